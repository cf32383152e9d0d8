using JobFeed.Storage;
using Microsoft.Extensions.Hosting;

namespace JobFeed.Pipeline;

/// <summary>Makes tables, containers and queues at start, so that the first request finds them.</summary>
internal sealed class StorageStart(StorageAccount storage) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => storage.CreateAllAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
