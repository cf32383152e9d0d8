using JobFeed.Core.Formats;
using JobFeed.Core.Postings;
using JobFeed.Core.Search;

namespace JobFeed.Web;

/// <summary>What the search page shows.</summary>
public sealed record HomeModel
{
    /// <summary>The form's fields as the visitor filled them in, by parameter name.</summary>
    public required IReadOnlyDictionary<string, string> Form { get; init; }

    /// <summary>The active filter in words.</summary>
    public required string Title { get; init; }

    public IReadOnlyList<Posting> Postings { get; init; } = [];

    /// <summary>What must stand beside a posting, by its id.</summary>
    public IReadOnlyDictionary<PostingId, Attribution> Credits { get; init; } = new Dictionary<PostingId, Attribution>();

    /// <summary>Where postings have the words that were searched for, by id.</summary>
    public IReadOnlyDictionary<PostingId, Highlights> Highlights { get; init; } = new Dictionary<PostingId, Highlights>();

    /// <summary>The same search in the other order; null where there is none.</summary>
    public OrderLink? OtherOrder { get; init; }

    /// <summary>Postings that match, on all pages.</summary>
    public int Total { get; init; }

    /// <summary>What is wrong with the form, one sentence each.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The same search as a feed: label and address.</summary>
    public IReadOnlyList<FeedLink> Feeds { get; init; } = [];

    public string? NextUrl { get; init; }

    /// <summary>Skills that occur often under this filter, with their counts and the search that adds them.</summary>
    public IReadOnlyList<FacetLink> Skills { get; init; } = [];

    public string Value(string parameter) => Form.TryGetValue(parameter, out var value) ? value : "";
}

/// <summary>The search in another order.</summary>
public sealed record OrderLink(string Label, string Url);

/// <summary>The search in another form.</summary>
/// <param name="Label">Its name for people.</param>
/// <param name="Url">Where it is.</param>
/// <param name="MediaType">For feed discovery by readers; null when it is no feed.</param>
public sealed record FeedLink(string Label, string Url, string? MediaType);

/// <summary>A value that narrows the search.</summary>
public sealed record FacetLink(string Label, int Count, string Url);
