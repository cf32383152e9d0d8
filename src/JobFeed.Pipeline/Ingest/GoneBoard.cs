using System.Globalization;
using JobFeed.Core.Postings;
using JobFeed.Sources;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Ingest;

/// <summary>A board that is itself not there any more: 404 or 410 for its listing.</summary>
internal static class GoneBoard
{
    /// <summary>Returns since when the board is gone, null while it is there; and the postings that end with it once that is believed.</summary>
    public static (DateTimeOffset? Since, IEnumerable<EndedPosting> Ended) Judge(
        BoardState state, BoardReading reading, IReadOnlyDictionary<string, StoredPosting> stored, IngestOptions options, DateTimeOffset now)
    {
        if (reading.Trouble is not { Fault: SourceFault.NotFound } trouble || reading.Listed > 0)
        {
            // Another trouble says nothing about it: the host may be down.
            return (reading.Trouble is null ? null : state.GoneSince, []);
        }

        var since = state.GoneSince ?? now;
        if (now - since < options.GoneTimeToBelieve || state.Failures + 1 < options.DropRunsToBelieve)
        {
            return (since, []);
        }

        var evidence = string.Create(CultureInfo.InvariantCulture, $"The board itself is gone since {since:yyyy-MM-dd'T'HH:mm:ssK}: {trouble.Message}");
        return (since, stored.Values.Where(row => row.Life.Status == PostingStatus.Open).Select(row => new EndedPosting(row.ExternalId, CloseReason.HttpGone, evidence)));
    }
}
