using System.Collections.Concurrent;

namespace JobFeed.LocalHost.Timers;

/// <summary>Forgets with the process; for hosts without storage.</summary>
internal sealed class MemoryTimerStatusStore : ITimerStatusStore
{
    private readonly ConcurrentDictionary<string, ScheduleStatus> _statuses = new(StringComparer.OrdinalIgnoreCase);

    public Task<ScheduleStatus?> ReadAsync(string function, CancellationToken cancellationToken) =>
        Task.FromResult(_statuses.GetValueOrDefault(function));

    public Task WriteAsync(string function, ScheduleStatus status, CancellationToken cancellationToken)
    {
        _statuses[function] = status;
        return Task.CompletedTask;
    }
}
