using System.Globalization;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Timers;

namespace JobFeed.LocalHost.Tests.Timers;

public sealed class TimerScheduleTests
{
    [Theory]
    [InlineData("0 */5 * * * *", "2026-03-02T12:00:05", "2026-03-02T12:05:00")]
    [InlineData("*/5 * * * *", "2026-03-02T12:00:05", "2026-03-02T12:05:00")] // five fields: seconds are 0
    [InlineData("30 0 9 * * Mon-Fri", "2026-03-06T10:00:00", "2026-03-09T09:00:30")]
    [InlineData("  0  0 0 1 Jan  * ", "2026-03-02T12:00:00", "2027-01-01T00:00:00")]
    [InlineData("0 0 0 13 * 5", "2026-03-14T00:00:00", "2026-11-13T00:00:00")] // both: Friday the 13th
    [InlineData("0 0 2-22 * * *", "2026-03-02T23:00:00", "2026-03-03T02:00:00")]
    [InlineData("0 0 12 * * *", "2026-03-02T12:00:00", "2026-03-03T12:00:00")] // after, not at
    public void Finds_the_next_tick(string schedule, string after, string next) =>
        Assert.Equal(Utc(next), TimerSchedule.Parse(schedule).After(Utc(after)));

    [Theory]
    [InlineData("00:05:00", "time span")]
    [InlineData("1.00:00:00", "time span")]
    [InlineData("* * *", "3 fields")]
    [InlineData("", "0 fields")]
    [InlineData("0 0 0 * * 7", "not NCRONTAB")]
    [InlineData("0 0 0 ? * *", "not NCRONTAB")]
    [InlineData("0 0 0 L * *", "not NCRONTAB")]
    [InlineData("@daily", "1 fields")]
    [InlineData("0 60 * * * *", "not NCRONTAB")]
    public void Refuses(string schedule, string reason) =>
        Assert.Contains(reason, Assert.Throws<LocalHostException>(() => TimerSchedule.Parse(schedule)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0 * * * * *", false)]
    [InlineData("0,30 * * * * *", true)]
    [InlineData("0 0,30 * * * *", false)]
    [InlineData("58,59 59 23 31 12 *", true)]
    [InlineData("0 0 0 31 2 *", false)]
    public void Knows_what_is_not_monitored(string schedule, bool isBelowOneMinute) =>
        Assert.Equal(isBelowOneMinute, TimerSchedule.Parse(schedule).IsBelowOneMinute(Utc("2026-03-02T12:00:05")));

    private static DateTime Utc(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
