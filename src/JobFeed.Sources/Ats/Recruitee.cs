using System.Collections.Immutable;
using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Sources.CareerPages;

namespace JobFeed.Sources.Ats;

/// <summary>
/// Recruitee (Tellent) career sites (https://docs.recruitee.com): the whole board in one answer. The board's key is the subdomain, or the host
/// where the employer has a domain of its own.
/// </summary>
internal sealed class Recruitee : ISource
{
    private const string Domain = "recruitee.com";

    public SourceInfo Info { get; } = new("recruitee", SourceKind.Ats, "Recruitee")
    {
        LinkShapes = ["https://{company}.recruitee.com", "https://{company}.recruitee.com/o/{offer}", "https://{site}/api/offers/"],
    };

    public Board? Recognize(Uri link)
    {
        var ownDomain = link.IsWeb() && link.UserInfo.Length == 0 && link.PathPart(0) == "api" && link.PathPart(1) == "offers";
        var key = SourceText.TenantOf(link, Domain) ??
            (ownDomain && !link.Host.EndsWith(Domain, StringComparison.OrdinalIgnoreCase) ? link.Host.ToLowerInvariant() : null);
        return key is null ? null : new Board { Id = new BoardId(Info.Name, key), Url = SourceText.SiteOf(key, Domain) };
    }

    public IEnumerable<FetchRequest> Plan(Board board) => [new(new Uri(SourceText.SiteOf(board.Id.Key, Domain), "api/offers/")) { Accept = "application/json" }];

    public Extraction Extract(FetchedDocument document)
    {
        if (PostingPage.LooksLikeOne(document))
        {
            return PostingPage.Read(document, Info.Title, document.Request.Stub ?? Stub(document));
        }

        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        if (WirePayload.ListOf(root, "offers") is { } offers)
        {
            return WirePayload.ReadEach<Offer>(offers.EnumerateArray(), WireJson.Snake, offer => Read(offer, document.Board));
        }

        var single = WirePayload.Part(root, "offer") ?? root;
        return single.ValueKind == JsonValueKind.Object && single.TryGetProperty("id", out _) && single.TryGetProperty("title", out _)
            ? WirePayload.ReadEach<Offer>([single], WireJson.Snake, offer => Read(offer, document.Board))
            : throw WirePayload.Unexpected(root, Info.Title);
    }

    /// <summary>A page knows its offer by the slug in its address only.</summary>
    private static RawPosting Stub(FetchedDocument document) => new()
    {
        Source = document.Board.Id.Platform,
        Board = document.Board.Id,
        Id = document.Url.PathPartAfter("o") ?? "",
        Company = document.Board.Company,
        Country = document.Board.Country,
    };

