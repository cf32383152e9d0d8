namespace JobFeed.LocalHost;

/// <summary>Base of the retry policies, for timers only here; mirrors <c>Microsoft.Azure.Functions.Worker.RetryAttribute</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    /// <summary>How often a failed run is repeated, -1 for ever; mirrors <c>RetryAttribute.MaxRetryCount</c>.</summary>
    public int MaxRetryCount { get; set; }
}
