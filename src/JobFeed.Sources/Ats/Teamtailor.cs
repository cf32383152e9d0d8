using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;
using JobFeed.Sources.CareerPages;

namespace JobFeed.Sources.Ats;

/// <summary>
/// Teamtailor career sites: a JSON Feed (https://www.jsonfeed.org/version/1.1/) whose items carry a schema.org JobPosting, 100 a page, or the same
/// as RSS. Both name a posting by one UUID. The board's key is the subdomain, or the whole host of a regional site or a domain of the employer's own.
/// </summary>
internal sealed class Teamtailor : ISource
{
    private const string Domain = "teamtailor.com";

    private const int PageSize = 100;

    /// <summary>No site has that many; one that ignores the page would be asked for ever.</summary>
    private const int MaxPostings = 10_000;

    /// <summary>Forms for people without a vacancy in mind, under the names that Teamtailor's languages give them.</summary>
    private static readonly string[] OpenApplications =
    [
        "open application", "spontaneous application", "general application", "unsolicited application", "åpen søknad", "spontanansökan", "öppen ansökan",
        "uopfordret ansøgning", "avoin hakemus", "initiativbewerbung", "offene bewerbung", "candidature spontanée", "open sollicitatie", "candidatura espontánea",
        "candidatura spontanea", "candidatura espontânea",
    ];

    public SourceInfo Info { get; } = new("teamtailor", SourceKind.Ats, "Teamtailor")
    {
        LinkShapes = ["https://{company}.teamtailor.com", "https://{company}.{region}.teamtailor.com/jobs/{posting}", "https://{company}.teamtailor.com/jobs.rss"],
    };

    public Board? Recognize(Uri link) => SourceText.TenantOf(link, Domain, "tt", "blog", "careers-analytics", "images", "assets") is { } key
        ? new Board { Id = new BoardId(Info.Name, key), Url = SourceText.SiteOf(key, Domain) }
        : null;

    public IEnumerable<FetchRequest> Plan(Board board) =>
        [new(new Uri(SourceText.SiteOf(board.Id.Key, Domain), "jobs.json")) { Accept = "application/feed+json, application/json" }];

    public Extraction Extract(FetchedDocument document)
    {
        if (PostingPage.LooksLikeOne(document))
        {
            return PostingPage.Read(document, Info.Title, document.Request.Stub ?? Stub(document.Board, document.Url.PathPartAfter("jobs")?.Split('-')[0]));
        }

        var first = document.Body.Span.IndexOfAnyExcept(" \t\r\n\uFEFF"u8);
        return first >= 0 && document.Body.Span[first] == '<' ? ReadRss(document) : ReadJson(document);
    }

    private static RawPosting Stub(Board board, string? id) => new()
    {
        Source = board.Id.Platform,
        Board = board.Id,
        Id = id ?? "",
        Company = board.Company,
        Country = board.Country,
    };

    private Extraction ReadJson(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        if (WirePayload.ListOf(root, "items") is not { } items)
        {
            throw WirePayload.Unexpected(root, Info.Title);
        }

        var company = WirePayload.TextOf(WirePayload.Part(root, "title")).Trimmed();
        var language = WirePayload.TextOf(WirePayload.Part(root, "language")).Trimmed();
        var read = WirePayload.ReadEach<Item>(items.EnumerateArray(), WireJson.Snake, item => Read(item, document, company, language));
        return Follow(document, read, items.GetArrayLength(), WirePayload.TextOf(WirePayload.Part(root, "next_url")), PageAfter);
    }

    private static RawPosting? Read(Item item, FetchedDocument document, string? company, string? language)
    {
        if (IsOpenApplication(item.Title))
        {
            return null;
        }

        var posting = PostingIn(item.JobPosting, document.Url);
        var html = item.ContentHtml.Trimmed() ?? posting.Description ?? item.ContentText.Trimmed();
        return posting with
        {
            Id = item.Id.Trimmed() ?? posting.Id,
            Title = item.Title.Trimmed() ?? posting.Title,
            Company = posting.Company ?? item.Authors?.FirstOrDefault()?.Name ?? company ?? document.Board.Company,
            Url = item.Url.Trimmed() ?? item.ExternalUrl.Trimmed() ?? posting.Url,
            Source = document.Board.Id.Platform,
            Board = document.Board.Id,
            Country = document.Board.Country,
            Skills = [.. (item.Tags ?? []).Select(tag => tag?.Name).OfType<string>()],
            Description = html,
            DescriptionIsHtml = html is null ? null : item.ContentHtml.Trimmed() is null && posting.Description is null ? false : true,
            PostedAt = posting.PostedAt ?? item.DatePublished.Trimmed(),
            UpdatedAt = posting.UpdatedAt ?? item.DateModified.Trimmed(),
            Language = item.Language.Trimmed() ?? posting.Language ?? language,
        };
    }

    /// <summary>The schema.org posting of an item, read as it is on a page.</summary>
    private static RawPosting PostingIn(JsonElement posting, Uri url)
    {
        if (posting.ValueKind != JsonValueKind.Object)
        {
            return new RawPosting();
        }

        var script = posting.GetRawText().Replace("</", "<\\/", StringComparison.Ordinal).Replace("<!--", "<\\u0021--", StringComparison.Ordinal);
        if (PageReader.Read($"<script type=\"application/ld+json\">{script}</script>", url).Postings is not [var read, ..])
        {
            return new RawPosting();
        }

        // The region is the site's own grouping ("Europe") or the country once more.
        ImmutableArray<RawPlace> places = [.. read.Places.Select(place => place with { Region = null })];
        return read with
        {
            Places = places,
            Location = SourceText.Joined("; ", places.Select(place => SourceText.Joined(", ", place.City, place.Country) ?? place.Text)),
        };
    }