    private static RawPosting? Read(Offer offer, Board board)
    {
        // Drafts, closed and internal offers carry another status.
        if (offer.Status.Trimmed() is { } status && !status.Equals("published", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var translation = TranslationOf(offer);
        var description = SourceText.UnderHeadings(
            (null, offer.Description.Trimmed() ?? translation?.Description), ("Requirements", offer.Requirements.Trimmed() ?? translation?.Requirements));
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = offer.Id.Trimmed() ?? "",
            Title = offer.Title.Trimmed() ?? translation?.Title.Trimmed() ?? offer.SharingTitle.Trimmed(),
            Company = offer.CompanyName.Trimmed() ?? board.Company,
            Url = offer.CareersUrl.Trimmed() ?? PageOf(offer.Slug.Trimmed(), board),
            ApplyUrl = offer.CareersApplyUrl.Trimmed(),
            Location = offer.Location.Trimmed() ?? SourceText.Joined("; ", PlacesOf(offer).Select(place => place.Text)),
            Places = PlacesOf(offer),
            Country = board.Country,
            // Several ways of working may be open.
            Workplace = SourceText.Joined(
                ", ", offer.Remote == true ? "remote" : null, offer.Hybrid == true ? "hybrid" : null, offer.OnSite == true ? "on-site" : null),
            IsRemote = offer.Remote,
            Pay = PayOf(offer.Salary),
            EmploymentTypes = offer.EmploymentTypeCode.Trimmed() is { } type ? [type] : [],
            Seniority = offer.ExperienceCode.Trimmed() is { } level && level != "not_applicable" ? level : null,
            Education = offer.EducationCode.Trimmed() is { } education && education != "not_applicable" ? education : null,
            Departments = offer.Department?.Name is { } department ? [department] : [],
            Skills = [.. (offer.Tags ?? []).Select(tag => tag?.Name).OfType<string>()],
            Description = description,
            DescriptionIsHtml = description is null ? null : true,
            PostedAt = SourceText.IsoOfUtc(offer.PublishedAt) ?? SourceText.IsoOfUtc(offer.CreatedAt),
            UpdatedAt = SourceText.IsoOfUtc(offer.UpdatedAt),
            ValidThrough = SourceText.IsoOfUtc(offer.CloseAt),
            Language = LanguageOf(offer),
        };
    }

    private static string? PageOf(string? slug, Board board) =>
        slug is null ? null : new Uri(SourceText.SiteOf(board.Id.Key, Domain), $"o/{Uri.EscapeDataString(slug)}").AbsoluteUri;

    private static Translation? TranslationOf(Offer offer) => offer.Translations?.Values.FirstOrDefault(translation => translation?.Title.Trimmed() is not null);

    /// <summary>The language of the flat texts: the only one there is, or the one whose title they repeat.</summary>
    private static string? LanguageOf(Offer offer) => offer.Translations is { Count: 1 } single
        ? single.Keys.First()
        : offer.Translations?.Where(pair => pair.Value?.Title is { } title && title == offer.Title).Select(pair => pair.Key).ToArray() is [var only] ? only : null;

    private static ImmutableArray<RawPlace> PlacesOf(Offer offer)
    {
        var listed = (offer.Locations ?? []).OfType<Place>().ToArray();
        var flat = new Place(null, offer.City, offer.StateName, offer.Country, offer.CountryCode, offer.PostalCode, null);
        return
        [
            .. (listed.Length > 0 ? listed : [flat])
                .Select(place => new RawPlace
                {
                    Text = place.Name.Trimmed() ?? SourceText.Joined(", ", place.City, place.State, place.Country),
                    Street = place.Street.Trimmed(),
                    City = place.City.Trimmed(),
                    Region = place.State.Trimmed(),
                    Country = place.CountryCode.Trimmed() ?? place.Country.Trimmed(),
                    PostalCode = place.PostalCode.Trimmed(),
                })
                .Where(place => place != new RawPlace())
                .Distinct(),
        ];
    }

    private static ImmutableArray<RawPay> PayOf(Salary? salary) => salary is { Min: > 0 } or { Max: > 0 }
        ? [new RawPay { Min = salary.Min, Max = salary.Max, Currency = salary.Currency.Trimmed(), Period = salary.Period.Trimmed() }]
        : [];

    private sealed record Offer(
        string? Id, string? Slug, string? Title, string? SharingTitle, string? CompanyName, string? CareersUrl, string? CareersApplyUrl, string? Location, string? City,
        string? StateName, string? Country, string? CountryCode, string? PostalCode, List<Place?>? Locations, bool? Remote, bool? Hybrid, bool? OnSite, Salary? Salary,
        string? EmploymentTypeCode, string? ExperienceCode, string? EducationCode, Labelled? Department, List<Labelled?>? Tags, string? Description,
        string? Requirements, string? PublishedAt, string? CreatedAt, string? UpdatedAt, string? CloseAt, string? Status,
        Dictionary<string, Translation?>? Translations);

    private sealed record Place(
        string? Name, string? City, string? State, string? Country, string? CountryCode, string? PostalCode, string? Street);

    private sealed record Salary(decimal? Min, decimal? Max, string? Currency, string? Period);

    private sealed record Translation(string? Title, string? Description, string? Requirements);
}
