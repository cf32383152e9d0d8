using JobFeed.Core.Index.Texts;
using JobFeed.Core.Search;

namespace JobFeed.Core.Index;

/// <summary>
/// Compacts segments into one that answers every question as they did together. Texts pass through page by page, twice: once to count their words, once to write
/// them; what a merge holds in memory is what the segment made by it has for filters.
/// </summary>
public static class SegmentMerger
{
    /// <summary>Merges in memory.</summary>
    /// <inheritdoc cref="MergeAsync(IReadOnlyList{Segment}, Stream, DateTimeOffset?, CancellationToken)"/>
    public static async Task<EncodedSegment> MergeAsync(
        IReadOnlyList<Segment> oldestFirst, DateTimeOffset? forgetClosedBefore = null, CancellationToken cancellationToken = default)
    {
        using var cold = new MemoryStream();
        var (hot, text, count) = await MergeAsync(oldestFirst, cold, forgetClosedBefore, cancellationToken).ConfigureAwait(false);
        return new EncodedSegment(hot, cold.ToArray(), text, count);
    }

    /// <param name="oldestFirst">Segments next to each other in a snapshot's order.</param>
    /// <param name="cold">Takes the cold part.</param>
    /// <param name="forgetClosedBefore">
    /// Closed postings that last changed before this instant are left out. Only for merges that include the oldest segment: a tombstone
    /// must outlive the posting that it hides.
    /// </param>
    /// <param name="cancellationToken">Ends the merge.</param>
    /// <returns>The hot and the text part, and how many postings there are.</returns>
    public static async Task<(byte[] Hot, byte[] Text, int Count)> MergeAsync(
        IReadOnlyList<Segment> oldestFirst, Stream cold, DateTimeOffset? forgetClosedBefore, CancellationToken cancellationToken)
    {
        var pool = new TermPool();
        var kept = await KeptAsync(oldestFirst, pool, forgetClosedBefore, cancellationToken).ConfigureAwait(false);
        var plan = await PlanAsync(kept, cancellationToken).ConfigureAwait(false);
        var counts = new TextCounts(plan);
        await PassAsync(kept, 1, (json, row) => counts.Add(json, row), cancellationToken).ConfigureAwait(false);
        var texts = new ColdPageWriter(plan, counts.Build(), cold);
        await PassAsync(kept, 1, (json, row) => texts.Add(json, row), cancellationToken).ConfigureAwait(false);
        IndexRow[] rows = [.. kept.Select(k => k.Row)];
        var text = await MergeTextAsync(oldestFirst, kept, cancellationToken).ConfigureAwait(false);
        return (SegmentCodec.Encode(rows, pool, texts.Finish(rows)), text, rows.Length);
    }

    private static async Task<List<Kept>> KeptAsync(IReadOnlyList<Segment> oldestFirst, TermPool pool, DateTimeOffset? forgetClosedBefore, CancellationToken cancellationToken)
    {
        var (kept, seen) = (new List<Kept>(), new HashSet<ulong>());
        var horizon = forgetClosedBefore is { } instant ? IndexRow.Seconds(instant) : 0;
        foreach (var segment in oldestFirst.Reverse())
        {
            var rows = await RowReader.ReadAsync(segment, pool, cancellationToken).ConfigureAwait(false);
            for (var ordinal = 0; ordinal < segment.Count; ordinal++)
            {
                var forgotten = rows[ordinal].Flags.HasFlag(RowFlags.Closed) && rows[ordinal].Changed < horizon;
                if (seen.Add(rows[ordinal].Id.Value) && !forgotten)
                {
                    kept.Add(new Kept(rows[ordinal], segment, ordinal));
                }
            }
        }

        kept.Sort((a, b) => IndexRow.NewestFirst(a.Row, b.Row));
        return kept;
    }

    private static Task<byte[]> MergeTextAsync(IReadOnlyList<Segment> segments, List<Kept> kept, CancellationToken cancellationToken)
    {
        var moved = segments.ToDictionary(segment => segment, segment => Enumerable.Repeat(-1, segment.Count).ToArray());
        for (var i = 0; i < kept.Count; i++)
        {
            moved[kept[i].Segment][kept[i].Ordinal] = i;
        }

        return TextMerger.MergeAsync([.. segments.Select(segment => (segment.Text, moved[segment]))], kept.Count, cancellationToken);
    }

    private static async Task<TextPlan> PlanAsync(List<Kept> kept, CancellationToken cancellationToken)
    {
        var sample = new TextSample();
        await PassAsync(kept, (kept.Count / TextSample.Enough) + 1, (json, row) => sample.Add(json, row), cancellationToken).ConfigureAwait(false);
        return sample.Plan();
    }

    // The ordinals of each segment come in order, so each has one page in memory.
    private static async Task PassAsync(List<Kept> kept, int step, Action<byte[], TextRow> take, CancellationToken cancellationToken)
    {
        var readers = new Dictionary<Segment, SegmentTexts>();
        for (var i = 0; i < kept.Count; i += step)
        {
            var (row, segment, ordinal) = kept[i];
            if (!readers.TryGetValue(segment, out var reader))
            {
                readers.Add(segment, reader = new SegmentTexts(segment));
            }

            take(await reader.ReadAsync(ordinal, cancellationToken).ConfigureAwait(false), TextRow.Of(row));
        }
    }

    private readonly record struct Kept(IndexRow Row, Segment Segment, int Ordinal);
}
