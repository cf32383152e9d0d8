using System.Diagnostics;
using JobFeed.Cli.Samples;
using JobFeed.Core.Postings;
using JobFeed.LocalHost.Azurite;
using JobFeed.Pipeline;
using JobFeed.Pipeline.Ingest;
using JobFeed.Pipeline.Publish;
using JobFeed.Sources.Fetching;
using JobFeed.Storage;
using JobFeed.Storage.Boards;
using JobFeed.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Benchmarks.Crawl;

/// <summary>Fixture web, storage and crawler for one set of boards.</summary>
internal sealed class CrawlStage : IAsyncDisposable
{
    private const int Crawlers = 8;

    private readonly AzuriteServer _azurite;
    private readonly FixtureWeb _web;
    private readonly CountingTransport _transport;
    private readonly ServiceProvider _services;
    private readonly TimeSpan _latency;
    private readonly List<BoardId> _boards = [];
    private int _postings;

    private CrawlStage(AzuriteServer azurite, FixtureWeb web, TimeSpan latency)
    {
        (_azurite, _web, _latency, _transport) = (azurite, web, latency, new CountingTransport(azurite.ConnectionString));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Fetch:HostOverrides:boards-api.greenhouse.io"] = web.Address.AbsoluteUri,
            ["Fetch:HostOverrides:feed.example"] = web.Address.AbsoluteUri,
            ["Fetch:TimeoutSeconds"] = "120",
        }).Build();
        // No pause between two requests: the pace of hosts is not what is measured.
        _services = new ServiceCollection()
            .AddLogging(log => log.SetMinimumLevel(LogLevel.Warning))
            .AddJobFeed(configuration)
            .AddSingleton(new StorageAccount(azurite.ConnectionString, _transport))
            .AddSingleton(s => new Fetcher(s.GetRequiredService<IOptions<FetchOptions>>().Value, TimeProvider.System, pause: (_, _) => Task.CompletedTask))
            .BuildServiceProvider();
    }

    public static async Task<CrawlStage> StartAsync(TimeSpan latency, CancellationToken cancel)
    {
        var azurite = await AzuriteServer.StartAsync(new AzuriteOptions { InstallFolder = AzuriteFixture.InstallFolder }, cancel);
        var stage = new CrawlStage(azurite, await FixtureWeb.StartAsync(AppContext.BaseDirectory, cancellationToken: cancel), latency);
        await stage._services.GetRequiredService<StorageAccount>().CreateAllAsync(cancel);
        return stage;
    }

    public async Task AddBoardsAsync(int boards, int postings, CancellationToken cancel)
    {
        for (var i = 1; i <= boards; i++)
        {
            var answer = InventedBoards.Greenhouse(i, postings);
            await AddAsync(new Board { Id = new BoardId("greenhouse", $"invented{i}") }, $"/v1/boards/invented{i}/jobs", postings, Answer, cancel);

            async Task Answer(HttpContext http)
            {
                http.Response.ContentType = "application/json";
                await http.Response.Body.WriteAsync(answer, http.RequestAborted);
            }
        }
    }

    public Task AddFeedAsync(int postings, CancellationToken cancel) => AddAsync(
        new Board { Id = new BoardId("job-xml", "https://feed.example/jobfeed.xml") }, "/jobfeed.xml", postings, http => InventedBoards.FeedAsync(http, postings), cancel);

    /// <summary>Crawls every board once.</summary>
    public async Task<CrawlRow> CrawlAsync(string name, CancellationToken cancel)
    {
        var (requests, tables, blobs) = (_web.Requests.Count, _transport.TableWrites, _transport.BlobWrites);
        var (changes, faults) = (0, 0);
        using var memory = new PeakMemory();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(_boards, new ParallelOptions { MaxDegreeOfParallelism = Crawlers, CancellationToken = cancel }, async (board, token) =>
        {
            var order = new CrawlOrder(board, TimeProvider.System.GetUtcNow());
            var report = (await _services.GetRequiredService<BoardCrawler>().CrawlAsync(order, token))!;
            Interlocked.Add(ref changes, report.Created + report.Changed + report.Closed + report.Reopened);
            Interlocked.Add(ref faults, report.Fault is null ? 0 : 1);
            await Console.Error.WriteAsync(report.Fault is null ? "" : $"{report.Board}: {report.Message}\n");
        });
        return new CrawlRow(
            name, _boards.Count, _postings, Math.Round(watch.Elapsed.TotalSeconds, 2), changes, _web.Requests.Count - requests, _transport.TableWrites - tables,
            _transport.BlobWrites - blobs, memory.Allocated / _postings, memory.Heap >> 20, memory.WorkingSet >> 20, faults);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _web.DisposeAsync();
        await _azurite.DisposeAsync();
        _transport.Dispose();
    }

    private async Task AddAsync(Board board, string path, int postings, RequestDelegate answer, CancellationToken cancel)
    {
        _web.On(path, async http =>
        {
            await Task.Delay(_latency);
            await answer(http);
        });
        await _services.GetRequiredService<BoardTable>().AddAsync(board, new BoardState(), cancel);
        _boards.Add(board.Id);
        _postings += postings;
    }
}
