using System.Collections.Immutable;
using JobFeed.Core.Postings;
using JobFeed.Sources;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Snapshots;

namespace JobFeed.Pipeline.Ingest;

/// <summary>A posting that a crawl saw. A stub is what the listing told of a posting whose detail page could not be had.</summary>
internal sealed record SeenPosting(RawPosting Raw, bool IsStub);

/// <summary>A posting that a crawl found to be over, and what shows it.</summary>
internal sealed record EndedPosting(string ExternalId, CloseReason Reason, string Evidence);

/// <summary>What a crawl read from a board, before it is compared with what is stored.</summary>
internal sealed record BoardReading
{
    public IReadOnlyDictionary<string, UnderstoodPosting> Seen { get; init; } = ImmutableDictionary<string, UnderstoodPosting>.Empty;

    /// <summary>Ids that were seen but not read, because they could not be or need not be: they are neither written nor closed.</summary>
    public IReadOnlySet<string> Unreadable { get; init; } = ImmutableHashSet<string>.Empty;

    public IReadOnlyList<EndedPosting> Ended { get; init; } = [];

    /// <summary>The listing is byte for byte that of the last complete crawl.</summary>
    public bool NotModified { get; init; }

    /// <summary>Why this is not all there is; null when the listing is whole.</summary>
    public string? IncompleteBecause { get; init; }

    /// <summary>The source shows only a part by its nature, such as the newest hundred: no fault, and no word about what it does not show.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Why a listing that claims to be whole is not believed at once; null when it is. What it lacks gets strikes, and needs more of them.</summary>
    public string? Doubt { get; init; }

    /// <summary>The crawl before this one was broken or incomplete: the time until now says nothing about what a doubted listing lacks.</summary>
    public bool FollowsFault { get; init; }

    /// <summary>The trouble that ended or broke the crawl.</summary>
    public SourceException? Trouble { get; init; }

    /// <summary>How long the source asked to be left alone although its listing could be read.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Ids whose detail pages are to be asked for in the next crawl.</summary>
    public ImmutableHashSet<string> Owed { get; init; } = [];

    public IReadOnlyList<SnapshotEntry> Documents { get; init; } = [];

    /// <summary>Postings left out, each with the reason.</summary>
    public IReadOnlyList<RejectedPosting> Rejected { get; init; } = [];

    public ImmutableDictionary<string, Validators> Validators { get; init; } = ImmutableDictionary<string, Validators>.Empty;

    /// <summary>True for an id that was seen and not read, and for what hangs on such a page.</summary>
    public bool IsUnreadable(string id) => Unreadable.Contains(id) || (id.IndexOf('#', StringComparison.Ordinal) is > 0 and var hash && Unreadable.Contains(id[..hash]));

    /// <summary>How many postings the source named as being there.</summary>
    public int Listed => Seen.Count + Unreadable.Count(id => !Seen.ContainsKey(id));

    /// <summary>True for a posting that the source named as being there.</summary>
    public bool IsListed(string id) => Seen.ContainsKey(id) || IsUnreadable(id);

    public bool IsComplete => Trouble is null && IncompleteBecause is null;
}
