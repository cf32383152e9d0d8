using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// A place between two results: the position of the last one shown. It names a position, not a count, so postings that come and go
/// neither repeat nor skip others. It carries no secret: a checksum tells altered ones, the query's checksum foreign ones.
/// </summary>
public sealed record Cursor
{
    private const byte Version = 1;
    private const int ShortestLength = 26, MostWords = 128;

    internal Cursor(string resultKey, JobSort sort, int rank, uint date, ulong id, byte[]? worth = null)
        : this(KeyOf(resultKey), sort, rank, date, id, worth ?? [])
    {
    }

    private Cursor(uint query, JobSort sort, int rank, uint date, ulong id, byte[] worth) => (Query, Sort, Rank, Date, Id, Worth) = (query, sort, rank, date, id, worth);

    internal JobSort Sort { get; }

    /// <summary>What results are sorted by before their dates: middle of annual pay in the reference currency, or relevance; 0 for nothing.</summary>
    internal int Rank { get; }

    internal uint Date { get; }

    internal ulong Id { get; }

    /// <summary>What each word was worth where relevance was measured: so it is measured on the next page, whatever came and went meanwhile.</summary>
    internal byte[] Worth { get; }

    private uint Query { get; }

    /// <summary>Whether the cursor came from a query with this <see cref="JobQuery.ResultKey"/>.</summary>
    public bool BelongsTo(string resultKey) => Query == KeyOf(resultKey);

    /// <summary>False for anything that <see cref="ToString"/> did not write.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Cursor? cursor)
    {
        cursor = null;
        Span<byte> bytes = stackalloc byte[ShortestLength + MostWords];
        if (text.Length > Base64Url.GetEncodedLength(bytes.Length) || Base64Url.DecodeFromChars(text, bytes, out _, out var written) != OperationStatus.Done || written < ShortestLength)
        {
            return false;
        }

        bytes = bytes[..written];
        if (bytes[0] != Version || bytes[1] > (byte)JobSort.Relevance || BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) != Checksum.Of(bytes[..^4]))
        {
            return false;
        }

        cursor = new Cursor(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[2..]),
            (JobSort)bytes[1],
            BinaryPrimitives.ReadInt32LittleEndian(bytes[6..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[10..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[14..]),
            bytes[22..^4].ToArray());
        return cursor.ToString() == text;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[ShortestLength + Worth.Length];
        bytes[0] = Version;
        bytes[1] = (byte)Sort;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[2..], Query);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[6..], Rank);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[10..], Date);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[14..], Id);
        Worth.CopyTo(bytes[22..]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[^4..], Checksum.Of(bytes[..^4]));
        return Base64Url.EncodeToString(bytes);
    }

    private static uint KeyOf(string resultKey) => Checksum.Of(Encoding.UTF8.GetBytes(resultKey));
}
