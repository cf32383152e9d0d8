namespace JobFeed.Core.Index;

/// <summary>
/// Turns sorted rows into the two parts of a segment and back. The hot part stores columns and each posting's term list; posting
/// lists are rebuilt from them on opening, because storing those too costs more than building them.
/// </summary>
internal static class SegmentCodec
{
    private const string Ids = "ids ", Hashes = "hash", Dates = "date", Facts = "fact", Pay = "pay ", Terms = "term", Lists = "list", Pages = "page";

    /// <param name="rows">Newest first.</param>
    /// <param name="texts">Their JSON, in the same order.</param>
    public static EncodedSegment Encode(IndexRow[] rows, ColdPageWriter texts)
    {
        var (dictionary, lists) = TermDictionary.Of(rows);
        var (ids, hashes, dates, facts) = (new ByteSink(), new ByteSink(), new ByteSink(), new ByteSink());
        var previous = uint.MaxValue;
        foreach (var row in rows)
        {
            ids.Fixed64(row.Id.Value);
            hashes.Fixed64(row.Hash);
            dates.Number(previous - row.Date);
            dates.Signed((long)row.Changed - row.Date);
            previous = row.Date;
            facts.Raw([(byte)row.Flags, (byte)row.Education]);
            facts.Number(row.ExperienceMonths);
        }

        var termLists = new ByteSink();
        foreach (var list in lists)
        {
            termLists.Number((ulong)list.Length);
            var last = 0;
            foreach (var term in list)
            {
                termLists.Number((ulong)(term - last));
                last = term;
            }
        }

        var (cold, pages) = texts.Finish();
        (string, byte[])[] sections =
        [
            (Ids, ids.Written.ToArray()), (Hashes, hashes.Written.ToArray()), (Dates, dates.Written.ToArray()), (Facts, facts.Written.ToArray()),
            (Pay, EncodePay(rows)), (Terms, dictionary.Encode()), (Lists, termLists.Written.ToArray()), (Pages, pages.Encode()),
        ];
        return new EncodedSegment(SectionFile.Write(rows.Length, sections), cold, rows.Length);
    }

    public static SegmentColumns Decode(ReadOnlySpan<byte> hot)
    {
        var (count, sections) = SectionFile.Read(hot);
        ByteSource Section(string tag) => new(sections.TryGetValue(tag, out var bytes) ? bytes : throw SectionFile.Damaged(tag));

        var columns = new SegmentColumns(count)
        {
            Terms = TermDictionary.Decode(Section(Terms)),
            Pages = ColdPages.Decode(Section(Pages), count),
        };
        var ids = Section(Ids);
        var hashes = Section(Hashes);
        var dates = Section(Dates);
        var facts = Section(Facts);
        var previous = uint.MaxValue;
        for (var i = 0; i < count; i++)
        {
            columns.Ids[i] = ids.Fixed64();
            columns.Hashes[i] = hashes.Fixed64();
            columns.Dates[i] = previous -= (uint)dates.Number();
            columns.Changed[i] = (uint)(dates.Signed() + previous);
            var pair = facts.Raw(2);
            columns.Flags[i] = (RowFlags)pair[0];
            columns.Education[i] = pair[1];
            columns.ExperienceMonths[i] = (ushort)facts.Number();
        }

        DecodePay(Section(Pay), columns);
        DecodeLists(Section(Lists), columns);
        return columns;
    }

    private static byte[] EncodePay(IndexRow[] rows)
    {
        var currencies = rows.Where(r => r.Currency is not null).Select(r => r.Currency!).Distinct().Order(StringComparer.Ordinal).ToArray();
        var pay = new ByteSink();
        pay.Number((ulong)currencies.Length);
        foreach (var currency in currencies)
        {
            pay.Text(currency);
        }

        foreach (var row in rows)
        {
            pay.Number(row.Currency is { } c ? (ulong)Array.IndexOf(currencies, c) + 1 : 0);
            if (row.Currency is not null)
            {
                pay.Number((ulong)row.PayLow);
                pay.Number((ulong)(row.PayHigh - row.PayLow));
            }
        }

        return pay.Written.ToArray();
    }

    private static void DecodePay(ByteSource pay, SegmentColumns columns)
    {
        columns.Currencies = new string[pay.Count(ushort.MaxValue)];
        for (var i = 0; i < columns.Currencies.Length; i++)
        {
            columns.Currencies[i] = pay.Text();
        }

        for (var i = 0; i < columns.Count; i++)
        {
            columns.Currency[i] = (ushort)pay.Count(columns.Currencies.Length);
            if (columns.Currency[i] > 0)
            {
                columns.PayLow[i] = (long)pay.Number();
                columns.PayHigh[i] = columns.PayLow[i] + (long)pay.Number();
            }
        }
    }

    private static void DecodeLists(ByteSource lists, SegmentColumns columns)
    {
        var terms = new List<int>(columns.Count * 24);
        for (var i = 0; i < columns.Count; i++)
        {
            columns.ListStart[i] = terms.Count;
            var length = lists.Count(columns.Terms.Count);
            var term = 0;
            for (var k = 0; k < length; k++)
            {
                term += lists.Count(columns.Terms.Count - 1 - term);
                terms.Add(term);
            }
        }

        columns.ListStart[columns.Count] = terms.Count;
        columns.Lists = [.. terms];
    }
}
