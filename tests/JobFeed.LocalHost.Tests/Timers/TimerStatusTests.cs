using JobFeed.AzureRest.Blobs;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Tests.Queues;
using JobFeed.LocalHost.Tests.Samples;
using JobFeed.LocalHost.Tests.Support;
using JobFeed.Testing;

namespace JobFeed.LocalHost.Tests.Timers;

public sealed class TimerStatusTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly ManualClock _clock = new(At(12, 0, 5));
    private readonly string _hostId = AzuriteFixture.NewName("h");

    [Fact]
    public async Task Makes_up_for_missed_ticks_with_one_late_run()
    {
        await RunAsync(typeof(HalfHourly), app => Task.CompletedTask);
        _clock.AdvanceTo(At(14, 10)); // four ticks pass while nothing runs

        await RunAsync(typeof(HalfHourly), async app =>
        {
            Assert.Equal("late last 00:00 next 12:30", await app.Journal.NextAsync());
            await TickAsync(14, 30);
            Assert.Equal("tick last 14:10 next 14:30", await app.Journal.NextAsync());
        });

        await RunAsync(typeof(HalfHourly), async app =>
        {
            await TickAsync(15, 0);
            Assert.Equal("tick last 14:30 next 15:00", await app.Journal.NextAsync());
        });
    }

    [Fact]
    public async Task Begins_anew_when_the_schedule_has_changed()
    {
        await RunAsync(typeof(HalfHourly), app => Task.CompletedTask);
        _clock.AdvanceTo(At(14, 10));

        await RunAsync(typeof(FormerlyHalfHourly), async app =>
        {
            await TickAsync(14, 15);
            Assert.Equal("changed False", await app.Journal.NextAsync());
        });
    }

    [Fact]
    public async Task Keeps_the_status_where_the_functions_host_does()
    {
        await RunAsync(typeof(HalfHourly), async app =>
        {
            await TickAsync(12, 30);
            await app.Journal.NextAsync();
            await _clock.TimerDueAtAsync(At(13, 0));
        });

        var blob = new BlobClient(azurite.ConnectionString, "azure-webjobs-hosts", $"timers/{_hostId}/HalfHourly/status");
        Assert.Equal(
            """{"Last":"2026-03-02T12:30:00Z","Next":"2026-03-02T13:00:00Z","LastUpdated":"2026-03-02T12:30:00Z"}""",
            (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task Begins_anew_when_the_status_is_unreadable()
    {
        await RunAsync(typeof(HalfHourly), app => Task.CompletedTask);
        var blob = new BlobClient(azurite.ConnectionString, "azure-webjobs-hosts", $"timers/{_hostId}/HalfHourly/status");
        await blob.UploadAsync(BinaryData.FromString("not json"), overwrite: true);
        _clock.AdvanceTo(At(14, 10));

        await RunAsync(typeof(HalfHourly), async app =>
        {
            await TickAsync(14, 30);
            Assert.Equal("tick last 00:00 next 14:30", await app.Journal.NextAsync());
        });
    }

    [Fact]
    public async Task Refuses_to_start_when_storage_does_not_answer()
    {
        var fault = await Assert.ThrowsAsync<LocalHostException>(() => RunningApp.StartAsync(new AppSetup(typeof(HalfHourly))
        {
            Settings = new() { ["AzureWebJobsStorage"] = QueueTests.Nowhere },
        }));

        Assert.StartsWith("Function 'HalfHourly': the storage that AzureWebJobsStorage names", fault.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset At(int hour, int minute, int second = 0) => new(2026, 3, 2, hour, minute, second, TimeSpan.Zero);

    private async Task RunAsync(Type function, Func<RunningApp, Task> act)
    {
        await using var app = await RunningApp.StartAsync(new AppSetup(function)
        {
            Clock = _clock,
            Settings = new() { ["AzureWebJobsStorage"] = azurite.ConnectionString, ["AzureFunctionsWebHost:hostid"] = _hostId },
        });
        await act(app);
    }

    private async Task TickAsync(int hour, int minute)
    {
        await _clock.TimerDueAtAsync(At(hour, minute));
        _clock.AdvanceTo(At(hour, minute));
    }
}
