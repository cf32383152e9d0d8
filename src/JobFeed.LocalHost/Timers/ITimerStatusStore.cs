namespace JobFeed.LocalHost.Timers;

/// <summary>Remembers where each monitored timer stands: in memory or, over restarts, in a blob.</summary>
internal interface ITimerStatusStore
{
    /// <summary>The last status of the function, null when there is none.</summary>
    Task<ScheduleStatus?> ReadAsync(string function, CancellationToken cancellationToken);

    Task WriteAsync(string function, ScheduleStatus status, CancellationToken cancellationToken);
}
