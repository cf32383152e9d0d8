using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Ats;

/// <summary>
/// Workday career sites: the calls that every <c>myworkdayjobs.com</c> page makes (no published API). The list is a POST of 20 postings a page, each
/// posting's text a GET of its own. A list that is longer than Workday counts is read in parts, by a facet. The board's key is host and site: <c>acme.wd5.myworkdayjobs.com/Careers</c>, or for the shared hosts
/// <c>wd5.myworkdaysite.com/acme/Careers</c>.
/// </summary>
internal sealed class Workday : ISource
{
    /// <summary>More is answered with 400.</summary>
    private const int PageSize = 20;

    /// <summary>The total never says more, and past it page one is served again for ever.</summary>
    private const int MaxPostings = 2_000;

    private const string Unfiltered = "{}";

    public SourceInfo Info { get; } = new("workday", SourceKind.Ats, "Workday")
    {
        ObeysRobots = true,
        Pace = TimeSpan.FromSeconds(1),
        MinInterval = TimeSpan.FromHours(1),
        LinkShapes =
        [
            "https://{tenant}.wd5.myworkdayjobs.com/{site}", "https://wd5.myworkdaysite.com/recruiting/{tenant}/{site}",
            "https://{tenant}.wd5.myworkdayjobs.com/wday/cxs/{tenant}/{site}/jobs",
        ],
    };

    public Board? Recognize(Uri link) =>
        link.IsWeb() && WorkdaySite.Of(link) is { } site ? new Board { Id = new BoardId(Info.Name, site.Key), Url = site.Page } : null;

