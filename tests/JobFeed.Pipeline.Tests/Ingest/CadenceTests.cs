using JobFeed.Pipeline.Ingest;
using JobFeed.Sources;

namespace JobFeed.Pipeline.Tests.Ingest;

public sealed class CadenceTests
{
    private static readonly IngestOptions Options = new();

    [Theory]
    [InlineData(null, 60)]
    [InlineData(0.0, 360)]
    [InlineData(0.01, 360)]
    [InlineData(0.5, 120)]
    [InlineData(1.0, 60)]
    [InlineData(3.0, 20)]
    [InlineData(500.0, 15)]
    public void The_interval_is_the_time_in_which_one_change_is_expected(double? rate, double minutes) =>
        Assert.Equal(minutes, Cadence.Interval(rate, 0, Options).TotalMinutes, 6);

    [Fact]
    public void What_awaits_a_second_look_does_not_wait_for_a_quiet_board() => Assert.Equal(Options.Interval, Cadence.Interval(0, held: 1, Options));

    [Fact]
    public void The_first_observation_is_the_estimate() => Assert.Equal(2, Cadence.Rate(null, 4, TimeSpan.FromHours(2)));

    [Fact]
    public void A_long_time_weighs_more_than_a_short_one()
    {
        Assert.InRange(Cadence.Rate(10, 0, TimeSpan.FromHours(1))!.Value, 9.7, 9.9);
        Assert.InRange(Cadence.Rate(10, 0, TimeSpan.FromDays(6))!.Value, 0.4, 0.6);
    }

    [Fact]
    public void No_time_says_nothing() => Assert.Equal(3, Cadence.Rate(3, 100, TimeSpan.Zero));

    [Theory]
    [InlineData("remotive", 6)]
    [InlineData("jobicy", 1)]
    public void A_source_that_limits_polling_is_never_asked_more_often(string source, int hours)
    {
        var info = new SourceInfo(source, SourceKind.Aggregator, source);

        Assert.Equal(TimeSpan.FromHours(hours), Cadence.Limit(info));
        Assert.Equal(TimeSpan.FromDays(2), Cadence.Limit(info with { MinInterval = TimeSpan.FromDays(2) }));
    }

    [Theory]
    [InlineData("lever", 4.0, 0.25, 0.32)]
    [InlineData("lever", 0.5, 1.5, 2.8)]
    [InlineData("lever", 0.0, 5.9, 6.7)]
    [InlineData("remotive", 4.0, 6, 6.7)]
    [InlineData("remotive", 0.0, 6, 6.7)]
    public void Over_two_weeks_a_busy_board_is_crawled_often_a_quiet_one_rarely_and_a_limit_is_kept(string source, double changesPerHour, double from, double to)
    {
        var gaps = Crawl(new SourceInfo(source, SourceKind.Ats, source), changesPerHour, TimeSpan.FromDays(14));

        Assert.InRange(gaps.TakeLast(gaps.Count / 2).Average(), from, to);
        Assert.True(gaps.Min() >= Cadence.Limit(new SourceInfo(source, SourceKind.Ats, source)).TotalHours);
        Assert.True(gaps.Max() <= Options.LongestInterval.TotalHours * 1.1);
    }

    /// <summary>Hours between the crawls of a board whose postings change at random at a rate.</summary>
    private static List<double> Crawl(SourceInfo source, double changesPerHour, TimeSpan time)
    {
        var random = new Random(11);
        var (now, hours) = (new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), new List<double>());
        double? rate = null;
        for (var end = now + time; now < end;)
        {
            var limit = Cadence.Limit(source);
            var wait = Backoff.Wait(0, Cadence.Interval(rate, 0, Options), null, random.NextDouble());
            wait = wait > limit ? wait : limit;
            now += wait;
            hours.Add(wait.TotalHours);
            var changes = Enumerable.Range(0, (int)(wait.TotalMinutes)).Count(_ => random.NextDouble() < changesPerHour / 60);
            rate = Cadence.Rate(rate, changes, wait);
        }

        return hours;
    }
}
