using System.Numerics;

namespace JobFeed.Core.Index;

/// <summary>
/// Annual pay of the postings that state it, in hundredths of their own currency. Postings without pay take one bit: the pay of the n-th posting
/// with pay is n-th in the columns. Amounts over 32 bits are few and stand aside.
/// </summary>
internal sealed class PayColumns(ulong[] stated, string[] currencies, ushort[] currency, uint[] low, uint[] high, Dictionary<int, (long Low, long High)> large)
{
    /// <summary>Marks an amount that stands aside.</summary>
    public const uint Large = uint.MaxValue;

    private readonly int[] _before = CountBefore(stated);

    public string[] Currencies => currencies;

    /// <summary>Postings with pay.</summary>
    public int Count => currency.Length;

    public ReadOnlySpan<ulong> Stated => stated;

    /// <summary>Which of the postings with pay this is, or -1.</summary>
    public int IndexOf(int ordinal)
    {
        var (word, bit) = (stated[ordinal >> 6], 1UL << (ordinal & 63));
        return (word & bit) == 0 ? -1 : _before[ordinal >> 6] + BitOperations.PopCount(word & (bit - 1));
    }

    public int Currency(int index) => currency[index];

    public (long Low, long High) this[int index] => high[index] == Large ? large[index] : (low[index], high[index]);

    /// <summary>Middle of the stated range in the posting's own currency, in whole units.</summary>
    public double Middle(int index)
    {
        var (least, most) = this[index];
        return (least + (double)most) / 200;
    }

    private static int[] CountBefore(ulong[] stated)
    {
        var (before, sum) = (new int[stated.Length], 0);
        for (var i = 0; i < stated.Length; i++)
        {
            before[i] = sum;
            sum += BitOperations.PopCount(stated[i]);
        }

        return before;
    }
}
