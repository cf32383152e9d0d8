using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace JobFeed.Core.Index;

/// <summary>
/// Turns sorted rows into the two parts of a segment and back. The hot part holds each fact once: columns by posting, and for each term
/// the postings that have it as Rice-coded gaps, which is smaller than the lists of terms by posting and is read straight into the form
/// that answers. Lists by posting are made from those when something asks for them.
/// </summary>
internal static class SegmentCodec
{
    private const string Ids = "ids ", Dates = "date", Facts = "fact", Months = "mont", Pay = "pay ", Terms = "term", Frequencies = "freq", Lists = "list",
        Pages = "page", Ledger = "ledg", Model = "modl";

    /// <param name="rows">Newest first.</param>
    /// <param name="pool">Numbers their terms.</param>
    /// <param name="cold">Where their texts lie, in the same order.</param>
    public static byte[] Encode(IndexRow[] rows, TermPool pool, ColdDirectory cold)
    {
        var (dictionary, idOf) = TermDictionary.Of(rows, pool);
        var (frequencies, lists) = EncodeLists(rows, idOf, dictionary);
        FileSection[] sections =
        [
            new(Ids, EncodeIds(rows), IsPacked: true), new(Dates, EncodeDates(rows), IsPacked: true), new(Facts, [.. rows.Select(r => SegmentColumns.Fact(r.Flags, r.Education))]),
            new(Months, EncodeMonths(rows)), new(Pay, PayCodec.Encode(rows)), new(Terms, dictionary.Encode()), new(Frequencies, frequencies), new(Lists, lists, IsPacked: true),
            new(Pages, cold.Pages.Encode()), new(Ledger, cold.Ledger.Encode()), new(Model, cold.Model.Encode()),
        ];
        return SectionFile.Write(rows.Length, sections);
    }

    public static SegmentColumns Decode(ReadOnlySpan<byte> hot)
    {
        var (count, sections) = SectionFile.Read(hot);
        try
        {
            return Decode(count, sections);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException or KeyNotFoundException)
        {
            throw new InvalidSegmentException("The index segment contradicts itself. " + InvalidSegmentException.Rebuild, e);
        }
    }

    private static SegmentColumns Decode(int count, Dictionary<string, byte[]> sections)
    {
        var ids = new ulong[count];
        MemoryMarshal.Cast<byte, ulong>(sections[Ids])[..count].CopyTo(ids);
        var (dates, changed) = DecodeDates(sections[Dates], count);
        var months = new ushort[count];
        MemoryMarshal.Cast<byte, ushort>(sections[Months])[..count].CopyTo(months);
        var terms = TermDictionary.Decode(new ByteSource(sections[Terms]));
        var pages = PageDirectory.Decode(new ByteSource(sections[Pages]), count, 0);
        var ledger = PageDirectory.Decode(new ByteSource(sections[Ledger]), count, pages.Length);
        return new SegmentColumns
        {
            Ids = ids,
            Dates = dates,
            Changed = changed,
            Facts = sections[Facts].Length == count ? sections[Facts] : throw SectionFile.Damaged(Facts),
            Experience = new ExperienceColumn(months),
            Pay = PayCodec.Decode(new ByteSource(sections[Pay]), count),
            Terms = terms,
            Lists = DecodeLists(new ByteSource(sections[Frequencies]), sections[Lists], terms, count),
            Pages = pages,
            Ledger = ledger,
            Model = PageDirectory.Decode(new ByteSource(sections[Model]), count, pages.Length + ledger.Length),
        };
    }

