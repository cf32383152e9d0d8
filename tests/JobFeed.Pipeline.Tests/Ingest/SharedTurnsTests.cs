using JobFeed.Cli.Samples;
using JobFeed.Pipeline.Ingest;
using JobFeed.Sources;
using JobFeed.Sources.Fetching;
using JobFeed.Storage;
using JobFeed.Storage.Hosts;
using JobFeed.Testing;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Tests.Ingest;

/// <summary>Two instances with one table: what one does to a host, the other respects.</summary>
public sealed class SharedTurnsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private const string Host = "h.example";
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<TimeSpan> _pauses = [];
    private readonly FetchOptions _options = new();
    private HostTable _hosts = null!;

    public async Task InitializeAsync()
    {
        var table = new StorageAccount(azurite.ConnectionString, prefix: AzuriteFixture.NewName("h")).Table(StoreNames.HostsTable);
        await table.CreateIfNotExistsAsync();
        _hosts = new HostTable(table);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Together_they_keep_the_pace()
    {
        var (one, other) = (Instance(), Instance());
        foreach (var turns in (SharedTurns[])[one, other, one, other, other])
        {
            await using var turn = await turns.TakeAsync(Host, Pace, default);
        }

        Assert.Equal([1, 2, 3, 4], _pauses.Select(p => p.TotalSeconds));
    }

    [Fact]
    public async Task Twenty_askers_at_once_get_twenty_starts()
    {
        var (one, other) = (Instance(), Instance());

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            await using var turn = await (i % 2 == 0 ? one : other).TakeAsync(Host, Pace, default);
        }));

        var state = (await _hosts.FindAsync(Host, default))!;
        Assert.Contains("12:00:20", state.State, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 19), _pauses.Where(p => p >= Pace).Select(p => (int)p.TotalSeconds).Order());
    }

    [Fact]
    public async Task A_busy_host_is_waited_for_across_instances()
    {
        _options.RequestsPerHost = 1;
        var held = await Instance().TakeAsync(Host, TimeSpan.Zero, default);
        var other = new SharedTurns(_hosts, _options, _clock, async (span, _) =>
        {
            _pauses.Add(span);
            await held.DisposeAsync();
        });

        await using var turn = await other.TakeAsync(Host, TimeSpan.Zero, default);

        Assert.Single(_pauses);
    }

    [Fact]
    public async Task A_throttled_host_rests_for_both()
    {
        var (one, other) = (Instance(), Instance());
        await (await other.TakeAsync(Host, Pace, default)).DisposeAsync();
        await one.ReportAsync(Host, new HostReport(true, TimeSpan.FromMinutes(2)), default);

        var told = await Assert.ThrowsAsync<SourceException>(async () => await other.TakeAsync(Host, Pace, default));
        _clock.Advance(TimeSpan.FromMinutes(3));
        await using var turn = await other.TakeAsync(Host, Pace, default);

        Assert.Equal((SourceFault.Throttled, TimeSpan.FromMinutes(2)), (told.Fault, told.RetryAfter));
    }

    [Fact]
    public async Task A_host_that_answers_neither_is_left_alone_by_both()
    {
        var (one, other) = (Instance(), Instance());
        foreach (var turns in (SharedTurns[])[one, other, one])
        {
            await turns.ReportAsync(Host, new HostReport(false), default);
        }

        var told = await Assert.ThrowsAsync<SourceException>(async () => await other.TakeAsync(Host, Pace, default));

        Assert.Equal((SourceFault.Unavailable, TimeSpan.FromMinutes(5)), (told.Fault, told.RetryAfter));
    }

    [Fact]
    public async Task A_robots_txt_is_fetched_once_for_all()
    {
        await using var web = await FixtureWeb.StartAsync(AppContext.BaseDirectory);
        var asked = 0;
        web.On("/robots.txt", http => http.Response.WriteAsync(Interlocked.Increment(ref asked) > 0 ? "User-agent: *\nDisallow: /private" : ""));
        web.On("/jobs", http => http.Response.WriteAsync("<p>Jobs</p>"));
        _options.HostOverrides["acme.example"] = web.Address;
        using var one = Fetcher();
        using var other = Fetcher();

        await Ask(one, "https://acme.example/jobs");
        await Ask(other, "https://acme.example/jobs");
        var refused = await Assert.ThrowsAsync<SourceException>(() => Ask(other, "https://acme.example/private/1"));

        Assert.Equal(1, asked);
        Assert.Equal(SourceFault.NotAllowed, refused.Fault);
    }

    [Fact]
    public async Task A_large_robots_txt_comes_back_whole()
    {
        var random = new Random(7);
        var text = string.Concat(Enumerable.Range(0, 400_000).Select(_ => (char)random.Next(33, 126)));

        await _hosts.KeepRobotsAsync("https://large.example", new RobotsRow(text, false, _clock.GetUtcNow()), default);

        Assert.Equal(text, (await _hosts.FindRobotsAsync("https://large.example", default))!.Text);
    }

    private SharedTurns Instance() => new(_hosts, _options, _clock, Pause);

    private Fetcher Fetcher() => SharedFetching.Create(_options, _clock, _hosts, () => 0, Pause);

    private static Task Ask(Fetcher fetcher, string url) => fetcher.FetchAsync(
        new FetchRequest(new Uri(url)), FetchConditions.None, new SourceInfo("site", SourceKind.CareerPage, "Site") { Pace = TimeSpan.Zero, ObeysRobots = true }, default);

    private async Task Pause(TimeSpan span, CancellationToken cancel)
    {
        lock (_pauses)
        {
            _pauses.Add(span);
        }

        await Task.Yield();
    }
}
