using JobFeed.Core.Postings;

namespace JobFeed.Sources.Aggregators;

/// <summary>
/// Remotive (https://github.com/remotive-com/remote-jobs-api): its current postings in one answer, a day late, at most four calls a day. Its terms forbid
/// passing postings on to other job sites. The board's key is <c>all</c> or a category's slug.
/// </summary>
internal sealed class Remotive : ISource
{
    private const string AllCategories = "all";

    public SourceInfo Info { get; } = new("remotive", SourceKind.Aggregator, "Remotive")
    {
        MinInterval = TimeSpan.FromHours(6),
        Pace = TimeSpan.FromSeconds(30),
        LinkShapes = ["https://remotive.com/remote-jobs/{category}", "https://remotive.com/api/remote-jobs?category={category}"],
    };

    public Board? Recognize(Uri link)
    {
        if (!link.IsWeb() || link.SiteHost() is not ("remotive.com" or "remotive.io"))
        {
            return null;
        }

        var category = link.PathPart(0) == "remote-jobs" ? link.PathPart(1) : link.QueryValue("category");
        var key = category.Trimmed()?.ToLowerInvariant() ?? AllCategories;
        return new Board
        {
            Id = new BoardId(Info.Name, key),
            Url = new Uri("https://remotive.com/remote-jobs" + (key == AllCategories ? "" : "/" + Uri.EscapeDataString(key))),
        };
    }

    public IEnumerable<FetchRequest> Plan(Board board) =>
    [
        new(new Uri("https://remotive.com/api/remote-jobs" + (board.Id.Key == AllCategories ? "" : $"?category={Uri.EscapeDataString(board.Id.Key)}")))
        {
            Accept = "application/json",
        },
    ];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        return WirePayload.ReadEach<Job>(WirePayload.NeededList(json.RootElement, Info.Title, "jobs"), WireJson.Snake, job => Read(job, document.Board)) with
        {
            IncompleteBecause = "Remotive shows a window of its postings",
        };
    }

    private static RawPosting Read(Job job, Board board)
    {
        var from = job.CandidateRequiredLocation.Joined(", ");
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = job.Id.Trimmed() ?? "",
            Title = job.Title.Trimmed(),
            Company = job.CompanyName.First,
            Url = job.Url.Trimmed(),
            Location = from,
            RemoteFrom = from is null ? [] : [from],
            IsRemote = true,
            SalaryText = job.Salary.Trimmed(),
            EmploymentTypes = job.JobType.All,
            Departments = job.Category.All,
            Skills = job.Tags.All,
            Description = job.Description.Trimmed(),
            // Written without an offset; it is UTC.
            PostedAt = SourceText.IsoOfEpoch(job.PublicationDate),
        };
    }

    private sealed record Job(
        string? Id, string? Url, string? Title, WireTexts CompanyName, WireTexts Category, WireTexts Tags, WireTexts JobType, string? PublicationDate,
        WireTexts CandidateRequiredLocation, string? Salary, string? Description);
}
