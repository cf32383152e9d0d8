namespace JobFeed.LocalHost;

/// <summary>Where a schedule stands, all instants UTC; mirrors <c>Microsoft.Azure.Functions.Worker.ScheduleStatus</c>.</summary>
public sealed class ScheduleStatus
{
    /// <summary>The last run, <c>default</c> when there was none; mirrors <c>ScheduleStatus.Last</c>.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next run that is expected; mirrors <c>ScheduleStatus.Next</c>.</summary>
    public DateTime Next { get; set; }

    /// <summary>The instant from which <see cref="Next"/> was reckoned; mirrors <c>ScheduleStatus.LastUpdated</c>.</summary>
    public DateTime LastUpdated { get; set; }
}
