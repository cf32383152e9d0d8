using JobFeed.Core.Postings;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Ingest;

/// <summary>Empty listings in a row, and since when.</summary>
internal sealed record Emptiness(int Runs, DateTimeOffset? Since)
{
    private static readonly Emptiness None = new(0, null);

    /// <summary>
    /// An empty listing from a board that has postings is a fault, not a closing, until it was seen often and long enough. Returns the count to
    /// remember, and the doubt while it lasts.
    /// </summary>
    public static (Emptiness Count, string? Doubt) Judge(
        BoardState state, BoardReading reading, IEnumerable<StoredPosting> stored, IngestOptions options, DateTimeOffset now)
    {
        if (!reading.IsComplete || reading.NotModified)
        {
            return (new Emptiness(state.EmptyRuns, state.EmptySince), null);
        }

        var open = stored.Count(row => row.Life.Status == PostingStatus.Open);
        if (reading.Seen.Count > 0 || reading.Unreadable.Count > 0 || open == 0)
        {
            return (None, null);
        }

        var count = new Emptiness(state.EmptyRuns + 1, state.EmptySince ?? now);
        var believed = count.Runs >= options.EmptyRunsToBelieve && now - count.Since >= options.EmptyTimeToBelieve;
        return (count, believed ? null : $"The listing is empty, and {open} postings were open: nothing is closed. Look at the board in a browser if this stays so.");
    }
}
