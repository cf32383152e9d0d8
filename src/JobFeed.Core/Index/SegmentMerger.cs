using JobFeed.Core.Postings;

namespace JobFeed.Core.Index;

/// <summary>Compacts segments into one that answers every question as they did together. Postings are copied as they are, not read again.</summary>
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
        var kept = Latest(oldestFirst, forgetClosedBefore is { } instant ? IndexRow.Seconds(instant) : 0);
        kept.Sort((a, b) => IndexRow.NewestFirst(a.Row, b.Row));

        // Texts pass through one by one: only hot parts of all segments are in memory at once.
        var texts = new ColdPageWriter();
        foreach (var (_, segment, ordinal) in kept)
        {
            texts.Add((await segment.ReadJsonAsync(ordinal, cancellationToken).ConfigureAwait(false)).Span);
        }

        return SegmentCodec.Encode([.. kept.Select(k => k.Row)], texts);
    }

    private static List<(IndexRow Row, Segment Segment, int Ordinal)> Latest(IReadOnlyList<Segment> oldestFirst, uint horizon)
    {
        var kept = new List<(IndexRow, Segment, int)>();
        var seen = new HashSet<ulong>();
        foreach (var segment in oldestFirst.Reverse())
        {
            for (var ordinal = 0; ordinal < segment.Count; ordinal++)
            {
                var forgotten = segment.Columns.Flags[ordinal].HasFlag(RowFlags.Closed) && segment.Columns.Changed[ordinal] < horizon;
                if (seen.Add(segment.Columns.Ids[ordinal]) && !forgotten)
                {
                    kept.Add((RowOf(segment, ordinal), segment, ordinal));
                }
            }
        }

        return kept;
    }

    private static IndexRow RowOf(Segment segment, int ordinal)
    {
        var columns = segment.Columns;
        var terms = new List<Term>();
        foreach (var term in columns.TermsOf(ordinal))
        {
            terms.Add(new Term(columns.Terms.Kind(term), columns.Terms.Key(term), columns.Terms.Text(term)));
        }

        return new IndexRow
        {
            Id = segment.IdOf(ordinal),
            Date = columns.Dates[ordinal],
            Changed = columns.Changed[ordinal],
            Hash = columns.Hashes[ordinal],
            Flags = columns.Flags[ordinal],
            ExperienceMonths = columns.ExperienceMonths[ordinal],
            Education = (EducationLevel)columns.Education[ordinal],
            Currency = columns.Currency[ordinal] == 0 ? null : columns.Currencies[columns.Currency[ordinal] - 1],
            PayLow = columns.PayLow[ordinal],
            PayHigh = columns.PayHigh[ordinal],
            Terms = terms,
        };
    }
}
