using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;
using JobFeed.Sources.Fetching;

namespace JobFeed.Sources.Aggregators;

/// <summary>
/// USAJOBS, the postings of the US government (https://developer.usajobs.gov/api-reference/get-api-search), by a search of up to 500 a page and 10,000
/// rows. It needs a key and the e-mail address it was given to. The board's key is the search, see <see cref="SearchKey"/>.
/// </summary>
internal sealed class Usajobs : ISource
{
    private const int PageSize = 500;

    private const int MaxRows = 10_000;

    private static readonly Dictionary<string, string> Filters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Keyword"] = "Keyword", ["k"] = "Keyword", ["LocationName"] = "LocationName", ["l"] = "LocationName", ["DatePosted"] = "DatePosted",
        ["RemoteIndicator"] = "RemoteIndicator", ["RemunerationMinimumAmount"] = "RemunerationMinimumAmount", ["Organization"] = "Organization", ["a"] = "Organization",
        ["PositionScheduleTypeCode"] = "PositionScheduleTypeCode", ["JobCategoryCode"] = "JobCategoryCode", ["j"] = "JobCategoryCode",
    };

    public SourceInfo Info { get; } = new("usajobs", SourceKind.Aggregator, "USAJOBS")
    {
        Pace = TimeSpan.FromSeconds(1),
        MinInterval = TimeSpan.FromHours(1),
        LinkShapes =
        [
            "https://www.usajobs.gov/Search/Results?k={keyword}&l={place}", "https://www.usajobs.gov/job/{number}",
            "https://data.usajobs.gov/api/Search?Keyword={keyword}",
        ],
    };

    public Board? Recognize(Uri link) =>
        link.IsWeb() && link.Host.ToLowerInvariant() is "usajobs.gov" or "www.usajobs.gov" or "data.usajobs.gov"
            ? new Board { Id = new BoardId(Info.Name, SearchKey.Of(link, Filters)), Url = new Uri("https://www.usajobs.gov/Search/Results") }
            : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [Page(board.Id.Key, 1)];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("SearchResult", out var result) && result.ValueKind == JsonValueKind.Object &&
            result.TryGetProperty("SearchResultItems", out var items) && items.ValueKind == JsonValueKind.Array)
        {
            return ReadPage(document, result, items);
        }

        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("MatchedObjectDescriptor", out _)
            ? WirePayload.ReadEach<Item>([root], Wire, item => Read(item, document.Board))
            : throw WirePayload.Unexpected(root, Info.Title);
    }

    /// <summary>USAJOBS writes names in Pascal case, and some in another one.</summary>
    private static JsonSerializerOptions Wire { get; } = new(WireJson.Camel) { PropertyNamingPolicy = null, PropertyNameCaseInsensitive = true };

    private static Extraction ReadPage(FetchedDocument document, JsonElement result, JsonElement items)
    {
        var read = WirePayload.ReadEach<Item>(items.EnumerateArray(), Wire, item => Read(item, document.Board));
        var all = Number(result, "SearchResultCountAll") ?? Number(result, "SearchResultCount");
        var notices = items.GetArrayLength() - read.Postings.Length - read.Rejected.Length;
        var page = int.TryParse(document.Request.Url.QueryValue("Page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        // The count has the standing notices in it; with one page it is known how many they are.
        read = read with
        {
            AdvertisedTotal = page == 1 && all <= PageSize ? all - notices : null,
            IncompleteBecause = all > MaxRows ? $"USAJOBS gives {MaxRows} of the {all} postings that the search finds: narrow it" : null,
        };
        return items.GetArrayLength() > 0 && page * PageSize < Math.Min(all ?? 0, MaxRows) ? read with { Next = [Page(SearchKey.Of(document.Request.Url, Filters), page + 1)] } : read;
    }

    private static FetchRequest Page(string search, int page) => new(new Uri(string.Create(
        CultureInfo.InvariantCulture, $"https://data.usajobs.gov/api/Search?{SearchKey.Filters(search)}ResultsPerPage={PageSize}&Fields=Full&Page={page}")))
    {
        Accept = "application/json",
        Credentials =
        [
            new FetchCredential(nameof(SourceKeys.UsajobsKey), CredentialPlace.Header, "Authorization-Key"),
            new FetchCredential(nameof(SourceKeys.UsajobsEmail), CredentialPlace.Header, "User-Agent"),
        ],
    };

    private static RawPosting? Read(Item item, Board board)
    {
        var job = item.MatchedObjectDescriptor ?? throw new JsonException("The posting is null.");
        var types = (job.PositionSchedule ?? []).Concat(job.PositionOfferingType ?? []).Select(type => type?.Name.Trimmed()).OfType<string>().Distinct().ToImmutableArray();
        if (IsNotice(job.PositionTitle) || types.Any(IsNotice))
        {
            return null;
        }

        var details = job.UserArea?.Details;
        var places = PlacesOf(job);
        var shown = job.PositionLocationDisplay.Trimmed();
        var named = string.Join("; ", places.Select(place => place.Text).OfType<string>().Distinct()).Trimmed();
        var description = DescriptionOf(job, details);
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = item.MatchedObjectId.Trimmed() ?? job.PositionId.Trimmed() ?? "",
            RequisitionId = job.PositionId.Trimmed(),
            Title = job.PositionTitle.Trimmed(),
            Company = job.OrganizationName.Trimmed() ?? job.DepartmentName.Trimmed() ?? board.Company,
            Url = WithoutPort(job.PositionUri),
            ApplyUrl = WithoutPort(job.ApplyUri?.FirstOrDefault(link => link.Trimmed() is not null)),
            Location = shown is null || (shown.Equals("Multiple Locations", StringComparison.OrdinalIgnoreCase) && named is not null) ? named : shown,
            Places = places,
            Country = board.Country ?? "US",
            Workplace = details?.TeleworkEligible == true && details.RemoteIndicator != true ? "Telework eligible" : null,
            IsRemote = details?.RemoteIndicator,
            Pay = [.. (job.PositionRemuneration ?? []).Select(PayOf).OfType<RawPay>().Distinct()],
            EmploymentTypes = types,
            Departments = [.. (job.JobCategory ?? []).Select(category => category?.Name.Trimmed()).Append(job.DepartmentName.Trimmed()).OfType<string>().Distinct()],
            Description = description,
            DescriptionIsHtml = description is null ? null : EscapedHtml.HasTags(description),
            PostedAt = job.PublicationStartDate.Trimmed() ?? job.PositionStartDate.Trimmed(),
            ValidThrough = job.ApplicationCloseDate.Trimmed() ?? job.PositionEndDate.Trimmed(),
        };
    }

    /// <summary>Standing notices collect applications for vacancies that may come.</summary>
    private static bool IsNotice(string? text) => text is not null && text.Contains("public notice", StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<RawPlace> PlacesOf(Job job) =>
    [
        .. (job.PositionLocation ?? []).OfType<Place>().Select(place => new RawPlace
        {
            Text = place.LocationName.Trimmed(),
            // "Washington, District of Columbia": the state follows in a field of its own.
            City = place.CityName.Trimmed()?.Split(',')[0].Trimmed(),
            Region = place.CountrySubDivisionCode.Trimmed() is { } state && state != "N/A" ? state : null,
            Country = place.CountryCode.Trimmed(),
            Latitude = place.Latitude is null or 0 && place.Longitude is null or 0 ? null : (double?)place.Latitude,
            Longitude = place.Latitude is null or 0 && place.Longitude is null or 0 ? null : (double?)place.Longitude,
        })
        .Select(place => place.City?.Contains("Negotiable", StringComparison.OrdinalIgnoreCase) == true ? new RawPlace { Text = place.Text, Country = place.Country } : place)
        .Where(place => place != new RawPlace())
        .Distinct(),
    ];

    /// <summary>Piece work (PW) and work without pay (WC) state no rate.</summary>
    private static RawPay? PayOf(Remuneration? pay) => pay is { MinimumRange: > 0 } or { MaximumRange: > 0 } && pay.RateIntervalCode is not ("PW" or "WC")
        ? new RawPay
        {
            Min = pay.MinimumRange is > 0 ? pay.MinimumRange : null,
            Max = pay.MaximumRange is > 0 ? pay.MaximumRange : null,
            Currency = "USD",
            Period = pay.RateIntervalCode.Trimmed() ?? pay.Description.Trimmed(),
        }
        : null;

    private static string? DescriptionOf(Job job, Details? details)
    {
        var parts = new[] { details?.JobSummary.Trimmed() }
            .Concat((details?.MajorDuties ?? []).Select(duty => duty.Trimmed()))
            .Append(details?.QualificationSummary.Trimmed() ?? job.QualificationSummary.Trimmed())
            .OfType<string>();
        return string.Join("\n\n", parts).Trimmed();
    }

    /// <summary>Links name the port that they would have anyway.</summary>
    private static string? WithoutPort(string? link) =>
        Uri.TryCreate(link.Trimmed(), UriKind.Absolute, out var address) ? address.AbsoluteUri : link.Trimmed();

    private static int? Number(JsonElement result, string name) =>
        result.TryGetProperty(name, out var value) && int.TryParse(WirePayload.TextOf(value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Item(string? MatchedObjectId, Job? MatchedObjectDescriptor);

    private sealed record Job(
        string? PositionId, string? PositionTitle, string? PositionUri, List<string?>? ApplyUri, string? PositionLocationDisplay, List<Place?>? PositionLocation,
        string? OrganizationName, string? DepartmentName, List<Named?>? JobCategory, List<Named?>? PositionSchedule,
        List<Named?>? PositionOfferingType, string? QualificationSummary, List<Remuneration?>? PositionRemuneration, string? PositionStartDate,
        string? PositionEndDate, string? PublicationStartDate, string? ApplicationCloseDate, UserArea? UserArea);

    private sealed record Named(string? Name);

    private sealed record Place(
        string? LocationName, string? CityName, string? CountrySubDivisionCode, string? CountryCode, decimal? Latitude, decimal? Longitude);

    private sealed record Remuneration(decimal? MinimumRange, decimal? MaximumRange, string? RateIntervalCode, string? Description);

    private sealed record UserArea(Details? Details);

    private sealed record Details(
        string? JobSummary, List<string?>? MajorDuties, string? QualificationSummary, bool? RemoteIndicator, bool? TeleworkEligible);
}
