using JobFeed.Storage.Boards;

namespace JobFeed.Pipeline.Ingest;

/// <summary>When a board is due again: after its interval when well, up a fixed ladder when not, never before the source said.</summary>
internal static class Backoff
{
    private static readonly TimeSpan[] Ladder =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24),
    ];

    /// <summary>Longest wait that a source's Retry-After is believed for.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    /// <param name="failures">Failed runs in a row, the last one counted; 0 after a good run.</param>
    /// <param name="interval">Time between two good runs.</param>
    /// <param name="retryAfter">What the source asked for.</param>
    /// <param name="chance">A number from 0 to 1: spreads boards that failed together over a tenth of the wait.</param>
    public static TimeSpan Wait(int failures, TimeSpan interval, TimeSpan? retryAfter, double chance)
    {
        var wait = failures == 0 ? interval : Ladder[Math.Min(failures, Ladder.Length) - 1];
        wait *= 1 + (chance / 10);
        var asked = retryAfter > LongestRetryAfter ? LongestRetryAfter : retryAfter ?? TimeSpan.Zero;
        return wait > asked ? wait : asked;
    }
}
