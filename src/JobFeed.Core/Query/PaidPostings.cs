using System.Buffers;
using System.Numerics;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>The selected postings whose pay counts in statistics: their annual pay in one currency and their employers, numbered in the order of ordinals.</summary>
internal sealed class PaidPostings : IDisposable
{
    private const byte LeftOut = (byte)(RowFlags.Estimate | RowFlags.MoreThanBase);

    private readonly ulong[][] _bits;
    private readonly int[][] _before;

    public PaidPostings(Selection selection, string currency, bool ofSamples)
    {
        var snapshot = selection.Snapshot;
        (_bits, _before) = (new ulong[snapshot.Segments.Count][], new int[snapshot.Segments.Count][]);
        (Pay, Employers) = (ArrayPool<double>.Shared.Rent(selection.Count + 1), ArrayPool<int>.Shared.Rent(selection.Count + 1));
        var numbers = EmployerNumbers.Of(snapshot);
        EmployerCount = numbers.Count;
        for (var i = 0; i < _bits.Length; i++)
        {
            var segment = snapshot.Segments[i];
            var words = Bits.Words(segment.Count);
            (_bits[i], _before[i]) = (ArrayPool<ulong>.Shared.Rent(words + 1), ArrayPool<int>.Shared.Rent(words + 1));
            Collect(segment, selection.Bits(i), i, numbers.Of(i), ComparablePay.FactorsTo(currency, segment.Columns, snapshot.Rates), ofSamples ? (byte)RowFlags.Sample : (byte)0);
        }
    }

    public int Count { get; private set; }

    /// <summary>By number; in whole units.</summary>
    public double[] Pay { get; }

    /// <summary>By number.</summary>
    public int[] Employers { get; }

    public int EmployerCount { get; }

    /// <summary>Which ordinals of a segment are among these.</summary>
    public ReadOnlySpan<ulong> In(int segment) => _bits[segment];

    /// <summary>The number of a posting that is among these.</summary>
    public int NumberOf(int segment, int ordinal) =>
        _before[segment][ordinal >> 6] + BitOperations.PopCount(_bits[segment][ordinal >> 6] & ((1UL << (ordinal & 63)) - 1));

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(Pay);
        ArrayPool<int>.Shared.Return(Employers);
        Array.ForEach(_bits, bits => ArrayPool<ulong>.Shared.Return(bits));
        Array.ForEach(_before, before => ArrayPool<int>.Shared.Return(before));
    }

    private void Collect(Segment segment, ReadOnlySpan<ulong> selected, int i, int[] employerOf, double[] factors, byte sample)
    {
        var columns = segment.Columns;
        for (var w = 0; w < selected.Length; w++)
        {
            var candidates = selected[w] & columns.Pay.Stated[w];
            (_before[i][w], _bits[i][w]) = (Count, 0);
            for (var rest = candidates; rest != 0; rest &= rest - 1)
            {
                var ordinal = (w << 6) + BitOperations.TrailingZeroCount(rest);
                var index = columns.Pay.IndexOf(ordinal);
                var factor = factors[columns.Pay.Currency(index)];
                if ((columns.Facts[ordinal] & (LeftOut | (byte)RowFlags.Sample)) == sample && !double.IsNaN(factor))
                {
                    _bits[i][w] |= rest & (0 - rest);
                    Pay[Count] = columns.Pay.Middle(index) * factor;
                    Employers[Count++] = segment.Employers[ordinal] is var term and >= 0 ? employerOf[term] : 0;
                }
            }
        }
    }
}
