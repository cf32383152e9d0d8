using JobFeed.Core.Postings;

namespace JobFeed.Sources.Fetching;

/// <summary>What came of a request: a body, or the word that nothing changed.</summary>
public sealed record FetchResult
{
    /// <summary>True for 304: the document is the one whose validators were sent.</summary>
    public bool NotModified { get; init; }

    /// <summary>Address after redirects.</summary>
    public required Uri Url { get; init; }

    /// <summary>The Content-Type header as sent; null when there was none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body, transfer encodings undone; empty for <see cref="NotModified"/>. A long one is read from <see cref="Spool"/>.</summary>
    public ReadOnlyMemory<byte> Body { get => Spool?.Bytes ?? field; init; }

    /// <summary>Where a long body waits, for the caller to dispose of; null for one that lies in memory.</summary>
    public SpooledBody? Spool { get; init; }

    /// <summary>Entity tag to send next time, as sent; null when there was none.</summary>
    public string? ETag { get; init; }

    /// <summary>Date to send next time, as sent.</summary>
    public string? LastModified { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>The document for the board's source to read. Throws <see cref="InvalidOperationException"/> when nothing changed.</summary>
    public FetchedDocument DocumentFor(Board board, FetchRequest request) => NotModified
        ? throw new InvalidOperationException("There is no document: it did not change.")
        : new FetchedDocument { Board = board, Request = request, Url = Url, ContentType = ContentType, Body = Spool is null ? Body : default, Spool = Spool, FetchedAt = FetchedAt };
}
