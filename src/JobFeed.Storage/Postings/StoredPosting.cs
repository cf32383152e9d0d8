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
}

/// <summary>A row to write: the whole posting, or only its strikes.</summary>
/// <param name="Posting">Content and life.</param>
/// <param name="ContentHash">Hash over the content.</param>
/// <param name="Strikes">Complete listings in a row that lacked it.</param>
/// <param name="Tag">Tag of the row that was read; null for a new one.</param>
public sealed record PostingWrite(Posting Posting, ulong ContentHash, int Strikes, ETag? Tag);

/// <summary>A row of which only the strikes change.</summary>
public sealed record StrikeWrite(string ExternalId, int Strikes, DateTimeOffset At, ETag Tag);
