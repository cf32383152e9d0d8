using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Ats;

/// <summary>
/// JOIN boards (join.com): the board's page, whose data block names the company's number and its first five postings, then the list that the page
/// itself calls, which has the texts. The board's key is the slug as in <c>join.com/companies/{slug}</c>.
/// </summary>
internal sealed class Join : ISource
{
    private const int PageSize = 50;

    private const int MaxPages = 100;

    public SourceInfo Info { get; } = new("join", SourceKind.Ats, "JOIN")
    {
        ObeysRobots = true,
        Pace = TimeSpan.FromSeconds(1),
        MinInterval = TimeSpan.FromHours(1),
        LinkShapes = ["https://join.com/companies/{slug}", "https://join.com/companies/{slug}/{posting}"],
    };

    public Board? Recognize(Uri link) =>
        link.IsWeb() && link.Host.ToLowerInvariant() is "join.com" or "www.join.com" && SlugOf(link) is { } slug
            ? new Board { Id = new BoardId(Info.Name, slug), Url = new Uri(BoardPage(slug)) }
            : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [new(new Uri(BoardPage(board.Id.Key))) { Accept = "text/html" }];

    public Extraction Extract(FetchedDocument document)
    {
        if (document.Body.Span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..])
        {
            using var json = WirePayload.Parse(document, Info.Title);
            return ReadList(document, json.RootElement);
        }

        using var page = WirePage.Parse(document, Info.Title);
        if (page.Elements.QuerySelector("script#__NEXT_DATA__")?.TextContent is not { Length: > 0 } text)
        {
            throw page.Unexpected();
        }

