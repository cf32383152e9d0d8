using System.Numerics;
using JobFeed.Core.Index;

namespace JobFeed.Core.Search;

/// <summary>The postings of a snapshot that free text selects, and how well each answers it.</summary>
internal sealed class TextMatches
{
    private readonly SegmentMatches[] _segments;
    private volatile Ranking? _ranking;

    private TextMatches(IndexSnapshot snapshot, TextQuery query, SegmentMatches[] segments)
    {
        (Snapshot, _segments) = (snapshot, segments);
        Worth = [.. query.Scored.Select((_, word) => Relevance.Worth(segments.Sum(segment => segment.Having[word]), snapshot.Count))];
    }

    public IndexSnapshot Snapshot { get; }

    /// <summary>What each scored word is worth in this snapshot, see <see cref="Relevance.Worth"/>.</summary>
    public byte[] Worth { get; }

    /// <summary>Bytes that it takes in memory, lists apart, which the cache of their parts has as well.</summary>
    public long Bytes => _segments.Sum(segment => (segment.Bits.Length * 8L) + (_ranking is null ? 0 : (segment.Count * 4L) + (segment.Bits.Length * 4L)));

    public static async Task<TextMatches> FindAsync(IndexSnapshot snapshot, TextQuery query, CancellationToken cancellationToken)
    {
        var segments = await Task.WhenAll(snapshot.Segments.Select((segment, i) =>
            SegmentMatches.FindAsync(segment, snapshot.Live(i), snapshot.IsAllLive(i), query, cancellationToken))).ConfigureAwait(false);
        return new TextMatches(snapshot, query, segments);
    }

    /// <summary>Which postings of a segment are served and selected.</summary>
    public ReadOnlyMemory<ulong> In(int segment) => _segments[segment].Bits;

    /// <summary>The scores of selected postings.</summary>
    /// <param name="worth">What each word is worth; another number of words than there are, from a cursor of another version, is not heeded.</param>
    public Ranking RankedBy(byte[] worth)
    {
        worth = worth.Length == Worth.Length ? worth : Worth;
        return _ranking is { } known && known.Worth.AsSpan().SequenceEqual(worth) ? known : _ranking = new Ranking(worth, _segments);
    }

    internal sealed class Ranking(byte[] worth, SegmentMatches[] segments)
    {
        private readonly int[][] _scores = Array.ConvertAll(segments, segment => segment.Scores(worth));
        private readonly int[][] _before = Array.ConvertAll(segments, segment => segment.RankBefore());

        public byte[] Worth => worth;

        /// <summary>The scores of a segment's selected postings by ordinal.</summary>
        public Func<int, int> In(int segment)
        {
            var (scores, before, bits) = (_scores[segment], _before[segment], segments[segment].Bits);
            return ordinal => scores[before[ordinal >> 6] + BitOperations.PopCount(bits[ordinal >> 6] & ((1UL << (ordinal & 63)) - 1))];
        }
    }
}
