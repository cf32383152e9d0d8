using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>All postings of a snapshot that a query selects: pages, counts, facets and statistics are read from it.</summary>
internal sealed class Selection : IDisposable
{
    private readonly MatchSet[] _sets;

    public Selection(IndexSnapshot snapshot, JobQuery query)
    {
        Snapshot = snapshot;
        _sets = new MatchSet[snapshot.Segments.Count];
        for (var i = 0; i < _sets.Length; i++)
        {
            var segment = snapshot.Segments[i];
            _sets[i] = Matcher.Run(segment, snapshot.Live(i), new QueryPlan(query, segment, snapshot.Rates));
            Count += _sets[i].Count();
        }
    }

    public IndexSnapshot Snapshot { get; }

    public int Count { get; }

    public Span<ulong> Bits(int segment) => _sets[segment].Bits;

    public void Dispose()
    {
        foreach (var set in _sets)
        {
            set.Dispose();
        }
    }
}
