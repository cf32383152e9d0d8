using System.Collections.Immutable;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Ats;

/// <summary>
/// SmartRecruiters postings (https://dev.smartrecruiters.com/customer-api/posting-api/): 100 a page without texts, a detail for each. The board's key is
/// the company's identifier, case kept. An unknown company answers like an empty one.
/// </summary>
internal sealed class SmartRecruiters : ISource
{
    private const int PageSize = 100;

    /// <summary>No company has that many; a source that ignores <c>offset</c> would be asked for ever.</summary>
    private const int MaxPostings = 20_000;

    private static readonly string[] Sections = ["companyDescription", "jobDescription", "qualifications", "additionalInformation"];

    public SourceInfo Info { get; } = new("smartrecruiters", SourceKind.Ats, "SmartRecruiters")
    {
        LinkShapes =
        [
            "https://jobs.smartrecruiters.com/{company}", "https://careers.smartrecruiters.com/{company}",
            "https://jobs.smartrecruiters.com/oneclick-ui/company/{company}/publication/{id}", "https://api.smartrecruiters.com/v1/companies/{company}/postings",
        ],
    };

    public Board? Recognize(Uri link)
    {
        var company = !link.IsWeb() ? null : link.Host.ToLowerInvariant() switch
        {
            "jobs.smartrecruiters.com" => link.PathPart(0) switch
            {
                "oneclick-ui" or "external-referrals" => link.PathPart(1) == "company" ? link.PathPart(2) : null,
                "sr-jobs" or "ni" => null,
                var first => first,
            },
            "careers.smartrecruiters.com" => link.PathPart(0),
            "api.smartrecruiters.com" when link.PathPart(1) == "companies" => link.PathPart(2),
            _ => null,
        };
        return company.Trimmed() is { } known && !known.Contains('/', StringComparison.Ordinal)
            ? new Board { Id = new BoardId(Info.Name, known), Url = new Uri($"https://jobs.smartrecruiters.com/{Uri.EscapeDataString(known)}") }
            : null;
    }

