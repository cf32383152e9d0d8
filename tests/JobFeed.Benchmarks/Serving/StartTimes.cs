using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using JobFeed.LocalHost.Azurite;
using JobFeed.Storage;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Index;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Serving;

/// <summary>
/// How long the app takes from the start of its process to its first filtered page, with storage in Azurite and nothing kept from before; beside it an empty app of the same host
/// (<see cref="EmptyApp"/>). The two take turns.
/// </summary>
/// <param name="Empty">Milliseconds until the empty app answers, the median.</param>
/// <param name="Index">Milliseconds until the first page of the app, the median.</param>
/// <param name="EmptyProcessor">Milliseconds of processor time that the empty app has spent by then, the median.</param>
/// <param name="IndexProcessor">The same of the app.</param>
internal sealed record StartTimes(double Empty, double Index, double EmptyProcessor, double IndexProcessor)
{
    private const int Rounds = 11;

    /// <param name="corpus">What the app serves.</param>
    /// <param name="app">Folder of the app's program.</param>
    /// <param name="cancel">Ends the measurement.</param>
    public static async Task<StartTimes> MeasureAsync(Corpus corpus, string app, CancellationToken cancel)
    {
        await using var azurite = await AzuriteServer.StartAsync(new AzuriteOptions { InstallFolder = AzuriteFixture.InstallFolder }, cancel);
        await PublishAsync(corpus, azurite.ConnectionString, cancel);
        var (empty, index) = (new List<(double Wall, double Processor)>(), new List<(double Wall, double Processor)>());
        for (var round = 0; round < Rounds; round++)
        {
            empty.Add(await StartAsync(Path.Combine(AppContext.BaseDirectory, "JobFeed.Benchmarks"), [EmptyApp.Argument], azurite.ConnectionString, cancel));
            index.Add(await StartAsync(Path.Combine(app, "JobFeed.Functions"), [], azurite.ConnectionString, cancel));
        }

        return new StartTimes(Median(empty.Select(t => t.Wall)), Median(index.Select(t => t.Wall)), Median(empty.Select(t => t.Processor)), Median(index.Select(t => t.Processor)));
    }

    public string ToMarkdown(int postings) => string.Create(
        CultureInfo.InvariantCulture,
        $"From the start of the process to the first answer: {Empty:N0} ms ({EmptyProcessor:N0} ms of processor time) for an empty app of the same host, {Index:N0} ms ({IndexProcessor:N0}) for the first filtered page over {postings:N0} postings, {Index / Empty:F2} times.");

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static async Task PublishAsync(Corpus corpus, string connection, CancellationToken cancel)
    {
        var storage = new StorageAccount(connection);
        await storage.CreateAllAsync(cancel);
        var segment = await new SegmentStore(storage.Container(StoreNames.IndexContainer)).WriteAsync(corpus.ReadEncoded(), 9, cancel);
        await new CatalogStore(storage.Container(StoreNames.CatalogContainer)).TryCommitAsync(
            new CatalogManifest { Generation = 1, LastChange = Workload.Now, Segments = [segment] }, null, cancel);
    }

    private static async Task<(double Wall, double Processor)> StartAsync(string program, string[] arguments, string connection, CancellationToken cancel)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? program + ".exe" : program, [.. arguments, "--port", port.ToString(CultureInfo.InvariantCulture), "--LocalHost:Folder", AppContext.BaseDirectory, "--Logging:LogLevel:Default", "Warning"]);
        start.Environment[StoreNames.ConnectionSetting] = connection;
        foreach (var timer in (string[])["PlanCrawls", "PublishChanges", "Notify", "ExportDays"])
        {
            start.Environment[timer + "Schedule"] = "0 0 0 1 1 *";
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        try
        {
            while (true)
            {
                try
                {
                    using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/v1/jobs?workplace=remote&salary_min=150000"), cancel);
                    _ = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancel);
                    return (clock.Elapsed.TotalMilliseconds, process.TotalProcessorTime.TotalMilliseconds);
                }
                catch (HttpRequestException e) when (e.StatusCode is null && !process.HasExited)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancel);
                }
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(cancel);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
