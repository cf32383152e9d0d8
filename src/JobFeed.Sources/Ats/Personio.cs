using System.Collections.Immutable;
using JobFeed.Core.Postings;
using JobFeed.Sources.CareerPages;

namespace JobFeed.Sources.Ats;

/// <summary>
/// Personio career sites (https://support.personio.de/hc/en-us/articles/207576365): the whole board as XML. The board's key is the
/// subdomain. No language is asked for: what is not translated might be left out.
/// </summary>
internal sealed class Personio : ISource
{
    public SourceInfo Info { get; } = new("personio", SourceKind.Ats, "Personio")
    {
        LinkShapes =
        [
            "https://{company}.jobs.personio.de", "https://{company}.jobs.personio.com", "https://{company}.jobs.personio.de/job/{id}",
            "https://{company}.jobs.personio.de/xml",
        ],
    };

    public Board? Recognize(Uri link) => (SourceText.TenantOf(link, "jobs.personio.de") ?? SourceText.TenantOf(link, "jobs.personio.com")) is { } key
        ? new Board { Id = new BoardId(Info.Name, key), Url = new Uri($"https://{link.Host.ToLowerInvariant()}/") }
        : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [new(new Uri(SiteOf(board, board.Url), "xml")) { Accept = "text/xml, application/xml" }];

    public Extraction Extract(FetchedDocument document)
    {
        var site = SiteOf(document.Board, document.Url);
        if (PostingPage.LooksLikeOne(document))
        {
            return PostingPage.Read(document, Info.Title, document.Request.Stub ?? Stub(document, site));
        }

        var xml = WireXml.Parse(document, Info.Title);
        if (!xml.Root.Is("workzag-jobs") && !xml.Root.Is("position"))
        {
            throw new SourceException(SourceFault.Unreadable, $"{Info.Title} sent XML without a list of postings: its root is <{xml.Root.Name}>.");
        }

        var positions = xml.Root.Is("position") ? [xml.Root] : xml.Root.Below("position").ToArray();
        var whole = positions.Where(position => !position.IsCut).ToArray();
        if (whole.Length == 0 && xml.BrokenBecause is { } reason)
        {
            throw new SourceException(SourceFault.Unreadable, $"{Info.Title} sent XML that is broken: {reason}.");
        }

        var read = whole.Select(position => Read(position, document.Board, site)).ToArray();
        return new Extraction
        {
            // The same position may stand twice.
            Postings = [.. read.Where(IsPosting).GroupBy(posting => posting.Id).Select(Merged)],
            Rejected =
            [
                .. read.Where(posting => !IsPosting(posting))
                    .Select(posting => new RejectedPosting(posting.Id.Trimmed(), posting.Title is null ? "The posting has no title." : "The posting has no id.")),
            ],
            IncompleteBecause = xml.BrokenBecause is { } broken ? $"the XML is broken after {whole.Length} postings: {broken}" : null,
        };
    }

    private static bool IsPosting(RawPosting posting) => posting.Id.Length > 0 && posting.Title is not null;

    private static RawPosting Merged(IGrouping<string, RawPosting> rows)
    {
        var places = rows.SelectMany(row => row.Places).Distinct().ToImmutableArray();
        return rows.First() with { Places = places, Location = SourceText.Joined("; ", places.Select(place => place.Text)) };
    }

    /// <summary>The tenant's site: that of the address where it is Personio's, else by the board's key.</summary>
    private static Uri SiteOf(Board board, Uri? address) =>
        address is not null && (SourceText.TenantOf(address, "jobs.personio.de") ?? SourceText.TenantOf(address, "jobs.personio.com")) is not null
            ? new Uri($"https://{address.Host}/")
            : SourceText.SiteOf(board.Id.Key, "jobs.personio.de");

    private static RawPosting Stub(FetchedDocument document, Uri site)
    {
        var id = document.Url.PathPartAfter("job") ?? "";
        return new RawPosting
        {
            Source = document.Board.Id.Platform,
            Board = document.Board.Id,
            Id = id,
            Company = document.Board.Company,
            Country = document.Board.Country,
            Url = new Uri(site, $"job/{id}").AbsoluteUri,
        };
    }

    private static RawPosting Read(WireElement position, Board board, Uri site)
    {
        var id = position.TextOf("id") ?? "";
        var places = PlacesOf(position);
        var description = DescriptionOf(position);
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = id,
            Title = position.TextOf("name"),
            Company = position.TextOf("subcompany") ?? board.Company,
            Url = new Uri(site, $"job/{Uri.EscapeDataString(id)}").AbsoluteUri,
            Location = SourceText.Joined("; ", places.Select(place => place.Text)),
            Places = places,
            Country = board.Country,
            EmploymentTypes = [.. new[] { position.TextOf("employmentType"), position.TextOf("schedule") }.OfType<string>().Distinct()],
            Seniority = position.TextOf("seniority"),
            Experience = YearsOf(position.TextOf("yearsOfExperience")),
            Departments = (position.TextOf("department") ?? position.TextOf("recruitingCategory")) is { } department ? [department] : [],
            Skills = [.. (position.TextOf("keywords") ?? "").Split(',').Select(word => word.Trimmed()).OfType<string>().Distinct()],
            Description = description,
            DescriptionIsHtml = description is null ? null : true,
            PostedAt = position.TextOf("createdAt"),
        };
    }

    private static ImmutableArray<RawPlace> PlacesOf(WireElement position) =>
    [
        .. position.Named("office").Concat(position.Named("additionalOffices").SelectMany(more => more.Named("office")))
            .Select(office => office.Text).OfType<string>().Distinct()
            .Select(office => new RawPlace { Text = office }),
    ];

    /// <summary>The element's name has the unit that its value lacks: <c>7-10</c>, <c>lt-1</c>, <c>gt-15</c>.</summary>
    private static string? YearsOf(string? years) => years switch
    {
        null => null,
        ['l', 't', '-', .. var most] => $"less than {most} {(most == "1" ? "year" : "years")}",
        ['g', 't', '-', .. var least] => $"more than {least} {(least == "1" ? "year" : "years")}",
        _ => $"{years} years",
    };

    private static string? DescriptionOf(WireElement position) => SourceText.UnderHeadings(
        position.Below("jobDescription").Select(part => (part.TextOf("name"), part.Child("value")?.Markup)));
}
