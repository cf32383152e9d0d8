namespace JobFeed.Sources.Fetching;

/// <summary>Decides when a host may be asked next, so that all crawls together stay polite to it.</summary>
public interface IHostTurns
{
    /// <summary>
    /// Waits for a turn; dispose it when the request is done. Throws <see cref="SourceException"/> <c>Throttled</c> when the host has asked to be left
    /// alone for longer than a turn is worth waiting for.
    /// </summary>
    ValueTask<IDisposable> TakeAsync(string host, TimeSpan pace, CancellationToken cancellationToken);

    /// <summary>The host asked to be left alone for so long.</summary>
    void Rest(string host, TimeSpan duration);
}
