using System.Collections.Immutable;

namespace JobFeed.Storage.Boards;

/// <summary>What became of a board's last crawls. Kept in its row as JSON.</summary>
public sealed record BoardState
{
    /// <summary>When the board is to be crawled next; a new board is due at once.</summary>
    public DateTimeOffset NextDue { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>When the crawl that is queued or running was ordered; null when none is.</summary>
    public DateTimeOffset? Ordered { get; init; }

    public DateTimeOffset? LastAttempt { get; init; }

    /// <summary>Last crawl without a fault.</summary>
    public DateTimeOffset? LastGood { get; init; }

    /// <summary>Why the source shows only a part of its postings by its nature; null when its listing is whole.</summary>
    public string? Partial { get; init; }

    /// <summary>Last crawl that read all there is.</summary>
    public DateTimeOffset? LastComplete { get; init; }

    /// <summary>Id of the last run whose changes are in the postings table: what a redo log is checked against.</summary>
    public string? LastRun { get; init; }

    /// <summary>Build of the rules by which all its postings were last normalized anew; null when they never were.</summary>
    public string? Rules { get; init; }

    /// <summary>Failed, incomplete or doubted runs in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Kind of the last trouble, such as <c>THROTTLED</c>; null after a good run.</summary>
    public string? Fault { get; init; }

    /// <summary>One sentence for the board's keeper: what the last run found, or what is wrong.</summary>
    public string? Message { get; init; }

    /// <summary>Since when the board itself answers 404 or 410; null while it is there.</summary>
    public DateTimeOffset? GoneSince { get; init; }

    /// <summary>Ids of postings whose detail pages could not be had: the next crawl asks for them first.</summary>
    public ImmutableHashSet<string> Owed { get; init; } = [];

    /// <summary>Open postings after the last run.</summary>
    public int Open { get; init; }

    /// <summary>What the crawls have shown over time.</summary>
    public ServiceRecord Service { get; init; } = new();

    /// <summary>Validators of the listings of the last complete crawl, by URL.</summary>
    public ImmutableDictionary<string, Validators> Validators { get; init; } = ImmutableDictionary<string, Validators>.Empty;
}

/// <summary>What makes the next request for a document conditional (RFC 9110, section 8.8).</summary>
public sealed record Validators(string? ETag, string? LastModified);
