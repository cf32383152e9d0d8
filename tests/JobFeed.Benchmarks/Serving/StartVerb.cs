using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using JobFeed.Core.Index;
using JobFeed.Core.Query;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JobFeed.Benchmarks.Serving;

/// <summary><c>start</c>: a server as a process of its own, empty or with the index, which <c>serve</c> starts to see when it answers. Ends with its input.</summary>
internal static class StartVerb
{
    private const int Rounds = 7;

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Where to listen.", Required = true };
        var folder = new Option<string>("--data") { Description = "Where generated segments are kept.", DefaultValueFactory = _ => Corpus.DefaultFolder };
        var postings = new Option<int>("--postings") { Description = "Size of the index; 0 for an app that answers nothing.", DefaultValueFactory = _ => 0 };
        var command = new Command("start", "Serve the first page of a filtered feed until the input ends.") { port, folder, postings };
        command.SetAction((parsed, _) => ServeAsync(parsed.GetValue(port), parsed.GetValue(folder)!, parsed.GetValue(postings)));
        return command;
    }

    /// <summary>Medians of milliseconds from the start of a process to its first answer: of an empty app, and of one with the index. The two take turns.</summary>
    public static async Task<(double Empty, double Index)> MeasureAsync(string folder, int postings, CancellationToken cancel)
    {
        var (empty, index) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            empty.Add(await StartAsync(folder, 0, cancel));
            index.Add(await StartAsync(folder, postings, cancel));
        }

        empty.Sort();
        index.Sort();
        return (empty[Rounds / 2], index[Rounds / 2]);
    }

    private static async Task ServeAsync(int port, string folder, int postings)
    {
        // The index is read while the server starts; the first request waits for it.
        var opening = Task.Run(() => postings == 0 ? null : IndexSnapshot.Of(1, [new Corpus(folder, postings).Open(new PageCache())], Corpus.Rates));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        JobQuery[] queries = [new() { Countries = [Workload.Country(0)] }];
        app.Run(async context =>
        {
            if (await opening is { } snapshot)
            {
                await ServeVerb.AnswerAsync(context, snapshot, queries, []);
                return;
            }

            await context.Response.WriteAsync("");
        });
        await app.StartAsync();
        await Console.In.ReadToEndAsync();
    }

    private static async Task<double> StartAsync(string folder, int postings, CancellationToken cancel)
    {
        var port = FreePort();
        string[] arguments = ["start", "--port", port.ToString(CultureInfo.InvariantCulture), "--data", folder, "--postings", postings.ToString(CultureInfo.InvariantCulture)];
        var program = Path.ChangeExtension(Assembly.GetExecutingAssembly().Location, OperatingSystem.IsWindows() ? ".exe" : null);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true })!;
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        try
        {
            while (true)
            {
                try
                {
                    using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/page?0"), cancel);
                    _ = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancel);
                    return clock.Elapsed.TotalMilliseconds;
                }
                catch (HttpRequestException) when (!process.HasExited)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancel);
                }
            }
        }
        finally
        {
            process.StandardInput.Close();
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
