using Azure;
using JobFeed.AzureRest.Queues;
using JobFeed.AzureRest.Queues.Models;
using JobFeed.LocalHost.Discovery;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Invocation;
using Microsoft.Extensions.Logging;

namespace JobFeed.LocalHost.Queues;

/// <summary>
/// Reads the queue of one function: up to a batch at once, pausing longer and longer while it is empty; a message is
/// deleted after its run, comes again when that failed, and goes to the poison queue when it has failed too often.
/// (learn.microsoft.com "Azure Queue storage trigger for Azure Functions".)
/// </summary>
internal sealed class QueueListener : ITriggerListener, IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    private readonly FunctionEntry _function;
    private readonly QueueClient _queue;
    private readonly QueueClient _poison;
    private readonly QueueSettings _settings;
    private readonly FunctionRunner _runner;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];
    private Task _loop = Task.CompletedTask;
    private bool _isReadable = true;

    public QueueListener(
        FunctionEntry function, QueueAccounts accounts, QueueSettings settings, FunctionRunner runner, TimeProvider clock, ILogger logger)
    {
        var source = (QueueSource)function.Source;
        _function = function;
        _queue = accounts.Open(source.Connection, source.QueueName);
        _poison = accounts.Open(source.Connection, source.QueueName + "-poison");
        _settings = settings;
        _runner = runner;
        _clock = clock;
        _logger = logger;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loop = LoopAsync();
        return Task.CompletedTask;
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _loop;
    }

    public void Dispose() => _stop.Dispose();

    private async Task LoopAsync()
    {
        var pause = ShortestPause;
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                await RoomForBatchAsync();
                var messages = await ReceiveAsync();
                if (messages.Length == 0)
                {
                    await Task.Delay(pause, _clock, _stop.Token);
                    pause = pause * 2 < _settings.MaxPollingInterval ? pause * 2 : _settings.MaxPollingInterval;
                    continue;
                }

                pause = ShortestPause;
                _running.AddRange(messages.Select(message => Task.Run(() => HandleAsync(message))));
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped while the queue was empty.
        }

        await Task.WhenAll(_running);
    }

    private async Task RoomForBatchAsync()
    {
        _running.RemoveAll(run => run.IsCompleted);
        while (_running.Count > _settings.NewBatchThreshold)
        {
            _running.Remove(await Task.WhenAny(_running));
        }
    }

    private async Task<QueueMessage[]> ReceiveAsync()
    {
        try
        {
            // Not cancelled by a stop: messages on their way would stay hidden for minutes.
            var messages = await _queue.ReceiveMessagesAsync(_settings.BatchSize, HeldMessage.HeldFor, CancellationToken.None);
            _isReadable = true;
            return messages.Value;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return []; // whoever sends first makes it
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or OperationCanceledException)
        {
            if (_isReadable)
            {
                _logger.QueueNotRead(_queue.Name, _function.Name, failure.Message);
            }

            _isReadable = false;
            return [];
        }
    }

    private async Task HandleAsync(QueueMessage message)
    {
        await using var held = new HeldMessage(_queue, message, _clock, _logger);
        if (_stop.IsCancellationRequested)
        {
            await held.ReleaseAsync(TimeSpan.Zero);
        }
        else if (message.DequeueCount <= _settings.MaxDequeueCount && await TryRunAsync(message))
        {
            await held.DeleteAsync();
        }
        else if (message.DequeueCount < _settings.MaxDequeueCount)
        {
            await held.ReleaseAsync(_settings.VisibilityTimeout);
        }
        else
        {
            await PoisonAsync(held);
        }
    }

    private async Task<bool> TryRunAsync(QueueMessage message)
    {
        if (Decode(message) is not { } decoded)
        {
            _logger.NotBase64(message.MessageId, _queue.Name);
            return false;
        }

        try
        {
            await _runner.RunAsync(_function, new QueueInput(decoded), CancellationToken.None);
            return true;
        }
        catch (Exception)
        {
            return false; // the runner has logged it
        }
    }

    private QueueMessage? Decode(QueueMessage message)
    {
        if (!_settings.IsBase64)
        {
            return message;
        }

        try
        {
            var body = BinaryData.FromBytes(Convert.FromBase64String(message.MessageText));
            return new QueueMessage(
                message.MessageId,
                message.PopReceipt,
                body,
                message.NextVisibleOn,
                message.InsertedOn,
                message.ExpiresOn,
                message.DequeueCount);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task PoisonAsync(HeldMessage held)
    {
        var message = held.Message;
        _logger.Poisoned(message.MessageId, _queue.Name, message.DequeueCount, _poison.Name);
        try
        {
            await QueueOutputs.SendAsync(_poison, message.MessageText);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
            _logger.MessageNotDone(message.MessageId, _queue.Name, "moved", failure.Message);
            return;
        }

        await held.DeleteAsync();
    }
}
