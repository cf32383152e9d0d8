using System.Buffers;

namespace JobFeed.Core.Index;

/// <summary>
/// Ranks amounts. The leading 32 bits of a positive double order it nearly; those are sorted by three passes of counting (least significant digit first),
/// each amount carrying its number along, and what is left in neighbours is put right by insertion.
/// </summary>
internal static class AmountRanks
{
    private const int DigitBits = 11, Digits = 1 << DigitBits, KeyShift = 31;

    /// <summary>Fills <paramref name="rank"/> with each amount's place in ascending order, and sorts the amounts.</summary>
    public static void Rank(Span<double> pay, Span<int> rank)
    {
        var (items, other) = (ArrayPool<ulong>.Shared.Rent(pay.Length + 1), ArrayPool<ulong>.Shared.Rent(pay.Length + 1));
        for (var i = 0; i < pay.Length; i++)
        {
            items[i] = (BitConverter.DoubleToUInt64Bits(pay[i]) >> KeyShift << 32) | (uint)i;
        }

        for (var shift = 32; shift < 64; shift += DigitBits)
        {
            Pass(items.AsSpan(0, pay.Length), other, shift);
            (items, other) = (other, items);
        }

        var sorted = ArrayPool<double>.Shared.Rent(pay.Length + 1);
        for (var i = 0; i < pay.Length; i++)
        {
            sorted[i] = pay[(int)(uint)items[i]];
            for (var k = i; k > 0 && sorted[k - 1] > sorted[k]; k--)
            {
                (sorted[k - 1], sorted[k], items[k - 1], items[k]) = (sorted[k], sorted[k - 1], items[k], items[k - 1]);
            }
        }

        for (var i = 0; i < pay.Length; i++)
        {
            rank[(int)(uint)items[i]] = i;
        }

        sorted.AsSpan(0, pay.Length).CopyTo(pay);
        ArrayPool<ulong>.Shared.Return(items);
        ArrayPool<ulong>.Shared.Return(other);
        ArrayPool<double>.Shared.Return(sorted);
    }

    private static void Pass(ReadOnlySpan<ulong> from, Span<ulong> to, int shift)
    {
        Span<int> next = stackalloc int[Digits];
        next.Clear();
        foreach (var item in from)
        {
            next[(int)(item >> shift) & (Digits - 1)]++;
        }

        var sum = 0;
        foreach (ref var start in next)
        {
            (start, sum) = (sum, sum + start);
        }

        foreach (var item in from)
        {
            to[next[(int)(item >> shift) & (Digits - 1)]++] = item;
        }
    }
}
