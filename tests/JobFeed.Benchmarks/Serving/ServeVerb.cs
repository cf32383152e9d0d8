using System.CommandLine;
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

/// <summary>
/// <c>serve</c>: requests a second over HTTP on this machine: a body that is always the same, a body of that length of each question's own (so that it comes from memory, as pages do, and
/// not from the processor's caches), 304, and pages of random questions. Server and clients share the processors.
/// </summary>
internal static class ServeVerb
{
    private const int Connections = 16, Questions = 200, Rounds = 8, BodyLength = 60_000;

    private static readonly IFeedFormat Json = FeedFormats.Find("json")!;

    public static Command Create()
    {
        var postings = new Option<int>("--postings") { Description = "Size of the index.", DefaultValueFactory = _ => 100_000 };
        var folder = new Option<string>("--data") { Description = "Where generated segments are kept.", DefaultValueFactory = _ => Corpus.DefaultFolder };
        var seconds = new Option<int>("--seconds") { Description = "For each round of each path.", DefaultValueFactory = _ => 2 };
        var peers = new Option<bool>("--peers") { Description = "Also serve the pages from PostgreSQL and SQLite." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("serve", "Measure requests a second over HTTP. Needs wrk.") { postings, folder, seconds, peers, json };
        command.SetAction(async parsed =>
        {
            var corpus = new Corpus(parsed.GetValue(folder)!, parsed.GetValue(postings));
            var rates = await MeasureAsync(corpus, parsed.GetValue(seconds), parsed.GetValue(peers) ? PeerPages.Load(corpus) : null);
            var report = new ServeReport(corpus.Postings, Connections, Rounds, rates);
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report) : report.ToMarkdown());
        });
        return command;
    }

    private static async Task<Dictionary<string, Load>> MeasureAsync(Corpus corpus, int seconds, PeerPages? peers)
    {
        var snapshot = IndexSnapshot.Of(1, [corpus.Open(new PageCache(1L << 30))], Corpus.Rates);
        JobQuery[] queries = [.. QueryClasses.All.Where(c => c.Asked == Asked.Page).SelectMany(c => Enumerable.Range(0, Questions).Select(i => c.Draw(new Draw(corpus.Workload, i))))];
        using var asked = peers;
        peers?.Ask(queries);
        var bodies = new byte[(queries.Length + 1) * BodyLength];
        Array.Fill(bodies, (byte)'x');
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(context => peers?.TryAnswer(context, Number(context)) ?? AnswerAsync(context, snapshot, queries, bodies));
        await app.StartAsync();
        var address = new Uri(app.Urls.First());
        string[] paths = ["constant", "bodies", "304", "ids", "page", .. peers?.Paths ?? []];
        var rounds = paths.ToDictionary(path => path, _ => new List<Load>());
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var path in paths)
            {
                rounds[path].Add(await Wrk.MeasureAsync(address, "/" + path, queries.Length, Connections, seconds));
            }
        }

        // The first round warms up.
        return rounds.ToDictionary(r => r.Key, r => new Load(r.Value.Skip(1).Max(load => load.Rate), r.Value.Skip(1).Min(load => load.Processor)));
    }

    private static async Task AnswerAsync(HttpContext context, IndexSnapshot snapshot, JobQuery[] queries, byte[] bodies)
    {
        switch (context.Request.Path.Value)
        {
            case "/constant":
                await context.Response.BodyWriter.WriteAsync(bodies.AsMemory(0, BodyLength));
                return;
            case "/bodies":
                await context.Response.BodyWriter.WriteAsync(bodies.AsMemory((Number(context) + 1) * BodyLength, BodyLength));
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
        page = await page.ReadStoredAsync();
        await context.Response.StartAsync();
        await Json.WriteAsync(page, context.Response.BodyWriter);
    }

    private static int Number(HttpContext context) => int.Parse(context.Request.QueryString.Value!.AsSpan(1), CultureInfo.InvariantCulture);
}
