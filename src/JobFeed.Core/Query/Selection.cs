using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>All postings of a snapshot that a query selects: pages, counts, facets and statistics are read from it.</summary>
internal sealed class Selection : IDisposable
{
    private readonly MatchSet[] _sets;

    /// <param name="snapshot">The index to ask.</param>
    /// <param name="query">What to select.</param>
    /// <param name="prefers">Where copies are shown as one: those to take before others, for answers that need what not every copy states.</param>
    public Selection(IndexSnapshot snapshot, JobQuery query, Func<SegmentColumns, int, bool>? prefers = null)
    {
        Snapshot = snapshot;
        _sets = new MatchSet[snapshot.Segments.Count];
        for (var i = 0; i < _sets.Length; i++)
        {
            var segment = snapshot.Segments[i];
            _sets[i] = Matcher.Run(segment, snapshot.Live(i), new QueryPlan(query, segment, snapshot.Rates));
            Count += _sets[i].Count();
        }

        if (query.Duplicates == Duplicates.Collapse)
        {
            Count -= Collapse(snapshot.Grouped, prefers ?? ((_, _) => true));
        }
    }

    public IndexSnapshot Snapshot { get; }

    public int Count { get; }

    public Span<ulong> Bits(int segment) => _sets[segment].Bits;

    /// <summary>Leaves of each group the first copy that matches and is preferred, else the first that matches. The number of those that go.</summary>
    private int Collapse(GroupedHits grouped, Func<SegmentColumns, int, bool> prefers)
    {
        var gone = 0;
        for (var group = 0; group < grouped.Groups; group++)
        {
            var members = grouped[group];
            var kept = Best(members, prefers);
            for (var i = 0; i < members.Length; i++)
            {
                if (i != kept && IsSelected(members[i]))
                {
                    Index.Bits.Clear(Bits(members[i].Segment), members[i].Ordinal);
                    gone++;
                }
            }
        }

        return gone;
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

    private bool IsSelected((int Segment, int Ordinal) at) => Index.Bits.Get(Bits(at.Segment), at.Ordinal);

    public void Dispose()
    {
        foreach (var set in _sets)
        {
            set.Dispose();
        }
    }
}
