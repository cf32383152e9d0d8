using System.Collections.Immutable;

namespace JobFeed.Storage.Feeds;

/// <summary>What became of a saved feed.</summary>
public sealed record FeedState
{
    /// <summary>The file of each format, by the format's name.</summary>
    public ImmutableSortedDictionary<string, FeedFile> Files { get; init; } = ImmutableSortedDictionary<string, FeedFile>.Empty;

    /// <summary>When the feed was removed; its row stays for a while, so that whoever is publishing it just then leaves no file behind.</summary>
    public DateTimeOffset? RemovedAt { get; init; }
}

/// <summary>
/// One published file. What goes into it is decided and kept here before it is written: whoever finishes the work of a process that died writes
/// the same bytes.
/// </summary>
/// <param name="Digest">Of the postings and of everything else that the file says, in hexadecimal digits.</param>
/// <param name="Program">The build that wrote it: another one may write other bytes.</param>
/// <param name="Generation">The catalog's generation in which the content was first seen.</param>
/// <param name="Changed">When the content was first seen: Last-Modified of the feed.</param>
/// <param name="Sha256">Of the file, in hexadecimal digits; null until it is written.</param>
/// <param name="Bytes">Length of the file.</param>
public sealed record FeedFile(string Digest, string Program, long Generation, DateTimeOffset Changed, string? Sha256 = null, long Bytes = 0);
