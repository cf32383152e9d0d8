using System.Collections.Immutable;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Search;

namespace JobFeed.Core.Formats;

/// <summary>A page of a feed, before it has a format. The same page always gives the same bytes: no time of day goes into it.</summary>
public sealed record FeedPage
{
    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>Where this page is found; absolute, without keys.</summary>
    public required string SelfUrl { get; init; }

    /// <summary>The page for people.</summary>
    public required string HomeUrl { get; init; }

    /// <summary>The next page; null on the last.</summary>
    public string? NextUrl { get; init; }

    /// <summary>WebSub hub that announces changes of <see cref="SelfUrl"/>; null without one.</summary>
    public string? HubUrl { get; init; }

    public long Generation { get; init; }

    /// <summary>Last change of content. No item is dated later, whatever its source says.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Postings on all pages.</summary>
    public required int Total { get; init; }

    public required IAsyncEnumerable<Posting> Items { get; init; }

    /// <summary>
    /// The same postings as JSON written by <see cref="PostingJson"/>, or null. A format that gives postings whole copies these
    /// instead of reading and writing each anew.
    /// </summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? StoredItems { get; init; }

    /// <summary>The same page with its stored items in memory: what cannot be read fails before the first byte is written.</summary>
    public async ValueTask<FeedPage> ReadStoredAsync(CancellationToken cancellationToken = default) => StoredItems is null ? this
        : this with { StoredItems = (await StoredItems.ToListAsync(cancellationToken).ConfigureAwait(false)).ToAsyncEnumerable() };

    /// <summary>Whom a consumer of the feed may write to: an e-mail address, or null.</summary>
    public string? Contact { get; init; }

    /// <summary>Where a posting is read by people.</summary>
    public required Func<Posting, string> UrlOf { get; init; }

    /// <summary>What must stand beside a posting; null when nothing must.</summary>
    public Func<Posting, Attribution?> AttributionOf { get; init; } = static _ => null;

    /// <summary>Postings that match and may not be given here, on all pages.</summary>
    public ImmutableArray<WithheldPostings> Withheld { get; init; } = [];

    /// <summary>Properties of a posting to give, where the format leaves the choice; empty for all.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>Marks the words that were asked for, where the format leaves the choice; null when nothing is to be marked.</summary>
    public Func<Posting, Highlights>? HighlightsOf { get; init; }

    /// <summary>When the posting was published, never later than the feed's last change.</summary>
    internal DateTimeOffset PublishedAt(Posting posting) => PostingText.PublishedBy(posting, LastModified);

    /// <summary>When the posting last changed here, never later than the feed's last change.</summary>
    internal DateTimeOffset UpdatedAt(Posting posting)
    {
        var changed = posting.Life.Changed > LastModified ? LastModified : posting.Life.Changed;
        var published = PublishedAt(posting);
        return (changed < published ? published : changed).ToUniversalTime();
    }
}
