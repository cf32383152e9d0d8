using JobFeed.Sources.Fetching;

namespace JobFeed.Sources.Tests.Fetching;

public sealed class HostStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(5);

    [Fact]
    public void Starts_are_a_pause_apart()
    {
        var first = Take(new HostState())!.Value;
        var second = Take(first.State)!.Value;

        Assert.Equal((Now, Now + Pace), (first.Start, second.Start));
    }

    [Fact]
    public void A_full_host_gives_no_turn_until_one_is_given_back_or_given_up()
    {
        var first = Take(new HostState())!.Value;
        var full = Take(first.State)!.Value.State;

        Assert.Null(Take(full));
        Assert.NotNull(Take(full.Release(first.Start, Longest)));
        Assert.NotNull(Take(full, Now + Longest + Pace));
    }

    [Fact]
    public void A_short_rest_is_waited_out() => Assert.Equal(Now.AddSeconds(3), Take(new HostState { Rest = Now.AddSeconds(3) })!.Value.Start);

    [Fact]
    public void A_long_rest_is_told()
    {
        var told = Assert.Throws<SourceException>(() => Take(new HostState().With(new HostReport(true, TimeSpan.FromMinutes(2)), Now)));

        Assert.Equal((SourceFault.Throttled, TimeSpan.FromMinutes(2)), (told.Fault, told.RetryAfter));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 5)]
    [InlineData(4, 15)]
    [InlineData(5, 60)]
    [InlineData(6, 360)]
    [InlineData(7, 1440)]
    [InlineData(50, 1440)]
    public void A_host_that_does_not_answer_rests_up_the_ladder(int failures, int minutes)
    {
        var state = Enumerable.Range(0, failures).Aggregate(new HostState(), (s, _) => s.With(new HostReport(false), Now));

        Assert.Equal(minutes, Math.Max(0, (state.Rest - Now).TotalMinutes));
    }

    [Fact]
    public void A_dead_host_is_told_as_such_and_an_answer_wakes_it()
    {
        var dead = Enumerable.Range(0, 3).Aggregate(new HostState(), (s, _) => s.With(new HostReport(false), Now));
        var later = Now.AddMinutes(6);

        Assert.Contains("3 times in a row", Assert.Throws<SourceException>(() => Take(dead)).Message, StringComparison.Ordinal);
        Assert.NotNull(Take(dead, later));
        Assert.Equal(0, dead.With(new HostReport(true), later).Failures);
    }

    [Fact]
    public void An_answer_as_ever_is_nothing_new()
    {
        var state = new HostState { Next = Now };

        Assert.Same(state, state.With(new HostReport(true), Now));
    }

    private static (HostState State, DateTimeOffset Start)? Take(HostState state, DateTimeOffset? at = null) => state.Take("h.example", Pace, 2, Longest, Patience, at ?? Now);
}
