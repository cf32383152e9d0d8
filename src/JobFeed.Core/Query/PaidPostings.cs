using System.Buffers;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// The selected postings of a segment whose pay counts in statistics, numbered in the order of that pay. What is known of each is copied together: groups look it
/// up again and again, and few postings then fit into the fastest memory.
/// </summary>
internal sealed class PaidPostings : IDisposable
{
    private readonly PayOrder _order;
    private readonly int[] _ranks;
    private int[] _starts = [], _lists = [];

    public PaidPostings(Selection selection, int segment, string currency, bool ofSamples, int[]? employerOf)
    {
        (_order, var scale) = selection.Snapshot.Segments[segment].PayOrderIn(currency, selection.Snapshot.Rates);
        _ranks = ArrayPool<int>.Shared.Rent(_order.Ordinals.Length + 1);
        Count = _order.Choose(selection.Bits(segment), ofSamples, _ranks);
        (Pay, Employers) = (ArrayPool<double>.Shared.Rent(Count + 1), ArrayPool<int>.Shared.Rent(Count + 1));
        for (var i = 0; i < Count; i++)
        {
            var employer = _order.Employers[_ranks[i]];
            Pay[i] = _order.Pay[_ranks[i]] * scale;
            Employers[i] = employerOf is null ? employer : employer < employerOf.Length ? employerOf[employer] : 0;
        }
    }

    public int Count { get; }

    /// <summary>By number, ascending, in whole units.</summary>
    public double[] Pay { get; }

    /// <summary>By number: the employer's term, or what that was said to be.</summary>
    public int[] Employers { get; }

    /// <summary>Sorts the postings into lists by their values of a kind.</summary>
    public void Group(TermKind kind)
    {
        var values = _order.Values(kind);
        _starts = new int[values.Kinds + 1];
        var ranks = _ranks.AsSpan(0, Count);
        var next = _starts.AsSpan(1);
        values.Count(ranks, next);
        var sum = 0;
        foreach (ref var entry in next)
        {
            (entry, sum) = (sum, sum + entry);
        }

        // Each list grows to where the next one begins.
        _lists = ArrayPool<int>.Shared.Rent(sum + 1);
        values.Append(ranks, next, _lists);
    }

    /// <summary>Numbers of the postings that have a value, ascending.</summary>
    /// <param name="value">The value's term as distance from the kind's first.</param>
    public ReadOnlySpan<int> With(int value) => _lists.AsSpan(_starts[value].._starts[value + 1]);

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_ranks);
        ArrayPool<int>.Shared.Return(_lists);
        ArrayPool<int>.Shared.Return(Employers);
        ArrayPool<double>.Shared.Return(Pay);
    }
}
