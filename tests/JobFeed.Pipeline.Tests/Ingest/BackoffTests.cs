using JobFeed.Pipeline.Ingest;

namespace JobFeed.Pipeline.Tests.Ingest;

public sealed class BackoffTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 5)]
    [InlineData(2, 15)]
    [InlineData(3, 60)]
    [InlineData(4, 360)]
    [InlineData(5, 1440)]
    [InlineData(500, 1440)]
    public void Climbs_a_fixed_ladder(int failures, double minutes) => Assert.Equal(minutes, Backoff.Wait(failures, Hour, null, 0).TotalMinutes);

    [Fact]
    public void Spreads_over_a_tenth() => Assert.Equal(66, Backoff.Wait(0, Hour, null, 1).TotalMinutes);

    [Fact]
    public void Waits_as_long_as_the_source_asks() => Assert.Equal(120, Backoff.Wait(1, Hour, TimeSpan.FromHours(2), 0).TotalMinutes);

    [Fact]
    public void Believes_no_absurd_wish() => Assert.Equal(1, Backoff.Wait(1, Hour, TimeSpan.FromDays(400), 0).TotalDays);
}
