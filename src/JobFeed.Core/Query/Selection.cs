using System.Buffers;
using JobFeed.Core.Index;
using JobFeed.Core.Search;

namespace JobFeed.Core.Query;

/// <summary>All postings of a snapshot that a query selects, as bits by ordinal: facets, statistics and pages by salary are read from it.</summary>
internal sealed class Selection : IDisposable
{
    private readonly ulong[][] _sets;
    private readonly int[] _counts;

    /// <param name="snapshot">The index to ask.</param>
    /// <param name="query">What to select.</param>
    /// <param name="prefers">Where copies are shown as one: those to take before others, for answers that need what not every copy states.</param>
    public Selection(IndexSnapshot snapshot, JobQuery query, Func<SegmentColumns, int, bool>? prefers = null)
    {
        Snapshot = snapshot;
        (_sets, _counts) = (new ulong[snapshot.Segments.Count][], new int[snapshot.Segments.Count]);
        for (var i = 0; i < _sets.Length; i++)
        {
            _sets[i] = ArrayPool<ulong>.Shared.Rent(Math.Max(1, Index.Bits.Words(snapshot.Segments[i].Count)));
            _counts[i] = Fill(i, query);
        }

        if (CopyFilter.Leaves(snapshot, query))
        {
            Collapse(snapshot.Grouped, prefers ?? ((_, _) => true));
        }

        Count = _counts.Sum();
    }

    public IndexSnapshot Snapshot { get; }

    public int Count { get; }

    public ReadOnlySpan<ulong> Bits(int segment) => _sets[segment].AsSpan(0, Index.Bits.Words(Snapshot.Segments[segment].Count));

    public int CountIn(int segment) => _counts[segment];

    public void Dispose() => Array.ForEach(_sets, set => ArrayPool<ulong>.Shared.Return(set));

    /// <summary>Leaves of each group the first copy that matches and is preferred, else the first that matches.</summary>
    private void Collapse(GroupedHits grouped, Func<SegmentColumns, int, bool> prefers)
    {
        for (var group = 0; group < grouped.Groups; group++)
        {
            var members = grouped[group];
            var kept = Best(members, prefers);
            for (var i = 0; i < members.Length; i++)
            {
                if (i != kept && IsSelected(members[i]))
                {
                    Index.Bits.Clear(_sets[members[i].Segment], members[i].Ordinal);
                    _counts[members[i].Segment]--;
                }
            }
        }
    }

    private int Best(ReadOnlySpan<(int Segment, int Ordinal)> members, Func<SegmentColumns, int, bool> prefers)
    {
        var first = -1;
        for (var i = 0; i < members.Length; i++)
        {
            if (IsSelected(members[i]))
            {
                first = first < 0 ? i : first;
                if (prefers(Snapshot.Segments[members[i].Segment].Columns, members[i].Ordinal))
                {
                    return i;
                }
            }
        }

        return first;
    }

    private bool IsSelected((int Segment, int Ordinal) at) => Index.Bits.Get(_sets[at.Segment], at.Ordinal);

    private int Fill(int i, JobQuery query)
    {
        var segment = Snapshot.Segments[i];
        var bits = _sets[i].AsSpan(0, Index.Bits.Words(segment.Count));
        bits.Clear();
        using var scan = new MatchScan(segment, TextSearch.Candidates(Snapshot, query, i), TextSearch.AreAllCandidates(Snapshot, query, i), new QueryPlan(query, segment, Snapshot.Rates), 0, wholeBlocks: true);
        var sum = 0;
        while (scan.MoveNext())
        {
            scan.SetIn(bits);
            sum += scan.Count();
        }

        return sum;
    }
}