    public IEnumerable<FetchRequest> Plan(Board board) => [Page(board.Id.Key, 0)];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        if (WirePayload.ListOf(root, "content") is { } list)
        {
            return ReadList(document, root, list);
        }

        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("id", out _) && root.TryGetProperty("name", out _)
            ? WirePayload.ReadEach<Job>([root], WireJson.Camel, job => Read(job, document.Board)?.Over(document.Request.Stub))
            : throw WirePayload.Unexpected(root, Info.Title);
    }

    private static Extraction ReadList(FetchedDocument document, JsonElement root, JsonElement list)
    {
        var read = WirePayload.ReadStubs<Job>(
            list.EnumerateArray(),
            WireJson.Camel,
            job => Read(job, document.Board),
            stub => Request($"{CompanyOf(document, stub)}/postings/{Uri.EscapeDataString(stub.Id)}"));
        var asked = int.TryParse(document.Request.Url.QueryValue("offset"), out var offset) ? offset : 0;
        var limit = int.TryParse(document.Request.Url.QueryValue("limit"), out var size) && size > 0 ? size : WirePayload.Count(root, "limit") ?? PageSize;
        var total = WirePayload.Count(root, "totalFound");
        var next = Math.Max(asked, WirePayload.Count(root, "offset") ?? 0) + list.GetArrayLength();
        // A page may be short without being the last: the total decides where it is told.
        var goesOn = total is { } all ? next < all : list.GetArrayLength() >= limit;
        read = read with { AdvertisedTotal = total };
        return !goesOn ? read
            : list.GetArrayLength() == 0 ? read with { IncompleteBecause = $"the company has {total} postings but gives none after {next}" }
            : WirePayload.Count(root, "offset") is { } given && given < asked ? read with { IncompleteBecause = $"the answer starts at {given}, not at {asked} as asked" }
            : next >= MaxPostings ? read with { IncompleteBecause = $"the company still gives pages after {MaxPostings} postings" }
            : read with { Next = read.Next.Add(Page(Uri.UnescapeDataString(CompanyOf(document, null)), next)) };
    }

    /// <summary>The company as the address of the answer has it, else as the posting's page does, else the board's key; escaped.</summary>
    private static string CompanyOf(FetchedDocument document, RawPosting? stub) => Uri.EscapeDataString(
        document.Request.Url.Host == "api.smartrecruiters.com" && document.Request.Url.PathPart(2) is { } company ? company
        : Uri.TryCreate(stub?.Url, UriKind.Absolute, out var page) && page.PathPart(0) is { } known ? known
        : document.Board.Id.Key);

    private static FetchRequest Page(string company, int offset) => Request($"{Uri.EscapeDataString(company)}/postings?limit={PageSize}&offset={offset}");

    private static FetchRequest Request(string path) => new(new Uri("https://api.smartrecruiters.com/v1/companies/" + path)) { Accept = "application/json" };

    private static RawPosting? Read(Job job, Board board)
    {
        if (job.Visibility.Trimmed() is { } visibility && !visibility.Equals("PUBLIC", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var place = PlaceOf(job.Location);
        var description = DescriptionOf(job.JobAd?.Sections);
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = job.Id.Trimmed() ?? "",
            RequisitionId = job.RefNumber.Trimmed(),
            Title = job.Name.Trimmed(),
            Company = job.Company?.Name.Trimmed() ?? board.Company,
            Url = job.PostingUrl.Trimmed() ?? PageOf(job, board),
            ApplyUrl = job.ApplyUrl.Trimmed(),
            Location = place?.Text,
            Places = place is null ? [] : [place],
            Country = board.Country,
            Workplace = job.Location?.Hybrid == true ? "hybrid" : job.Location?.Remote == true ? "remote" : null,
            IsRemote = job.Location?.Remote,
            Pay = PayOf(job.Compensation),
            EmploymentTypes = [.. new[] { job.TypeOfEmployment?.Name, job.TypeOfEmployment?.Id }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            Seniority = LevelOf(job.ExperienceLevel),
            Departments = (job.Department?.Name ?? job.Function?.Name) is { } department ? [department] : [],
            Description = description,
            DescriptionIsHtml = description is null ? null : true,
            PostedAt = job.ReleasedDate.Trimmed(),
            Language = job.Language?.Code.Trimmed(),
            Expired = job.Active == false,
        };
    }

    private static string PageOf(Job job, Board board) =>
        $"https://jobs.smartrecruiters.com/{Uri.EscapeDataString(job.Company?.Identifier.Trimmed() ?? board.Id.Key)}/{job.Id.Trimmed()}";

    private static RawPlace? PlaceOf(Place? place) => place is null ? null : new RawPlace
    {
        // "Warsaw, , Poland" where the region is not known.
        Text = SourceText.Joined(", ", place.FullLocation?.Split(',').AsEnumerable<string?>() ?? [place.City, place.Region, place.Country?.ToUpperInvariant()]),
        Street = place.Address.Trimmed(),
        City = place.City.Trimmed(),
        Region = place.Region.Trimmed(),
        Country = place.Country.Trimmed()?.ToUpperInvariant(),
        PostalCode = place.PostalCode.Trimmed(),
        Latitude = SourceText.Degrees(place.Latitude, 90),
        Longitude = SourceText.Degrees(place.Longitude, 180),
    };

    /// <summary>Labels come in the posting's language ("Kadra średniego szczebla"); then the id (<c>mid_senior_level</c>) says it in English.</summary>
    private static string? LevelOf(Labelled? level)
    {
        static string? Words(string? text) => text?.Replace('_', ' ').Replace('-', ' ').ToLowerInvariant();
        return level?.Id is null or "not_applicable" ? level?.Id is null ? level?.Name : null
            : Words(level.Name) == Words(level.Id) ? level.Name : Words(level.Id);
    }

    private static ImmutableArray<RawPay> PayOf(Compensation? compensation) =>
        (compensation?.Salary ?? compensation?.Itself) is { } salary && (salary.Min is > 0 || salary.Max is > 0)
            ? [new RawPay { Min = salary.Min, Max = salary.Max, Currency = salary.Currency.Trimmed(), Period = salary.Period.Trimmed() }]
            : [];

    /// <summary>The known sections in the order in which the page shows them, then those that a company adds.</summary>
    private static string? DescriptionOf(Dictionary<string, Section?>? sections) => sections is null ? null : SourceText.UnderHeadings(
        Sections.Concat(sections.Keys.Except(Sections)).Select(name => sections.GetValueOrDefault(name)).Select(section => (section?.Title, section?.Text)));

    private sealed record Job(
        string? Id, string? Name, string? RefNumber, Company? Company, Place? Location, string? ReleasedDate, string? PostingUrl, string? ApplyUrl, JobAd? JobAd,
        bool? Active, string? Visibility, Labelled? Function, Labelled? Department, Labelled? ExperienceLevel, Labelled? TypeOfEmployment, Language? Language,
        Compensation? Compensation);

    private sealed record Company(string? Name, string? Identifier);

    private sealed record Place(
        string? City, string? Region, string? Country, string? Address, string? PostalCode, bool? Remote, bool? Hybrid, decimal? Latitude, decimal? Longitude,
        string? FullLocation);

    private sealed record JobAd(Dictionary<string, Section?>? Sections);

    private sealed record Section(string? Title, string? Text);

    private sealed record Language(string? Code);

    private sealed record Compensation(Salary? Salary, decimal? Min, decimal? Max, string? Currency, string? Period)
    {
        public Salary Itself => new(Min, Max, Currency, Period);
    }

    private sealed record Salary(decimal? Min, decimal? Max, string? Currency, string? Period);
}
