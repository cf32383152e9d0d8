using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using JobFeed.Cli.Samples;
using JobFeed.Core.Query;
using JobFeed.LocalHost.Azurite;
using JobFeed.Pipeline;
using JobFeed.Pipeline.Ingest;
using JobFeed.Pipeline.Publish;
using JobFeed.Pipeline.Serve;
using JobFeed.Sources.Fetching;
using JobFeed.Storage;
using JobFeed.Storage.Boards;
using JobFeed.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Benchmarks;

/// <summary><c>ingest</c>: real postings from fixture web to index, on Azurite: crawl, archive, normalize, compare, store, fold.</summary>
internal static class IngestVerb
{
    public static Command Create()
    {
        var count = new Option<int>("--postings") { Description = "Rows of ats-ashby-2025 to take beside the recorded payloads.", DefaultValueFactory = _ => 1500 };
        var command = new Command("ingest", "Carry real postings end to end into Azurite and print postings per second.") { count };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(count), cancel));
        return command;
    }

    private static async Task<int> RunAsync(int postings, CancellationToken cancel)
    {
        if (SharedFolder.Path is null)
        {
            await Console.Error.WriteLineAsync("../shared is not beside this repository: there are no real postings to ingest.");
            return 1;
        }

        var boards = RealBoards.Recorded().Concat(RealBoards.Ashby(postings)).ToList();
        await using var azurite = await AzuriteServer.StartAsync(new AzuriteOptions { InstallFolder = AzuriteFixture.InstallFolder }, cancel);
        await using var web = await FixtureWeb.StartAsync(AppContext.BaseDirectory, cancellationToken: cancel);
        await using var services = Services(azurite.ConnectionString, web);
        await services.GetRequiredService<StorageAccount>().CreateAllAsync(cancel);
        foreach (var board in boards)
        {
            web.On(board.Path, async http =>
            {
                http.Response.ContentType = "application/json";
                await http.Response.Body.WriteAsync(board.Answer);
            });
            await services.GetRequiredService<BoardTable>().AddAsync(board.Board, new BoardState(), cancel);
        }

        var expected = boards.Sum(b => b.Postings);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{boards.Count} boards, {expected} postings"));
        Console.WriteLine("| run | seconds | postings/s | created | changed | closed | faults |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        await CrawlAsync("first crawl", services, boards, expected, cancel);
        var fold = Stopwatch.StartNew();
        var folded = await services.GetRequiredService<Folder>().FoldAsync(cancel);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| fold | {fold.Elapsed.TotalSeconds:F2} | {folded.Changes / fold.Elapsed.TotalSeconds:F0} | {folded.Changes} | | | |"));
        await CrawlAsync("unchanged crawl", services, boards, expected, cancel);

        var index = await services.GetRequiredService<IndexReader>().GetAsync(cancel);
        var withPay = QueryEngine.Count(index.Snapshot, new JobQuery { SalaryMin = 1 });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"served: {index.Snapshot.Count} postings, {withPay} with stated pay"));
        return index.Snapshot.Count == 0 ? 1 : 0;
    }

    private static async Task CrawlAsync(string name, ServiceProvider services, List<RealBoard> boards, int expected, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var (created, changed, closed, faults) = (0, 0, 0, new List<string>());
        var now = TimeProvider.System.GetUtcNow();
        await Parallel.ForEachAsync(boards, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancel }, async (board, token) =>
        {
            var report = await services.GetRequiredService<BoardCrawler>().CrawlAsync(new CrawlOrder(board.Board.Id, now), token);
            lock (faults)
            {
                (created, changed, closed) = (created + report!.Created, changed + report.Changed, closed + report.Closed);
                faults.AddRange(report.Fault is null ? [] : [$"{report.Board}: {report.Message}"]);
            }
        });
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {watch.Elapsed.TotalSeconds:F2} | {expected / watch.Elapsed.TotalSeconds:F0} | {created} | {changed} | {closed} | {faults.Count} |"));
        faults.ForEach(Console.Error.WriteLine);
    }

    private static ServiceProvider Services(string connection, FixtureWeb web)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [StoreNames.ConnectionSetting] = connection,
            ["Fetch:HostOverrides:boards-api.greenhouse.io"] = web.Address.AbsoluteUri,
            ["Fetch:HostOverrides:api.ashbyhq.com"] = web.Address.AbsoluteUri,
            ["Serve:RefreshInterval"] = "00:00:00",
        }).Build();
        return new ServiceCollection()
            .AddLogging(log => log.SetMinimumLevel(LogLevel.Warning))
            .AddJobFeed(configuration)
            .AddSingleton(s => new Fetcher(s.GetRequiredService<IOptions<FetchOptions>>().Value, TimeProvider.System, pause: (_, _) => Task.CompletedTask))
            .BuildServiceProvider();
    }
}
