using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Changes;

/// <summary>
/// A stretch of the log, seen through a query. Pages of one size that begin at its multiples never change once they are full, so that they can be
/// cached for ever; the numbers of a page are those of the log, of which the query may leave out any.
/// </summary>
public sealed record ChangePage
{
    public required string Title { get; init; }

    public required string SelfUrl { get; init; }

    /// <summary>Where following starts again: the page that is not full yet.</summary>
    public required string CurrentUrl { get; init; }

    /// <summary>The page before; null on the first.</summary>
    public string? PreviousUrl { get; init; }

    /// <summary>The page after; null while there is none.</summary>
    public string? NextUrl { get; init; }

    /// <summary>Where the changes after this page are, or will be.</summary>
    public required string ResumeUrl { get; init; }

    public required string HomeUrl { get; init; }

    /// <summary>Number of the last change of the page: the cursor to go on with.</summary>
    public required long Last { get; init; }

    /// <summary>Number of the last change there is.</summary>
    public required long End { get; init; }

    /// <summary>When the page's last change happened; for an empty page, the latest change before it.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>True when no change will be added to the page.</summary>
    public required bool IsFull { get; init; }

    public required IReadOnlyList<SeenChange> Items { get; init; }

    /// <summary>Properties of a posting to give; empty for all.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    public required Func<Posting, string> UrlOf { get; init; }
}
