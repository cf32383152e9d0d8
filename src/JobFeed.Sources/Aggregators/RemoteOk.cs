using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Aggregators;

/// <summary>
/// Remote OK (https://remoteok.com/api): the newest hundred postings in one answer, whose first element is the terms: link back to the posting's page and
/// name Remote OK. The board's key is <c>all</c> or a tag.
/// </summary>
internal sealed class RemoteOk : ISource
{
    private const string AllTags = "all";

    public SourceInfo Info { get; } = new("remoteok", SourceKind.Aggregator, "Remote OK")
    {
        MinInterval = TimeSpan.FromHours(1),
        LinkShapes = ["https://remoteok.com/", "https://remoteok.com/remote-{tag}-jobs"],
    };

    public Board? Recognize(Uri link)
    {
        if (!link.IsWeb() || link.SiteHost() is not ("remoteok.com" or "remoteok.io"))
        {
            return null;
        }

        var tag = link.PathPart(0) is { } page && page.StartsWith("remote-", StringComparison.OrdinalIgnoreCase) ? TagOf(page[7..].ToLowerInvariant()) : null;
        return new Board
        {
            Id = new BoardId(Info.Name, tag ?? AllTags),
            Url = new Uri(tag is null ? "https://remoteok.com/" : $"https://remoteok.com/remote-{Uri.EscapeDataString(tag)}-jobs"),
        };
    }

    public IEnumerable<FetchRequest> Plan(Board board) =>
    [
        new(new Uri(board.Id.Key == AllTags ? "https://remoteok.com/api" : $"https://remoteok.com/remote-{Uri.EscapeDataString(board.Id.Key)}-jobs.json"))
        {
            Accept = "application/json",
        },
    ];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        return WirePayload.ReadEach<Job>(WirePayload.NeededList(json.RootElement, Info.Title, "jobs", "data"), WireJson.Snake, job => Read(job, document.Board)) with
        {
            IncompleteBecause = "Remote OK shows its newest postings only",
        };
    }

    /// <summary><c>remote-golang-jobs(.json)</c> is the list of a tag; <c>remote-jobs</c> is all, or one posting below.</summary>
    private static string? TagOf(string page)
    {
        var end = page.IndexOf("-jobs", StringComparison.Ordinal);
        return end > 0 && page[end..] is "-jobs" or "-jobs.json" ? page[..end] : null;
    }

    private static RawPosting? Read(Job job, Board board)
    {
        if (job.Id.Trimmed() is null && job.Legal is not null)
        {
            return null;
        }

        var (min, max) = (job.SalaryMin.Stated(), job.SalaryMax.Stated());
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = job.Id.Trimmed() ?? job.Slug.Trimmed() ?? "",
            Title = (job.Position ?? job.Title).Trimmed(),
            Company = job.Company.Trimmed(),
            Url = job.Url.Trimmed() ?? (job.Slug.Trimmed() is { } slug ? $"https://remoteok.com/remote-jobs/{Uri.EscapeDataString(slug)}" : null),
            ApplyUrl = job.ApplyUrl.Trimmed(),
            // "Sonipat, " is a place with an empty country behind it.
            Location = job.Location?.TrimEnd(' ', ',').Trimmed(),
            IsRemote = true,
            // By the site's convention US dollars a year; the answer names neither.
            Pay = min is null && max is null ? [] : [new RawPay { Min = min, Max = max, Currency = "USD", Period = "year" }],
            Skills = job.Tags.All,
            Description = job.Description.Trimmed(),
            PostedAt = SourceText.IsoOfEpoch(job.Date) ?? SourceText.IsoOfEpoch(job.Epoch),
        };
    }

    private sealed record Job(
        string? Id, string? Slug, string? Legal, string? Epoch, string? Date, string? Company, string? Position, string? Title, WireTexts Tags,
        string? Description, string? Location, decimal? SalaryMin, decimal? SalaryMax, string? Url, string? ApplyUrl);
}
