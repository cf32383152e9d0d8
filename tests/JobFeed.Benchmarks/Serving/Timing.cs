using System.Diagnostics;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Serving;

/// <summary>Times of a class of queries over its parameter sets, in microseconds: each the best of several repetitions.</summary>
/// <param name="P50">Half of the parameter sets take at most this.</param>
/// <param name="P99">Nearly all do.</param>
/// <param name="Bytes">Allocated by one repetition, the median.</param>
internal sealed record Timing(double P50, double P99, long Bytes)
{
    /// <summary>Longest time spent on one parameter set: slow ones are repeated less.</summary>
    private const double BudgetMilliseconds = 60;

    private const double LongMicroseconds = 500;

    /// <param name="sets">Parameter sets.</param>
    /// <param name="repetitions">Most repetitions of each.</param>
    /// <param name="run">What is measured.</param>
    /// <param name="elsewhere">Processor time that another process has spent, where that one does the work.</param>
    public static Timing Of<T>(IReadOnlyList<T> sets, int repetitions, Action<T> run, Func<TimeSpan>? elsewhere = null)
    {
        var times = new double[sets.Count];
        var bytes = new long[sets.Count];
        for (var i = 0; i < sets.Count; i++)
        {
            times[i] = Best(sets[i], repetitions, run, elsewhere ?? (() => TimeSpan.Zero));
            var before = GC.GetAllocatedBytesForCurrentThread();
            run(sets[i]);
            bytes[i] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Array.Sort(times);
        Array.Sort(bytes);
        return new Timing(At(times, 0.50), At(times, 0.99), bytes[bytes.Length / 2]);
    }

    private static double Best<T>(T set, int repetitions, Action<T> run, Func<TimeSpan> elsewhere)
    {
        var best = double.MaxValue;
        var budget = Stopwatch.StartNew();
        for (var i = 0; i < repetitions && (i < 2 || budget.Elapsed.TotalMilliseconds < BudgetMilliseconds); i++)
        {
            var start = Stopwatch.GetTimestamp();
            run(set);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        // Long ones are sure to be interrupted by other work on the machine: their processor time counts.
        for (var i = 0; best > LongMicroseconds && i < 3; i++)
        {
            var before = elsewhere();
            var own = CpuTime.Of(() => run(set));
            best = Math.Min(best, (own + elsewhere() - before).TotalMicroseconds);
        }

        return Math.Round(best, 1);
    }

    private static double At(double[] sorted, double p) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * p))];
}
