using System.Buffers;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>All postings of a snapshot that a query selects, as bits by ordinal: facets, statistics and pages by salary are read from it.</summary>
internal sealed class Selection : IDisposable
{
    private readonly ulong[][] _sets;
    private readonly int[] _counts;

    public Selection(IndexSnapshot snapshot, JobQuery query)
    {
        Snapshot = snapshot;
        (_sets, _counts) = (new ulong[snapshot.Segments.Count][], new int[snapshot.Segments.Count]);
        for (var i = 0; i < _sets.Length; i++)
        {
            _sets[i] = ArrayPool<ulong>.Shared.Rent(Math.Max(1, Index.Bits.Words(snapshot.Segments[i].Count)));
            _counts[i] = Fill(i, query);
        }

        Count = _counts.Sum();
    }

    public IndexSnapshot Snapshot { get; }

    public int Count { get; }

    public ReadOnlySpan<ulong> Bits(int segment) => _sets[segment].AsSpan(0, Index.Bits.Words(Snapshot.Segments[segment].Count));

    public int CountIn(int segment) => _counts[segment];

    public void Dispose() => Array.ForEach(_sets, set => ArrayPool<ulong>.Shared.Return(set));

    private int Fill(int i, JobQuery query)
    {
        var segment = Snapshot.Segments[i];
        var bits = _sets[i].AsSpan(0, Index.Bits.Words(segment.Count));
        bits.Clear();
        using var scan = new MatchScan(segment, Snapshot.Live(i), Snapshot.IsAllLive(i), new QueryPlan(query, segment, Snapshot.Rates), 0, wholeBlocks: true);
        var sum = 0;
        while (scan.MoveNext())
        {
            scan.SetIn(bits);
            sum += scan.Count();
        }

        return sum;
    }
}
