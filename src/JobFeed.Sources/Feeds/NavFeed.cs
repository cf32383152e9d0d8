using System.Text.Json;
using System.Text.Json.Serialization;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;
using JobFeed.Sources.Fetching;

namespace JobFeed.Sources.Feeds;

/// <summary>
/// A feed of changes as the Norwegian labour administration publishes it (https://navikt.github.io/pam-stilling-feed/): pages of entries that never change,
/// each with a link to the next; an entry names a posting that is new or changed (<c>ACTIVE</c>, its text on a page of its own) or over
/// (<c>INACTIVE</c>). The board's key is the address of the page to begin with. NAV's own server wants a bearer token (setting
/// <c>Fetch:Keys:NavToken</c>), which no other host is shown.
/// </summary>
internal sealed class NavFeed : ISource
{
    private const string Host = "pam-stilling-feed.nav.no";

    public SourceInfo Info { get; } = new("nav-feed", SourceKind.Feed, "NAV feed")
    {
        MinInterval = TimeSpan.FromMinutes(30),
        LinkShapes = [$"https://{Host}/api/v1/feed?last=true"],
    };

    public Board? Recognize(Uri link) => link.IsWeb() && link.Host.Equals(Host, StringComparison.OrdinalIgnoreCase)
        ? new Board { Id = new BoardId(Info.Name, link.AbsoluteUri), Url = link, Country = "NO" }
        : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [Ask(board.Url ?? new Uri(board.Id.Key), FetchPurpose.Listing)];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        if (document.Request.Purpose == FetchPurpose.Detail || (root.ValueKind == JsonValueKind.Object && (root.TryGetProperty("ad_content", out _) || root.TryGetProperty("json", out _))))
        {
            return ReadEntry(document, root);
        }

