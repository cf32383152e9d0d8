using Azure;
using JobFeed.LocalHost.Discovery;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Invocation;
using Microsoft.Extensions.Logging;

namespace JobFeed.LocalHost.Timers;

/// <summary>
/// Fires one timer function. One loop per function, so runs never overlap; a run that outlasts ticks is followed by one
/// run at once. (Behaviour of <c>TimerListener</c> and <c>ScheduleMonitor</c> in Azure/azure-webjobs-sdk-extensions.)
/// </summary>
internal sealed class TimerListener(FunctionEntry function, FunctionRunner runner, TimeProvider clock, ILogger logger)
    : ITriggerListener, IDisposable
{
    /// <summary>Timers cannot wait longer than some weeks, so long waits are made of short ones.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly TimerSource _source = (TimerSource)function.Source;
    private readonly CancellationTokenSource _stop = new();
    private ScheduleStatus _status = new();
    private Task _loop = Task.CompletedTask;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        _status = await ReadStatusAsync(now, cancellationToken);
        var isPastDue = now > _status.Next;
        _loop = isPastDue || _source.RunOnStartup ? FireAndLoopAsync(isPastDue) : LoopAsync();
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _loop;
    }

    public void Dispose() => _stop.Dispose();

    /// <summary>The status of before, unless there is none or the schedule has changed since.</summary>
    private async Task<ScheduleStatus> ReadStatusAsync(DateTime now, CancellationToken cancellationToken)
    {
        var fresh = new ScheduleStatus { Next = _source.Schedule.After(now), LastUpdated = now };
        if (_source.Statuses is not { } statuses)
        {
            return fresh;
        }

        try
        {
            var kept = await statuses.ReadAsync(function.Name, cancellationToken);
            if (kept is not null && kept.Next == _source.Schedule.After(kept.LastUpdated))
            {
                return kept;
            }

            await statuses.WriteAsync(function.Name, fresh, cancellationToken);
            return fresh;
        }
        catch (Exception unreachable) when (unreachable is RequestFailedException or AggregateException)
        {
            throw new LocalHostException(
                $"Function '{function.Name}': the storage that {StorageConnections.Default} names, where timers keep their status, "
                + $"cannot be used: {unreachable.Message}",
                unreachable);
        }
    }

    private async Task FireAndLoopAsync(bool isPastDue)
    {
        await Task.Yield(); // the start of the host does not wait for the run
        await FireAsync(isPastDue, isTick: false);
        await LoopAsync();
    }

    private async Task LoopAsync()
    {
        try
        {
            while (true)
            {
                for (var left = _status.Next - Now; left > TimeSpan.Zero; left = _status.Next - Now)
                {
                    await Task.Delay(left < LongestSleep ? left : LongestSleep, clock, _stop.Token);
                }

                _stop.Token.ThrowIfCancellationRequested();
                await FireAsync(isPastDue: false, isTick: true);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped between two runs.
        }
    }

    private async Task FireAsync(bool isPastDue, bool isTick)
    {
        var fired = Now;
        try
        {
            var told = _source.Statuses is null ? null : _status;
            var info = new TimerInfo { ScheduleStatus = told, IsPastDue = isPastDue };
            await runner.RunAsync(function, new TimerInput(info), CancellationToken.None);
        }
        catch (Exception)
        {
            // The runner has logged it; a failure does not stop the schedule.
        }

        // Woken a little early, the tick that was meant counts, or it would come twice.
        var last = isTick && _status.Next > fired ? _status.Next : fired;
        _status = new ScheduleStatus { Last = last, Next = _source.Schedule.After(last), LastUpdated = last };
        if (_source.Statuses is { } statuses)
        {
            try
            {
                await statuses.WriteAsync(function.Name, _status, CancellationToken.None);
            }
            catch (Exception fault)
            {
                logger.StatusNotKept(fault, function.Name);
            }
        }
    }
}
