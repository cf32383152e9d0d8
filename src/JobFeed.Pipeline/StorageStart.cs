using JobFeed.Storage;
using Microsoft.Extensions.Hosting;

namespace JobFeed.Pipeline;

/// <summary>
/// Makes tables, containers and queues at start, so that the first request finds them. Only the first start of all waits for that; any other looks for what a new version
/// brings when its first answers are given, for that takes as much time as they do, and what fails then is said by whoever needs it.
/// </summary>
internal sealed class StorageStart(StorageAccount storage, TimeProvider clock) : IHostedService, IDisposable
{
    private static readonly TimeSpan AfterFirstAnswers = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await storage.WasCreatedAsync(cancellationToken).ConfigureAwait(false))
        {
            _ = CreateLaterAsync(_stopping.Token);
            return;
        }

        await storage.CreateAllAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _stopping.CancelAsync();

    public void Dispose() => _stopping.Dispose();

    private async Task CreateLaterAsync(CancellationToken stopping)
    {
        await Task.Delay(AfterFirstAnswers, clock, stopping).ConfigureAwait(false);
        await storage.CreateAllAsync(stopping).ConfigureAwait(false);
    }
}
