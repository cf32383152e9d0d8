namespace JobFeed.LocalHost.Hosting;

/// <summary>Waits for what starts a function, a tick or a message, and runs it.</summary>
internal interface ITriggerListener
{
    /// <summary>Begins to listen. Throws <see cref="LocalHostException"/> when it cannot.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Takes no more work and completes when what was taken is done.</summary>
    Task StopAsync();
}
