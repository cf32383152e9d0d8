namespace JobFeed.LocalHost;

/// <summary>Where the repetition of a failed run stands; mirrors <c>Microsoft.Azure.Functions.Worker.RetryContext</c>.</summary>
public abstract class RetryContext
{
    /// <summary>Repetitions so far, 0 in the first run; mirrors <c>RetryContext.RetryCount</c>.</summary>
    public abstract int RetryCount { get; }

    /// <summary>Repetitions allowed, -1 for ever; mirrors <c>RetryContext.MaxRetryCount</c>.</summary>
    public abstract int MaxRetryCount { get; }
}
