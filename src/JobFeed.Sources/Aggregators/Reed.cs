using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;
using JobFeed.Sources.Fetching;

namespace JobFeed.Sources.Aggregators;

/// <summary>
/// Reed.co.uk (https://www.reed.co.uk/developers/jobseeker): searches of 100 postings a page with cut texts, each posting's whole text and pay period a request of its
/// own. It needs a key. The board's key is the search, see <see cref="SearchKey"/>.
/// </summary>
internal sealed class Reed : ISource
{
    private const int PageSize = 100;

    private const int MaxPostings = 2_000;

    private static readonly Dictionary<string, string> Filters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["keywords"] = "keywords", ["locationName"] = "locationName", ["location"] = "locationName", ["distanceFromLocation"] = "distanceFromLocation",
        ["permanent"] = "permanent", ["contract"] = "contract", ["temp"] = "temp", ["partTime"] = "partTime", ["fullTime"] = "fullTime",
        ["minimumSalary"] = "minimumSalary", ["maximumSalary"] = "maximumSalary", ["employerId"] = "employerId",
        ["postedByRecruitmentAgency"] = "postedByRecruitmentAgency", ["postedByDirectEmployer"] = "postedByDirectEmployer", ["graduate"] = "graduate",
    };

    public SourceInfo Info { get; } = new("reed", SourceKind.Aggregator, "Reed")
    {
        Pace = TimeSpan.FromSeconds(1),
        MinInterval = TimeSpan.FromHours(6),
        LinkShapes =
        [
            "https://www.reed.co.uk/jobs/{words}-jobs-in-{place}", "https://www.reed.co.uk/jobs/{title}/{id}", "https://www.reed.co.uk/api/1.0/search?keywords={words}",
        ],
    };

    public Board? Recognize(Uri link)
    {
        if (!link.IsWeb() || link.Host.ToLowerInvariant() is not ("www.reed.co.uk" or "reed.co.uk") || link.PathPart(0) is not ("jobs" or "api"))
        {
            return null;
        }

        var search = SearchKey.Of(link, Filters);
        return new Board { Id = new BoardId(Info.Name, search == SearchKey.All ? SearchOf(link) : search), Url = new Uri("https://www.reed.co.uk/jobs"), Country = "GB" };
    }

    public IEnumerable<FetchRequest> Plan(Board board) => [Page(board.Id.Key, 0)];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array)
        {
            return ReadPage(document, root, results);
        }

        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("jobId", out _)
            ? WirePayload.ReadEach<Job>([root], WireJson.Camel, job => Read(job, document.Board))
            : throw WirePayload.Unexpected(root, Info.Title);
    }

    private static Extraction ReadPage(FetchedDocument document, JsonElement root, JsonElement results)
    {
        var read = WirePayload.ReadEach<Job>(results.EnumerateArray(), WireJson.Camel, job => Read(job, document.Board));
        var total = root.TryGetProperty("totalResults", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var all) ? all : (int?)null;
        read = read with { Postings = [], Next = [.. read.Postings.Select(DetailOf)], AdvertisedTotal = total };
        var skipped = int.TryParse(document.Request.Url.QueryValue("resultsToSkip"), NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0;
        var next = skipped + results.GetArrayLength();
        if (results.GetArrayLength() == 0 || next >= (total ?? (results.GetArrayLength() < PageSize ? next : int.MaxValue)))
        {
            return read;
        }

        return next < MaxPostings
            ? read with { Next = [.. read.Next, Page(SearchKey.Of(document.Request.Url, Filters), next)] }
            : read with { IncompleteBecause = $"only the first {MaxPostings} of {total} postings are read: narrow the search" };
    }

    private static FetchRequest Page(string search, int skip) => Call(new Uri(string.Create(
        CultureInfo.InvariantCulture, $"https://www.reed.co.uk/api/1.0/search?{SearchKey.Filters(search)}resultsToTake={PageSize}&resultsToSkip={skip}")), null);

    private static FetchRequest DetailOf(RawPosting posting) => Call(new Uri($"https://www.reed.co.uk/api/1.0/jobs/{Uri.EscapeDataString(posting.Id)}"), posting);

    private static FetchRequest Call(Uri url, RawPosting? stub) => new(url, stub is null ? FetchPurpose.Listing : FetchPurpose.Detail)
    {
        Accept = "application/json",
        Credentials = [new FetchCredential(nameof(SourceKeys.ReedKey), CredentialPlace.BasicUser)],
        Stub = stub,
    };

    private static RawPosting Read(Job job, Board board)
    {
        var pay = PayOf(job);
        var description = job.JobDescription.Trimmed();
        var external = job.ExternalUrl.Trimmed();
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = job.JobId.Trimmed() ?? "",
            Title = EscapedHtml.OneLine(job.JobTitle),
            Company = job.EmployerName.Trimmed(),
            Url = job.JobUrl.Trimmed(),
            ApplyUrl = external,
            Location = job.LocationName.Trimmed(),
            Country = board.Country ?? "GB",
            Pay = pay,
            SalaryText = pay.IsEmpty ? job.Salary.Trimmed() : null,
            EmploymentTypes =
            [
                .. new[] { job.ContractType.Trimmed(), job.FullTime == true ? "Full time" : null, job.PartTime == true ? "Part time" : null }.OfType<string>(),
            ],
            Description = description,
            DescriptionIsHtml = description is null ? null : EscapedHtml.HasTags(description),
            PostedAt = IsoOf(job.DatePosted ?? job.Date),
            ValidThrough = IsoOf(job.ExpirationDate),
        };
    }

    /// <summary>The search names no period, the details do; the yearly amounts are Reed's own reckoning and serve only where it gives no others.</summary>
    private static ImmutableArray<RawPay> PayOf(Job job)
    {
        var stated = job.MinimumSalary is > 0 || job.MaximumSalary is > 0;
        var (min, max) = stated ? (job.MinimumSalary, job.MaximumSalary) : (job.YearlyMinimumSalary, job.YearlyMaximumSalary);
        return min is > 0 || max is > 0
            ?
            [
                new RawPay
                {
                    Min = min is > 0 ? min : null,
                    Max = max is > 0 ? max : null,
                    Currency = job.Currency.Trimmed(),
                    Period = stated ? job.SalaryType.Trimmed() : "per annum",
                },
            ]
            : [];
    }

    /// <summary>Days are written <c>dd/MM/yyyy</c>.</summary>
    private static string? IsoOf(string? date) =>
        DateTime.TryParseExact(date.Trimmed(), "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : date.Trimmed();

    /// <summary>The words of <c>/jobs/data-engineer-jobs-in-leeds</c>; a posting's link leads to everything.</summary>
    private static string SearchOf(Uri link)
    {
        const string Mark = "-jobs";
        var words = link.PathPart(0) == "jobs" && link.PathPart(2) is null ? link.PathPart(1) : null;
        var at = words?.LastIndexOf(Mark, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at <= 0)
        {
            return SearchKey.All;
        }

        var keywords = "keywords=" + Uri.EscapeDataString(words![..at].Replace('-', ' '));
        const string In = "-in-";
        var place = words[(at + Mark.Length)..];
        return place.StartsWith(In, StringComparison.OrdinalIgnoreCase) ? $"{keywords}&locationName={Uri.EscapeDataString(place[In.Length..].Replace('-', ' '))}" : keywords;
    }

    private sealed record Job(
        string? JobId, string? JobTitle, string? EmployerName, string? LocationName, decimal? MinimumSalary, decimal? MaximumSalary, decimal? YearlyMinimumSalary,
        decimal? YearlyMaximumSalary, string? Currency, string? SalaryType, string? Salary, string? ContractType, bool? FullTime, bool? PartTime, string? JobDescription,
        string? Date, string? DatePosted, string? ExpirationDate, string? JobUrl, string? ExternalUrl);
}
