namespace JobFeed.LocalHost;

/// <summary>Repeats a failed run after a fixed delay; mirrors <c>Microsoft.Azure.Functions.Worker.FixedDelayRetryAttribute</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    /// <summary>Mirrors <c>FixedDelayRetryAttribute(int, string)</c>; the delay is <c>hh:mm:ss</c>.</summary>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
    {
        MaxRetryCount = maxRetryCount;
        DelayInterval = delayInterval;
    }

    /// <summary>The delay, <c>hh:mm:ss</c>; mirrors <c>FixedDelayRetryAttribute.DelayInterval</c>.</summary>
    public string DelayInterval { get; }
}
