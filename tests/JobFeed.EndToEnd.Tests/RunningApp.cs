using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using JobFeed.Cli.Samples;
using JobFeed.Core.Postings;
using JobFeed.Functions;
using JobFeed.LocalHost.Azurite;
using JobFeed.LocalHost.Hosting;
using JobFeed.Pipeline.Ingest;
using JobFeed.Sources.Fetching;
using JobFeed.Storage;
using JobFeed.Storage.Boards;
using JobFeed.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobFeed.EndToEnd.Tests;

/// <summary>
/// The whole app as it runs locally, on storage of its own: sample boards on the fixture web, functions behind HTTP, real queues. The app's clock stands
/// still at <see cref="Now"/>, so that whole answers can be compared; the host's own clock (queue polling) runs.
/// </summary>
public sealed class RunningApp : IAsyncLifetime
{
    public const string MasterKey = "test-master-key";
    public static readonly DateTimeOffset Now = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    private AzuriteServer _azurite = null!;
    private RunningSamples _samples = null!;
    private IHost _host = null!;

    /// <summary>Settings beside those that every test needs; read at the start.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public ManualClock Clock { get; } = new(Now);

    public HttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _host.Services;

    public FixtureWeb Web => _samples.Web;

    public static IReadOnlyList<Board> Boards => RunningSamples.Boards;

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteServer.StartAsync(new AzuriteOptions { InstallFolder = AzuriteFixture.InstallFolder });
        _samples = await RunningSamples.StartAsync(default);
        var builder = LocalApp.CreateBuilder([], host =>
        {
            host.Port = 0;
            host.MasterKey = MasterKey;
            host.TimeProvider = TimeProvider.System;
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(_samples.Settings)
        {
            [StoreNames.ConnectionSetting] = _azurite.ConnectionString,
            ["PlanCrawlsSchedule"] = "0 0 0 1 1 *",
            ["PublishChangesSchedule"] = "0 0 0 1 1 *",
            ["NotifySchedule"] = "0 0 0 1 1 *",
            ["ExportDaysSchedule"] = "0 0 0 1 1 *",
            ["Push:AllowedLoopbackPorts:0"] = $"{_samples.Web.Address.Port}",
            ["Serve:RefreshInterval"] = "00:00:00",
            ["Access:MasterKeySha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(MasterKey))),
            ["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:01",
        });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(new Chance(new Random(7)));
        builder.Services.AddSingleton(s => new Fetcher(
            s.GetRequiredService<Microsoft.Extensions.Options.IOptions<FetchOptions>>().Value, Clock, () => 0, pause: (_, _) => Task.CompletedTask));
        _host = builder.Build();
        await _host.StartAsync();
        foreach (var board in RunningSamples.Boards)
        {
            await Services.GetRequiredService<BoardTable>().AddAsync(board, new BoardState(), default);
        }

        Http = new HttpClient { BaseAddress = Services.GetRequiredService<LocalHostAddress>().Uri };
        Http.DefaultRequestHeaders.Add("x-functions-key", MasterKey);
    }

    public async Task DisposeAsync()
    {
        Http?.Dispose();
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }

        await (_samples?.DisposeAsync() ?? default);
        await (_azurite?.DisposeAsync() ?? default);
    }

    /// <summary>Fires a timer or runs a queue function now, as the host's admin route does.</summary>
    public async Task RunAsync(string function, string input = "")
    {
        using var answer = await Http.PostAsJsonAsync($"/admin/functions/{function}", new { input });
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
    }

    /// <summary>Fires the planning timer and waits until every board was crawled at the clock's time and the changes are published.</summary>
    public async Task CrawlAllAsync()
    {
        var now = Clock.GetUtcNow();
        await RunAsync("PlanCrawls");
        await UntilAsync(async () => await Services.GetRequiredService<BoardTable>().ListAsync(default).AllAsync(row => row.State.LastAttempt >= now));
        await UntilAsync(async () => (await Services.GetRequiredService<Storage.Catalog.CatalogStore>().ListPendingAsync(default)).Count == 0);
    }

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition())
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
