using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace JobFeed.Core.Index;

/// <summary>Writes the numbers and texts of an index file: little-endian, variable-length where values are mostly small.</summary>
internal sealed class ByteSink
{
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Raw(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    public void Fixed32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.GetSpan(4), value);
        _buffer.Advance(4);
    }

    public void Fixed64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
    }

    /// <summary>LEB128: seven bits a byte, low ones first.</summary>
    public void Number(ulong value)
    {
        var span = _buffer.GetSpan(10);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        _buffer.Advance(length);
    }

    /// <summary>Small magnitudes of either sign stay short (zigzag).</summary>
    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number((ulong)length);
        Encoding.UTF8.GetBytes(text, _buffer.GetSpan(length));
        _buffer.Advance(length);
    }
}

/// <summary>Reads what <see cref="ByteSink"/> wrote; anything that does not fit is an <see cref="InvalidSegmentException"/>.</summary>
internal ref struct ByteSource(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>Bytes that are not yet read.</summary>
    public readonly int Rest => _rest.Length;

    public ReadOnlySpan<byte> Raw(int length)
    {
        if (length < 0 || length > _rest.Length)
        {
            throw new InvalidSegmentException("The index file ends too early: it is truncated. " + InvalidSegmentException.Rebuild);
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    public uint Fixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Raw(4));

    public ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Raw(8));

    public ulong Number()
    {
        ulong value = 0;
        for (var i = 0; i < 10 && i < _rest.Length; i++)
        {
            var b = _rest[i];
            value |= (ulong)(b & 0x7F) << (7 * i);
            if (b < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw new InvalidSegmentException("A number in the index file is broken. " + InvalidSegmentException.Rebuild);
    }

    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A number that must lie in [0, <paramref name="limit"/>].</summary>
    public int Count(int limit)
    {
        var value = Number();
        return value <= (ulong)limit
            ? (int)value
            : throw new InvalidSegmentException(
                $"The index file contradicts itself ({value} where at most {limit} is possible). " + InvalidSegmentException.Rebuild);
    }

    public string Text() => Encoding.UTF8.GetString(Raw(Count(_rest.Length)));
}

/// <summary>CRC-32C (RFC 3720 appendix B.4), computed eight bytes at a time.</summary>
internal static class Checksum
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        foreach (var b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return ~crc;
    }
}
