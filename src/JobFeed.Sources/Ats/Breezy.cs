using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using JobFeed.Core.Postings;
using JobFeed.Sources.CareerPages;

namespace JobFeed.Sources.Ats;

/// <summary>
/// Breezy HR portals: the whole board as a bare array (<c>/json</c>) without texts; each posting's page has a schema.org JobPosting. The board's key is the
/// portal's subdomain.
/// </summary>
internal sealed class Breezy : ISource
{
    private const string Domain = "breezy.hr";

    public SourceInfo Info { get; } = new("breezy", SourceKind.Ats, "Breezy HR")
    {
        // Pages of the site, not an API made for others.
        ObeysRobots = true,
        LinkShapes = ["https://{portal}.breezy.hr", "https://{portal}.breezy.hr/p/{position}", "https://{portal}.breezy.hr/json"],
    };

    public Board? Recognize(Uri link) => SourceText.TenantOf(link, Domain, "developer", "marketing", "assets-cdn", "attach-cdn") is { } key
        ? new Board { Id = new BoardId(Info.Name, key), Url = SourceText.SiteOf(key, Domain) }
        : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [new(new Uri(SourceText.SiteOf(board.Id.Key, Domain), "json")) { Accept = "application/json" }];

    public Extraction Extract(FetchedDocument document)
    {
        if (PostingPage.LooksLikeOne(document))
        {
            return ReadPage(document);
        }

        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        var site = document.Url.Host.EndsWith("." + Domain, StringComparison.OrdinalIgnoreCase)
            ? new Uri(document.Url, "/")
            : SourceText.SiteOf(document.Board.Id.Key, Domain);
        var rows = WirePayload.ListOf(root, "positions", "jobs", "data")?.EnumerateArray().ToArray() ??
            (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("friendly_id", out _) ? [root] : throw WirePayload.Unexpected(root, Info.Title));
        return WirePayload.ReadStubs<Position>(rows, WireJson.Snake, position => Read(position, document.Board, site), stub => Page(stub, site));
    }

    private Extraction ReadPage(FetchedDocument document)
    {
        var stub = document.Request.Stub;
        if (stub is not null && document.Url.PathPartAfter("p") is null)
        {
            // A position that is over leads to the portal's front page.
            return new Extraction { Closed = [stub.Id] };
        }

        return PostingPage.Read(document, Info.Title, stub ?? new RawPosting
        {
            Source = document.Board.Id.Platform,
            Board = document.Board.Id,
            // The address is the id and the title: /p/98323abf2296-employee-12.
            Id = document.Url.PathPartAfter("p")?.Split('-')[0] ?? "",
            Company = document.Board.Company,
            Country = document.Board.Country,
        });
    }

    /// <summary>The position's page, on a portal of Breezy's: a row's own link is not followed elsewhere.</summary>
    private static FetchRequest Page(RawPosting stub, Uri site)
    {
        var own = Uri.TryCreate(stub.Url, UriKind.Absolute, out var link) && link.IsWeb() &&
            (link.Host == site.Host || SourceText.TenantOf(link, Domain) is not null);
        return new FetchRequest(own ? link! : new Uri(site, $"p/{Uri.EscapeDataString(stub.Id)}")) { Accept = "text/html, application/xhtml+xml" };
    }

    private static RawPosting Read(Position position, Board board, Uri site)
    {
        var places = PlacesOf(position);
        var description = position.Description.Trimmed();
        var friendly = position.FriendlyId.Trimmed();
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = position.Id.Trimmed() ?? position.InternalId.Trimmed() ?? friendly?.Split('-')[0] ?? "",
            Title = position.Name.Trimmed(),
            Company = position.Company?.Name ?? board.Company,
            Url = position.Url.Trimmed() ?? (friendly is null ? null : new Uri(site, $"p/{Uri.EscapeDataString(friendly)}").AbsoluteUri),
            Location = SourceText.Joined("; ", places.Select(place => place.Text)),
            Places = places,
            Country = board.Country,
            Workplace = WorkplaceOf(position.Location),
            IsRemote = position.Location?.IsRemote ?? position.Locations?.Select(place => place?.IsRemote).FirstOrDefault(remote => remote is not null),
            SalaryText = position.Salary.Trimmed(),
            EmploymentTypes = (position.Type?.Name ?? position.Type?.Id) is { } type ? [type] : [],
            Seniority = position.Experience?.Name,
            Education = position.Education?.Name,
            Departments = position.Department?.Name is { } department ? [department] : [],
            Skills = [.. (position.Tags ?? []).Select(tag => tag?.Name).OfType<string>()],
            Description = description,
            DescriptionIsHtml = description is null ? null : true,
            PostedAt = position.PublishedDate.Trimmed(),
            UpdatedAt = position.UpdatedDate.Trimmed(),
        };
    }

    /// <summary>The flag is true for hybrid positions too; the details beside it tell them apart.</summary>
    private static string? WorkplaceOf(Place? place) => place?.RemoteDetails is not { } details ? null
        : details.Id == "hybrid" || details.Name?.StartsWith("hybrid", StringComparison.OrdinalIgnoreCase) == true ? "hybrid"
        : place.IsRemote == true ? "remote" : null;

    private static ImmutableArray<RawPlace> PlacesOf(Position position) =>
    [
        .. new[] { position.Location }.Concat(position.Locations ?? []).OfType<Place>()
            .Select(place => new RawPlace
            {
                Text = place.Name.Trimmed() ?? SourceText.Joined(", ", place.City, place.State?.Name, place.Country?.Name),
                Street = place.StreetAddress?.Name,
                City = place.City.Trimmed(),
                Region = place.State?.Name,
                Country = place.Country?.Id ?? place.Country?.Name,
                PostalCode = place.PostalCode.Trimmed() ?? place.Zip.Trimmed(),
            })
            .Where(place => place != new RawPlace())
            .Distinct(),
    ];

    private sealed record Position(
        string? Id, [property: JsonPropertyName("_id")] string? InternalId, string? FriendlyId, string? Name, string? Url, string? PublishedDate,
        string? UpdatedDate, Labelled? Type, Place? Location, List<Place?>? Locations, Labelled? Department, string? Salary, Labelled? Company,
        string? Description, Labelled? Experience, Labelled? Education, List<Labelled?>? Tags);

    private sealed record Place(
        string? Name, string? City, Labelled? State, Labelled? Country, bool? IsRemote, Labelled? RemoteDetails,
        Labelled? StreetAddress, string? PostalCode, string? Zip);
}
