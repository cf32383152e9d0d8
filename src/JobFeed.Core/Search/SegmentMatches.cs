using System.Numerics;
using JobFeed.Core.Index;

namespace JobFeed.Core.Search;

/// <summary>The postings of one segment that free text selects, and what their relevance is measured by.</summary>
internal sealed class SegmentMatches
{
    private readonly WordList?[] _scored;
    private readonly ReadOnlyMemory<byte> _lengths;

    private SegmentMatches(ulong[] bits, WordList?[] scored, int[] having, ReadOnlyMemory<byte> lengths) =>
        (Bits, _scored, Having, _lengths, Count) = (bits, scored, having, lengths, Index.Bits.Count(bits));

    /// <summary>Which postings are served and selected.</summary>
    public ulong[] Bits { get; }

    public int Count { get; }

    /// <summary>For each scored word how many postings have it that are served.</summary>
    public int[] Having { get; }

    public static async Task<SegmentMatches> FindAsync(Segment segment, ReadOnlyMemory<ulong> live, bool allLive, TextQuery query, CancellationToken cancellationToken)
    {
        var part = segment.Text;
        var lists = await Task.WhenAll(query.Words.Select(word => part.FindAsync(word, query.Placed.Contains(word), cancellationToken).AsTask())).ConfigureAwait(false);
        var lengths = await part.ReadLengthsAsync(cancellationToken).ConfigureAwait(false);
        var words = new WordBitmaps(query, lists, segment.Count);
        var having = Array.ConvertAll([.. query.Scored], word => words.CountIn(word, live.Span, allLive));
        return new SegmentMatches(words.Select(live.Span), [.. query.Scored.Select(words.List)], having, lengths);
    }

    /// <summary>The score of each selected posting, in the order of ordinals.</summary>
    public int[] Scores(ReadOnlySpan<byte> worth)
    {
        var scores = new int[Count];
        var before = RankBefore();
        for (var i = 0; i < _scored.Length; i++)
        {
            if (_scored[i] is { } list && Count > 0)
            {
                list.Score(Bits, before, _lengths.Span, worth[i], scores);
            }
        }

        return scores;
    }

    /// <summary>How many selected postings lie before each word of <see cref="Bits"/>.</summary>
    public int[] RankBefore()
    {
        var (before, sum) = (new int[Bits.Length], 0);
        for (var w = 0; w < before.Length; w++)
        {
            before[w] = sum;
            sum += BitOperations.PopCount(Bits[w]);
        }

        return before;
    }
}