    public IEnumerable<FetchRequest> Plan(Board board) =>
        [Page(WorkdaySite.Parse(board.Id.Key) ?? throw new FormatException($"\"{board.Id.Key}\" names no Workday site. Write it as acme.wd5.myworkdayjobs.com/Careers."), Unfiltered, 0, null)];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        var site = WorkdaySite.Of(document.Request.Url) ?? WorkdaySite.Parse(document.Board.Id.Key);
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("jobPostings", out var jobs) && jobs.ValueKind == JsonValueKind.Array)
        {
            return ReadList(document, root, jobs, site);
        }

        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("jobPostingInfo", out var info) && info.ValueKind == JsonValueKind.Object
            ? WirePayload.ReadEach<Detail>([root], WireJson.Camel, detail => ReadDetail(detail, document, site))
            : throw WirePayload.Unexpected(root, Info.Title);
    }

    private static Extraction ReadList(FetchedDocument document, JsonElement root, JsonElement jobs, WorkdaySite? site)
    {
        var read = WirePayload.ReadEach<Card>(jobs.EnumerateArray(), WireJson.Camel, card => ReadCard(card, document.Board, site));
        var rejected = read.Rejected;
        // A card without a path has no page of its own: what it says is all there is.
        var list = read with
        {
            Postings = [.. read.Postings.Where(posting => posting.Url is null)],
            Next = [.. read.Postings.Where(posting => posting.Url is not null).Select(posting => DetailOf(posting, site!))],
        };
        var mark = PageMark.Of(document.Request.Mark);
        var offset = OffsetOf(document.Request);
        // Only the first page's total can be believed: on later ones some tenants say 0.
        var total = mark?.Total ?? (TotalOf(root) is > 0 and var said ? said : null);
        var first = FirstPath(jobs);
        if (mark is not null && first is not null && first == mark.First)
        {
            return new Extraction { Rejected = rejected, IncompleteBecause = $"the page at offset {offset} is page one again" };
        }

        var filter = FilterOf(document.Request);
        if (mark is null && filter == Unfiltered && total >= MaxPostings && site is not null && WorkdayFacet.Dividing(root, MaxPostings) is { } facet)
        {
            return list with { AdvertisedTotal = facet.Total, Next = [.. list.Next, .. facet.Filters().Select(part => Page(site, part, 0, null))] };
        }

        // The total of a part says nothing about the board.
        var whole = list with { AdvertisedTotal = filter == Unfiltered ? total : null, IncompleteBecause = total >= MaxPostings ? $"Workday counts and serves no more than {MaxPostings} postings of a site" : null };
        var next = offset + PageSize;
        if (jobs.GetArrayLength() == 0 || (total is null ? jobs.GetArrayLength() < PageSize : next >= total))
        {
            return whole;
        }

        return site is null ? whole with { IncompleteBecause = "the address does not say which site the list is of" }
            : next >= MaxPostings
            ? whole with { IncompleteBecause = $"the site still gives full pages after {MaxPostings} postings" }
            : whole with { Next = [.. whole.Next, Page(site, filter, next, new PageMark(total, mark?.First ?? first).ToString())] };
    }

    private static FetchRequest Page(WorkdaySite site, string filter, int offset, string? mark) => new(new Uri($"{site.Api}/jobs"))
    {
        Accept = "application/json",
        JsonBody = $$"""{"appliedFacets":{{filter}},"limit":{{PageSize}},"offset":{{offset}},"searchText":""}""",
        Mark = mark,
    };

    private static FetchRequest DetailOf(RawPosting posting, WorkdaySite site) =>
        new(new Uri(site.Api + posting.Url![site.Page.AbsoluteUri.Length..]), FetchPurpose.Detail) { Accept = "application/json", Stub = posting };

    private static RawPosting ReadCard(Card card, Board board, WorkdaySite? site)
    {
        var path = card.ExternalPath.Trimmed();
        var requisition = card.BulletFields?.Select(field => field.Trimmed()).FirstOrDefault(field => field is not null);
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = IdOf(path, requisition) ?? "",
            RequisitionId = requisition,
            Title = card.Title.Trimmed(),
            Company = board.Company,
            Url = path is null || site is null ? null : site.Page.AbsoluteUri + path,
            Location = WithoutStreet(card.LocationsText).Text,
            Places = [.. PlaceOf(card.LocationsText, null)],
            Country = board.Country,
            Workplace = card.RemoteType.Trimmed(),
            EmploymentTypes = card.TimeType.Trimmed() is { } type ? [type] : [],
            PostedAt = card.PostedOn.Trimmed(),
        };
    }

    private static RawPosting ReadDetail(Detail detail, FetchedDocument document, WorkdaySite? site)
    {
        var board = document.Board;
        var info = detail.JobPostingInfo ?? throw new JsonException("The posting is null.");
        var requisition = info.JobReqId.Trimmed();
        var country = info.JobRequisitionLocation?.Country?.Alpha2Code.Trimmed() ?? info.Country?.Descriptor.Trimmed();
        var places = PlaceOf(info.Location, country).Concat((info.AdditionalLocations ?? []).SelectMany(place => PlaceOf(place, null))).DistinctBy(place => place.Text).ToImmutableArray();
        var url = info.ExternalUrl.Trimmed();
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = IdOf(info.JobPostingId.Trimmed() ?? url, requisition) ?? info.Id.Trimmed() ?? "",
            RequisitionId = requisition,
            Title = info.Title.Trimmed(),
            Company = detail.HiringOrganization?.Name.Trimmed() ?? board.Company,
            Url = url ?? site?.PageOf(document.Request.Url)?.AbsoluteUri,
            ApplyUrl = url is not null && info.CanApply == true ? url + "/apply" : null,
            Location = string.Join("; ", places.Select(place => place.Text).Distinct()).Trimmed() ?? info.JobRequisitionLocation?.Descriptor.Trimmed(),
            Places = places,
            Country = country ?? board.Country,
            Workplace = info.RemoteType.Trimmed(),
            EmploymentTypes = info.TimeType.Trimmed() is { } type ? [type] : [],
            Description = info.JobDescription.Trimmed(),
            DescriptionIsHtml = info.JobDescription.Trimmed() is null ? null : true,
            // "Posted 30+ Days Ago" names no day; the start date is the day of posting.
            PostedAt = info.StartDate.Trimmed() ?? info.PostedOn.Trimmed(),
            ValidThrough = info.EndDate.Trimmed(),
            Expired = info.Posted == false,
        };
    }

    /// <summary>
    /// The end of <c>/job/{place}/{title}_{requisition}-{number}</c>: the number tells postings of one requisition apart. Without a path the requisition.
    /// </summary>
    private static string? IdOf(string? path, string? requisition)
    {
        var last = path?.TrimEnd('/').Split('/')[^1];
        if (string.IsNullOrEmpty(last))
        {
            return requisition;
        }

        var known = requisition is null ? -1 : last.LastIndexOf("_" + requisition, StringComparison.OrdinalIgnoreCase);
        return last[((known >= 0 ? known : last.LastIndexOf('_')) + 1)..];
    }

    /// <summary><c>US-AR-SPRINGDALE-BLDG 1 ~ 275 E Robinson Ave</c>: the street stands after the tilde.</summary>
    private static (string? Text, string? Street) WithoutStreet(string? location)
    {
        var tilde = location?.IndexOf('~', StringComparison.Ordinal) ?? -1;
        return tilde < 0 ? (EscapedHtml.OneLine(location), null) : (EscapedHtml.OneLine(location![..tilde]), location[(tilde + 1)..].Trimmed());
    }

    private static IEnumerable<RawPlace> PlaceOf(string? location, string? country)
    {
        var (text, street) = WithoutStreet(location);
        // "3 Locations" is a count; the detail names them.
        var isCount = text is not null && char.IsAsciiDigit(text[0]) && text.EndsWith(" Locations", StringComparison.Ordinal);
        return text is null || isCount ? [] : [new RawPlace { Text = text, Street = street, Country = country }];
    }

    private static int OffsetOf(FetchRequest request)
    {
        using var body = JsonDocument.Parse(request.JsonBody ?? "{}");
        return body.RootElement.TryGetProperty("offset", out var offset) && offset.TryGetInt32(out var value) ? value : 0;
    }

    /// <summary>The facet that the list is a part by, as the request writes it.</summary>
    private static string FilterOf(FetchRequest request)
    {
        using var body = JsonDocument.Parse(request.JsonBody ?? "{}");
        return body.RootElement.TryGetProperty("appliedFacets", out var facets) ? facets.GetRawText() : Unfiltered;
    }

    private static int? TotalOf(JsonElement root) =>
        root.TryGetProperty("total", out var total) && total.ValueKind == JsonValueKind.Number && total.TryGetInt32(out var count) ? count : null;

    private static string? FirstPath(JsonElement jobs) =>
        jobs.EnumerateArray().Select(job => job.ValueKind == JsonValueKind.Object && job.TryGetProperty("externalPath", out var path) ? WirePayload.TextOf(path).Trimmed() : null).FirstOrDefault();

    /// <summary>What later pages must know of page one: its total and its first path, written <c>total path</c>.</summary>
    private sealed record PageMark(int? Total, string? First)
    {
        public static PageMark? Of(string? text) => text?.Split(' ', 2) is [var total, var first]
            ? new PageMark(int.TryParse(total, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null, first)
            : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Total} {First}");
    }

    private sealed record Card(
        string? Title, string? ExternalPath, string? LocationsText, string? PostedOn, string? RemoteType, string? TimeType, List<string?>? BulletFields);

    private sealed record Detail(Vacancy? JobPostingInfo, Named? HiringOrganization);

    private sealed record Vacancy(
        string? Id, string? Title, string? JobDescription, string? Location, List<string?>? AdditionalLocations, string? PostedOn, string? StartDate,
        string? EndDate, string? TimeType, string? RemoteType, string? JobReqId, string? JobPostingId, string? ExternalUrl, bool? CanApply, bool? Posted,
        Country? Country, Site? JobRequisitionLocation);

    private sealed record Site(string? Descriptor, Country? Country);

    private sealed record Country(string? Descriptor, string? Alpha2Code);

    private sealed record Named(string? Name);
}
