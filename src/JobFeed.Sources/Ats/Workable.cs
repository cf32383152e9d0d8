using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Ats;

/// <summary>
/// Workable's careers widget: the whole account in one answer, a row for each location of a job. Answers of the v3 list and the v2 detail are read too.
/// The board's key is the account.
/// </summary>
internal sealed class Workable : ISource
{
    public SourceInfo Info { get; } = new("workable", SourceKind.Ats, "Workable")
    {
        // 429 is common; public clients wait five seconds and more.
        Pace = TimeSpan.FromSeconds(2),
        LinkShapes =
        [
            "https://apply.workable.com/{account}", "https://apply.workable.com/{account}/j/{code}", "https://{account}.workable.com",
            "https://apply.workable.com/api/v1/widget/accounts/{account}",
        ],
    };

    public Board? Recognize(Uri link)
    {
        var account = AccountOf(link);
        return account.Trimmed() is { } known
            ? new Board { Id = new BoardId(Info.Name, known.ToLowerInvariant()), Url = new Uri($"https://apply.workable.com/{Uri.EscapeDataString(known)}/") }
            : null;
    }

    public IEnumerable<FetchRequest> Plan(Board board) =>
    [
        new(new Uri($"https://apply.workable.com/api/v1/widget/accounts/{Uri.EscapeDataString(board.Id.Key)}?details=true")) { Accept = "application/json" },
    ];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        var account = AccountOf(document.Request.Url) ?? document.Board.Id.Key;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("shortcode", out _))
        {
            return Read([root], document.Board, null, account) is { } detail
                ? detail with { Postings = [.. detail.Postings.Select(posting => posting.Over(document.Request.Stub))] }
                : throw WirePayload.Unexpected(root, Info.Title);
        }

        if (WirePayload.ListOf(root, "results") is { } rows && root.ValueKind == JsonValueKind.Object)
        {
            return ReadRows(document, root, rows, account);
        }

        return WirePayload.ListOf(root, "jobs") is { } list
            ? Read(list.EnumerateArray(), document.Board, WirePayload.TextOf(WirePayload.Part(root, "name")), account)
            : throw WirePayload.Unexpected(root, Info.Title);
    }

    private static string? AccountOf(Uri link) => !link.IsWeb() ? null
        : link.Host.Equals("apply.workable.com", StringComparison.OrdinalIgnoreCase)
            ? link.PathPart(0) switch
            {
                "j" => null,
                "api" when link.PathPart(2) == "widget" => link.PathPart(4),
                "api" when link.PathPart(2) == "accounts" => link.PathPart(3),
                "api" => null,
                var account => account,
            }
            : link.Host.Equals("www.workable.com", StringComparison.OrdinalIgnoreCase)
                ? (link.PathPart(0) == "api" && link.PathPart(1) == "accounts" ? link.PathPart(2) : null)
            : SourceText.TenantOf(link, "workable.com", "apply", "jobs", "resources", "get", "careers");

    /// <summary>The v3 list has no texts and pages by a token in the request's body, which a plain GET cannot send.</summary>
    private static Extraction ReadRows(FetchedDocument document, JsonElement root, JsonElement rows, string account)
    {
        var read = Read(rows.EnumerateArray(), document.Board, null, account);
        return read with
        {
            Postings = [],
            Next =
            [
                .. read.Postings.Select(stub => new FetchRequest(
                    new Uri($"https://apply.workable.com/api/v2/accounts/{Uri.EscapeDataString(account)}/jobs/{Uri.EscapeDataString(stub.Id)}"), FetchPurpose.Detail)
                {
                    Accept = "application/json",
                    Stub = stub,
                }),
            ],
            AdvertisedTotal = WirePayload.Count(root, "total"),
            IncompleteBecause = WirePayload.Part(root, "nextPage") is null ? null : "the list goes on; the account's widget gives all of it",
        };
    }

    /// <summary>One job stands once for each of its locations.</summary>
    private static Extraction Read(IEnumerable<JsonElement> rows, Board board, string? company, string account)
    {
        var read = WirePayload.ReadEach<Job>(rows, WireJson.Snake, job => Read(job, board, company, account), "shortcode");
        return read with { Postings = [.. read.Postings.GroupBy(posting => posting.Id).Select(Merged)] };
    }

    private static RawPosting Merged(IGrouping<string, RawPosting> rows)
    {
        var places = rows.SelectMany(row => row.Places).Distinct().ToImmutableArray();
        return rows.First() with { Places = places, Location = TextOf(places), IsRemote = rows.Any(row => row.IsRemote == true) ? true : rows.First().IsRemote };
    }

    private static string? TextOf(ImmutableArray<RawPlace> places) => SourceText.Joined("; ", places.Select(place => place.Text));

    private static RawPosting? Read(Job job, Board board, string? company, string account)
    {
        if (job.IsInternal == true || (job.IsOfApi && job.State.Trimmed() is { } state && state != "published"))
        {
            return null;
        }

        var code = job.Shortcode.Trimmed() ?? "";
        var places = PlacesOf(job);
        var description = SourceText.UnderHeadings((null, job.Description), ("Requirements", job.Requirements), ("Benefits", job.Benefits));
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = code,
            RequisitionId = job.Code.Trimmed(),
            Title = job.Title.Trimmed(),
            Company = company.Trimmed() ?? board.Company,
            Url = job.Url.Trimmed() ?? job.Shortlink.Trimmed() ?? $"https://apply.workable.com/{Uri.EscapeDataString(account)}/j/{Uri.EscapeDataString(code)}/",
            ApplyUrl = job.ApplicationUrl.Trimmed(),
            Location = TextOf(places),
            Places = places,
            Country = board.Country,
            Workplace = job.Workplace.Trimmed()?.Replace('_', '-'),
            IsRemote = job.Telecommuting ?? job.Remote,
            EmploymentTypes = (job.EmploymentType.Trimmed() ?? job.Type.Trimmed()) is { } type ? [type] : [],
            Seniority = job.Experience.Trimmed(),
            Education = job.Education.Trimmed(),
            Departments = DepartmentsOf(job),
            Description = description,
            DescriptionIsHtml = description is null ? null : true,
            PostedAt = job.PublishedOn.Trimmed() ?? job.Published.Trimmed() ?? job.CreatedAt.Trimmed(),
            Language = job.Language.Trimmed(),
        };
    }

    private static ImmutableArray<string> DepartmentsOf(Job job)
    {
        var departments = (job.Department ?? []).Select(department => department?.Name).OfType<string>().Distinct().ToImmutableArray();
        return !departments.IsEmpty || job.Function.Trimmed() is not { } function ? departments : [function];
    }

    /// <summary>A location that the employer hides is not shown, nor is the flat copy of it.</summary>
    private static ImmutableArray<RawPlace> PlacesOf(Job job)
    {
        var listed = (job.Locations ?? []).OfType<Place>().ToArray();
        var places = listed.Length > 0 ? listed : [job.Location ?? new Place(job.Country, null, job.IsOfApi ? null : job.State, job.City, null)];
        return
        [
            .. places.Where(place => place.Hidden != true)
                .Select(place => new RawPlace
                {
                    Text = SourceText.Joined(", ", place.City, place.Region, place.Country),
                    City = place.City.Trimmed(),
                    Region = place.Region.Trimmed(),
                    Country = place.CountryCode.Trimmed() ?? place.Country.Trimmed(),
                })
                .Where(place => place.Text is not null)
                .Distinct(),
        ];
    }

    private sealed record Job(
        string? Shortcode, string? Code, string? Title, string? Url, string? Shortlink, string? ApplicationUrl, string? Country, string? State, string? City,
        List<Place?>? Locations, Place? Location, bool? Telecommuting, bool? Remote, string? Workplace, string? EmploymentType, string? Type,
        string? Experience, string? Education, string? Function, List<Labelled?>? Department, string? Description, string? Requirements, string? Benefits,
        [property: JsonPropertyName("isInternal")] bool? IsInternal, string? PublishedOn, string? Published, string? CreatedAt,
        string? Language)
    {
        /// <summary>In the API <c>state</c> is the posting's, in the widget it is the place's.</summary>
        public bool IsOfApi => Published is not null;
    }

    /// <summary>The widget and the API both write <c>countryCode</c> in camel case among names in snake case.</summary>
    private sealed record Place(
        string? Country, [property: JsonPropertyName("countryCode")] string? CountryCode, string? Region, string? City, bool? Hidden);
}
