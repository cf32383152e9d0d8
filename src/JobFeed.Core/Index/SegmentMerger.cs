using JobFeed.Core.Search;

namespace JobFeed.Core.Index;

/// <summary>
/// Compacts segments into one that answers every question as they did together. Postings are copied as they are, not read again; pages of
/// which every posting stays, and stays next to its neighbours, are copied as they are stored.
/// </summary>
public static class SegmentMerger
{
    /// <param name="oldestFirst">Segments next to each other in a snapshot's order.</param>
    /// <param name="forgetClosedBefore">
    /// Closed postings that last changed before this instant are left out. Only for merges that include the oldest segment: a tombstone
    /// must outlive the posting that it hides.
    /// </param>
    public static async Task<EncodedSegment> MergeAsync(
        IReadOnlyList<Segment> oldestFirst, DateTimeOffset? forgetClosedBefore = null, CancellationToken cancellationToken = default)
    {
        var (pool, kept, seen) = (new TermPool(), new List<Kept>(), new HashSet<ulong>());
        foreach (var segment in oldestFirst.Reverse())
        {
            var horizon = forgetClosedBefore is { } instant ? IndexRow.Seconds(instant) : 0;
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
        var texts = new ColdPageWriter();
        for (var i = 0; i < kept.Count;)
        {
            i += await CopyAsync(kept, i, texts, cancellationToken).ConfigureAwait(false);
        }

        return SegmentCodec.Encode([.. kept.Select(k => k.Row)], pool, texts, await MergeTextAsync(oldestFirst, kept, cancellationToken).ConfigureAwait(false));
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

    /// <summary>Copies a whole page, or else one posting; returns how many postings that were.</summary>
    private static async Task<int> CopyAsync(List<Kept> kept, int at, ColdPageWriter texts, CancellationToken cancellationToken)
    {
        var (_, segment, ordinal) = kept[at];
        var pages = segment.Columns.Pages;
        var page = pages.PageOf(ordinal);
        var count = pages.FirstOrdinal(page + 1) - ordinal;
        if (pages.FirstOrdinal(page) == ordinal && StayTogether(kept, at, count) && ColdPageWriter.IsWorthKeeping(pages[page].Raw))
        {
            if (!texts.HasFewPending)
            {
                texts.AddPage((await segment.ReadStoredPageAsync(page, cancellationToken).ConfigureAwait(false)).Span, pages[page].Raw, count);
                return count;
            }

            // A page of a few strays would stay for ever: they go in front of this one.
            for (var i = 0; i < count; i++)
            {
                texts.Append((await segment.ReadJsonAsync(ordinal + i, cancellationToken).ConfigureAwait(false)).Span);
            }

            texts.ClosePage();
            return count;
        }

        texts.Add((await segment.ReadJsonAsync(ordinal, cancellationToken).ConfigureAwait(false)).Span);
        return 1;
    }

    // A page whose last posting comes at its place can still lack one and have another one between: each must be of the segment. As ordinals of
    // one segment stay in order, the last one's then says that none is missing.
    private static bool StayTogether(List<Kept> kept, int at, int count)
    {
        if (at + count > kept.Count || kept[at + count - 1].Ordinal != kept[at].Ordinal + count - 1)
        {
            return false;
        }

        for (var i = at + count - 1; i > at; i--)
        {
            if (kept[i].Segment != kept[at].Segment)
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Kept(IndexRow Row, Segment Segment, int Ordinal);
}
