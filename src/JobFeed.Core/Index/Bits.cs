using System.Numerics;
using System.Runtime.InteropServices;

namespace JobFeed.Core.Index;

/// <summary>Sets of ordinals as bits of 64-bit words. Word-wise operations use the widest vectors of the machine.</summary>
internal static class Bits
{
    public const int BlockShift = 16;
    public const int BlockSize = 1 << BlockShift;
    public const int BlockWords = BlockSize / 64;

    public static int Words(int count) => (count + 63) >> 6;

    public static bool Get(ReadOnlySpan<ulong> bits, int index) => (bits[index >> 6] >> (index & 63) & 1) != 0;

    public static void Set(Span<ulong> bits, int index) => bits[index >> 6] |= 1UL << (index & 63);

    public static void Clear(Span<ulong> bits, int index) => bits[index >> 6] &= ~(1UL << (index & 63));

    /// <summary>Clears all bits from an index on.</summary>
    public static void ClearFrom(Span<ulong> bits, int index)
    {
        var word = index >> 6;
        if (word < bits.Length)
        {
            bits[word] &= (1UL << (index & 63)) - 1;
            bits[(word + 1)..].Clear();
        }
    }

    /// <summary>Clears all bits before an index; nothing when it is not positive.</summary>
    public static void ClearTo(Span<ulong> bits, int index)
    {
        if (index <= 0)
        {
            return;
        }

        var word = Math.Min(index >> 6, bits.Length);
        bits[..word].Clear();
        if (word < bits.Length)
        {
            bits[word] &= ulong.MaxValue << (index & 63);
        }
    }

    public static void And(Span<ulong> target, ReadOnlySpan<ulong> other)
    {
        var wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(target);
        var wideOther = MemoryMarshal.Cast<ulong, Vector<ulong>>(other);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] &= wideOther[i];
        }

        for (var i = wide.Length * Vector<ulong>.Count; i < target.Length; i++)
        {
            target[i] &= other[i];
        }
    }

    public static void AndNot(Span<ulong> target, ReadOnlySpan<ulong> other)
    {
        var wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(target);
        var wideOther = MemoryMarshal.Cast<ulong, Vector<ulong>>(other);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = Vector.AndNot(wide[i], wideOther[i]);
        }

        for (var i = wide.Length * Vector<ulong>.Count; i < target.Length; i++)
        {
            target[i] &= ~other[i];
        }
    }

    public static void Or(Span<ulong> target, ReadOnlySpan<ulong> other)
    {
        var wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(target);
        var wideOther = MemoryMarshal.Cast<ulong, Vector<ulong>>(other);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] |= wideOther[i];
        }

        for (var i = wide.Length * Vector<ulong>.Count; i < target.Length; i++)
        {
            target[i] |= other[i];
        }
    }

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var sum = 0;
        foreach (var word in bits)
        {
            sum += BitOperations.PopCount(word);
        }

        return sum;
    }

    /// <summary>How many bits are in both of two sets, the second at least as long as the first. Four sums, so that none waits for another.</summary>
    public static int CountOfBoth(ReadOnlySpan<ulong> bits, ReadOnlySpan<ulong> other)
    {
        other = other[..bits.Length];
        var (a, b, c, d, i) = (0, 0, 0, 0, 0);
        for (; i + 4 <= bits.Length; i += 4)
        {
            var x = bits.Slice(i, 4);
            var y = other.Slice(i, 4);
            a += BitOperations.PopCount(x[0] & y[0]);
            b += BitOperations.PopCount(x[1] & y[1]);
            c += BitOperations.PopCount(x[2] & y[2]);
            d += BitOperations.PopCount(x[3] & y[3]);
        }

        for (; i < bits.Length; i++)
        {
            a += BitOperations.PopCount(bits[i] & other[i]);
        }

        return a + b + c + d;
    }

    /// <summary>The first set bit at or after an index, or -1.</summary>
    public static int Next(ReadOnlySpan<ulong> bits, int from)
    {
        var word = from >> 6;
        if (word >= bits.Length)
        {
            return -1;
        }

        var rest = bits[word] & (ulong.MaxValue << (from & 63));
        while (rest == 0)
        {
            if (++word >= bits.Length)
            {
                return -1;
            }

            rest = bits[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(rest);
    }
}
