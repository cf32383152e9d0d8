using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Dom;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Ats;

/// <summary>
/// iCIMS career portals: pages of about 20 cards, each posting a page of its own with a schema.org JobPosting. The board's key is the portal's name as in
/// <c>{portal}.icims.com</c>. Answers of the newer front end (<c>/api/jobs</c> of the employer's own host) are read too.
/// </summary>
internal sealed class Icims : ISource
{
    private const int MaxPages = 250;

    private const int FullPage = 20;

    public SourceInfo Info { get; } = new("icims", SourceKind.Ats, "iCIMS")
    {
        ObeysRobots = true,
        Pace = TimeSpan.FromSeconds(1),
        MinInterval = TimeSpan.FromHours(1),
        LinkShapes = ["https://{portal}.icims.com/jobs/search", "https://{portal}.icims.com/jobs/{id}/{title}/job"],
    };

    public Board? Recognize(Uri link) =>
        link.IsWeb() && link.Host.ToLowerInvariant() is var host && host.EndsWith(".icims.com", StringComparison.Ordinal) && !host.StartsWith("www.", StringComparison.Ordinal)
            ? new Board { Id = new BoardId(Info.Name, host[..^".icims.com".Length]), Url = new Uri($"https://{host}/jobs/search") }
            : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [Page(new Uri($"https://{board.Id.Key}.icims.com/"), 0, null)];

    public Extraction Extract(FetchedDocument document)
    {
        if (document.Body.Span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..])
        {
            using var json = WirePayload.Parse(document, Info.Title);
            return IcimsFrontEnd.Read(document, json.RootElement, MaxPages);
        }

        using var page = WirePage.Parse(document, Info.Title);
        var cards = page.Elements.QuerySelectorAll("li.iCIMS_JobCardItem, .iCIMS_JobsTable > .row");
        if (cards.Length > 0)
        {
            return ReadCards(document, page, cards);
        }

        if (!page.Content.Postings.IsEmpty || page.Elements.QuerySelector(".iCIMS_JobContent, .iCIMS_InfoMsg_Job") is not null)
        {
            return ReadDetail(document, page);
        }

