namespace JobFeed.Pipeline.Push;

/// <summary>How long a receiver that failed is left alone: up a fixed ladder with jitter, and never less than it asked for.</summary>
internal static class RetryLadder
{
    /// <summary>The schedule that Standard Webhooks gives as an example ("Deliverability and reliability"): ten tries over 75 hours.</summary>
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
        TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>Null when the ladder ends.</summary>
    /// <param name="failures">Failed tries, the last one counted.</param>
    /// <param name="retryAfter">What the receiver asked for.</param>
    /// <param name="chance">A number from 0 to 1: spreads receivers that failed together over a fifth of the wait.</param>
    public static TimeSpan? Wait(int failures, TimeSpan? retryAfter, double chance)
    {
        if (failures > Waits.Length)
        {
            return null;
        }

        var wait = Waits[failures - 1] * (1 + (chance / 5));
        return retryAfter > wait ? retryAfter : wait;
    }
}
