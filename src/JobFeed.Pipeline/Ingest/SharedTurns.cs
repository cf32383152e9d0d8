using System.Collections.Concurrent;
using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Sources;
using JobFeed.Sources.Fetching;
using JobFeed.Storage.Hosts;

namespace JobFeed.Pipeline.Ingest;

/// <summary>
/// Turns for the crawls of all instances: a host's state is a row of table <c>hosts</c>, taken by conditional update. What this process wrote last is tried
/// first, so that a lone instance needs no read.
/// </summary>
/// <param name="hosts">The rows.</param>
/// <param name="options">Places a host has, time limits, patience.</param>
/// <param name="time">The clock.</param>
/// <param name="pause">Waits; a test may only count.</param>
internal sealed class SharedTurns(HostTable hosts, FetchOptions options, TimeProvider time, Func<TimeSpan, CancellationToken, Task> pause) : IHostTurns
{
    /// <summary>How often a place at a busy host is looked for.</summary>
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, HostRow> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A request that is not over by then was given up with its process.</summary>
    private TimeSpan Longest => TimeSpan.FromSeconds(options.TimeoutSeconds + 5);

    public async ValueTask<IAsyncDisposable> TakeAsync(string host, TimeSpan pace, CancellationToken cancellationToken)
    {
        var patience = TimeSpan.FromSeconds(options.PatientSeconds);
        while (true)
        {
            var row = await ReadAsync(host, cancellationToken).ConfigureAwait(false);
            var now = time.GetUtcNow();
            if (TryTake(row, pace, patience, now) is not var (state, start))
            {
                _known.TryRemove(host, out _);
                await pause(BusyPause, cancellationToken).ConfigureAwait(false);
            }
            else if (await WriteAsync(row, state, cancellationToken).ConfigureAwait(false))
            {
                if (start > now)
                {
                    await pause(start - now, cancellationToken).ConfigureAwait(false);
                }

                return new Turn(this, host, start);
            }
        }
    }

    public async ValueTask ReportAsync(string host, HostReport report, CancellationToken cancellationToken)
    {
        await ChangeAsync(host, state => state.With(report, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A rest may have ended since it was read: it is looked at again before it is believed.</summary>
    private (HostState State, DateTimeOffset Start)? TryTake(HostRow row, TimeSpan pace, TimeSpan patience, DateTimeOffset now)
    {
        try
        {
            return Read(row).Take(row.Host, pace, options.RequestsPerHost, Longest, patience, now);
        }
        catch (SourceException)
        {
            _known.TryRemove(row.Host, out _);
            throw;
        }
    }

    private async Task ChangeAsync(string host, Func<HostState, HostState> change, CancellationToken cancel)
    {
        while (true)
        {
            var row = await ReadAsync(host, cancel).ConfigureAwait(false);
            var state = Read(row);
            var changed = change(state);
            if (ReferenceEquals(changed, state) || await WriteAsync(row, changed, cancel).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private async Task<HostRow> ReadAsync(string host, CancellationToken cancel)
    {
        if (_known.TryGetValue(host, out var known))
        {
            return known;
        }

        return await hosts.FindAsync(host, cancel).ConfigureAwait(false) ?? new HostRow(host, JsonSerializer.Serialize(new HostState(), PostingJson.Options), null);
    }

    private async Task<bool> WriteAsync(HostRow row, HostState state, CancellationToken cancel)
    {
        var written = await hosts.TryWriteAsync(row with { State = JsonSerializer.Serialize(state, PostingJson.Options) }, cancel).ConfigureAwait(false);
        if (written is null)
        {
            _known.TryRemove(row.Host, out _);
            return false;
        }

        _known[row.Host] = written;
        return true;
    }

    private static HostState Read(HostRow row) => JsonSerializer.Deserialize<HostState>(row.State, PostingJson.Options)!;

    private sealed class Turn(SharedTurns turns, string host, DateTimeOffset start) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() =>
            await turns.ChangeAsync(host, state => state.Release(start, turns.Longest), CancellationToken.None).ConfigureAwait(false);
    }
}
