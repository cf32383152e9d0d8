using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using JobFeed.Benchmarks.Serving.Peers;
using JobFeed.Core.Formats;
using JobFeed.Core.Index;
using JobFeed.Core.Query;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JobFeed.Benchmarks.Serving;

/// <summary><c>serve</c>: requests a second over HTTP on this machine: a body that is always the same, 304, and pages of random questions. Server and clients share the processors.</summary>
internal static class ServeVerb
{
    private const int Clients = 16, Questions = 200;

    private static readonly IFeedFormat Json = FeedFormats.Find("json")!;

    public static Command Create()
    {
        var postings = new Option<int>("--postings") { Description = "Size of the index.", DefaultValueFactory = _ => 100_000 };
        var folder = new Option<string>("--data") { Description = "Where generated segments are kept.", DefaultValueFactory = _ => Corpus.DefaultFolder };
        var seconds = new Option<int>("--seconds") { Description = "For each of three rounds of each path.", DefaultValueFactory = _ => 3 };
        var peers = new Option<bool>("--peers") { Description = "Also serve the pages from PostgreSQL and SQLite." };
        var startOnly = new Option<bool>("--start-only") { Description = "Measure the start alone." };
        var app = new Option<string>("--app") { Description = "Folder of JobFeed.Functions, to start it.", DefaultValueFactory = _ => AppContext.BaseDirectory };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("serve", "Measure requests a second over HTTP, and how long the process takes to start.") { postings, folder, seconds, peers, startOnly, app, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var corpus = new Corpus(parsed.GetValue(folder)!, parsed.GetValue(postings));
            _ = corpus.Open(new PageCache(0));
            var start = await StartTimes.MeasureAsync(corpus, parsed.GetValue(app)!, cancel);
            var rates = parsed.GetValue(startOnly) ? [] : await MeasureAsync(corpus, parsed.GetValue(seconds), parsed.GetValue(peers) ? PeerPages.Load(corpus) : null);
            var report = new ServeReport(corpus.Postings, Clients, rates, start);
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report) : report.ToMarkdown());
        });
        return command;
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(Corpus corpus, int seconds, PeerPages? peers)
    {
        var snapshot = IndexSnapshot.Of(1, [corpus.Open(new PageCache(256L * 1024 * 1024))], Corpus.Rates);
        JobQuery[] queries = [.. QueryClasses.All.Where(c => c.Asked == Asked.Page).SelectMany(c => Enumerable.Range(0, Questions).Select(i => c.Draw(new Draw(corpus.Workload, i))))];
        using var asked = peers;
        peers?.Ask(queries);
        var constant = new byte[60_000];
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(context => peers?.TryAnswer(context, Number(context)) ?? AnswerAsync(context, snapshot, queries, constant));
        await app.StartAsync();
        var address = new Uri(app.Urls.First());
        string[] paths = ["constant", "304", "ids", "page", .. peers?.Paths ?? []];
        var best = paths.ToDictionary(path => path, _ => 0.0);
        for (var round = 0; round < 4; round++)
        {
            foreach (var path in paths)
            {
                // The first round warms up.
                var rate = await LoadAsync(address, path, queries.Length, seconds);
                best[path] = round == 0 ? 0 : Math.Max(best[path], rate);
            }
        }

        return best;
    }

    private static async Task AnswerAsync(HttpContext context, IndexSnapshot snapshot, JobQuery[] queries, byte[] constant)
    {
        switch (context.Request.Path.Value)
        {
            case "/constant":
                await context.Response.BodyWriter.WriteAsync(constant);
                return;
            case "/304":
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
        }

        var query = queries[Number(context)];
        var result = QueryEngine.Run(snapshot, query);
        if (context.Request.Path == "/ids")
        {
            await context.Response.WriteAsync(result.Total.ToString(CultureInfo.InvariantCulture));
            return;
        }

        context.Response.ContentType = Json.ContentType;
        var page = new FeedPage
        {
            Title = "t", Description = "d", SelfUrl = "s", HomeUrl = "h", LastModified = Workload.Now, Total = result.Total,
            Items = snapshot.ReadAsync(result.Hits), StoredItems = snapshot.Stored(result.Hits), UrlOf = p => p.Url!,
        };
        await Json.WriteAsync(page, context.Response.BodyWriter);
    }

    private static int Number(HttpContext context) => int.Parse(context.Request.QueryString.Value!.AsSpan(1), CultureInfo.InvariantCulture);

    private static async Task<double> LoadAsync(Uri address, string path, int questions, int seconds)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients, UseProxy = false }) { BaseAddress = address };
        var (clock, count) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async worker =>
        {
            var buffer = new byte[128 * 1024];
            for (var i = worker; clock.Elapsed.TotalSeconds < seconds; i += 7919)
            {
                using var answer = await client.GetAsync(new Uri($"/{path}?{(i & int.MaxValue) % questions}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
                await using var body = await answer.Content.ReadAsStreamAsync();
                while (await body.ReadAsync(buffer) > 0)
                {
                }

                Interlocked.Increment(ref count);
            }
        }));
        return count / clock.Elapsed.TotalSeconds;
    }
}
