using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace JobFeed.Core.Index;

/// <summary>
/// Golomb-Rice codes (Rice, "Some Practical Universal Noiseless Coding Techniques", JPL 79-22): a number is written as its high part in
/// ones, a zero, and its low k bits. For gaps between ordinals drawn at random, k near the binary logarithm of the mean gap comes within
/// a few percent of the entropy, and reading one costs a shift and a count of bits: no byte-wise compression is both smaller and faster.
/// </summary>
internal static class Rice
{
    /// <summary>Zero bytes behind the codes, so that reading may always load eight bytes.</summary>
    public const int Padding = 8;

    /// <summary>
    /// The k that fits <paramref name="count"/> numbers which add up to <paramref name="sum"/>: where they fall off geometrically, one more bit is right from 0.48 of the mean on
    /// (Kiely, "Selecting the Golomb Parameter in Rice Coding", IPN progress report 42-159, 2004).
    /// </summary>
    public static int Parameter(long sum, int count) => count == 0 ? 0 : Math.Max(0, BitOperations.Log2((ulong)Math.Max(1, sum * 96 / 100 / count)));
}

/// <summary>Writes bits, lowest first.</summary>
internal sealed class BitSink
{
    private readonly List<byte[]> _full = [];
    private byte[] _bytes = new byte[1 << 16];
    private int _at;
    private ulong _pending;
    private int _bits;

    /// <summary>Bits written so far.</summary>
    public long Length => (((long)_full.Count << 16) + _at) * 8 + _bits;

    public void Code(ulong value, int k)
    {
        for (var ones = value >> k; ; ones -= 32)
        {
            if (ones < 32)
            {
                Bits((1UL << (int)ones) - 1, (int)ones + 1);
                break;
            }

            Bits(uint.MaxValue, 32);
        }

        Bits(value & ((1UL << k) - 1), k);
    }

    /// <summary>Forgets what was written.</summary>
    public void Clear()
    {
        _full.Clear();
        (_at, _pending, _bits) = (0, 0, 0);
    }

    /// <summary>All that was written, padded for reading.</summary>
    public byte[] ToArray()
    {
        var left = (_bits + 7) / 8;
        var all = new byte[(_full.Count << 16) + _at + left + Rice.Padding];
        for (var i = 0; i < _full.Count; i++)
        {
            _full[i].CopyTo(all, i << 16);
        }

        var end = _full.Count << 16;
        _bytes.AsSpan(0, _at).CopyTo(all.AsSpan(end));
        BinaryPrimitives.WriteUInt64LittleEndian(all.AsSpan(end + _at + left), 0);
        for (var i = 0; i < left; i++)
        {
            all[end + _at + i] = (byte)(_pending >> (8 * i));
        }

        return all;
    }

    /// <summary>Writes the lowest bits of a value. At most 32 at a time, so that they always fit beside up to 31 pending ones.</summary>
    public void Bits(ulong value, int count)
    {
        _pending |= value << _bits;
        _bits += count;
        while (_bits >= 32)
        {
            if (_at == _bytes.Length)
            {
                _full.Add(_bytes);
                (_bytes, _at) = (new byte[1 << 16], 0);
            }

            BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(_at), (uint)_pending);
            _at += 4;
            _pending >>= 32;
            _bits -= 32;
        }
    }
}

/// <summary>Reads what <see cref="BitSink"/> wrote, from a bit on.</summary>
internal ref struct BitSource(ReadOnlySpan<byte> bytes, long start = 0)
{
    private const int Loaded = 57;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private long _at = start;

    /// <summary>The bit that is read next.</summary>
    public readonly long Position => _at;

    /// <summary>Ascending numbers, each coded as its distance from the one after the last; the first from zero.</summary>
    public void Ascending(Span<int> target, int k)
    {
        var window = new BitWindow(_bytes, _at);
        var (next, mask) = (0L, (1UL << k) - 1);
        for (var i = 0; i < target.Length; i++)
        {
            next += window.Code(k, mask);
            target[i] = (int)next++;
        }

        _at = window.Position;
    }

    /// <summary>At least 57 bits from the current one on.</summary>
    public readonly ulong Peek() => Load();

    public void Skip(int bits) => _at += bits;

    public long Code(int k, ulong mask)
    {
        var window = Load();
        var ones = BitOperations.TrailingZeroCount(~window);
        if (ones + 1 + k <= Loaded)
        {
            _at += ones + 1 + k;
            return ((long)ones << k) | (long)((window >> (ones + 1)) & mask);
        }

        return Long(k, mask);
    }

    private long Long(int k, ulong mask)
    {
        var high = 0L;
        while (true)
        {
            var ones = Math.Min(32, BitOperations.TrailingZeroCount(~Load()));
            high += ones;
            _at += ones;
            if (ones < 32)
            {
                break;
            }
        }

        _at++;
        var low = (long)(Load() & mask);
        _at += k;
        return (high << k) | low;
    }

    // At least 57 bits from the current one on.
    private readonly ulong Load()
    {
        var at = (int)(_at >> 3);
        return at + 8 <= _bytes.Length
            ? BinaryPrimitives.ReadUInt64LittleEndian(_bytes[at..]) >> (int)(_at & 7)
            : throw new InvalidSegmentException("A list in the index file ends too early. " + InvalidSegmentException.Rebuild);
    }
}

/// <summary>
/// Reads many codes after each other: the bits at hand stay in a register, so that a code need not wait for memory to tell where the next one begins. As a local
/// variable only.
/// </summary>
internal ref struct BitWindow
{
    private readonly ReadOnlySpan<byte> _bytes;
    private long _at;
    private ulong _bits;
    private int _left;

    public BitWindow(ReadOnlySpan<byte> bytes, long start)
    {
        _bytes = bytes;
        _at = start;
    }

    /// <summary>The bit that is read next.</summary>
    public readonly long Position => _at;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Code(int k, ulong mask)
    {
        var ones = BitOperations.TrailingZeroCount(~_bits);
        if (ones + 1 + k > _left)
        {
            return Next(k, mask);
        }

        var value = ((long)ones << k) | (long)((_bits >> (ones + 1)) & mask);
        _bits = _bits >> 1 >> (ones + k);
        _left -= ones + 1 + k;
        _at += ones + 1 + k;
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Next(int k, ulong mask)
    {
        var source = new BitSource(_bytes, _at);
        var value = source.Code(k, mask);
        _at = source.Position;
        (_bits, _left) = _at + 64 <= 8L * _bytes.Length ? (source.Peek(), 64 - (int)(_at & 7)) : (0, 0);
        return value;
    }
}
