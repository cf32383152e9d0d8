namespace JobFeed.Core.Index;

/// <summary>Where the pages of the cold part lie and which ordinals they hold.</summary>
internal sealed class PageDirectory(int[] firstOrdinal, long[] offset, int[] stored, int[] raw, uint[] checksum)
{
    public int Count => stored.Length;

    public int PageOf(int ordinal)
    {
        var at = Array.BinarySearch(firstOrdinal, ordinal);
        return at < 0 ? ~at - 1 : at;
    }

    public int FirstOrdinal(int page) => firstOrdinal[page];

    public (long Offset, int Stored, int Raw, uint Checksum) this[int page] => (offset[page], stored[page], raw[page], checksum[page]);

    public byte[] Encode()
    {
        var sink = new ByteSink();
        sink.Number((ulong)Count);
        for (var i = 0; i < Count; i++)
        {
            sink.Number((ulong)(firstOrdinal[i] - (i == 0 ? 0 : firstOrdinal[i - 1])));
            sink.Number((ulong)stored[i]);
            sink.Number((ulong)raw[i]);
            sink.Fixed32(checksum[i]);
        }

        return sink.Written.ToArray();
    }
}

/// <summary>Reads what <see cref="ColdPageWriter"/> wrote.</summary>
internal static class ColdPages
{
    public static PageDirectory Decode(ByteSource source, int count)
    {
        var pages = source.Count(count);
        var (first, offsets, stored, raw, checksums) = (new int[pages], new long[pages], new int[pages], new int[pages], new uint[pages]);
        for (var i = 0; i < pages; i++)
        {
            first[i] = source.Count(count) + (i == 0 ? 0 : first[i - 1]);
            stored[i] = source.Count(int.MaxValue);
            raw[i] = source.Count(int.MaxValue);
            checksums[i] = source.Fixed32();
            offsets[i] = i == 0 ? 0 : offsets[i - 1] + stored[i - 1];
        }

        return new PageDirectory(first, offsets, stored, raw, checksums);
    }

    /// <summary>The bytes of one posting within an unpacked page.</summary>
    public static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> page, int index)
    {
        var source = new ByteSource(page.Span);
        var count = source.Count(page.Length);
        var (before, length, all) = (0, 0, 0);
        for (var i = 0; i < count; i++)
        {
            var size = source.Count(page.Length);
            before += i < index ? size : 0;
            length = i == index ? size : length;
            all += size;
        }

        return page.Slice(page.Length - all + before, length);
    }
}
