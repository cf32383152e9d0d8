using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Aggregators;

/// <summary>
/// The Muse (https://www.themuse.com/developers/api/v2): half a million postings, twenty a page; pages beyond a hundred are refused, so a board should have
/// a filter. Its key is <c>all</c> or the filter as a query: <c>category=Nursing&amp;location=Atlanta%2C%20GA</c>.
/// </summary>
internal sealed class TheMuse : ISource
{
    private const string Unfiltered = "all";
    private const int MaxPages = 99;

    /// <summary>What stands among the places of a posting that may be done from elsewhere.</summary>
    private const string RemotePlace = "Flexible / Remote";

    private static readonly string[] Filters = ["company", "category", "level", "location"];

    public SourceInfo Info { get; } = new("themuse", SourceKind.Aggregator, "The Muse")
    {
        MinInterval = TimeSpan.FromHours(1),
        // 500 requests an hour without a key; over the limit it answers 403.
        Pace = TimeSpan.FromSeconds(7.5),
        LinkShapes = ["https://www.themuse.com/search", "https://www.themuse.com/api/public/jobs?category={category}&location={location}"],
    };

    public Board? Recognize(Uri link) => link.IsWeb() && link.SiteHost() == "themuse.com"
        ? new Board { Id = new BoardId(Info.Name, link.QueryOf(Filters) ?? Unfiltered), Url = new Uri("https://www.themuse.com/search") }
        : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [Page(board, 1)];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("refs", out _))
        {
            return WirePayload.ReadEach<Job>([root], WireJson.Snake, job => Read(job, document.Board));
        }

        var list = WirePayload.NeededList(root, Info.Title, "results");
        var read = WirePayload.ReadEach<Job>(list, WireJson.Snake, job => Read(job, document.Board)) with { AdvertisedTotal = WirePayload.Count(root, "total") };
        var page = WirePayload.Count(root, "page") ?? document.Request.Url.QueryNumber("page", 1);
        if (!list.Any() || page >= WirePayload.Count(root, "page_count"))
        {
            return read;
        }

        return page < MaxPages
            ? read with { Next = [Page(document.Board, page + 1)] }
            : read with { IncompleteBecause = $"The Muse gives {MaxPages} pages at most; add boards with a filter" };
    }

    private static FetchRequest Page(Board board, int page)
    {
        var filter = board.Id.Key == Unfiltered ? "" : "&" + board.Id.Key;
        return new FetchRequest(new Uri(string.Create(CultureInfo.InvariantCulture, $"https://www.themuse.com/api/public/jobs?page={page}{filter}")))
        {
            Accept = "application/json",
        };
    }

    private static RawPosting Read(Job job, Board board) => new()
    {
        Source = board.Id.Platform,
        Board = board.Id,
        Id = job.Id.Trimmed() ?? job.ShortName.Trimmed() ?? "",
        Title = job.Name.Trimmed(),
        Company = job.Company.First,
        Url = job.Refs?.LandingPage.Trimmed(),
        Location = job.Locations.Joined("; "),
        Places = [.. job.Locations.All.Select(place => new RawPlace { Text = place })],
        IsRemote = job.Locations.All is [RemotePlace] ? true : null,
        Departments = job.Categories.All,
        Seniority = job.Levels.Joined(", "),
        Description = job.Contents.Trimmed(),
        PostedAt = SourceText.IsoOfEpoch(job.PublicationDate),
    };

    private sealed record Job(
        string? Id, string? ShortName, string? Name, WireTexts Company, string? Contents, WireTexts Locations, WireTexts Levels, WireTexts Categories,
        string? PublicationDate, References? Refs);

    private sealed record References(string? LandingPage);
}
