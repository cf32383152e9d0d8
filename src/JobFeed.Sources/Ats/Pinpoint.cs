using System.Collections.Immutable;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Ats;

/// <summary>
/// Pinpoint career sites: the whole board in one answer (<c>/postings.json</c>). Most answers have no posting date: <c>deadline_at</c> is the
/// closing date. The board's key is the subdomain, or the host where the employer has a domain of its own.
/// </summary>
internal sealed class Pinpoint : ISource
{
    private const string Domain = "pinpointhq.com";

    public SourceInfo Info { get; } = new("pinpoint", SourceKind.Ats, "Pinpoint")
    {
        LinkShapes = ["https://{company}.pinpointhq.com", "https://{company}.pinpointhq.com/en/postings/{id}", "https://{company}.pinpointhq.com/postings.json"],
    };

    public Board? Recognize(Uri link) => SourceText.TenantOf(link, Domain) is { } key
        ? new Board { Id = new BoardId(Info.Name, key), Url = SourceText.SiteOf(key, Domain) }
        : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [new(new Uri(SourceText.SiteOf(board.Id.Key, Domain), "postings.json")) { Accept = "application/json" }];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        var site = document.Url.Host.EndsWith("." + Domain, StringComparison.OrdinalIgnoreCase)
            ? new Uri(document.Url, "/")
            : SourceText.SiteOf(document.Board.Id.Key, Domain);
        if (WirePayload.ListOf(root, "data", "postings") is { } list)
        {
            return WirePayload.ReadEach<Opening>(list.EnumerateArray(), WireJson.Snake, job => Read(job, document.Board, site));
        }

        var single = WirePayload.Part(root, "data") ?? root;
        return single.ValueKind == JsonValueKind.Object && single.TryGetProperty("title", out _) && single.TryGetProperty("id", out _)
            ? WirePayload.ReadEach<Opening>([single], WireJson.Snake, job => Read(job, document.Board, site))
            : throw WirePayload.Unexpected(root, Info.Title);
    }

    private static RawPosting Read(Opening job, Board board, Uri site)
    {
        var place = PlaceOf(job);
        var description = DescriptionOf(job);
        var hidesPay = job.CompensationVisible == false;
        var pay = hidesPay ? [] : PayOf(job);
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = job.Id.Trimmed() ?? "",
            RequisitionId = job.Job?.RequisitionId.Trimmed() ?? job.RequisitionId.Trimmed(),
            Title = job.Title.Trimmed(),
            Company = board.Company,
            Url = job.Url.Trimmed() ?? (job.Path.Trimmed() is { } path ? new Uri(site, path).AbsoluteUri : null),
            ApplyUrl = job.ApplicationFormUrl.Trimmed(),
            Location = place?.Text,
            Places = place is null ? [] : [place],
            Country = board.Country,
            Workplace = job.WorkplaceType.Trimmed() ?? job.WorkplaceTypeText.Trimmed(),
            IsRemote = job.WorkplaceType.Trimmed() is { } workplace ? workplace == "remote" : null,
            Pay = pay,
            SalaryText = hidesPay || !pay.IsEmpty ? null : job.Compensation.Trimmed(),
            EmploymentTypes = (job.EmploymentTypeText.Trimmed() ?? job.EmploymentType.Trimmed()) is { } type ? [type] : [],
            Departments =
            [
                .. new[] { job.Job?.Department?.Name ?? job.Department?.Name, job.Job?.Division?.Name ?? job.Division?.Name }.OfType<string>().Distinct(),
            ],
            Description = description,
            DescriptionIsHtml = description is null ? null : true,
            PostedAt = job.FirstPublishedAt.Trimmed(),
            ValidThrough = job.DeadlineAt.Trimmed(),
        };
    }

    /// <summary>A remote job's name says where it may be done; the city beside it is the head office.</summary>
    private static RawPlace? PlaceOf(Opening job)
    {
        if (job.Location is not { } place)
        {
            return null;
        }

        var name = place.Name.Trimmed();
        var named = name is not null && job.WorkplaceType.Trimmed() == "remote" && name != place.City.Trimmed()
            ? new RawPlace { Text = name }
            : new RawPlace
            {
                Text = name ?? SourceText.Joined(", ", place.City, place.Province, place.Country),
                Street = place.StreetAddress.Trimmed(),
                City = place.City.Trimmed(),
                Region = place.Province.Trimmed(),
                Country = place.Country.Trimmed(),
                PostalCode = place.PostalCode.Trimmed(),
            };
        return named == new RawPlace() ? null : named;
    }

    private static ImmutableArray<RawPay> PayOf(Opening job) => job.CompensationMinimum is > 0 || job.CompensationMaximum is > 0
        ?
        [
            new RawPay
            {
                Min = job.CompensationMinimum,
                Max = job.CompensationMaximum,
                Currency = job.CompensationCurrency.Trimmed(),
                // "two_weeks" is a period of two words.
                Period = job.CompensationFrequency.Trimmed()?.Replace('_', ' '),
            },
        ]
        : [];

    private static string? DescriptionOf(Opening job) => SourceText.UnderHeadings(
        (null, Clean(job.Description)),
        (job.KeyResponsibilitiesHeader.Trimmed() ?? "Key responsibilities", Clean(job.KeyResponsibilities)),
        (job.SkillsKnowledgeExpertiseHeader.Trimmed() ?? "Skills, knowledge and expertise", Clean(job.SkillsKnowledgeExpertise)),
        (job.BenefitsHeader.Trimmed() ?? "Benefits", Clean(job.Benefits)));

    /// <summary>The editor's marks between blocks.</summary>
    private static string? Clean(string? html) => html?.Replace("<!--block-->", "", StringComparison.Ordinal);

    private sealed record Opening(
        string? Id, string? Title, string? Url, string? Path, string? ApplicationFormUrl, string? RequisitionId, Requisition? Job,
        Labelled? Department, Labelled? Division, Place? Location, string? WorkplaceType, string? WorkplaceTypeText, string? EmploymentType, string? EmploymentTypeText, string? Compensation,
        decimal? CompensationMinimum, decimal? CompensationMaximum, string? CompensationCurrency, string? CompensationFrequency, bool? CompensationVisible,
        string? Description, string? KeyResponsibilities, string? KeyResponsibilitiesHeader, string? SkillsKnowledgeExpertise,
        string? SkillsKnowledgeExpertiseHeader, string? Benefits, string? BenefitsHeader, string? DeadlineAt, string? FirstPublishedAt);

    private sealed record Requisition(string? RequisitionId, Labelled? Department, Labelled? Division);

    private sealed record Place(string? Name, string? City, string? Province, string? Country, string? PostalCode, string? StreetAddress);
}
