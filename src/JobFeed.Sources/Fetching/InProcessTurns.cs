using System.Collections.Concurrent;

namespace JobFeed.Sources.Fetching;

/// <summary>Turns for the crawls of one process: so many requests to a host at a time, their starts a pause apart.</summary>
/// <param name="perHost">Requests to one host at the same time.</param>
/// <param name="patience">The longest rest of a host that is waited for.</param>
/// <param name="time">The clock.</param>
/// <param name="pause">Waits; a test may only count.</param>
public sealed class InProcessTurns(int perHost, TimeSpan patience, TimeProvider time, Func<TimeSpan, CancellationToken, Task> pause) : IHostTurns
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public async ValueTask<IAsyncDisposable> TakeAsync(string host, TimeSpan pace, CancellationToken cancellationToken)
    {
        var state = Of(host);
        await state.Places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var wait = state.Reserve(host, pace, patience, time.GetUtcNow());
            if (wait > TimeSpan.Zero)
            {
                await pause(wait, cancellationToken).ConfigureAwait(false);
            }

            return new Turn(state.Places);
        }
        catch
        {
            state.Places.Release();
            throw;
        }
    }

    public ValueTask ReportAsync(string host, HostReport report, CancellationToken cancellationToken)
    {
        Of(host).Take(report, time.GetUtcNow());
        return ValueTask.CompletedTask;
    }

    private Host Of(string host) => _hosts.GetOrAdd(host, _ => new Host(new SemaphoreSlim(perHost)));

    private sealed class Host(SemaphoreSlim places)
    {
        private readonly Lock _lock = new();
        private HostState _state = new();

        public SemaphoreSlim Places { get; } = places;

        /// <summary>Takes the next start and gives the time until then. The semaphore has the places already.</summary>
        public TimeSpan Reserve(string host, TimeSpan pace, TimeSpan patience, DateTimeOffset now)
        {
            lock (_lock)
            {
                var (state, start) = _state.Take(host, pace, int.MaxValue, TimeSpan.Zero, patience, now)!.Value;
                _state = state with { Busy = [] };
                return start - now;
            }
        }

        public void Take(HostReport report, DateTimeOffset now)
        {
            lock (_lock)
            {
                _state = _state.With(report, now);
            }
        }
    }

    private sealed class Turn(SemaphoreSlim places) : IAsyncDisposable
    {
        private SemaphoreSlim? _places = places;

        public ValueTask DisposeAsync()
        {
            Interlocked.Exchange(ref _places, null)?.Release();
            return ValueTask.CompletedTask;
        }
    }
}
