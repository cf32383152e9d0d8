using System.Globalization;
using JobFeed.LocalHost.Hosting;

namespace JobFeed.LocalHost.Invocation;

/// <summary>
/// How a failed timer run is repeated. The count lives in memory: it does not survive a restart, as in the Functions host.
/// (learn.microsoft.com "Azure Functions error handling and retries".)
/// </summary>
internal sealed record RetryPolicy(int MaxRetryCount, TimeSpan FirstDelay, TimeSpan LongestDelay)
{
    /// <summary>Throws <see cref="LocalHostException"/> for intervals that are no time spans.</summary>
    public static RetryPolicy Read(RetryAttribute attribute)
    {
        if (attribute.MaxRetryCount < -1)
        {
            throw new LocalHostException($"{attribute.MaxRetryCount} retries make no sense; -1 is for ever");
        }

        if (attribute is ExponentialBackoffRetryAttribute growing)
        {
            var (first, longest) = (Span(growing.MinimumInterval), Span(growing.MaximumInterval));
            return first <= longest
                ? new RetryPolicy(growing.MaxRetryCount, first, longest)
                : throw new LocalHostException($"the shortest retry delay {first} is above the longest, {longest}");
        }

        var delay = Span(((FixedDelayRetryAttribute)attribute).DelayInterval);
        return new RetryPolicy(attribute.MaxRetryCount, delay, delay);
    }

    /// <summary>Whether there is another try after so many repetitions.</summary>
    public bool Allows(int retries) => MaxRetryCount == -1 || retries < MaxRetryCount;

    /// <summary>The pause before a repetition, the first being number 0: doubled each time up to the longest.</summary>
    public TimeSpan DelayBefore(int retry)
    {
        var ticks = FirstDelay.Ticks * Math.Pow(2, Math.Min(retry, 60));
        return ticks < LongestDelay.Ticks ? TimeSpan.FromTicks((long)ticks) : LongestDelay;
    }

    private static TimeSpan Span(string text) =>
        TimeSpan.TryParseExact(text, ["hh\\:mm\\:ss", "d\\.hh\\:mm\\:ss"], CultureInfo.InvariantCulture, out var span)
            ? span
            : throw new LocalHostException($"the retry delay \"{text}\" is not a time span as hh:mm:ss");
}
