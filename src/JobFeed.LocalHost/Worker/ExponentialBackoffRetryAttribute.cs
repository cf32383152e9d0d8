namespace JobFeed.LocalHost;

/// <summary>Repeats a failed run after growing delays; mirrors <c>Microsoft.Azure.Functions.Worker.ExponentialBackoffRetryAttribute</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    /// <summary>Mirrors <c>ExponentialBackoffRetryAttribute(int, string, string)</c>; the intervals are <c>hh:mm:ss</c>.</summary>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    /// <summary>The first delay, <c>hh:mm:ss</c>; mirrors <c>ExponentialBackoffRetryAttribute.MinimumInterval</c>.</summary>
    public string MinimumInterval { get; }

    /// <summary>The longest delay, <c>hh:mm:ss</c>; mirrors <c>ExponentialBackoffRetryAttribute.MaximumInterval</c>.</summary>
    public string MaximumInterval { get; }
}