        // Without its marker an empty page is a challenge, not an empty board.
        return page.Elements.QuerySelector(".iCIMS_ListingsPage") is not null ? new Extraction() : throw page.Unexpected();
    }

    private static Extraction ReadCards(FetchedDocument document, WirePage page, IHtmlCollection<IElement> cards)
    {
        var stubs = cards.Select(card => ReadCard(card, page, document.Board)).OfType<RawPosting>().DistinctBy(stub => stub.Id).ToArray();
        var details = stubs.Select(stub => new FetchRequest(new Uri(stub.Url + "?in_iframe=1"), FetchPurpose.Detail) { Accept = "text/html", Stub = stub });
        var read = new Extraction
        {
            Next = [.. details],
            Rejected = [.. Enumerable.Repeat(new RejectedPosting(null, "The card has no link to a posting or no title."), cards.Length - stubs.Length)],
        };
        var number = int.TryParse(document.Request.Url.QueryValue("pr"), NumberStyles.None, CultureInfo.InvariantCulture, out var pr) ? pr : 0;
        if (document.Request.Mark is { } before && stubs.Length > 0 && before == stubs[0].Id)
        {
            return new Extraction { IncompleteBecause = $"page {number + 1} is the page before it again" };
        }

        if (!LeadsOn(page, number, cards.Length))
        {
            return read;
        }

        return number + 1 < MaxPages
            ? read with { Next = [.. read.Next, Page(document.Url, number + 1, stubs.FirstOrDefault()?.Id)] }
            : read with { IncompleteBecause = $"the board has more than {MaxPages} pages" };
    }

    /// <summary>By "Page X of N", else by the link to the next page, else while pages are full.</summary>
    private static bool LeadsOn(WirePage page, int number, int cards)
    {
        var text = WirePage.TextOf(page.Elements.Body) ?? "";
        for (var at = text.IndexOf("Page ", StringComparison.Ordinal); at >= 0; at = text.IndexOf("Page ", at + 1, StringComparison.Ordinal))
        {
            var words = text[at..Math.Min(text.Length, at + 40)].Split(' ');
            if (words is [_, var x, "of", var n, ..] && int.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out _) &&
                int.TryParse(new string([.. n.TakeWhile(char.IsAsciiDigit)]), NumberStyles.None, CultureInfo.InvariantCulture, out var pages))
            {
                return number + 1 < pages;
            }
        }

        return page.Elements.QuerySelector("link[rel=next], a[rel=next]") is not null || cards >= FullPage;
    }

    private static FetchRequest Page(Uri portal, int number, string? mark) =>
        new(new Uri(portal, string.Create(CultureInfo.InvariantCulture, $"/jobs/search?ss=1&in_iframe=1&pr={number}"))) { Accept = "text/html", Mark = mark };

    private static RawPosting? ReadCard(IElement card, WirePage page, Board board)
    {
        var link = card.QuerySelector("a.iCIMS_Anchor") ?? card.QuerySelector("a[href*='/jobs/']");
        var address = page.AddressOf(link);
        var title = WirePage.TextOf(link?.QuerySelector("h1, h2, h3, h4")) ?? TitleOf(link?.GetAttribute("title"));
        if (address is null || IdOf(address) is not { } id || title is null)
        {
            return null;
        }

        var fields = FieldsOf(card);
        var description = WirePage.MarkupOf(card.QuerySelector("div.description"));
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = id,
            RequisitionId = Field(fields, "job id", "id", "requisition id", "req id"),
            Title = title,
            Company = board.Company,
            Url = address.AbsoluteUri,
            Location = Field(fields, "location", "locations", "job location", "job locations", "location : location") ??
                WirePage.TextOf(card.QuerySelector("div.header.left > span:last-child:not(.field-label)")),
            Country = board.Country,
            Workplace = Field(fields, "remote", "workplace type", "work location type", "remote type"),
            EmploymentTypes = Field(fields, "type", "position type", "employment type", "job type", "schedule") is { } type ? [type] : [],
            Departments = Field(fields, "category", "department", "job category") is { } department ? [department] : [],
            Description = description,
            DescriptionIsHtml = description is null ? null : true,
            PostedAt = Field(fields, "posted date", "date posted", "posted"),
        };
    }

    /// <summary>What the card labels: a hidden label with its value beside it, or pairs of a definition list. A date's title has it in full.</summary>
    private static Dictionary<string, string> FieldsOf(IElement card)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var label in card.QuerySelectorAll(".field-label, dt"))
        {
            var value = label.LocalName == "dt" ? label.NextElementSibling : label.Closest("dt")?.NextElementSibling ?? label.NextElementSibling;
            var text = value?.QuerySelector("span[title]")?.GetAttribute("title").Trimmed() ?? value?.GetAttribute("title").Trimmed() ?? WirePage.TextOf(value);
            if (WirePage.TextOf(label)?.TrimEnd(':', ' ') is { Length: > 0 } name && text is not null)
            {
                fields.TryAdd(name, text);
            }
        }

        return fields;
    }

    private static string? Field(Dictionary<string, string> fields, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (fields.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }

    private static Extraction ReadDetail(FetchedDocument document, WirePage page)
    {
        var stub = document.Request.Stub;
        var stated = page.Content.Postings.IsEmpty ? null : page.Content.Postings[0].Url;
        var address = IdOf(document.Url) is not null || !Uri.TryCreate(stated, UriKind.Absolute, out var own) ? document.Url : own;
        var id = stub?.Id ?? IdOf(address);
        if (id is null)
        {
            return new Extraction { Rejected = [new RejectedPosting(null, "The page does not say which posting it is.")] };
        }

        var url = address.GetLeftPart(UriPartial.Path);
        var content = page.Elements.QuerySelector(".iCIMS_JobContent");
        var title = WirePage.TextOf(page.Elements.QuerySelector("h1.iCIMS_Header, .iCIMS_Header h1")) ?? stub?.Title ?? page.Content.Heading;
        if (page.JobPosting(id, url) is { } posting)
        {
            return new Extraction { Postings = [WithoutPlaceholders(posting, stub)] };
        }

        if (content is null || title is null)
        {
            return page.Content.ExpiryEvidence is null
                ? new Extraction { Rejected = [new RejectedPosting(id, "The page has neither a JobPosting nor a text.")] }
                : new Extraction { Closed = [id] };
        }

        var known = stub ?? new RawPosting { Source = document.Board.Id.Platform, Board = document.Board.Id, Id = id, Company = document.Board.Company, Country = document.Board.Country };
        return new Extraction { Postings = [known with { Title = title, Url = url, Description = WirePage.MarkupOf(content), DescriptionIsHtml = true }] };
    }

    /// <summary>iCIMS fills the parts of an address that the employer left empty with a word.</summary>
    private static RawPosting WithoutPlaceholders(RawPosting posting, RawPosting? stub)
    {
        static string? Said(string? part) => string.Equals(part, "UNAVAILABLE", StringComparison.OrdinalIgnoreCase) ? null : part;
        var places = posting.Places
            .Select(place => place with { Street = Said(place.Street), City = Said(place.City), Region = Said(place.Region), Country = Said(place.Country), PostalCode = Said(place.PostalCode) })
            .ToImmutableArray();
        if (places.SequenceEqual(posting.Places))
        {
            return posting;
        }

        var said = string.Join("; ", places.Select(place => string.Join(", ", new[] { place.City, place.Region, place.Country }.OfType<string>())).Distinct());
        return posting with { Places = [.. places.Select(place => place with { Text = null }).Where(place => place != new RawPlace())], Location = said.Trimmed() ?? stub?.Location };
    }

    /// <summary>"8214 - Payroll Tax Specialist": the number is not the title's.</summary>
    private static string? TitleOf(string? title)
    {
        var dash = title?.IndexOf(" - ", StringComparison.Ordinal) ?? -1;
        return dash > 0 && title![..dash].All(c => char.IsAsciiDigit(c) || c == '-') ? title[(dash + 3)..].Trimmed() : title.Trimmed();
    }

    /// <summary>The number in <c>/jobs/{id}/{title}/job</c>.</summary>
    private static string? IdOf(Uri address) =>
        address.PathPart(0) == "jobs" && address.PathPart(1) is { } id && id.All(char.IsAsciiDigit) ? id : null;
}
