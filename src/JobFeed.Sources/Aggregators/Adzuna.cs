using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;
using JobFeed.Sources.Fetching;

namespace JobFeed.Sources.Aggregators;

/// <summary>
/// Adzuna (https://developer.adzuna.com/docs/search): searches of one country, 50 postings a page, texts cut. It needs an application id and key. The board's key is
/// country and search: <c>gb?what=nurse</c>, see <see cref="SearchKey"/>.
/// </summary>
internal sealed class Adzuna : ISource
{
    private const int PageSize = 50;

    /// <summary>250 requests a day are allowed; a board must leave some to others.</summary>
    private const int MaxPages = 40;

    /// <summary>Pay is in the country's currency, which no field names.</summary>
    private static readonly FrozenDictionary<string, string> Currencies = new Dictionary<string, string>
    {
        ["at"] = "EUR", ["au"] = "AUD", ["be"] = "EUR", ["br"] = "BRL", ["ca"] = "CAD", ["ch"] = "CHF", ["de"] = "EUR", ["es"] = "EUR", ["fr"] = "EUR",
        ["gb"] = "GBP", ["in"] = "INR", ["it"] = "EUR", ["mx"] = "MXN", ["nl"] = "EUR", ["nz"] = "NZD", ["pl"] = "PLN", ["sg"] = "SGD", ["us"] = "USD",
        ["za"] = "ZAR",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Filters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["what"] = "what", ["q"] = "what", ["what_and"] = "what_and", ["what_or"] = "what_or", ["where"] = "where", ["w"] = "where", ["distance"] = "distance",
        ["category"] = "category", ["salary_min"] = "salary_min", ["salary_max"] = "salary_max", ["full_time"] = "full_time", ["permanent"] = "permanent",
        ["max_days_old"] = "max_days_old",
    };

    public SourceInfo Info { get; } = new("adzuna", SourceKind.Aggregator, "Adzuna")
    {
        // 25 requests a minute, 1,000 a week.
        Pace = TimeSpan.FromSeconds(2.5),
        MinInterval = TimeSpan.FromHours(24),
        LinkShapes =
        [
            "https://www.adzuna.co.uk/search?q={words}&w={place}", "https://www.adzuna.com/details/{id}",
            "https://api.adzuna.com/v1/api/jobs/{country}/search/1?what={words}",
        ],
    };

    public Board? Recognize(Uri link)
    {
        if (!link.IsWeb() || CountryOf(link) is not { } country)
        {
            return null;
        }

        var search = SearchKey.Of(link, Filters);
        return new Board { Id = new BoardId(Info.Name, search == SearchKey.All ? country : $"{country}?{search}"), Url = new Uri(link.GetLeftPart(UriPartial.Authority)), Country = country.ToUpperInvariant() };
    }

