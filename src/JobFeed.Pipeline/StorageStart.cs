using JobFeed.Storage;
using Microsoft.Extensions.Hosting;

namespace JobFeed.Pipeline;

/// <summary>
/// Makes tables, containers and queues at start, so that the first request finds them. Only the first start of all waits for that; any other looks for what a new version
/// brings while it answers already, and what fails then is said by whoever needs it.
/// </summary>
internal sealed class StorageStart(StorageAccount storage) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var wasCreated = await storage.WasCreatedAsync(cancellationToken).ConfigureAwait(false);
        var creating = storage.CreateAllAsync(wasCreated ? CancellationToken.None : cancellationToken);
        await (wasCreated ? Task.CompletedTask : creating).ConfigureAwait(false);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
