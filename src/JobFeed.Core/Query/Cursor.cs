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
    private const int Length = 26;

    internal Cursor(string resultKey, JobSort sort, int pay, uint date, ulong id)
        : this(KeyOf(resultKey), sort, pay, date, id)
    {
    }

    private Cursor(uint query, JobSort sort, int pay, uint date, ulong id) => (Query, Sort, Pay, Date, Id) = (query, sort, pay, date, id);

    internal JobSort Sort { get; }

    /// <summary>Middle of annual pay in the reference currency; counts when sorting by salary.</summary>
    internal int Pay { get; }

    internal uint Date { get; }

    internal ulong Id { get; }

    private uint Query { get; }

    /// <summary>Whether the cursor came from a query with this <see cref="JobQuery.ResultKey"/>.</summary>
    public bool BelongsTo(string resultKey) => Query == KeyOf(resultKey);

    /// <summary>False for anything that <see cref="ToString"/> did not write.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Cursor? cursor)
    {
        cursor = null;
        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length != Base64Url.GetEncodedLength(Length) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Length)
        {
            return false;
        }

        if (bytes[0] != Version || bytes[1] > (byte)JobSort.Salary || BinaryPrimitives.ReadUInt32LittleEndian(bytes[22..]) != Checksum.Of(bytes[..22]))
        {
            return false;
        }

        cursor = new Cursor(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[2..]),
            (JobSort)bytes[1],
            BinaryPrimitives.ReadInt32LittleEndian(bytes[6..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[10..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[14..]));
        return cursor.ToString() == text;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        bytes[1] = (byte)Sort;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[2..], Query);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[6..], Pay);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[10..], Date);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[14..], Id);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[22..], Checksum.Of(bytes[..22]));
        return Base64Url.EncodeToString(bytes);
    }

    private static uint KeyOf(string resultKey) => Checksum.Of(Encoding.UTF8.GetBytes(resultKey));
}
