using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Aggregators;

/// <summary>Arbeitnow (https://www.arbeitnow.com/api/job-board-api), Germany and remote: pages of a hundred, newest first. The board's key is <c>all</c>.</summary>
internal sealed class Arbeitnow : ISource
{
    private const int PageSize = 100;

    /// <summary>The board has a few dozen pages; one that ignores <c>page</c> would be asked for ever.</summary>
    private const int MaxPages = 200;

    public SourceInfo Info { get; } = new("arbeitnow", SourceKind.Aggregator, "Arbeitnow")
    {
        MinInterval = TimeSpan.FromHours(1),
        Pace = TimeSpan.FromSeconds(1),
        LinkShapes = ["https://www.arbeitnow.com/"],
    };

    public Board? Recognize(Uri link) => link.IsWeb() && link.SiteHost() == "arbeitnow.com"
        ? new Board { Id = new BoardId(Info.Name, "all"), Url = new Uri("https://www.arbeitnow.com/") }
        : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [Page(1)];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var list = WirePayload.NeededList(json.RootElement, Info.Title, "data", "jobs");
        var read = WirePayload.ReadEach<Job>(list, WireJson.Snake, job => Read(job, document.Board), "slug", "id");
        if (!HasMore(json.RootElement, list.Count()))
        {
            return read;
        }

        var next = document.Request.Url.QueryNumber("page", 1) + 1;
        return next <= MaxPages
            ? read with { Next = [Page(next)] }
            : read with { IncompleteBecause = $"the board still gives pages after {MaxPages}" };
    }

    /// <summary>Its own link to the next page may carry a search term of the day that narrows the board, so it only tells that there is one.</summary>
    private static bool HasMore(JsonElement root, int count) =>
        count > 0 && (count >= PageSize ||
            (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("links", out var links) && links.ValueKind == JsonValueKind.Object &&
             links.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String));

    private static FetchRequest Page(int page) =>
        new(new Uri(string.Create(CultureInfo.InvariantCulture, $"https://www.arbeitnow.com/api/job-board-api?page={page}"))) { Accept = "application/json" };

    private static RawPosting Read(Job job, Board board) => new()
    {
        Source = board.Id.Platform,
        Board = board.Id,
        Id = job.Slug.Trimmed() ?? job.Id.Trimmed() ?? "",
        Title = job.Title.Trimmed(),
        Company = job.CompanyName.First,
        Url = job.Url.Trimmed() ?? (job.Slug.Trimmed() is { } slug ? $"https://www.arbeitnow.com/view/{Uri.EscapeDataString(slug)}" : null),
        Location = job.Location.Joined("; "),
        IsRemote = job.Remote,
        EmploymentTypes = job.JobTypes.All,
        Departments = job.Tags.All,
        Description = job.Description.Trimmed(),
        PostedAt = SourceText.IsoOfEpoch(job.CreatedAt),
    };

    private sealed record Job(
        string? Id, string? Slug, WireTexts CompanyName, string? Title, string? Description, bool? Remote, string? Url, WireTexts Tags, WireTexts JobTypes,
        WireTexts Location, string? CreatedAt);
}