        using var data = WirePayload.Parse(document with { Body = Encoding.UTF8.GetBytes(text), ContentType = null }, Info.Title);
        return ReadPage(document, StateOf(data.RootElement) ?? throw page.Unexpected());
    }

    private static JsonElement? StateOf(JsonElement root)
    {
        foreach (var name in (ReadOnlySpan<string>)["props", "pageProps", "initialState"])
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out root))
            {
                return null;
            }
        }

        return root.ValueKind == JsonValueKind.Object ? root : null;
    }

    private static Extraction ReadPage(FetchedDocument document, JsonElement state)
    {
        var company = state.TryGetProperty("company", out var about) && about.ValueKind == JsonValueKind.Object ? about.Deserialize<Company>(WireJson.Camel) : null;
        if (state.TryGetProperty("job", out var job) && job.ValueKind == JsonValueKind.Object)
        {
            return WirePayload.ReadEach<Job>([job], WireJson.Camel, read => Read(read, document.Board, company?.Name));
        }

        if (!state.TryGetProperty("jobs", out var jobs) || Items(jobs) is not { } items)
        {
            throw WirePayload.Unexpected(state, "JOIN");
        }

        var list = WirePayload.ReadEach<Job>(items.EnumerateArray(), WireJson.Camel, read => Read(read, document.Board, company?.Name)) with { AdvertisedTotal = TotalOf(jobs) };
        // The list has the same postings with their texts; the page's own are kept for what it does not say again.
        return company?.Id.Trimmed() is { } number && items.GetArrayLength() > 0
            ? list with { Next = [Page(number, 1, company.Name.Trimmed())] }
            : items.GetArrayLength() == 0 ? list : list with { IncompleteBecause = "the page does not name the company's number, which the list with the texts is asked by" };
    }

    private static Extraction ReadList(FetchedDocument document, JsonElement root)
    {
        if (Items(root) is not { } items)
        {
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("title", out _) && root.TryGetProperty("id", out _)
                ? WirePayload.ReadEach<Job>([root], WireJson.Camel, read => Read(read, document.Board, document.Request.Mark))
                : throw WirePayload.Unexpected(root, "JOIN");
        }

        var list = WirePayload.ReadEach<Job>(items.EnumerateArray(), WireJson.Camel, read => Read(read, document.Board, document.Request.Mark)) with { AdvertisedTotal = TotalOf(root) };
        var page = Number(root, "page") ?? 1;
        var number = document.Request.Url.PathPart(3);
        if (number is null || items.GetArrayLength() == 0 || page >= (Number(root, "pageCount") ?? 1))
        {
            return list;
        }

        return page < MaxPages ? list with { Next = [Page(number, page + 1, document.Request.Mark)] } : list with { IncompleteBecause = $"the board has more than {MaxPages} pages" };
    }

    /// <summary>The list does not name the employer again: the request remembers it.</summary>
    private static FetchRequest Page(string company, int page, string? name) =>
        new(new Uri(string.Create(CultureInfo.InvariantCulture, $"https://join.com/api/public/companies/{Uri.EscapeDataString(company)}/jobs?page={page}&pageSize={PageSize}&locale=en-us")))
        {
            // Anything else is answered with 406.
            Accept = "application/json",
            Mark = name,
        };

    private static JsonElement? Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list
        : list.ValueKind == JsonValueKind.Object && list.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array ? items : null;

    private static int? TotalOf(JsonElement list) => Number(list, "total") ?? Number(list, "rowCount");

    private static int? Number(JsonElement list, string name) =>
        list.ValueKind == JsonValueKind.Object && list.TryGetProperty("pagination", out var pages) && pages.ValueKind == JsonValueKind.Object &&
        pages.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static RawPosting Read(Job job, Board board, string? company)
    {
        var places = PlacesOf(job);
        var html = job.Description.Trimmed() ?? job.SchemaDescription.Trimmed();
        var name = job.Company?.Name.Trimmed() ?? company.Trimmed() ?? board.Company;
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = job.Id.Trimmed() ?? "",
            Title = job.Title.Trimmed(),
            Company = name,
            Url = job.ShareableUrl.Trimmed() ?? (job.IdParam.Trimmed() is { } path ? $"{BoardPage(SlugFor(board))}/{Uri.EscapeDataString(path)}" : null),
            Location = string.Join("; ", places.Select(TextOf).OfType<string>().Distinct()).Trimmed(),
            Places = places,
            Country = board.Country,
            Workplace = job.WorkplaceType.Trimmed() ?? TextOf(job.RemoteOption),
            Pay = PayOf(job),
            EmploymentTypes = TextOf(job.EmploymentType) is { } type ? [type] : [],
            Departments = [.. new[] { TextOf(job.Department), TextOf(job.Category) }.OfType<string>().Distinct()],
            Description = html,
            DescriptionIsHtml = html is null ? null : EscapedHtml.HasTags(html) ? true : null,
            PostedAt = job.PublishedAt.Trimmed() ?? job.CreatedAt.Trimmed(),
            UpdatedAt = job.UpdatedAt.Trimmed(),
            Language = TextOf(job.Language),
        };
    }

    /// <summary>Pay that the employer hides (<c>showSalary: false</c>) is not stated; amounts are in minor units.</summary>
    private static ImmutableArray<RawPay> PayOf(Job job)
    {
        var (from, to) = (job.SalaryAmountFrom, job.SalaryAmountTo);
        return job.Settings?.ShowSalary != false && (from?.Amount is > 0 || to?.Amount is > 0)
            ?
            [
                new RawPay
                {
                    Min = from?.Amount is > 0 ? from.Amount : null,
                    Max = to?.Amount is > 0 ? to.Amount : null,
                    InMinorUnits = true,
                    Currency = from?.Currency.Trimmed() ?? to?.Currency.Trimmed(),
                    Period = job.SalaryFrequency.Trimmed(),
                },
            ]
            : [];
    }

    private static ImmutableArray<RawPlace> PlacesOf(Job job)
    {
        var listed = (job.Locations ?? []).Select(place => place.ValueKind == JsonValueKind.String
            ? new RawPlace { Text = place.GetString().Trimmed() }
            : place.ValueKind == JsonValueKind.Object ? PlaceOf(place.Deserialize<Place>(WireJson.Camel)!) : new RawPlace());
        var own = new RawPlace { City = job.City?.CityName.Trimmed(), Country = job.Country?.Iso3166.Trimmed() ?? job.City?.CountryName.Trimmed() };
        ImmutableArray<RawPlace> places = [.. listed.Where(place => place != new RawPlace()).Distinct()];
        return !places.IsEmpty ? places : own == new RawPlace() ? [] : [own with { Text = $"{own.City}, {job.City?.CountryName.Trimmed() ?? own.Country}".Trim(',', ' ') }];
    }

    private static RawPlace PlaceOf(Place place) => new()
    {
        Text = place.Name.Trimmed(),
        City = place.CityName.Trimmed() ?? TextOf(place.City),
        Region = TextOf(place.Region),
        Country = place.CountryIso.Trimmed() ?? place.CountryName.Trimmed() ?? TextOf(place.Country),
    };

    private static string? TextOf(RawPlace place) => place.Text ?? string.Join(", ", new[] { place.City, place.Region, place.Country }.OfType<string>()).Trimmed();

    /// <summary>A name that comes as text or as an object with names, of which Google's is the plainest.</summary>
    private static string? TextOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in (ReadOnlySpan<string>)["googleType", "name", "cityName", "countryName", "iso3166", "iso"])
            {
                if (value.TryGetProperty(name, out var said) && said.ValueKind == JsonValueKind.String && said.GetString().Trimmed() is { } text)
                {
                    return text;
                }
            }
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString().Trimmed() : null;
    }

    private static string? SlugOf(Uri link) => link.PathPart(0) == "companies" ? link.PathPart(1).Trimmed()
        : link.PathPart(0) is { Length: 2 } && link.PathPart(1) == "companies" ? link.PathPart(2).Trimmed() : null;

    private static string SlugFor(Board board) => board.Url is { } url && SlugOf(url) is { } slug ? slug : board.Id.Key;

    private static string BoardPage(string slug) => $"https://join.com/companies/{Uri.EscapeDataString(slug)}";

    private sealed record Company(string? Id, string? Name);

    private sealed record Job(
        string? Id, string? IdParam, string? Title, string? Description, string? SchemaDescription, string? ShareableUrl, string? CreatedAt, string? PublishedAt,
        string? UpdatedAt, JsonElement EmploymentType, string? WorkplaceType, JsonElement RemoteOption, JsonElement Department, JsonElement Category,
        JsonElement Language, List<JsonElement>? Locations, City? City, Country? Country, Company? Company, string? SalaryFrequency,
        Money? SalaryAmountFrom, Money? SalaryAmountTo, Settings? Settings);

    private sealed record City(string? CityName, string? CountryName);

    private sealed record Country(string? Iso3166);

    private sealed record Money(decimal? Amount, string? Currency);

    private sealed record Settings(bool? ShowSalary);

    private sealed record Place(
        string? Name, string? CityName, JsonElement City, JsonElement Region, string? CountryIso, string? CountryName, JsonElement Country);
}
