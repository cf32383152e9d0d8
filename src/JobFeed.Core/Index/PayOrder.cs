using System.Buffers;
using System.Collections.Concurrent;
using System.Numerics;

namespace JobFeed.Core.Index;

/// <summary>
/// The postings of a segment whose pay counts in statistics, in the order of that pay: a posting's place is its rank. Whatever a query selects, reading it in
/// this order gives every group sorted, so that percentiles are looked up. Made when a segment is first asked for statistics.
/// </summary>
internal sealed class PayOrder
{
    /// <summary>Facts of postings whose pay does not count.</summary>
    public const byte LeftOut = (byte)(RowFlags.Estimate | RowFlags.MoreThanBase);

    /// <summary>Looking up a posting's rank costs as much as passing over so many ranks.</summary>
    private const int WorthOfRank = 4;

    private const double Tolerance = 1e-12;

    private readonly SegmentColumns _columns;
    private readonly double[] _factors;
    private readonly int[] _rankOf;
    private readonly ulong[] _real, _samples;
    private readonly ConcurrentDictionary<TermKind, FacetColumn> _values = new();

    /// <param name="columns">The segment.</param>
    /// <param name="factors">By currency of the segment what a unit is worth; not a number for those that cannot be compared.</param>
    public PayOrder(SegmentColumns columns, double[] factors)
    {
        (_columns, _factors) = (columns, factors);
        (_real, _samples) = (new ulong[Bits.Words(columns.Count)], new ulong[Bits.Words(columns.Count)]);
        var ordinals = CountedOrdinals();
        (Pay, Ordinals, _rankOf) = (new double[ordinals.Count], new int[ordinals.Count], new int[columns.Pay.Count]);
        for (var i = 0; i < ordinals.Count; i++)
        {
            var index = columns.Pay.IndexOf(ordinals[i]);
            Pay[i] = columns.Pay.Middle(index) * factors[columns.Pay.Currency(index)];
        }

        var ranks = new int[ordinals.Count];
        AmountRanks.Rank(Pay, ranks);
        for (var i = 0; i < ranks.Length; i++)
        {
            Ordinals[ranks[i]] = ordinals[i];
            _rankOf[columns.Pay.IndexOf(ordinals[i])] = ranks[i];
        }

        Employers = EmployersByRank();
    }

    /// <summary>By rank, ascending, in whole units.</summary>
    public double[] Pay { get; }

    /// <summary>By rank.</summary>
    public int[] Ordinals { get; }

    /// <summary>By rank the term of the employer: its company, else its board; the number of terms for neither.</summary>
    public int[] Employers { get; }

    /// <summary>The values of a kind, by rank.</summary>
    public FacetColumn Values(TermKind kind) => _values.GetOrAdd(kind, static (k, order) => new FacetColumn(order._columns, k, order.Ordinals), this);

    /// <summary>Whether a posting's pay could count, in whatever currency.</summary>
    public static bool StatesPay(SegmentColumns columns, int ordinal) => columns.Pay.IndexOf(ordinal) >= 0 && (columns.Facts[ordinal] & LeftOut) == 0;

    /// <summary>What this order's amounts are to be multiplied by to be worth what other factors say; null when those would order them otherwise.</summary>
    public double? ScaleTo(double[] factors)
    {
        var scale = double.NaN;
        for (var c = 0; c < factors.Length; c++)
        {
            var ratio = factors[c] / _factors[c];
            scale = double.IsNaN(scale) ? ratio : scale;
            if (double.IsNaN(factors[c]) != double.IsNaN(_factors[c]) || Math.Abs(ratio - scale) > Tolerance * scale)
            {
                return null;
            }
        }

        return double.IsNaN(scale) ? 1 : scale;
    }

    /// <summary>Writes the ranks of the selected postings that count, ascending; returns how many.</summary>
    /// <param name="selected">By ordinal.</param>
    /// <param name="ofSamples">Chooses the samples alone instead of the real postings alone.</param>
    /// <param name="ranks">Takes them; longer by one than there are ranks.</param>
    public int Choose(ReadOnlySpan<ulong> selected, bool ofSamples, Span<int> ranks)
    {
        var counted = ofSamples ? _samples : _real;
        var chosen = ArrayPool<ulong>.Shared.Rent(selected.Length + 1);
        var candidates = chosen.AsSpan(0, selected.Length);
        selected.CopyTo(candidates);
        Bits.And(candidates, counted);
        var count = Bits.Count(candidates);
        _ = count * WorthOfRank < Ordinals.Length ? Spread(candidates, ranks) : Pass(candidates, ranks);
        ArrayPool<ulong>.Shared.Return(chosen);
        return count;
    }

    private int Pass(ReadOnlySpan<ulong> candidates, Span<int> ranks)
    {
        var count = 0;
        for (var rank = 0; rank < Ordinals.Length; rank++)
        {
            var ordinal = Ordinals[rank];
            ranks[count] = rank;
            count += (int)(candidates[ordinal >> 6] >> (ordinal & 63)) & 1;
        }

        return count;
    }

    private int Spread(ReadOnlySpan<ulong> candidates, Span<int> ranks)
    {
        var marks = ArrayPool<ulong>.Shared.Rent(Bits.Words(Ordinals.Length) + 1);
        var present = marks.AsSpan(0, Bits.Words(Ordinals.Length));
        present.Clear();
        for (var w = 0; w < candidates.Length; w++)
        {
            for (var rest = candidates[w]; rest != 0; rest &= rest - 1)
            {
                Bits.Set(present, _rankOf[_columns.Pay.IndexOf((w << 6) + BitOperations.TrailingZeroCount(rest))]);
            }
        }

        var count = 0;
        for (var w = 0; w < present.Length; w++)
        {
            for (var rest = present[w]; rest != 0; rest &= rest - 1)
            {
                ranks[count++] = (w << 6) + BitOperations.TrailingZeroCount(rest);
            }
        }

        ArrayPool<ulong>.Shared.Return(marks);
        return count;
    }

    private List<int> CountedOrdinals()
    {
        var ordinals = new List<int>(_columns.Pay.Count);
        for (var ordinal = Bits.Next(_columns.Pay.Stated, 0); ordinal >= 0; ordinal = Bits.Next(_columns.Pay.Stated, ordinal + 1))
        {
            if ((_columns.Facts[ordinal] & LeftOut) == 0 && !double.IsNaN(_factors[_columns.Pay.Currency(_columns.Pay.IndexOf(ordinal))]))
            {
                ordinals.Add(ordinal);
                Bits.Set(_columns.Flags(ordinal).HasFlag(RowFlags.Sample) ? _samples : _real, ordinal);
            }
        }

        return ordinals;
    }

    private int[] EmployersByRank()
    {
        var byOrdinal = new int[_columns.Count];
        byOrdinal.AsSpan().Fill(_columns.Terms.Count);
        var ordinals = new int[_columns.Count];
        foreach (var kind in new[] { TermKind.Company, TermKind.Board })
        {
            var (start, end) = _columns.Terms.Range(kind);
            for (var term = start; term < end; term++)
            {
                _columns.Lists.CopyTo(term, ordinals);
                foreach (var ordinal in ordinals.AsSpan(0, _columns.Lists.Frequency(term)))
                {
                    byOrdinal[ordinal] = term;
                }
            }
        }

        return Array.ConvertAll(Ordinals, ordinal => byOrdinal[ordinal]);
    }
}
