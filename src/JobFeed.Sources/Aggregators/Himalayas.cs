using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Aggregators;

/// <summary>
/// Himalayas (https://himalayas.app/docs): about a hundred thousand remote postings, newest first, twenty a page. Only the newest are walked. The board's
/// key is <c>all</c> or a search as a query: <c>keyword=nurse&amp;country=Canada</c>.
/// </summary>
internal sealed class Himalayas : ISource
{
    private const string Unfiltered = "all";
    private const int PageSize = 20;

    /// <summary>How far one crawl walks; with an hour between two crawls the newest are long within it.</summary>
    private const int MaxPostings = 1_000;

    private static readonly string[] Filters = ["keyword", "country", "seniority", "employment_type", "timezone", "company"];

    public SourceInfo Info { get; } = new("himalayas", SourceKind.Aggregator, "Himalayas")
    {
        MinInterval = TimeSpan.FromHours(1),
        Pace = TimeSpan.FromSeconds(1),
        LinkShapes = ["https://himalayas.app/jobs", "https://himalayas.app/jobs/api/search?keyword={keyword}&country={country}"],
    };

    public Board? Recognize(Uri link) => link.IsWeb() && link.SiteHost() == "himalayas.app"
        ? new Board { Id = new BoardId(Info.Name, link.QueryOf(Filters) ?? Unfiltered), Url = new Uri("https://himalayas.app/jobs") }
        : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [Page(board, 0, null)];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        var list = WirePayload.NeededList(root, Info.Title, "jobs");
        var read = WirePayload.ReadEach<Job>(list, WireJson.Camel, job => Read(job, document.Board), "guid", "applicationLink") with { AdvertisedTotal = WirePayload.Count(root, "totalCount") };
        // The answer's own offset tells where it stands; it may be larger than a page when limits change.
        var next = (WirePayload.Count(root, "offset") ?? document.Request.Url.QueryNumber("offset", 0)) + list.Count();
        if (!list.Any() || next >= read.AdvertisedTotal || (read.AdvertisedTotal is null && list.Count() < PageSize))
        {
            return read;
        }

        return next < MaxPostings
            ? read with { Next = [Page(document.Board, next, CursorOf(root))] }
            : read with { IncompleteBecause = $"only the newest {MaxPostings} postings are read" };
    }

    private static string? CursorOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("nextCursor", out var cursor) && cursor.ValueKind == JsonValueKind.String
            ? WireJson.TextOf(cursor).Trimmed()
            : null;

    private static FetchRequest Page(Board board, int offset, string? cursor)
    {
        var path = board.Id.Key == Unfiltered ? "?" : $"/search?{board.Id.Key}&";
        var at = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
        return new FetchRequest(new Uri(string.Create(CultureInfo.InvariantCulture, $"https://himalayas.app/jobs/api{path}limit={PageSize}&offset={offset}{at}")))
        {
            Accept = "application/json",
        };
    }

    private static RawPosting Read(Job job, Board board)
    {
        var url = job.ApplicationLink.Trimmed() ?? job.Guid.Trimmed();
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = job.Guid.Trimmed() ?? url ?? "",
            Title = job.Title.Trimmed(),
            Company = job.CompanyName.First,
            Url = url,
            Location = job.LocationRestrictions.Joined("; "),
            RemoteFrom = job.LocationRestrictions.All,
            IsRemote = true,
            Pay = PayOf(job),
            EmploymentTypes = job.EmploymentType.All,
            Seniority = job.Seniority.Joined(", "),
            Departments = job.ParentCategories.All,
            Skills = [.. job.Categories.All.Select(slug => slug.Replace('-', ' '))],
            Description = job.Description.Trimmed() ?? job.Excerpt.Trimmed(),
            PostedAt = SourceText.IsoOfEpoch(job.PubDate),
            ValidThrough = SourceText.IsoOfEpoch(job.ExpiryDate),
        };
    }

    private static ImmutableArray<RawPay> PayOf(Job job)
    {
        var (min, max) = (job.MinSalary.Stated(), job.MaxSalary.Stated());
        return min is null && max is null
            ? []
            : [new RawPay { Min = min, Max = max, Currency = job.Currency.Trimmed(), Period = job.SalaryPeriod.Trimmed() }];
    }

    private sealed record Job(
        string? Title, string? Excerpt, WireTexts CompanyName, WireTexts EmploymentType, decimal? MinSalary, decimal? MaxSalary, string? SalaryPeriod,
        WireTexts Seniority, string? Currency, WireTexts LocationRestrictions, WireTexts Categories, WireTexts ParentCategories, string? Description,
        string? PubDate, string? ExpiryDate, string? ApplicationLink, string? Guid);
}
