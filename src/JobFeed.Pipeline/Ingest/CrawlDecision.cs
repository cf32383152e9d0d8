using JobFeed.Core.Postings;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Ingest;

/// <summary>What a crawl decides from what it read and what is stored. Pure: the same reading always leads to the same verdicts.</summary>
/// <param name="Reading">What was read, and how far it is believed.</param>
/// <param name="Diff">What is to be written.</param>
/// <param name="GoneSince">Since when the board itself is gone.</param>
internal sealed record CrawlDecision(BoardReading Reading, BoardDiff Diff, DateTimeOffset? GoneSince)
{
    /// <param name="state">What became of the board's last crawls.</param>
    /// <param name="reading">What this crawl read.</param>
    /// <param name="stored">The board's rows.</param>
    /// <param name="options">How much is believed.</param>
    /// <param name="now">When the crawl began.</param>
    public static CrawlDecision Of(
        BoardState state,
        BoardReading reading,
        IReadOnlyDictionary<string, StoredPosting> stored,
        IngestOptions options,
        DateTimeOffset now)
    {
        var (gone, ended) = GoneBoard.Judge(state, reading, stored, options, now);
        reading = reading with
        {
            Doubt = Drop.Doubt(reading, stored, options),
            Ended = [.. reading.Ended, .. ended],
            FollowsFault = state.Fault is not (null or BoardOutcome.Doubted),
        };
        return new CrawlDecision(reading, BoardDiff.Of(stored, reading.Seen, reading, options, now), gone);
    }
}
