namespace JobFeed.Core.Index;

/// <summary>Gives a segment's rows back as they were encoded, without their texts.</summary>
internal static class RowReader
{
    public static async Task<IndexRow[]> ReadAsync(Segment segment, TermPool pool, CancellationToken cancellationToken)
    {
        var columns = segment.Columns;
        var (hashes, changed) = await ReadLedgerAsync(segment, cancellationToken).ConfigureAwait(false);
        var numbers = new int[columns.Terms.Count];
        for (var term = 0; term < numbers.Length; term++)
        {
            numbers[term] = pool.NumberOf(new Term(columns.Terms.Kind(term), columns.Terms.Key(term), columns.Terms.Text(term)));
        }

        var lists = columns.Lists.Transposed(columns.Count, 0, columns.Terms.Count);
        var rows = new IndexRow[columns.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = RowOf(columns, i, hashes[i], changed[i], numbers, lists.Of(i));
        }

        return rows;
    }

    private static IndexRow RowOf(SegmentColumns columns, int ordinal, ulong hash, uint changed, int[] numbers, ReadOnlySpan<int> list)
    {
        var terms = new int[list.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = numbers[list[i]];
        }

        var paid = columns.Pay.IndexOf(ordinal);
        var (low, high) = paid < 0 ? default : columns.Pay[paid];
        return new IndexRow
        {
            Id = new(columns.Ids[ordinal]),
            Date = columns.Dates[ordinal],
            Changed = changed,
            Hash = hash,
            Flags = columns.Flags(ordinal),
            ExperienceMonths = columns.Experience.Months(ordinal),
            Education = columns.Education(ordinal),
            Currency = paid < 0 ? null : columns.Pay.Currencies[columns.Pay.Currency(paid)],
            PayLow = low,
            PayHigh = high,
            Terms = terms,
        };
    }

    private static async Task<(ulong[] Hashes, uint[] Changed)> ReadLedgerAsync(Segment segment, CancellationToken cancellationToken)
    {
        var (hashes, changed) = (new ulong[segment.Count], new uint[segment.Count]);
        for (var first = 0; first < segment.Count; first += LedgerPage.Postings)
        {
            var page = (await segment.ReadLedgerPageAsync(first / LedgerPage.Postings).WaitAsync(cancellationToken).ConfigureAwait(false)).Span;
            var count = Math.Min(LedgerPage.Postings, segment.Count - first);
            LedgerPage.ReadChanges(page, segment.Columns.Dates.AsSpan(first, count), changed.AsSpan(first, count));
            for (var i = 0; i < count; i++)
            {
                hashes[first + i] = LedgerPage.Hash(page, i);
            }
        }

        return (hashes, changed);
    }
}
