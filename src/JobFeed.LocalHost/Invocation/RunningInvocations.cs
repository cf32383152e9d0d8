namespace JobFeed.LocalHost.Invocation;

/// <summary>Counts what is running, so that a stop can wait for it and, when that takes too long, cancel it.</summary>
internal sealed class RunningInvocations : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoned = new();
    private int _count;
    private TaskCompletionSource? _idle;

    /// <summary>How many runs are not done.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>Set when the host takes no more work.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Set when the host no longer waits for what runs.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>Counts a run until the result is disposed.</summary>
    public IDisposable Enter()
    {
        lock (_lock)
        {
            _count++;
        }

        return new Slot(this);
    }

    /// <summary>Completes when nothing runs; to be asked once no new work is taken.</summary>
    public Task IdleAsync()
    {
        lock (_lock)
        {
            if (_count == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    /// <summary>No more work is to be begun.</summary>
    public void BeginStop() => _stopping.Cancel();

    /// <summary>Cancels what still runs.</summary>
    public void Abandon() => _abandoned.Cancel();

    public void Dispose()
    {
        _stopping.Dispose();
        _abandoned.Dispose();
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_count == 0)
            {
                _idle?.TrySetResult();
                _idle = null;
            }
        }
    }

    private sealed class Slot(RunningInvocations owner) : IDisposable
    {
        public void Dispose() => owner.Leave();
    }
}