    private static byte[] EncodeIds(IndexRow[] rows)
    {
        var bytes = new byte[8 * rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8 * i), rows[i].Id.Value);
        }

        return bytes;
    }

    // The latest change of all, the newest date, then distances from one posting to the next.
    private static byte[] EncodeDates(IndexRow[] rows)
    {
        var head = new ByteSink();
        head.Fixed32(rows.Length == 0 ? 0 : rows.Max(r => r.Changed));
        head.Fixed32(rows.Length == 0 ? 0 : rows[0].Date);
        var bits = new BitSink();
        var k = rows.Length == 0 ? 0 : Rice.Parameter(rows[0].Date - (long)rows[^1].Date, rows.Length);
        head.Fixed32((uint)k);
        for (var i = 1; i < rows.Length; i++)
        {
            bits.Code(rows[i - 1].Date - rows[i].Date, k);
        }

        return [.. head.Written, .. bits.ToArray()];
    }

    private static (uint[] Dates, uint Changed) DecodeDates(byte[] section, int count)
    {
        var head = new ByteSource(section);
        var (changed, date, k) = (head.Fixed32(), head.Fixed32(), (int)head.Fixed32() & 63);
        var bits = new BitSource(section.AsSpan(12));
        var dates = new uint[count];
        for (var i = 0; i < count; i++)
        {
            date -= i == 0 ? 0 : (uint)bits.Code(k, (1UL << k) - 1);
            dates[i] = date;
        }

        return (dates, changed);
    }

    private static byte[] EncodeMonths(IndexRow[] rows)
    {
        var bytes = new byte[2 * rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), rows[i].ExperienceMonths);
        }

        return bytes;
    }

    /// <summary>
    /// Writes each term's postings: first of places, then of countries and regions those that follow from no place, then of all others. A number by term says how many are written, and whether
    /// those of its places belong to it.
    /// </summary>
    private static (byte[] Frequencies, byte[] Lists) EncodeLists(IndexRow[] rows, int[] idOf, TermDictionary terms)
    {
        var (ordinals, start) = Ordinals(rows, idOf, terms.Count);
        var (frequencies, bits, places) = (new ByteSink(), new BitSink(), new PlaceLists(terms, rows.Length));
        var (others, ofPlaces) = (new int[rows.Length], new int[rows.Length]);
        foreach (var term in PlacesFirst(terms))
        {
            ReadOnlySpan<int> list = ordinals.AsSpan(start[term]..start[term + 1]);
            if (terms.Kind(term) == TermKind.City)
            {
                places.Add(term, list);
            }

            var named = ofPlaces.AsSpan(0, places.Union(term, [], ofPlaces));
            var rest = others.AsSpan(0, Without(list, named, others));
            var follows = named.Length > 0 && rest.Length + named.Length == list.Length;
            list = follows ? rest.ToArray() : list;
            frequencies.Number(((ulong)list.Length << 1) | (follows ? 1UL : 0));
            list = IsMostHaving(list.Length, rows.Length) ? others.AsSpan(0, Others(list, rows.Length, others)) : list;
            var (k, expected) = (Rice.Parameter(rows.Length, list.Length), 0);
            foreach (var ordinal in list)
            {
                bits.Code((ulong)(ordinal - expected), k);
                expected = ordinal + 1;
            }
        }

        return (frequencies.Written.ToArray(), bits.ToArray());
    }

    /// <summary>The ordinals of all terms one after the other, and where each term's begin.</summary>
    private static (int[] Ordinals, int[] Start) Ordinals(IndexRow[] rows, int[] idOf, int terms)
    {
        var start = new int[terms + 1];
        foreach (var number in rows.SelectMany(row => row.Terms))
        {
            start[idOf[number] + 1]++;
        }

        for (var term = 0; term < terms; term++)
        {
            start[term + 1] += start[term];
        }

        var (ordinals, next) = (new int[start[terms]], start[..terms]);
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var number in rows[i].Terms)
            {
                ordinals[next[idOf[number]]++] = i;
            }
        }

        return (ordinals, start);
    }

    private static PostingLists DecodeLists(ByteSource frequencies, byte[] lists, TermDictionary terms, int count)
    {
        var (builder, places) = (new PostingListsBuilder(count, terms.Count), new PlaceLists(terms, count));
        var bits = new BitSource(lists);
        var (ordinals, others) = (new int[count], new int[count]);
        foreach (var term in PlacesFirst(terms))
        {
            var number = frequencies.Count(int.MaxValue);
            var frequency = number >> 1 <= count ? number >> 1 : throw SectionFile.Damaged(Frequencies);
            var isMost = IsMostHaving(frequency, count);
            var list = ordinals.AsSpan(0, isMost ? count - frequency : frequency);
            bits.Ascending(list, Rice.Parameter(count, list.Length));
            if (list.Length > 0 && (uint)list[^1] >= count)
            {
                throw SectionFile.Damaged(Lists);
            }

            list = isMost ? others.AsSpan(0, Others(list, count, others)) : list;
            list = (number & 1) == 0 ? list : others.AsSpan(0, places.Union(term, list, others));
            if (terms.Kind(term) == TermKind.City)
            {
                places.Add(term, list);
            }

            builder.Add(term, list);
        }

        return builder.Build();
    }

    private static IEnumerable<int> PlacesFirst(TermDictionary terms)
    {
        var (first, end) = terms.Range(TermKind.City);
        return [.. Enumerable.Range(first, end - first), .. Enumerable.Range(0, first), .. Enumerable.Range(end, terms.Count - end)];
    }

    /// <summary>Of a term that most postings have, those are listed that have it not.</summary>
    private static bool IsMostHaving(int frequency, int count) => frequency > count / 2;

    /// <summary>Writes the ordinals of a list that another does not have; returns how many.</summary>
    private static int Without(ReadOnlySpan<int> list, ReadOnlySpan<int> other, int[] rest)
    {
        var (written, at) = (0, 0);
        foreach (var ordinal in list)
        {
            while (at < other.Length && other[at] < ordinal)
            {
                at++;
            }

            if (at == other.Length || other[at] != ordinal)
            {
                rest[written++] = ordinal;
            }
        }

        return written;
    }

    /// <summary>Writes the ordinals that a list does not have; returns how many.</summary>
    private static int Others(ReadOnlySpan<int> list, int count, int[] others)
    {
        var (written, next) = (0, 0);
        foreach (var ordinal in list)
        {
            while (next < ordinal)
            {
                others[written++] = next++;
            }

            next = ordinal + 1;
        }

        while (next < count)
        {
            others[written++] = next++;
        }

        return written;
    }
}
