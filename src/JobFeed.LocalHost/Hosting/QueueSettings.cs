namespace JobFeed.LocalHost.Hosting;

/// <summary>How queues are read: host.json's <c>extensions.queues</c>, for all queue functions alike.</summary>
/// <param name="BatchSize">Messages asked for at once, 1 to 32.</param>
/// <param name="NewBatchThreshold">The next batch is asked for when no more than so many are running.</param>
/// <param name="MaxDequeueCount">Tries before a message goes to the poison queue.</param>
/// <param name="VisibilityTimeout">The delay after a failed try.</param>
/// <param name="MaxPollingInterval">The longest pause between looks at an empty queue.</param>
/// <param name="IsBase64">Whether message texts are base64.</param>
internal sealed record QueueSettings(
    int BatchSize,
    int NewBatchThreshold,
    int MaxDequeueCount,
    TimeSpan VisibilityTimeout,
    TimeSpan MaxPollingInterval,
    bool IsBase64);
