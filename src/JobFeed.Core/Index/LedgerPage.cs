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

    /// <summary>
    /// Bytes of a hash that are kept. It is compared with one other, of the same posting: of four milliards of changes one is taken for none, until the next.
    /// </summary>
    private const int HashBytes = 4;

    public static ulong Hash(ReadOnlySpan<byte> page, int index) => Kept(BinaryPrimitives.ReadUInt64LittleEndian(page[(HashBytes * index)..]));

    /// <summary>What is kept of a hash.</summary>
    public static ulong Kept(ulong hash) => hash & ((1UL << (8 * HashBytes)) - 1);

    public static byte[] Encode(ReadOnlySpan<IndexRow> rows)
    {
        var sink = new ByteSink();
        Span<byte> hash = stackalloc byte[8];
        foreach (var row in rows)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(hash, row.Hash);
            sink.Raw(hash[..HashBytes]);
        }

        foreach (var row in rows)
        {
            sink.Signed((long)row.Changed - row.Date);
        }

        // So that eight bytes can be read from every hash on.
        sink.Raw(stackalloc byte[8]);
        return sink.Written.ToArray();
    }

    /// <summary>Seconds since 1970 of the last changes of a page's postings.</summary>
    public static void ReadChanges(ReadOnlySpan<byte> page, ReadOnlySpan<uint> dates, Span<uint> changed)
    {
        var source = new ByteSource(page);
        source.Raw(HashBytes * dates.Length);
        for (var i = 0; i < dates.Length; i++)
        {
            changed[i] = (uint)(source.Signed() + dates[i]);
        }
    }
}