    public IEnumerable<FetchRequest> Plan(Board board) => Currencies.ContainsKey(CountryOf(board))
        ? [Page(CountryOf(board), board.Id.Key.Split('?', 2) is [_, var search] ? search : "", 1)]
        : throw new FormatException($"Adzuna has no country \"{CountryOf(board)}\". It has {string.Join(' ', Currencies.Keys.Order(StringComparer.Ordinal))}.");

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        var country = CountryOf(document.Request.Url) ?? CountryOf(document.Board);
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("results", out var results) || results.ValueKind != JsonValueKind.Array)
        {
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("redirect_url", out _)
                ? WirePayload.ReadEach<Job>([root], WireJson.Snake, job => Read(job, document.Board, country))
                : throw WirePayload.Unexpected(root, Info.Title);
        }

        var read = WirePayload.ReadEach<Job>(results.EnumerateArray(), WireJson.Snake, job => Read(job, document.Board, country)) with { AdvertisedTotal = CountIn(root) };
        var page = int.TryParse(document.Request.Url.PathPart(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        if (results.GetArrayLength() == 0 || page * PageSize >= read.AdvertisedTotal)
        {
            return read;
        }

        return page < MaxPages
            ? read with { Next = [Page(country, SearchKey.Of(document.Request.Url, Filters), page + 1)] }
            : read with { IncompleteBecause = $"only the newest {MaxPages * PageSize} of {read.AdvertisedTotal} postings are read: narrow the search" };
    }

    private static FetchRequest Page(string country, string search, int page)
    {
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"https://api.adzuna.com/v1/api/jobs/{Uri.EscapeDataString(country)}/search/{page}?{SearchKey.Filters(search)}results_per_page={PageSize}&sort_by=date&content-type=application/json");
        return new FetchRequest(new Uri(address))
        {
            Accept = "application/json",
            Credentials =
            [
                new FetchCredential(nameof(SourceKeys.AdzunaAppId), CredentialPlace.Query, "app_id"),
                new FetchCredential(nameof(SourceKeys.AdzunaAppKey), CredentialPlace.Query, "app_key"),
            ],
        };
    }

    private static RawPosting Read(Job job, Board board, string country)
    {
        var description = job.Description.Trimmed();
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = job.Id.Trimmed() ?? job.Adref.Trimmed() ?? "",
            // Words of the search stand in <strong>.
            Title = EscapedHtml.OneLine(job.Title),
            Company = job.Company?.DisplayName.Trimmed(),
            Url = job.RedirectUrl.Trimmed(),
            Location = job.Location?.DisplayName.Trimmed(),
            Places = PlaceOf(job) is { } place ? [place] : [],
            Country = board.Country ?? (Currencies.ContainsKey(country) ? country.ToUpperInvariant() : null),
            Pay = PayOf(job, country),
            EmploymentTypes = [.. new[] { job.ContractTime.Trimmed(), job.ContractType.Trimmed() }.OfType<string>()],
            Departments = job.Category?.Label.Trimmed() is { } category ? [category] : [],
            Description = description,
            DescriptionIsHtml = description is null ? null : EscapedHtml.HasTags(description),
            PostedAt = job.Created.Trimmed(),
        };
    }

    /// <summary>What Adzuna predicts is its guess and nobody's pay.</summary>
    private static ImmutableArray<RawPay> PayOf(Job job, string country)
    {
        var predicted = job.SalaryIsPredicted.Trimmed() is { } flag && flag is not ("0" or "false");
        return !predicted && (job.SalaryMin is > 0 || job.SalaryMax is > 0)
            ?
            [
                new RawPay
                {
                    Min = job.SalaryMin is > 0 ? job.SalaryMin : null,
                    Max = job.SalaryMax is > 0 ? job.SalaryMax : null,
                    Currency = Currencies.GetValueOrDefault(CurrencyCountry(job, country)),
                    Period = "YEAR",
                },
            ]
            : [];
    }

    private static string CurrencyCountry(Job job, string country)
    {
        var first = job.Location?.Area?.FirstOrDefault().Trimmed()?.ToLowerInvariant();
        return Currencies.ContainsKey(country) ? country : first == "uk" ? "gb" : first ?? "";
    }

    /// <summary><c>area</c> goes from the country down to the place.</summary>
    private static RawPlace? PlaceOf(Job job)
    {
        var area = (job.Location?.Area ?? []).Select(part => part.Trimmed()).OfType<string>().ToArray();
        var place = new RawPlace
        {
            Text = job.Location?.DisplayName.Trimmed(),
            Country = area.ElementAtOrDefault(0),
            Region = area.ElementAtOrDefault(1),
            City = area.Length > 2 ? area[^1] : null,
            Latitude = (double?)job.Latitude,
            Longitude = (double?)job.Longitude,
        };
        return place == new RawPlace() ? null : place;
    }

    private static string CountryOf(Board board) => board.Id.Key.Split('?')[0].ToLowerInvariant();

    private static string? CountryOf(Uri link)
    {
        const string Site = "www.adzuna.";
        var host = link.Host.ToLowerInvariant();
        var country = host == "api.adzuna.com" ? (link.PathPart(2) == "jobs" ? link.PathPart(3)?.ToLowerInvariant() : null)
            : !host.StartsWith(Site, StringComparison.Ordinal) ? null
            : host[Site.Length..] switch { "com" => "us", "co.uk" => "gb", var other => other.Split('.')[^1] };
        return country is not null && Currencies.ContainsKey(country) ? country : null;
    }

    private static int? CountIn(JsonElement root) =>
        root.TryGetProperty("count", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var value) ? value : null;

    private sealed record Job(
        string? Id, string? Adref, string? Title, Named? Company, Whereabouts? Location, decimal? Latitude, decimal? Longitude, decimal? SalaryMin, decimal? SalaryMax,
        string? SalaryIsPredicted, string? ContractTime, string? ContractType, Category? Category, string? Description, string? Created, string? RedirectUrl);

    private sealed record Named(string? DisplayName);

    private sealed record Whereabouts(string? DisplayName, List<string?>? Area);

    private sealed record Category(string? Label);
}
