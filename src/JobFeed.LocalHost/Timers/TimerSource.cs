using JobFeed.LocalHost.Discovery;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Invocation;
using Microsoft.Extensions.Configuration;

namespace JobFeed.LocalHost.Timers;

/// <summary>A schedule and where its status is kept.</summary>
internal sealed class TimerSource : TriggerSource
{
    private readonly string _function;

    private TimerSource(string function, TimerSchedule schedule, bool runOnStartup, ITimerStatusStore? statuses)
    {
        _function = function;
        Schedule = schedule;
        RunOnStartup = runOnStartup;
        Statuses = statuses;
    }

    public TimerSchedule Schedule { get; }

    public bool RunOnStartup { get; }

    /// <summary>Null when the schedule is not monitored.</summary>
    public ITimerStatusStore? Statuses { get; }

    public override string BindingType => "timerTrigger";

    public override string Accepts => "TimerInfo";

    public override IReadOnlyCollection<string> MetadataNames => [];

    public static TimerSource Read(
        string function, TimerTriggerAttribute trigger, IConfiguration settings, ITimerStatusStore statuses, TimeProvider clock)
    {
        var schedule = TimerSchedule.Parse(SettingText.Resolve(trigger.Schedule, settings));
        var isMonitored = trigger.UseMonitor && !schedule.IsBelowOneMinute(clock.GetUtcNow().UtcDateTime);
        return new TimerSource(function, schedule, trigger.RunOnStartup, isMonitored ? statuses : null);
    }

    public override ParameterBinding? BindTrigger(Type type) =>
        type == typeof(TimerInfo) ? context => ((TimerInput)context.Input).Info : null;

    public override async Task<TriggerInput?> ByHandAsync(string? text, CancellationToken cancellationToken) =>
        new TimerInput(new TimerInfo
        {
            ScheduleStatus = Statuses is null ? null : await Statuses.ReadAsync(_function, cancellationToken),
        });
}
