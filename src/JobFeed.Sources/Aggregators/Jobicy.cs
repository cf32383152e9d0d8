using System.Collections.Immutable;
using System.Net;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Aggregators;

/// <summary>
/// Jobicy (https://jobi.cy/apidocs): the newest postings, at most a hundred. Credit and a link to the posting's page are asked for. The board's key is
/// <c>all</c> or the filter as a query: <c>geo=usa&amp;industry=dev</c>.
/// </summary>
internal sealed class Jobicy : ISource
{
    private const string Unfiltered = "all";
    private const string Api = "https://jobicy.com/api/v2/remote-jobs?count=100";

    private static readonly string[] Filters = ["geo", "industry", "tag"];

    public SourceInfo Info { get; } = new("jobicy", SourceKind.Aggregator, "Jobicy")
    {
        MinInterval = TimeSpan.FromHours(1),
        LinkShapes = ["https://jobicy.com/", "https://jobicy.com/api/v2/remote-jobs?geo={geo}&industry={industry}&tag={tag}"],
    };

    public Board? Recognize(Uri link)
    {
        if (!link.IsWeb() || link.SiteHost() != "jobicy.com")
        {
            return null;
        }

        return new Board { Id = new BoardId(Info.Name, link.QueryOf(Filters) ?? Unfiltered), Url = new Uri("https://jobicy.com/jobs") };
    }

    public IEnumerable<FetchRequest> Plan(Board board) =>
        [new(new Uri(board.Id.Key == Unfiltered ? Api : $"{Api}&{board.Id.Key}")) { Accept = "application/json" }];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        return WirePayload.ReadEach<Job>(WirePayload.NeededList(json.RootElement, Info.Title, "jobs"), WireJson.Camel, job => Read(job, document.Board)) with
        {
            IncompleteBecause = "Jobicy shows its newest postings only",
        };
    }

    private static RawPosting Read(Job job, Board board)
    {
        var from = Plain(job.JobGeo.Joined(", "));
        var level = Plain(job.JobLevel.Joined(", "));
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = job.Id.Trimmed() ?? job.JobSlug.Trimmed() ?? "",
            Title = Plain(job.JobTitle),
            Company = Plain(job.CompanyName.First),
            Url = job.Url.Trimmed() ?? (job.JobSlug.Trimmed() is { } slug ? $"https://jobicy.com/jobs/{Uri.EscapeDataString(slug)}" : null),
            Location = from,
            RemoteFrom = from is null ? [] : [from],
            IsRemote = true,
            Pay = PayOf(job),
            EmploymentTypes = Plain(job.JobType),
            Departments = Plain(job.JobIndustry),
            Seniority = level is "Any" ? null : level,
            Description = job.JobDescription.Trimmed() ?? job.JobExcerpt.Trimmed(),
            PostedAt = SourceText.IsoOfEpoch(job.PubDate),
        };
    }

    /// <summary>Version 1 of the API said "annual" in the names.</summary>
    private static ImmutableArray<RawPay> PayOf(Job job)
    {
        var (min, max) = (job.SalaryMin.Stated(), job.SalaryMax.Stated());
        var period = job.SalaryPeriod.Trimmed();
        if (min is null && max is null)
        {
            (min, max, period) = (job.AnnualSalaryMin.Stated(), job.AnnualSalaryMax.Stated(), "yearly");
        }

        return min is null && max is null ? [] : [new RawPay { Min = min, Max = max, Currency = job.SalaryCurrency.Trimmed(), Period = period }];
    }

    /// <summary>Texts for display come HTML-escaped inside the JSON.</summary>
    private static string? Plain(string? text) => WebUtility.HtmlDecode(text).Trimmed();

    private static ImmutableArray<string> Plain(WireTexts texts) => [.. texts.All.Select(Plain).OfType<string>()];

    private sealed record Job(
        string? Id, string? Url, string? JobSlug, string? JobTitle, WireTexts CompanyName, WireTexts JobIndustry, WireTexts JobType, WireTexts JobGeo,
        WireTexts JobLevel, string? JobExcerpt, string? JobDescription, string? PubDate, decimal? SalaryMin, decimal? SalaryMax, string? SalaryCurrency,
        string? SalaryPeriod, decimal? AnnualSalaryMin, decimal? AnnualSalaryMax);
}
