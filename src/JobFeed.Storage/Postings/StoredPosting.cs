using JobFeed.Core.Postings;

namespace JobFeed.Storage.Postings;

/// <summary>What a crawl needs to know of a stored posting to compare it: all but its content.</summary>
/// <param name="ExternalId">The source's own id.</param>
/// <param name="ContentHash">Hash over the content; see <c>Core/Index/ContentHash</c>.</param>
/// <param name="Strikes">Complete listings in a row that lacked it.</param>
/// <param name="Life">Its life so far.</param>
/// <param name="Tag">The row's tag.</param>
public sealed record StoredPosting(string ExternalId, ulong ContentHash, int Strikes, Lifecycle Life, ETag Tag)
{
    /// <summary>When the last strike was counted; null without strikes.</summary>
    public DateTimeOffset? Struck { get; init; }

    /// <summary>When the first strike of the row was counted; null without strikes.</summary>
    public DateTimeOffset? MissingSince { get; init; }

    /// <summary>One of the strikes came from a listing that was doubted: closing needs the longer belief.</summary>
    public bool Doubted { get; init; }
}

/// <summary>A row to write: the whole posting, or only its strikes.</summary>
/// <param name="Posting">Content and life.</param>
/// <param name="ContentHash">Hash over the content.</param>
/// <param name="Strikes">Complete listings in a row that lacked it.</param>
/// <param name="Tag">Tag of the row that was read; null for a new one.</param>
public sealed record PostingWrite(Posting Posting, ulong ContentHash, int Strikes, ETag? Tag);

/// <summary>A row of which only the strikes change.</summary>
/// <param name="ExternalId">The source's own id.</param>
/// <param name="Strikes">Complete listings in a row that lacked it.</param>
/// <param name="At">When this was counted.</param>
/// <param name="Since">When the first of them was counted.</param>
/// <param name="Doubted">One of them was doubted.</param>
/// <param name="Tag">Tag of the row that was read.</param>
public sealed record StrikeWrite(string ExternalId, int Strikes, DateTimeOffset At, DateTimeOffset Since, bool Doubted, ETag Tag)
{
    /// <summary>The posting is there again.</summary>
    public static StrikeWrite None(StoredPosting row, DateTimeOffset now) => new(row.ExternalId, 0, now, now, false, row.Tag);
}
