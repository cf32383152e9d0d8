using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Ats;

/// <summary>
/// Rippling job boards (https://developer.rippling.com, job board API): the whole board in one list without texts, each text a request of its own. The list has
/// a row for every place of a posting. The board's key is its slug as in <c>ats.rippling.com/{slug}/jobs</c>.
/// </summary>
internal sealed class Rippling : ISource
{
    private const int MaxPages = 500;

    public SourceInfo Info { get; } = new("rippling", SourceKind.Ats, "Rippling")
    {
        LinkShapes =
        [
            "https://ats.rippling.com/{slug}/jobs", "https://ats.us1.rippling.com/{slug}/jobs",
            "https://api.rippling.com/platform/api/ats/v1/board/{slug}/jobs", "https://ats.rippling.com/api/v2/board/{slug}/jobs",
        ],
    };

    public Board? Recognize(Uri link) => SlugOf(link) is { } slug
        ? new Board { Id = new BoardId(Info.Name, slug), Url = new Uri($"https://ats.rippling.com/{Uri.EscapeDataString(slug)}/jobs") }
        : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [new(new Uri(Jobs(board.Id.Key))) { Accept = "application/json" }];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        if (root.ValueKind == JsonValueKind.Array)
        {
            return ReadRows(root, document);
        }

        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array)
        {
            return ReadPage(document, root, items);
        }

        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("name", out _) && (root.TryGetProperty("uuid", out _) || root.TryGetProperty("id", out _))
            ? WirePayload.ReadEach<Job>([root], WireJson.Camel, job => Read(job, document.Board))
            : throw WirePayload.Unexpected(root, Info.Title);
    }

    /// <summary>A page of the second version. Its totals count rows, not postings, so they say nothing about how many postings there are.</summary>
    private static Extraction ReadPage(FetchedDocument document, JsonElement root, JsonElement items)
    {
        var read = ReadRows(items, document);
        var page = Number(root, "page") ?? 0;
        var next = page + 1;
        if (items.GetArrayLength() == 0 || next >= (Number(root, "totalPages") ?? 0))
        {
            return read;
        }

        var address = document.Request.Url.GetLeftPart(UriPartial.Path);
        var size = Number(root, "pageSize") ?? items.GetArrayLength();
        return next < MaxPages
            ? read with { Next = [.. read.Next, new FetchRequest(new Uri(string.Create(CultureInfo.InvariantCulture, $"{address}?page={next}&pageSize={size}"))) { Accept = "application/json" }] }
            : read with { IncompleteBecause = $"the board has more than {MaxPages} pages" };
    }

    /// <summary>Rows of one id are one posting with several places.</summary>
    private static Extraction ReadRows(JsonElement rows, FetchedDocument document)
    {
        var board = document.Board;
        var slug = SlugOf(document.Request.Url) ?? board.Id.Key;
        var read = WirePayload.ReadEach<Job>(rows.EnumerateArray(), WireJson.Camel, job => Read(job, board));
        var merged = read.Postings.GroupBy(posting => posting.Id, StringComparer.Ordinal).Select(rows => Merge([.. rows]));
        return read with
        {
            Postings = [],
            Next =
            [
                .. merged.Select(posting => new FetchRequest(new Uri($"{Jobs(slug)}/{Uri.EscapeDataString(posting.Id)}"), FetchPurpose.Detail)
                {
                    Accept = "application/json",
                    Stub = posting,
                }),
            ],
        };
    }

    private static RawPosting Merge(RawPosting[] rows)
    {
        var places = rows.SelectMany(row => row.Places).Distinct().ToImmutableArray();
        var workplaces = rows.Select(row => row.Workplace).OfType<string>().Distinct().ToArray();
        return rows[0] with
        {
            Places = places,
            Location = string.Join("; ", rows.Select(row => row.Location).OfType<string>().Distinct()).Trimmed(),
            Workplace = workplaces.Length == 1 ? workplaces[0] : null,
            Departments = [.. rows.SelectMany(row => row.Departments).Distinct()],
        };
    }

    private static RawPosting Read(Job job, Board board)
    {
        var places = PlacesOf(job);
        var workplaces = (job.Locations ?? []).Select(place => place?.WorkplaceType.Trimmed()).OfType<string>().Distinct().ToArray();
        var description = DescriptionOf(job.Description);
        var company = job.CompanyName.Trimmed();
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = job.Uuid.Trimmed() ?? job.Id.Trimmed() ?? "",
            Title = job.Name.Trimmed(),
            Company = company ?? board.Company,
            Url = job.Url.Trimmed(),
            Location = string.Join("; ", places.Select(place => place.Text).OfType<string>().Distinct()).Trimmed(),
            Places = places,
            Country = board.Country,
            Workplace = workplaces.Length == 1 ? workplaces[0] : null,
            IsRemote = job.IsRemote,
            Pay = [.. (job.PayRangeDetails ?? []).Select(PayOf).OfType<RawPay>().Distinct()],
            EmploymentTypes = [.. new[] { job.EmploymentType?.Label.Trimmed(), job.EmploymentType?.Id.Trimmed() }.OfType<string>().Distinct()],
            Departments = [.. new[] { job.Department?.Name.Trimmed() ?? job.Department?.Label.Trimmed() ?? job.Department?.BaseDepartment.Trimmed() }.OfType<string>()],
            Description = description,
            DescriptionIsHtml = description is null ? null : true,
            PostedAt = job.CreatedOn.Trimmed(),
            Language = job.Language.Trimmed(),
        };
    }

    private static ImmutableArray<RawPlace> PlacesOf(Job job) =>
    [
        .. (job.WorkLocations ?? []).Select(text => new RawPlace { Text = text.Trimmed() })
            .Append(new RawPlace { Text = job.WorkLocation?.Label.Trimmed() ?? job.WorkLocation?.Id.Trimmed() })
            .Concat((job.Locations ?? []).OfType<Place>().Select(place => new RawPlace
            {
                Text = place.Name.Trimmed(),
                City = place.City.Trimmed(),
                Region = place.State.Trimmed() ?? place.StateCode.Trimmed(),
                Country = place.CountryCode.Trimmed() ?? place.Country.Trimmed(),
            }))
            .Where(place => place != new RawPlace())
            .Distinct(),
    ];

    /// <summary>One range a place or level; 0 is a form that nobody filled in.</summary>
    private static RawPay? PayOf(PayRange? range) => range is { RangeStart: > 0 } or { RangeEnd: > 0 }
        ? new RawPay
        {
            Min = range.RangeStart is > 0 ? range.RangeStart : null,
            Max = range.RangeEnd is > 0 ? range.RangeEnd : null,
            Currency = range.Currency.Trimmed(),
            Period = range.Frequency.Trimmed(),
            Label = range.Location.Trimmed(),
        }
        : null;

    /// <summary>About the company, then about the role, as the page shows them.</summary>
    private static string? DescriptionOf(Text? text) => new StringBuilder()
        .Append(text?.Company.Trimmed())
        .Append(text?.Role.Trimmed())
        .ToString()
        .Trimmed();

    private static string? SlugOf(Uri link)
    {
        var (first, fourth) = (link.IsWeb() ? link.PathPart(0) : null, link.IsWeb() ? link.PathPart(3) : null);
        return link.Host.ToLowerInvariant() switch
        {
            "api.rippling.com" when first == "platform" && link.PathPart(4) == "board" => link.PathPart(5).Trimmed(),
            "ats.rippling.com" or "ats.us1.rippling.com" when first == "api" => fourth.Trimmed(),
            "ats.rippling.com" or "ats.us1.rippling.com" => (first is { Length: 5 } && first[2] == '-' ? link.PathPart(1) : first).Trimmed(),
            _ => null,
        };
    }

    private static string Jobs(string slug) => $"https://api.rippling.com/platform/api/ats/v1/board/{Uri.EscapeDataString(slug)}/jobs";

    private static int? Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private sealed record Job(
        string? Uuid, string? Id, string? Name, string? CompanyName, string? Url, Named? WorkLocation, List<string?>? WorkLocations, List<Place?>? Locations,
        Named? Department, Named? EmploymentType, bool? IsRemote, List<PayRange?>? PayRangeDetails, Text? Description, string? CreatedOn, string? Language);

    private sealed record Named(
        string? Id, string? Name, string? Label, [property: System.Text.Json.Serialization.JsonPropertyName("base_department")] string? BaseDepartment);

    private sealed record Place(string? Name, string? City, string? State, string? StateCode, string? Country, string? CountryCode, string? WorkplaceType);

    private sealed record PayRange(decimal? RangeStart, decimal? RangeEnd, string? Currency, string? Frequency, string? Location);

    private sealed record Text(string? Company, string? Role);
}