        var page = new Page();
        var read = WirePayload.ReadEach<Item>(WirePayload.NeededList(root, Info.Title, "items"), WireJson.Camel, item => page.Take(item, document));
        var next = root.TryGetProperty("next_url", out var link) && WebLink.TryResolve(document.Url, link.ToString(), out var url)
            ? Ask(url, FetchPurpose.Listing)
            : null;
        return read with
        {
            Next = [.. page.Details.Values, .. next is null ? Array.Empty<FetchRequest>() : [next]],
            Closed = [.. page.Over],
            IncompleteBecause = "the feed tells what changed, not what there is",
        };
    }

    private static FetchRequest Ask(Uri url, FetchPurpose purpose) => new(url, purpose)
    {
        Accept = "application/json",
        Credentials = url is { Host: Host, Scheme: "https" } ? [new FetchCredential(nameof(SourceKeys.NavToken), CredentialPlace.Bearer)] : null,
    };

    private static Extraction ReadEntry(FetchedDocument document, JsonElement root)
    {
        string? over = null;
        var read = WirePayload.ReadEach<Entry>([root], WireJson.Camel, entry =>
        {
            var id = entry.Uuid.Trimmed() ?? document.Request.Stub?.Id ?? throw new FormatException("The entry has no id.");
            var ad = IsOver(entry.Status) ? null : entry.AdContent ?? entry.Json;
            over = ad is null ? id : null;
            return ad is null ? null : Read(id, ad, document.Board);
        });
        return over is null ? read : read with { Closed = [over] };
    }

    private static RawPosting Read(string id, Ad ad, Board board) => new()
    {
        Source = board.Id.Platform,
        Board = board.Id,
        Id = id,
        Title = ad.Title.Trimmed() ?? ad.Jobtitle.Trimmed(),
        Company = ad.Employer.First,
        Url = ad.Link.Trimmed() ?? PageOf(id),
        ApplyUrl = ad.ApplicationUrl.Trimmed() ?? ad.Sourceurl.Trimmed(),
        Location = string.Join("; ", (ad.WorkLocations ?? []).OfType<WorkPlace>().Select(place => (place.City ?? place.Municipal ?? place.County ?? place.Country).Trimmed()).OfType<string>().Distinct()).Trimmed(),
        Places =
        [
            .. (ad.WorkLocations ?? []).OfType<WorkPlace>().Select(place => new RawPlace
            {
                Street = place.Address.Trimmed(),
                City = place.City.Trimmed() ?? place.Municipal.Trimmed(),
                Region = place.County.Trimmed(),
                Country = place.Country.Trimmed(),
                PostalCode = place.PostalCode.Trimmed(),
            }),
        ],
        Country = board.Country ?? "NO",
        EmploymentTypes = [.. ad.Engagementtype.All, .. ad.Extent.All],
        Departments = [.. (ad.OccupationCategories ?? []).Select(category => category?.Level2.Trimmed() ?? category?.Level1.Trimmed()).OfType<string>().Distinct()],
        Description = ad.Description.Trimmed(),
        PostedAt = ad.Published.Trimmed(),
        UpdatedAt = ad.Updated.Trimmed(),
        ValidThrough = ad.Expires.Trimmed(),
    };

    private static string PageOf(string id) => $"https://arbeidsplassen.nav.no/stillinger/stilling/{Uri.EscapeDataString(id)}";

    private static bool IsOver(string? status) => status.Trimmed() is { } word && !word.Equals("ACTIVE", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a page says of each posting; of several entries the last counts.</summary>
    private sealed class Page
    {
        public Dictionary<string, FetchRequest> Details { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Over { get; } = new(StringComparer.Ordinal);

        /// <summary>The posting, where the entry leads to no page with more.</summary>
        public RawPosting? Take(Item item, FetchedDocument document)
        {
            var id = item.FeedEntry?.Uuid.Trimmed() ?? item.Id.Trimmed() ?? throw new FormatException("The entry has no id.");
            Details.Remove(id);
            Over.Remove(id);
            if (IsOver(item.FeedEntry?.Status))
            {
                Over.Add(id);
                return null;
            }

            var stub = Stub(id, item, document.Board);
            if (!WebLink.TryResolve(document.Url, item.Url, out var url))
            {
                return stub;
            }

            Details[id] = Ask(url, FetchPurpose.Detail) with { Stub = stub };
            return null;
        }

        private static RawPosting Stub(string id, Item item, Board board) => new()
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = id,
            Title = item.FeedEntry?.Title.Trimmed() ?? item.Title.Trimmed(),
            Company = item.FeedEntry?.BusinessName.Trimmed(),
            Url = PageOf(id),
            Location = item.FeedEntry?.Municipal.Trimmed(),
            Country = board.Country ?? "NO",
            Description = item.ContentText.Trimmed(),
            DescriptionIsHtml = item.ContentText.Trimmed() is null ? null : false,
            UpdatedAt = item.DateModified.Trimmed(),
        };
    }

    private sealed record Item(
        string? Id, string? Url, string? Title,
        [property: JsonPropertyName("content_text")] string? ContentText,
        [property: JsonPropertyName("date_modified")] string? DateModified,
        [property: JsonPropertyName("_feed_entry")] Change? FeedEntry);

    private sealed record Change(string? Uuid, string? Status, string? Title, string? BusinessName, string? Municipal);

    private sealed record Entry(string? Uuid, string? Status, [property: JsonPropertyName("ad_content")] Ad? AdContent, Ad? Json);

    private sealed record Ad(
        string? Uuid, string? Title, string? Jobtitle, WireTexts Employer, string? Link, string? ApplicationUrl, string? Sourceurl, List<WorkPlace?>? WorkLocations,
        WireTexts Engagementtype, WireTexts Extent, List<Occupation?>? OccupationCategories, string? Description, string? Published, string? Updated, string? Expires);

    private sealed record WorkPlace(string? Country, string? Address, string? City, string? PostalCode, string? County, string? Municipal);

    private sealed record Occupation(string? Level1, string? Level2);
}
