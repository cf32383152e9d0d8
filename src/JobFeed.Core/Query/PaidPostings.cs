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
    private readonly List<int[]> _rented = [];

    public PaidPostings(Selection selection, string currency, bool ofSamples, TermKind kind, int[][] valueOf)
    {
        _snapshot = selection.Snapshot;
        _chosen = new (PayOrder, double, int[], int)[_snapshot.Segments.Count];
        for (var i = 0; i < _chosen.Length; i++)
        {
            var (order, scale) = _snapshot.Segments[i].PayOrderIn(currency, _snapshot.Rates);
            var ranks = Rent(order.Ordinals.Length + 1);
            _chosen[i] = (order, scale, ranks, order.Choose(selection.Bits(i), ofSamples, ranks));
            Count += _chosen[i].Count;
        }

        (Pay, Employers, Starts) = (ArrayPool<double>.Shared.Rent(Count + 1), Rent(Count + 1), Rent(Count + 1));
        Values = Rent(_chosen.Sum(c => c.Order.Values(kind).CountOf(c.Ranks.AsSpan(0, c.Count))) + FacetColumn.Beyond);
        ReadPay();
        EmployerCount = ReadEmployers();
        ReadValues(kind, valueOf);
    }

    public int Count { get; }

    /// <summary>By number, in whole units.</summary>
    public double[] Pay { get; }

    /// <summary>By number the employer, from 0 to <see cref="EmployerCount"/>.</summary>
    public int[] Employers { get; }

    public int EmployerCount { get; }

    /// <summary>The values of one posting after the other, each as its number among the values of all segments.</summary>
    public int[] Values { get; }

    /// <summary>By number where the posting's values start; at last where they end.</summary>
    public int[] Starts { get; }

    /// <summary>The values of the postings in the order of their pay, where those of each start, and the numbers in that order; null when they are in it.</summary>
    public (int[] Values, int[] Starts, int[]? Numbers) ByPay()
    {
        if (_chosen.Length == 1)
        {
            return (Values, Starts, null);
        }

        var numbers = MergedByPay();
        var (values, starts) = Arranged(numbers);
        return (values, starts, numbers);
    }

    /// <summary>The values of the postings of one employer after the other, and by employer where they end.</summary>
    public (int[] Values, int[] Ends) ByEmployer()
    {
        var (next, numbers) = (new int[EmployerCount + 1], Rent(Count + 1));
        foreach (var employer in Employers.AsSpan(0, Count))
        {
            next[employer + 1]++;
        }

        for (var employer = 0; employer < EmployerCount; employer++)
        {
            next[employer + 1] += next[employer];
        }

        for (var number = 0; number < Count; number++)
        {
            numbers[next[Employers[number]]++] = number;
        }

        var (values, starts) = Arranged(numbers);
        return (values, Array.ConvertAll(next, place => starts[place]));
    }

    public void Dispose()
    {
        _rented.ForEach(rented => ArrayPool<int>.Shared.Return(rented));
        ArrayPool<double>.Shared.Return(Pay);
    }

    private int[] Rent(int length)
    {
        _rented.Add(ArrayPool<int>.Shared.Rent(length));
        return _rented[^1];
    }

    private (int[] Values, int[] Starts) Arranged(int[] numbers)
    {
        var (values, starts, written) = (Rent(Starts[Count] + FacetColumn.Beyond), Rent(Count + 1), 0);
        for (var place = 0; place < Count; place++)
        {
            var (from, end) = (Starts[numbers[place]], Starts[numbers[place] + 1]);
            starts[place] = written;
            for (var at = 0; at == 0 || at < end - from; at += FacetColumn.Beyond)
            {
                Values.AsSpan(from + at, FacetColumn.Beyond).CopyTo(values.AsSpan(written + at));
            }

            written += end - from;
        }

        starts[Count] = written;
        return (values, starts);
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

    // Within one segment employers are told apart by their terms. Where postings are fewer than employers, those that occur are numbered as they come.
    private int ReadEmployers()
    {
        var numbers = _chosen.Length > 1 ? EmployerNumbers.Of(_snapshot) : null;
        var (number, all) = (0, numbers?.Count ?? _snapshot.Segments.Sum(s => s.Columns.Terms.Count + 1));
        for (var i = 0; i < _chosen.Length; i++)
        {
            var (order, _, ranks, count) = _chosen[i];
            var employerOf = numbers?.Of(i);
            foreach (var rank in ranks.AsSpan(0, count))
            {
                var term = order.Employers[rank];
                Employers[number++] = employerOf is null ? term : term < employerOf.Length ? employerOf[term] : 0;
            }
        }

        return Count < all ? NumberAnew(all) : all;
    }

    private int NumberAnew(int all)
    {
        var (known, count) = (Rent(all), 0);
        known.AsSpan(0, all).Clear();
        foreach (ref var employer in Employers.AsSpan(0, Count))
        {
            ref var number = ref known[employer];
            number = number == 0 ? ++count : number;
            employer = number - 1;
        }

        return count;
    }

    private void ReadValues(TermKind kind, int[][] valueOf)
    {
        var (number, written) = (0, Starts[0] = 0);
        for (var i = 0; i < _chosen.Length; i++)
        {
            var (order, _, ranks, count) = _chosen[i];
            var end = order.Values(kind).Copy(ranks.AsSpan(0, count), Values, written, Starts.AsSpan(number + 1));
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
