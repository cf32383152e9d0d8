namespace JobFeed.Sources.Fetching;

/// <summary>Decides when a host may be asked next, so that all crawls together stay polite to it.</summary>
public interface IHostTurns
{
    /// <summary>
    /// Waits for a turn; dispose it when the request is done. Throws <see cref="SourceException"/> <c>Throttled</c> when the host has asked to be left
    /// alone for longer than a turn is worth waiting for, <c>Unavailable</c> when it did not answer for some time.
    /// </summary>
    ValueTask<IAsyncDisposable> TakeAsync(string host, TimeSpan pace, CancellationToken cancellationToken);

    /// <summary>Tells what came of a request, for the turns after it.</summary>
    ValueTask ReportAsync(string host, HostReport report, CancellationToken cancellationToken);
}
