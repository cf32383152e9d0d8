using JobFeed.Core.Postings;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Ingest;

/// <summary>What a crawl decides from what it read and what is stored. Pure: the same reading always leads to the same verdicts.</summary>
/// <param name="Reading">What was read, and how far it is believed.</param>
/// <param name="Seen">The postings that were seen, understood.</param>
/// <param name="Diff">What is to be written.</param>
/// <param name="GoneSince">Since when the board itself is gone.</param>
internal sealed record CrawlDecision(BoardReading Reading, IReadOnlyDictionary<string, UnderstoodPosting> Seen, BoardDiff Diff, DateTimeOffset? GoneSince)
{
    /// <param name="state">What became of the board's last crawls.</param>
    /// <param name="reading">What this crawl read.</param>
    /// <param name="stored">The board's rows.</param>
    /// <param name="understand">Normalizes a posting that was seen.</param>
    /// <param name="options">How much is believed.</param>
    /// <param name="now">When the crawl began.</param>
    public static CrawlDecision Of(
        BoardState state,
        BoardReading reading,
        IReadOnlyDictionary<string, StoredPosting> stored,
        Func<SeenPosting, UnderstoodPosting> understand,
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
        var seen = reading.Seen.ToDictionary(pair => pair.Key, pair => understand(pair.Value), StringComparer.Ordinal);
        return new CrawlDecision(reading, seen, BoardDiff.Of(stored, seen, reading, options, now), gone);
    }
}
