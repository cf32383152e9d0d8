namespace JobFeed.Benchmarks.Speed;

/// <summary>
/// Several works measured in turn, round by round: when the machine is slow for a while it is slow for all of them, so that their ratios hold. The best round of each counts.
/// </summary>
internal sealed class Turns
{
    /// <summary>Rounds before those that count, while the just-in-time compiler makes its last versions.</summary>
    private const int WarmUpRounds = 3;

    private readonly List<(string Name, int Items, Action Pass)> _works = [];

    public void Add<T>(string name, IReadOnlyList<T> items, Action<T> work) => _works.Add((name, items.Count, () =>
    {
        foreach (var item in items)
        {
            work(item);
        }
    }));

    /// <summary>A row for each work, in the order in which they were added.</summary>
    public List<SpeedRow> Measure(int rounds)
    {
        var best = Enumerable.Repeat(double.MaxValue, _works.Count).ToArray();
        var allocated = new long[_works.Count];
        for (var round = -WarmUpRounds; round < rounds; round++)
        {
            for (var i = 0; i < _works.Count; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var seconds = ThreadCost.Of(_works[i].Pass);
                allocated[i] = (GC.GetAllocatedBytesForCurrentThread() - before) / _works[i].Items;
                best[i] = round < 0 ? best[i] : Math.Min(best[i], seconds);
            }
        }

        return [.. _works.Select((work, i) => new SpeedRow(work.Name, new Cost(Math.Round(best[i] * 1e6 / work.Items, 1), allocated[i])))];
    }
}
