using System.Buffers;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// The selected postings whose pay counts in statistics, with what is asked of each: pay, employer, values of a kind. What is known of them is copied together:
/// it is gone through several times, and few postings then fit into the fastest memory.
/// </summary>
internal sealed class PaidPostings : IDisposable
{
    private readonly IndexSnapshot _snapshot;
    private readonly (PayOrder Order, double Scale, int[] Ranks, int Count)[] _chosen;
    private readonly int[]? _ascending;

    public PaidPostings(Selection selection, string currency, bool ofSamples, TermKind kind, int[][] valueOf)
    {
        _snapshot = selection.Snapshot;
        _chosen = new (PayOrder, double, int[], int)[_snapshot.Segments.Count];
        for (var i = 0; i < _chosen.Length; i++)
        {
            var (order, scale) = _snapshot.Segments[i].PayOrderIn(currency, _snapshot.Rates);
            var ranks = ArrayPool<int>.Shared.Rent(order.Ordinals.Length + 1);
            _chosen[i] = (order, scale, ranks, order.Choose(selection.Bits(i), ofSamples, ranks));
            Count += _chosen[i].Count;
        }

        (Pay, Employers, Ends) = (ArrayPool<double>.Shared.Rent(Count + 1), ArrayPool<int>.Shared.Rent(Count + 1), ArrayPool<int>.Shared.Rent(Count + 1));
        Values = ArrayPool<int>.Shared.Rent(_chosen.Sum(c => c.Order.Values(kind).CountOf(c.Ranks.AsSpan(0, c.Count))) + FacetColumn.Beyond);
        ReadPay();
        EmployerCount = ReadEmployers();
        ReadValues(kind, valueOf);
        _ascending = _chosen.Length == 1 ? null : MergedByPay();
    }

    public int Count { get; }

    /// <summary>By number, in whole units.</summary>
    public double[] Pay { get; }

    /// <summary>By number the employer, from 0 to <see cref="EmployerCount"/>.</summary>
    public int[] Employers { get; }

    public int EmployerCount { get; }

    /// <summary>The values of one posting after the other, each as its number among the values of all segments.</summary>
    public int[] Values { get; }

    /// <summary>By number where the posting's values end.</summary>
    public int[] Ends { get; }

    /// <summary>The number of the posting with so many lower or equal pays before it.</summary>
    public int Ascending(int place) => _ascending is null ? place : _ascending[place];

    public ReadOnlySpan<int> ValuesOf(int number) => Values.AsSpan((number == 0 ? 0 : Ends[number - 1])..Ends[number]);

    public void Dispose()
    {
        Array.ForEach(_chosen, chosen => ArrayPool<int>.Shared.Return(chosen.Ranks));
        Array.ForEach((int[][])[Employers, Values, Ends], rented => ArrayPool<int>.Shared.Return(rented));
        ArrayPool<double>.Shared.Return(Pay);
    }

    private void ReadPay()
    {
        var number = 0;
        foreach (var (order, scale, ranks, count) in _chosen)
        {
            foreach (var rank in ranks.AsSpan(0, count))
            {
                Pay[number++] = order.Pay[rank] * scale;
            }
        }
    }

    // Within one segment employers are told apart by their terms. Those that occur are numbered as they come.
    private int ReadEmployers()
    {
        var numbers = _chosen.Length > 1 ? EmployerNumbers.Of(_snapshot) : null;
        var known = ArrayPool<int>.Shared.Rent(numbers?.Count ?? _snapshot.Segments.Sum(s => s.Columns.Terms.Count + 1));
        known.AsSpan().Clear();
        var (number, employers) = (0, 0);
        for (var i = 0; i < _chosen.Length; i++)
        {
            var (order, _, ranks, count) = _chosen[i];
            var employerOf = numbers?.Of(i);
            foreach (var rank in ranks.AsSpan(0, count))
            {
                var term = order.Employers[rank];
                ref var employer = ref known[employerOf is null ? term : term < employerOf.Length ? employerOf[term] : 0];
                employer = employer == 0 ? ++employers : employer;
                Employers[number++] = employer - 1;
            }
        }

        ArrayPool<int>.Shared.Return(known);
        return employers;
    }

    private void ReadValues(TermKind kind, int[][] valueOf)
    {
        var (number, written) = (0, 0);
        for (var i = 0; i < _chosen.Length; i++)
        {
            var (order, _, ranks, count) = _chosen[i];
            var end = order.Values(kind).Copy(ranks.AsSpan(0, count), Values, written, Ends.AsSpan(number));
            for (var at = written; _chosen.Length > 1 && at < end; at++)
            {
                Values[at] = valueOf[i][Values[at]];
            }

            (number, written) = (number + count, end);
        }
    }

    // Newer segments are smaller: what is merged so far stays short until the last.
    private int[] MergedByPay()
    {
        var (merged, other, end, taken) = (new int[Count], new int[Count], Count, 0);
        for (var i = _chosen.Length - 1; i >= 0; i--)
        {
            var (start, m, at) = (end - _chosen[i].Count, 0, 0);
            for (var number = start; number < end; number++)
            {
                while (m < taken && Pay[merged[m]] <= Pay[number])
                {
                    other[at++] = merged[m++];
                }

                other[at++] = number;
            }

            merged.AsSpan(m..taken).CopyTo(other.AsSpan(at));
            (merged, other, taken, end) = (other, merged, taken + end - start, start);
        }

        return merged;
    }
}
