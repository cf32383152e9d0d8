namespace JobFeed.LocalHost;

/// <summary>What a timer function is told; mirrors <c>Microsoft.Azure.Functions.Worker.TimerInfo</c>.</summary>
public sealed class TimerInfo
{
    /// <summary>Where the schedule stands, null when it is not monitored; mirrors <c>TimerInfo.ScheduleStatus</c>.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run makes up for a missed one; mirrors <c>TimerInfo.IsPastDue</c>.</summary>
    public bool IsPastDue { get; set; }
}
