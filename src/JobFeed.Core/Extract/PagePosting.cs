using System.Collections.Immutable;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Extract;

/// <summary>A posting as its page states it, in the terms of schema.org: what <c>jobfeed read page</c> answers.</summary>
public sealed record PagePosting
{
    public string? Title { get; init; }

    public string? Company { get; init; }

    public ImmutableArray<PagePlace> Locations { get; init; } = [];

    /// <summary>As written; null for the epoch, which generators write for "none".</summary>
    public string? DatePosted { get; init; }

    public string? ValidThrough { get; init; }

    /// <summary>True when the deadline has passed, or the page says that the posting is over.</summary>
    public bool Expired { get; init; }

    /// <summary>schema.org's words where they are recognised (<c>FULL_TIME</c>), else as written.</summary>
    public ImmutableArray<string> Employment { get; init; } = [];

    public bool Remote { get; init; }

    public ImmutableArray<string> RemoteCountries { get; init; } = [];

    public PagePay? Salary { get; init; }

    /// <summary>The description as safe HTML; null when the page has none.</summary>
    public string? Description { get; init; }

    public string? Url { get; init; }

    public string? ExternalId { get; init; }

    public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>The postings of a page; <paramref name="now"/> decides which deadlines have passed, null lets none pass.</summary>
    public static ImmutableArray<PagePosting> Of(PageContent page, Uri? url, DateTimeOffset? now) =>
        [.. page.Postings.Select(posting => Of(posting, page, url, now))];

    private static PagePosting Of(RawPosting posting, PageContent page, Uri? url, DateTimeOffset? now)
    {
        var pageLink = page.Postings.Length == 1 ? page.Canonical ?? url : null;
        return new PagePosting
        {
            Title = posting.Title,
            Company = posting.Company,
            Locations = [.. posting.Places.Select(PagePlace.Of)],
            DatePosted = DateText.IsPlaceholder(posting.PostedAt) ? null : posting.PostedAt,
            ValidThrough = DateText.IsPlaceholder(posting.ValidThrough) ? null : posting.ValidThrough,
            Expired = posting.Expired || page.ExpiryEvidence is not null || DateText.EndOf(posting.ValidThrough) <= now,
            Employment = [.. posting.EmploymentTypes.Select(EmploymentWord.Of).Distinct()],
            Remote = IsRemote(posting),
            RemoteCountries = posting.RemoteFrom,
            Salary = PagePay.Of(posting),
            Description = SafeDescription(posting),
            Url = posting.Url ?? (pageLink is null ? null : WebLink.WithoutTracking(pageLink).AbsoluteUri),
            ExternalId = posting.Id is { Length: > 0 } id ? id : null,
            Skills = posting.Skills,
        };
    }

    /// <summary>Markup keeps its shape, also where it has no blocks; plain text becomes paragraphs.</summary>
    private static string? SafeDescription(RawPosting posting)
    {
        var html = posting is { DescriptionIsHtml: true, Description: { } markup }
            ? SafeHtml.Of(markup)
            : Text.Description.Read(posting.Description, posting.DescriptionIsHtml).Html;
        return html.Length > 0 ? html : null;
    }

    private static bool IsRemote(RawPosting posting) =>
        posting.IsRemote == true ||
        (posting.Workplace is { } workplace && (workplace.Contains("telecommute", StringComparison.OrdinalIgnoreCase) ||
            workplace.Contains("remote", StringComparison.OrdinalIgnoreCase))) ||
        (posting.Places.Length > 0 && posting.Places.All(place => (place.Text ?? place.City)?.ToLowerInvariant() is "anywhere" or "remote"));
}

/// <summary>A place as the page states it.</summary>
public sealed record PagePlace(string? City, string? Region, string? Country, string? PostalCode, string Raw)
{
    internal static PagePlace Of(RawPlace place) => new(place.City, place.Region, place.Country, place.PostalCode, JobPostingPlaces.TextOf(place));
}
