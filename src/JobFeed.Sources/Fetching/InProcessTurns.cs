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

    public async ValueTask<IDisposable> TakeAsync(string host, TimeSpan pace, CancellationToken cancellationToken)
    {
        var state = _hosts.GetOrAdd(host, _ => new Host(new SemaphoreSlim(perHost)));
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

    public void Rest(string host, TimeSpan duration) =>
        _hosts.GetOrAdd(host, _ => new Host(new SemaphoreSlim(perHost))).RestUntil(time.GetUtcNow() + duration);

    private sealed class Host(SemaphoreSlim places)
    {
        private readonly Lock _lock = new();
        private DateTimeOffset _next = DateTimeOffset.MinValue;
        private DateTimeOffset _rest = DateTimeOffset.MinValue;

        public SemaphoreSlim Places { get; } = places;

        /// <summary>Takes the next start and gives the time until then.</summary>
        public TimeSpan Reserve(string host, TimeSpan pace, TimeSpan patience, DateTimeOffset now)
        {
            lock (_lock)
            {
                if (_rest - now > patience)
                {
                    throw new SourceException(SourceFault.Throttled, $"{host} asked to be left alone until {_rest:u}.") { RetryAfter = _rest - now };
                }

                var start = new[] { now, _next, _rest }.Max();
                _next = start + pace;
                return start - now;
            }
        }

        public void RestUntil(DateTimeOffset until)
        {
            lock (_lock)
            {
                _rest = until > _rest ? until : _rest;
            }
        }
    }

    private sealed class Turn(SemaphoreSlim places) : IDisposable
    {
        private SemaphoreSlim? _places = places;

        public void Dispose() => Interlocked.Exchange(ref _places, null)?.Release();
    }
}
