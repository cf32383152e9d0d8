using JobFeed.LocalHost.Extensions.Abstractions;

namespace JobFeed.LocalHost;

/// <summary>Runs the function on a schedule; mirrors <c>Microsoft.Azure.Functions.Worker.TimerTriggerAttribute</c>.</summary>
/// <param name="schedule">NCRONTAB of five or six fields in UTC, or <c>%Setting%</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>The schedule as written; mirrors <c>TimerTriggerAttribute.Schedule</c>.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Also runs at each start; mirrors <c>TimerTriggerAttribute.RunOnStartup</c>.</summary>
    public bool RunOnStartup { get; set; }

    /// <summary>Remembers the schedule over restarts, never for less than a minute; mirrors <c>TimerTriggerAttribute.UseMonitor</c>.</summary>
    public bool UseMonitor { get; set; } = true;
}