    private Extraction ReadRss(FetchedDocument document)
    {
        var xml = WireXml.Parse(document, Info.Title);
        if (!xml.Root.Is("rss") || xml.Root.Child("channel") is not { } channel)
        {
            throw new SourceException(SourceFault.Unreadable, $"{Info.Title} sent XML that is no RSS: its root is <{xml.Root.Name}>.");
        }

        var items = channel.Named("item").Where(item => !item.IsCut).ToArray();
        if (items.Length == 0 && xml.BrokenBecause is { } reason)
        {
            throw new SourceException(SourceFault.Unreadable, $"{Info.Title} sent RSS that is broken: {reason}.");
        }

        var read = items.Where(item => !IsOpenApplication(item.TextOf("title")))
            .Select(item => Read(item, document.Board, channel.TextOf("title")))
            .ToLookup(posting => posting.Id.Length > 0 && posting.Title is not null);
        var extraction = new Extraction
        {
            Postings = [.. read[true]],
            Rejected = [.. read[false].Select(posting => new RejectedPosting(posting.Id.Trimmed(), "The posting has no title or no id."))],
        };
        return xml.BrokenBecause is { } broken
            ? extraction with { IncompleteBecause = $"the feed is broken after {items.Length} postings: {broken}" }
            : Follow(document, extraction, items.Length, null, OffsetAfter);
    }

    private static RawPosting Read(WireElement item, Board board, string? company)
    {
        var status = item.TextOf("remoteStatus");
        var places = PlacesOf(item, status == "fully");
        var html = item.Child("description")?.Markup;
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = item.TextOf("guid") ?? item.TextOf("link") ?? "",
            Title = item.TextOf("title"),
            Company = item.TextOf("company_name") ?? company ?? board.Company,
            Url = item.TextOf("link"),
            Location = SourceText.Joined("; ", places.Select(place => place.Text)),
            Places = places,
            Country = board.Country,
            // "none" means that the job is not done remotely.
            Workplace = status switch { "none" => "on-site", "fully" => "remote", "temporary" => "temporarily remote", _ => status },
            IsRemote = status is null ? null : status == "fully",
            Departments = item.TextOf("department") is { } department ? [department] : [],
            Description = html,
            DescriptionIsHtml = html is null ? null : true,
            PostedAt = IsoOf(item.TextOf("pubDate")),
        };
    }

    /// <summary>RFC 822 with the site's own offset, as ISO 8601; what cannot be read stands as it is.</summary>
    private static string? IsoOf(string? date) => DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
        ? instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : date;

    /// <summary>The name of a remote job's place may be a region ("EU") beside the city of the head office.</summary>
    private static ImmutableArray<RawPlace> PlacesOf(WireElement item, bool isRemote) =>
    [
        .. item.Named("locations").SelectMany(list => list.Named("location"))
            .Select(place => isRemote && place.TextOf("name") is { } name && name != place.TextOf("city")
                ? new RawPlace { Text = name }
                : new RawPlace
                {
                    Text = SourceText.Joined(", ", place.TextOf("city") ?? place.TextOf("name"), place.TextOf("country")),
                    Street = place.TextOf("address"),
                    City = place.TextOf("city"),
                    Country = place.TextOf("country"),
                    PostalCode = place.TextOf("zip"),
                })
            .Where(place => place != new RawPlace())
            .Distinct(),
    ];

    private static bool IsOpenApplication(string? title)
    {
        var known = title.Trimmed()?.ToLowerInvariant();
        return known is not null && OpenApplications.Any(name => known.StartsWith(name, StringComparison.Ordinal));
    }

    /// <summary>The next page: the one that the feed names, on its own site, or the one after a full page.</summary>
    private static Extraction Follow(FetchedDocument document, Extraction read, int count, string? named, Func<Uri, int, (Uri Url, int Read)> after)
    {
        var size = int.TryParse(document.Request.Url.QueryValue("per_page"), out var asked) && asked > 0 ? asked : PageSize;
        var link = WebLink.TryResolve(document.Url, named, out var next) && next.Host == document.Url.Host ? next : null;
        // More than a page is no page: the site gave all.
        if (count == 0 || (link is null && count != size))
        {
            return read;
        }

        var (url, position) = after(document.Request.Url, count);
        return position >= MaxPostings
            ? read with { IncompleteBecause = $"the site still gives pages after {MaxPostings} postings" }
            : read with { Next = [new FetchRequest(link ?? url) { Accept = document.Request.Accept }] };
    }

    private static (Uri Url, int Read) PageAfter(Uri url, int count)
    {
        var page = int.TryParse(url.QueryValue("page"), out var current) && current > 0 ? current : 1;
        return (new Uri(url, $"?page={page + 1}"), page * count);
    }

    private static (Uri Url, int Read) OffsetAfter(Uri url, int count)
    {
        var offset = (int.TryParse(url.QueryValue("offset"), out var current) && current > 0 ? current : 0) + count;
        return (new Uri(url, $"?per_page={PageSize}&offset={offset}"), offset);
    }

    private sealed record Item(
        string? Id, string? Title, string? Url, string? ExternalUrl, string? ContentHtml, string? ContentText, string? DatePublished, string? DateModified,
        List<Labelled?>? Tags, List<Labelled?>? Authors, string? Language,
        [property: JsonPropertyName("_jobposting")] JsonElement JobPosting);
}
