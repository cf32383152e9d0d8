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
    public IReadOnlyDictionary<string, SeenPosting> Seen { get; init; } = ImmutableDictionary<string, SeenPosting>.Empty;

    /// <summary>Ids that were seen but could not be read: they are neither written nor closed.</summary>
    public IReadOnlySet<string> Unreadable { get; init; } = ImmutableHashSet<string>.Empty;

    public IReadOnlyList<EndedPosting> Ended { get; init; } = [];

    /// <summary>The listing is byte for byte that of the last complete crawl.</summary>
    public bool NotModified { get; init; }

    /// <summary>Why this is not all there is; null when the listing is whole.</summary>
    public string? IncompleteBecause { get; init; }

    /// <summary>The trouble that ended or broke the crawl.</summary>
    public SourceException? Trouble { get; init; }

    public IReadOnlyList<SnapshotEntry> Documents { get; init; } = [];

    /// <summary>Postings left out, each with the reason.</summary>
    public IReadOnlyList<RejectedPosting> Rejected { get; init; } = [];

    public ImmutableDictionary<string, Validators> Validators { get; init; } = ImmutableDictionary<string, Validators>.Empty;

    /// <summary>True for an id that was seen and not read, and for what hangs on such a page.</summary>
    public bool IsUnreadable(string id) => Unreadable.Contains(id) || (id.IndexOf('#', StringComparison.Ordinal) is > 0 and var hash && Unreadable.Contains(id[..hash]));

    public bool IsComplete => Trouble is null && IncompleteBecause is null;
}
