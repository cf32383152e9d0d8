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
        var builder = new SegmentBuilder();
        var seen = new HashSet<ulong>();
        var horizon = forgetClosedBefore is { } instant ? IndexRow.Seconds(instant) : 0;
        for (var i = oldestFirst.Count - 1; i >= 0; i--)
        {
            var segment = oldestFirst[i];
            for (var ordinal = 0; ordinal < segment.Count; ordinal++)
            {
                var forgotten = segment.Columns.Flags[ordinal].HasFlag(RowFlags.Closed) && segment.Columns.Changed[ordinal] < horizon;
                if (seen.Add(segment.Columns.Ids[ordinal]) && !forgotten)
                {
                    builder.Add(RowOf(segment, ordinal, await segment.ReadJsonAsync(ordinal, cancellationToken).ConfigureAwait(false)));
                }
            }
        }

        return builder.Build();
    }

    private static IndexRow RowOf(Segment segment, int ordinal, ReadOnlyMemory<byte> json)
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
            Json = json,
        };
    }
}
