using System.Buffers;
using System.Numerics;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// The selected postings whose pay counts in statistics, by the rank of their annual pay in one currency: with ranks, the percentiles of any group of them are
/// found without comparing amounts again.
/// </summary>
internal sealed class PaidPostings : IDisposable
{
    private const byte LeftOut = (byte)(RowFlags.Estimate | RowFlags.MoreThanBase);

    private readonly ulong[][] _bits;
    private readonly int[][] _before;
    private readonly int[] _words;

    public PaidPostings(Selection selection, string currency, bool ofSamples)
    {
        var snapshot = selection.Snapshot;
        (_bits, _before, _words) = (new ulong[snapshot.Segments.Count][], new int[snapshot.Segments.Count][], new int[snapshot.Segments.Count]);
        (Pay, Ranks, Employers) = (ArrayPool<double>.Shared.Rent(selection.Count + 1), ArrayPool<int>.Shared.Rent(selection.Count + 1), ArrayPool<int>.Shared.Rent(selection.Count + 1));
        var employers = ArrayPool<int>.Shared.Rent(selection.Count + 1);
        var numbers = EmployerNumbers.Of(snapshot);
        EmployerCount = numbers.Count;
        for (var i = 0; i < _bits.Length; i++)
        {
            var segment = snapshot.Segments[i];
            var words = _words[i] = Bits.Words(segment.Count);
            (_bits[i], _before[i]) = (ArrayPool<ulong>.Shared.Rent(words + 1), ArrayPool<int>.Shared.Rent(words + 1));
            Collect(segment, selection.Bits(i), i, numbers.Of(i), ComparablePay.FactorsTo(currency, segment.Columns, snapshot.Rates), ofSamples ? (byte)RowFlags.Sample : (byte)0, employers);
        }

        PayOrder.Rank(Pay.AsSpan(0, Count), Ranks);
        for (var i = 0; i < Count; i++)
        {
            Employers[Ranks[i]] = employers[i];
        }

        ArrayPool<int>.Shared.Return(employers);
    }

    /// <summary>Whether a posting's pay could count, in whatever currency.</summary>
    public static bool StatesPay(SegmentColumns columns, int ordinal) => columns.Pay.IndexOf(ordinal) >= 0 && (columns.Facts[ordinal] & LeftOut) == 0;

    public int Count { get; private set; }

    /// <summary>By rank, ascending; in whole units.</summary>
    public double[] Pay { get; }

    /// <summary>By rank.</summary>
    public int[] Employers { get; }

    /// <summary>Ranks by number, in the order of segments and ordinals.</summary>
    public int[] Ranks { get; }

    public int EmployerCount { get; }

    /// <summary>Which ordinals of a segment are among these.</summary>
    public ReadOnlySpan<ulong> In(int segment) => _bits[segment].AsSpan(0, _words[segment]);

    /// <summary>The rank of a posting that is among these.</summary>
    public int RankOf(int segment, int ordinal) =>
        Ranks[_before[segment][ordinal >> 6] + BitOperations.PopCount(_bits[segment][ordinal >> 6] & ((1UL << (ordinal & 63)) - 1))];

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(Pay);
        ArrayPool<int>.Shared.Return(Employers);
        ArrayPool<int>.Shared.Return(Ranks);
        Array.ForEach(_bits, bits => ArrayPool<ulong>.Shared.Return(bits));
        Array.ForEach(_before, before => ArrayPool<int>.Shared.Return(before));
    }

    private void Collect(Segment segment, ReadOnlySpan<ulong> selected, int i, int[] employerOf, double[] factors, byte sample, int[] employers)
    {
        var columns = segment.Columns;
        var terms = segment.Employers;
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
                    employers[Count++] = terms[ordinal] is var term and >= 0 ? employerOf[term] : 0;
                }
            }
        }
    }
}
