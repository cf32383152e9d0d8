using System.Buffers.Binary;

namespace JobFeed.Core.Index;

/// <summary>
/// What only the fold asks of a posting: its content's hash and its last change. Kept with the cold part, so that servers hold
/// none of it. A page has the hashes of its postings, then the changes as distances from their dates.
/// </summary>
internal static class LedgerPage
{
    /// <summary>Postings a page; the last one has fewer.</summary>
    public const int Postings = 1 << 13;

    public static ulong Hash(ReadOnlySpan<byte> page, int index) => BinaryPrimitives.ReadUInt64LittleEndian(page[(8 * index)..]);

    public static byte[] Encode(ReadOnlySpan<IndexRow> rows)
    {
        var sink = new ByteSink();
        foreach (var row in rows)
        {
            sink.Fixed64(row.Hash);
        }

        foreach (var row in rows)
        {
            sink.Signed((long)row.Changed - row.Date);
        }

        return sink.Written.ToArray();
    }

    /// <summary>Seconds since 1970 of the last changes of a page's postings.</summary>
    public static void ReadChanges(ReadOnlySpan<byte> page, ReadOnlySpan<uint> dates, Span<uint> changed)
    {
        var source = new ByteSource(page);
        source.Raw(8 * dates.Length);
        for (var i = 0; i < dates.Length; i++)
        {
            changed[i] = (uint)(source.Signed() + dates[i]);
        }
    }
}
