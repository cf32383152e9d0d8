using System.Collections.Immutable;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Ats;

/// <summary>
/// BambooHR career sites: a list of the whole board without texts and dates, a detail for each posting. The board's key is the tenant's subdomain.
/// </summary>
internal sealed class BambooHr : ISource
{
    private const string Domain = "bamboohr.com";

    public SourceInfo Info { get; } = new("bamboohr", SourceKind.Ats, "BambooHR")
    {
        // The site's own endpoints, not an API made for others.
        ObeysRobots = true,
        LinkShapes = ["https://{tenant}.bamboohr.com/careers", "https://{tenant}.bamboohr.com/careers/{id}", "https://{tenant}.bamboohr.com/jobs/embed2.php"],
    };

    public Board? Recognize(Uri link) =>
        SourceText.TenantOf(link, Domain, "partners", "documentation", "resources", "marketplace") is { } key && link.PathPart(0) is null or "careers" or "jobs"
            ? new Board { Id = new BoardId(Info.Name, key), Url = new Uri(SourceText.SiteOf(key, Domain), "careers") }
            : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [new(new Uri(SourceText.SiteOf(board.Id.Key, Domain), "careers/list")) { Accept = "application/json" }];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        var site = document.Url.Host.EndsWith("." + Domain, StringComparison.OrdinalIgnoreCase)
            ? new Uri(document.Url, "/")
            : SourceText.SiteOf(document.Board.Id.Key, Domain);
        if (WirePayload.ListOf(root, "result") is { } list)
        {
            return ReadList(document, root, list, site);
        }

        var opening = WirePayload.Part(WirePayload.Part(root, "result") ?? root, "jobOpening") ?? WirePayload.Part(root, "result") ?? root;
        return opening.ValueKind == JsonValueKind.Object && opening.TryGetProperty("jobOpeningName", out _)
            ? WirePayload.ReadEach<Opening>([opening], WireJson.Camel, job => Read(job, document.Board, site, IdIn(document.Request.Url)).Over(document.Request.Stub))
            : throw WirePayload.Unexpected(root, Info.Title);
    }

    private static Extraction ReadList(FetchedDocument document, JsonElement root, JsonElement list, Uri site)
    {
        var read = WirePayload.ReadStubs<Opening>(
            list.EnumerateArray(),
            WireJson.Camel,
            job => Read(job, document.Board, site, null),
            stub => new FetchRequest(new Uri(site, $"careers/{Uri.EscapeDataString(stub.Id)}/detail")) { Accept = "application/json" });
        var total = WirePayload.Count(WirePayload.Part(root, "meta"), "totalCount");
        return read with
        {
            AdvertisedTotal = total,
            IncompleteBecause = total > list.GetArrayLength() ? $"the list speaks of {total} postings and has {list.GetArrayLength()}" : null,
        };
    }

    /// <summary>A detail has no id of its own: its address has it (<c>/careers/82/detail</c>).</summary>
    private static string? IdIn(Uri? link) => link?.PathPart(0) == "careers" && link.PathPart(1) is { } id && id.All(char.IsAsciiDigit) ? id : null;

    private static RawPosting Read(Opening job, Board board, Uri site, string? addressed)
    {
        var shared = Uri.TryCreate(job.JobOpeningShareUrl.Trimmed(), UriKind.Absolute, out var link) ? link : null;
        var id = job.Id.Trimmed() ?? addressed ?? IdIn(shared) ?? "";
        var place = PlaceOf(job);
        var description = job.Description.Trimmed();
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = id,
            Title = job.JobOpeningName.Trimmed(),
            Company = board.Company,
            Url = shared?.AbsoluteUri ?? new Uri(site, $"careers/{Uri.EscapeDataString(id)}").AbsoluteUri,
            Location = place?.Text ?? job.LocationLabel.Trimmed(),
            Places = place is null ? [] : [place],
            Country = board.Country,
            Workplace = WorkplaceOf(job.LocationType.Trimmed()),
            IsRemote = job.IsRemote ?? (job.LocationType.Trimmed() == "1" ? true : null),
            SalaryText = job.Compensation.Trimmed(),
            EmploymentTypes = (job.EmploymentStatusLabel.Trimmed() ?? job.EmploymentType?.Name) is { } type ? [type] : [],
            Seniority = job.MinimumExperience?.Name,
            Departments = job.DepartmentLabel.Trimmed() is { } department ? [department] : [],
            Description = description,
            DescriptionIsHtml = description is null ? null : true,
            PostedAt = job.DatePosted.Trimmed(),
            Expired = job.JobOpeningStatus.Trimmed() is { } status && !status.Equals("Open", StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>The codes of the location type; another value is copied.</summary>
    private static string? WorkplaceOf(string? type) => type switch
    {
        "0" => "on-site",
        "1" => "remote",
        "2" => "hybrid",
        _ => type,
    };

    /// <summary>One of the two location objects is filled, the other has nothing but nulls.</summary>
    private static RawPlace? PlaceOf(Opening job) => new[] { job.Location, job.AtsLocation }
        .OfType<Place>()
        .Select(place => new RawPlace
        {
            Text = SourceText.Joined(", ", place.City, place.State ?? place.Province, place.Country ?? place.AddressCountry),
            City = place.City.Trimmed(),
            Region = place.State.Trimmed() ?? place.Province.Trimmed(),
            Country = place.Country.Trimmed() ?? place.AddressCountry.Trimmed(),
            PostalCode = place.PostalCode.Trimmed(),
        })
        .OrderByDescending(place => place.City is not null)
        .FirstOrDefault(place => place.Text is not null);

    private sealed record Opening(
        string? Id, string? JobOpeningName, string? JobOpeningShareUrl, string? JobOpeningStatus, string? DepartmentLabel, string? EmploymentStatusLabel,
        Labelled? EmploymentType, Place? Location, Place? AtsLocation, string? LocationLabel, string? LocationType, bool? IsRemote,
        string? Compensation, string? Description, string? DatePosted, Labelled? MinimumExperience);

    private sealed record Place(string? City, string? State, string? Province, string? Country, string? AddressCountry, string? PostalCode);
}
