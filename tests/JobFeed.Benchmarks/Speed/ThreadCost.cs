using System.Runtime;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Speed;

/// <summary>Processor time of the measuring thread, so that neighbours on the machine and the just-in-time compiler cost little.</summary>
internal static class ThreadCost
{
    private const double WarmUpSeconds = 8;

    /// <summary>Seconds of processor time that the work takes.</summary>
    public static double Of(Action work) => CpuTime.Of(work).TotalSeconds;

    /// <summary>Runs the work until the just-in-time compiler has made its last version of it.</summary>
    public static void WarmUp<T>(IReadOnlyList<T> items, Action<T> work)
    {
        var spent = 0.0;
        while (spent < WarmUpSeconds)
        {
            spent += Of(() =>
            {
                foreach (var item in items)
                {
                    work(item);
                }
            });
        }
    }

    /// <summary>Microseconds and allocated bytes an item: the best of several rounds over all items, after a round to warm up.</summary>
    public static Cost PerItem<T>(IReadOnlyList<T> items, int rounds, Action<T> work)
    {
        var best = double.MaxValue;
        long allocated = 0;
        for (var round = -1; round < rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var seconds = Of(() =>
            {
                foreach (var item in items)
                {
                    work(item);
                }
            });
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / items.Count;
            best = round < 0 ? best : Math.Min(best, seconds);
        }

        return new Cost(Math.Round(best * 1e6 / items.Count, 1), allocated);
    }

    /// <summary>What was measured, in words.</summary>
    public static string Machine =>
        $"{Environment.ProcessorCount} processors shared with other work, .NET {Environment.Version}, {(GCSettings.IsServerGC ? "server" : "workstation")} collector";
}

/// <summary>What one posting costs.</summary>
/// <param name="Microseconds">Processor time.</param>
/// <param name="Bytes">Allocated on the managed heap.</param>
internal sealed record Cost(double Microseconds, long Bytes)
{
    public double PerSecond => Math.Round(1e6 / Microseconds);
}
