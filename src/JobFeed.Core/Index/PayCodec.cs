namespace JobFeed.Core.Index;

/// <summary>
/// Writes and reads <see cref="PayColumns"/>: which postings state pay, then currencies, lower bounds and widths, each after the other, so that
/// like stands by like and compresses.
/// </summary>
internal static class PayCodec
{
    public static byte[] Encode(IndexRow[] rows)
    {
        var paid = rows.Where(r => r.Currency is not null).ToArray();
        var currencies = paid.Select(r => r.Currency!).Distinct().Order(StringComparer.Ordinal).ToArray();
        var sink = new ByteSink();
        sink.Number((ulong)currencies.Length);
        foreach (var currency in currencies)
        {
            sink.Text(currency);
        }

        WriteStated(rows, sink);
        Array.ForEach(paid, row => sink.Number((ulong)Array.BinarySearch(currencies, row.Currency, StringComparer.Ordinal)));
        Array.ForEach(paid, row => sink.Number(Amount(row.PayLow)));
        Array.ForEach(paid, row => sink.Number(Amount(row.PayHigh - row.PayLow)));
        return sink.Written.ToArray();
    }

    public static PayColumns Decode(ByteSource source, int count)
    {
        var currencies = new string[source.Count(ushort.MaxValue)];
        for (var i = 0; i < currencies.Length; i++)
        {
            currencies[i] = source.Text();
        }

        var stated = new ulong[Bits.Words(count)];
        for (var i = 0; i < stated.Length; i++)
        {
            stated[i] = source.Fixed64();
        }

        var paid = Bits.Count(stated);
        var (currency, low, high, large) = (new ushort[paid], new uint[paid], new uint[paid], new Dictionary<int, (long, long)>());
        var least = new long[paid];
        for (var i = 0; i < paid; i++)
        {
            currency[i] = (ushort)source.Count(currencies.Length - 1);
        }

        for (var i = 0; i < paid; i++)
        {
            least[i] = Amount(source.Number());
        }

        for (var i = 0; i < paid; i++)
        {
            var most = least[i] + Amount(source.Number());
            (low[i], high[i]) = most < PayColumns.Large ? ((uint)least[i], (uint)most) : (PayColumns.Large, PayColumns.Large);
            if (most >= PayColumns.Large)
            {
                large.Add(i, (least[i], most));
            }
        }

        return new PayColumns(stated, currencies, currency, low, high, large);
    }

    // Most amounts are whole thousands, the others mostly whole: the remainder of the division by two says which.
    private static ulong Amount(long hundredths) => hundredths % 100_000 == 0 ? (ulong)(hundredths / 100_000) << 1 : ((ulong)hundredths << 1) | 1;

    private static long Amount(ulong stored) => (stored & 1) == 0 ? (long)(stored >> 1) * 100_000 : (long)(stored >> 1);

    private static void WriteStated(IndexRow[] rows, ByteSink sink)
    {
        for (var first = 0; first < rows.Length; first += 64)
        {
            var word = 0UL;
            for (var i = first; i < Math.Min(rows.Length, first + 64); i++)
            {
                word |= rows[i].Currency is null ? 0 : 1UL << (i - first);
            }

            sink.Fixed64(word);
        }
    }
}
