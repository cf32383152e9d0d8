using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Tests.Samples;
using JobFeed.LocalHost.Tests.Support;
using JobFeed.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.LocalHost.Tests.Timers;

public sealed class TimerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 5, TimeSpan.Zero);

    private readonly ManualClock _clock = new(Noon);

    [Fact]
    public async Task Fires_at_each_tick_and_tells_where_the_schedule_stands()
    {
        await using var app = await StartAsync(typeof(HalfHourly));

        await TickAsync(12, 30);
        Assert.Equal("tick last 00:00 next 12:30", await app.Journal.NextAsync());
        await TickAsync(13, 0);
        Assert.Equal("tick last 12:30 next 13:00", await app.Journal.NextAsync());
        await _clock.TimerDueAtAsync(At(13, 30));
        _clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Empty(app.Journal.Rest());
    }

    [Fact]
    public async Task Does_not_monitor_what_fires_more_than_once_a_minute()
    {
        await using var app = await StartAsync(typeof(Frequent));

        await TickAsync(12, 0, 10);

        Assert.Equal("status none", await app.Journal.NextAsync());
    }

    [Fact]
    public async Task Follows_a_run_that_outlasts_ticks_with_one_run_at_once()
    {
        await using var app = await StartAsync(typeof(Slow));
        await TickAsync(12, 30);
        Assert.Equal("begin", await app.Journal.NextAsync());

        _clock.AdvanceTo(At(14, 10)); // three ticks pass meanwhile
        Assert.Empty(app.Journal.Rest());
        app.Gate.Open();

        Assert.Equal("end", await app.Journal.NextAsync());
        Assert.Equal("begin", await app.Journal.NextAsync());
        Assert.Equal("end", await app.Journal.NextAsync());
        await _clock.TimerDueAtAsync(At(14, 30));
        Assert.Empty(app.Journal.Rest());
    }

    [Fact]
    public async Task Keeps_the_schedule_when_runs_fail()
    {
        await using var app = await StartAsync(typeof(Failing));

        await TickAsync(12, 30);
        Assert.Equal("fails", await app.Journal.NextAsync());
        await TickAsync(13, 0);
        Assert.Equal("fails", await app.Journal.NextAsync());
        Assert.Contains(app.Log, line => line.Contains("Executed 'Failing' (Failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Retries_after_growing_delays_and_gives_up()
    {
        await using var app = await StartAsync(typeof(Retrying));

        await TickAsync(12, 30);
        Assert.Equal("try 0 of 3", await app.Journal.NextAsync());
        await TickAsync(12, 30, 10);
        Assert.Equal("try 1 of 3", await app.Journal.NextAsync());
        await TickAsync(12, 30, 30);
        Assert.Equal("try 2 of 3", await app.Journal.NextAsync());
        await TickAsync(12, 31, 0); // 40 s would be above the longest delay, 30 s
        Assert.Equal("try 3 of 3", await app.Journal.NextAsync());
        await _clock.TimerDueAtAsync(At(13, 0));
        Assert.Empty(app.Journal.Rest());
    }

    [Fact]
    public async Task Runs_at_each_start_when_told_to_and_takes_the_schedule_from_a_setting()
    {
        await using var app = await StartAsync(typeof(AtStart), new() { ["Schedules:AtStart"] = "0 45 * * * *" });

        Assert.Equal("started False", await app.Journal.NextAsync());
        await TickAsync(12, 45);
        Assert.Equal("started False", await app.Journal.NextAsync());
    }

    [Fact]
    public async Task Starts_with_a_schedule_that_never_comes()
    {
        await using var app = await StartAsync(typeof(Never));

        _clock.Advance(TimeSpan.FromDays(400));

        Assert.Empty(app.Journal.Rest());
    }

    [Theory]
    [InlineData(false, "HalfHourly")]
    [InlineData(true, "SomethingElse")]
    public async Task Stays_silent_when_timers_are_off_or_the_function_is_disabled(bool areOff, string disabled)
    {
        await using var app = await RunningApp.StartAsync(new AppSetup(typeof(HalfHourly))
        {
            Clock = _clock,
            Settings = new() { [$"AzureWebJobs.{disabled}.Disabled"] = "true" },
            Configure = builder => builder.Services.Configure<LocalHostOptions>(options => options.Timers = !areOff),
        });

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Empty(app.Journal.Rest());
    }

    private Task<RunningApp> StartAsync(Type function, Dictionary<string, string?>? settings = null) =>
        RunningApp.StartAsync(new AppSetup(function) { Clock = _clock, Settings = settings ?? [], Configure = _ => { } });

    /// <summary>Waits until the host sleeps until this instant, then lets it come.</summary>
    private async Task TickAsync(int hour, int minute, int second = 0)
    {
        await _clock.TimerDueAtAsync(At(hour, minute, second));
        _clock.AdvanceTo(At(hour, minute, second));
    }

    private static DateTimeOffset At(int hour, int minute, int second = 0) => new(2026, 3, 2, hour, minute, second, TimeSpan.Zero);
}
