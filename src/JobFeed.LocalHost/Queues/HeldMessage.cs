using JobFeed.AzureRest.Queues;
using JobFeed.AzureRest.Queues.Models;
using JobFeed.LocalHost.Hosting;
using Microsoft.Extensions.Logging;

namespace JobFeed.LocalHost.Queues;

/// <summary>
/// A received message that stays hidden while it is held: its time is renewed at half-time, and each renewal gives a new
/// receipt. When the process dies the message comes back after <see cref="HeldFor"/>, as with the Functions host.
/// </summary>
internal sealed class HeldMessage : IAsyncDisposable
{
    public static readonly TimeSpan HeldFor = TimeSpan.FromMinutes(10);

    private readonly QueueClient _queue;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _turn = new(1); // renewing and deleting must not use the same receipt
    private readonly CancellationTokenSource _done = new();
    private readonly Task _renewing;

    public HeldMessage(QueueClient queue, QueueMessage message, TimeProvider clock, ILogger logger)
    {
        _queue = queue;
        _clock = clock;
        _logger = logger;
        Message = message;
        _renewing = RenewAsync();
    }

    public QueueMessage Message { get; private set; }

    public Task DeleteAsync() => FinishAsync("deleted", message => _queue.DeleteMessageAsync(message.MessageId, message.PopReceipt));

    /// <summary>Gives the message back, to be seen again after the delay.</summary>
    public Task ReleaseAsync(TimeSpan delay) => FinishAsync(
        "given back", message => _queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: delay));

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _renewing;
        _done.Dispose();
        _turn.Dispose();
    }

    private async Task FinishAsync(string done, Func<QueueMessage, Task> finish)
    {
        await _turn.WaitAsync();
        try
        {
            await _done.CancelAsync();
            await finish(Message);
        }
        catch (Exception failure)
        {
            // Delivery is at least once: the message comes again when its time is over.
            _logger.MessageNotDone(Message.MessageId, _queue.Name, done, failure.Message);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task RenewAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(HeldFor / 2, _clock, _done.Token);
                await _turn.WaitAsync(_done.Token);
                try
                {
                    var updated = await _queue.UpdateMessageAsync(
                        Message.MessageId, Message.PopReceipt, visibilityTimeout: HeldFor, cancellationToken: _done.Token);
                    Message = Message.Update(updated.Value);
                }
                finally
                {
                    _turn.Release();
                }
            }
        }
        catch (OperationCanceledException) when (_done.IsCancellationRequested)
        {
            // No longer held.
        }
        catch (Exception failure)
        {
            _logger.MessageNotDone(Message.MessageId, _queue.Name, "held", failure.Message);
        }
    }
}
