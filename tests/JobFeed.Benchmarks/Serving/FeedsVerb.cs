using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using JobFeed.Core.Formats;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Serve;
using JobFeed.Pipeline.Serve.Access;
using JobFeed.Pipeline.Serve.Bodies;
using JobFeed.Pipeline.Serve.Gate;
using JobFeed.Pipeline.Serve.Limits;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Keys;
using JobFeed.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Benchmarks.Serving;

/// <summary><c>feeds</c>: what each format costs an item, and requests over HTTP: plain, compressed anew, compressed and kept, and 304. Rates are of one processor's second, client and server together, so that other work on the machine does not count.</summary>
internal static class FeedsVerb
{
    private const string Contact = "jobs@jobs.example";

    private const int Clients = 16, PageSize = 50, LongPage = 1000;

    private static readonly string Text = string.Join(' ', Workload.SummaryWords.Concat(Workload.SummaryWords)), Html = $"<p>{Text}</p>";

    public static Command Create()
    {
        var postings = new Option<int>("--postings") { Description = "Size of the index.", DefaultValueFactory = _ => 100_000 };
        var folder = new Option<string>("--data") { Description = "Where generated segments are kept.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "jobfeed-bench") };
        var seconds = new Option<int>("--seconds") { Description = "For each of three rounds of each path.", DefaultValueFactory = _ => 2 };
        var command = new Command("feeds", "Measure every feed format: allocation an item, requests a second, 304s.") { postings, folder, seconds };
        command.SetAction(async (parsed, _) => Console.WriteLine(await MeasureAsync(new Corpus(parsed.GetValue(folder)!, parsed.GetValue(postings)), parsed.GetValue(seconds))));
        return command;
    }

    private static async Task<string> MeasureAsync(Corpus corpus, int seconds)
    {
        var published = new PublishedIndex(
            IndexSnapshot.Of(1, [corpus.Open(new PageCache(256L * 1024 * 1024))], Corpus.Rates), new CatalogManifest { Generation = 1, LastChange = Workload.Now });
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"{corpus.Postings:N0} postings.\n\n| format | bytes an item | written, µs an item | allocated by writing an item | read and written, µs an item | allocated an item |\n|---|---|---|---|---|---|\n");
        foreach (var format in FeedFormats.All)
        {
            report.Append(await CostAsync(published, format));
        }

        report.Append(await ServeAsync(published, seconds));
        return report.ToString();
    }

    /// <summary>Figures an item: the difference of a long page and a short one, so that what a page costs once does not count.</summary>
    private static async Task<string> CostAsync(PublishedIndex published, IFeedFormat format)
    {
        var pipe = new BufferPipe();
        var read = new Dictionary<int, Posting[]>();
        foreach (var size in new[] { PageSize, LongPage })
        {
            read[size] = await Page(published, format, size).Items.ToArrayAsync();
        }

        if (read[PageSize].SelectMany(format.Exclusions).FirstOrDefault() is { } exclusion)
        {
            throw new InvalidOperationException($"{format.Name} leaves postings out: {exclusion}");
        }

        var written = Marginal(size => Write(format, Page(published, format, size) with { Items = read[size].ToAsyncEnumerable(), StoredItems = null }, pipe));
        var whole = Marginal(size => Write(format, Page(published, format, size), pipe));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {format.Name} | {written.Written:N0} | {written.Microseconds:F2} | {written.Bytes:N0} | {whole.Microseconds:F2} | {whole.Bytes:N0} |\n");
    }

    /// <summary>With what Indeed, LinkedIn and Google ask for and generated postings lack: they would be left out. The texts are the same for all, so that they cost nothing here.</summary>
    private static Posting Complete(Posting posting) => posting with { DescriptionHtml = Html, DescriptionText = Text, ApplyUrl = posting.Url };

    private static (double Written, double Microseconds, double Bytes) Marginal(Func<int, int> run)
    {
        for (var i = 0; i < 60; i++)
        {
            run(i % 2 == 0 ? PageSize : LongPage);
        }

        Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System).Wait();
        var (shorter, longer) = (Best(run, PageSize), Best(run, LongPage));
        const double items = LongPage - PageSize;
        return ((longer.Written - shorter.Written) / items, (longer.Microseconds - shorter.Microseconds) / items, (longer.Bytes - shorter.Bytes) / items);
    }

    private static (int Written, double Microseconds, long Bytes) Best(Func<int, int> run, int size)
    {
        var (written, best, bytes) = (0, double.MaxValue, long.MaxValue);
        for (var i = 0; i < 15; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            best = Math.Min(best, CpuTime.Of(() => written = run(size)).TotalMicroseconds);
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return (written, best, bytes);
    }

    private static int Write(IFeedFormat format, FeedPage page, BufferPipe pipe)
    {
        pipe.Reset();
        format.WriteAsync(page, pipe).GetAwaiter().GetResult();
        return pipe.Written.Length;
    }

    private static FeedPage Page(PublishedIndex published, IFeedFormat format, int size)
    {
        var page = JobPages.PageAsync(published, new JobQuery { Limit = size, IsLimited = true }, "https://jobs.example", format, Contact, default).GetAwaiter().GetResult();
        return format.HasRules ? page with { Items = page.Items.Select(Complete) } : page;
    }

    private static async Task<string> ServeAsync(PublishedIndex published, int seconds)
    {
        await using var app = Build(published);
        await app.StartAsync();
        var address = new Uri(app.Urls.First());
        var report = new StringBuilder();
        var constant = await RateAsync(address, "constant", null, null, seconds);
        report.Append(CultureInfo.InvariantCulture, $"\nPages of {PageSize} over HTTP, {Clients} connections, the best of three rounds; requests a second of one processor, client and server together. A constant body of 60,000 bytes: {constant:N0}.\n\n");
        report.Append("| format | plain | brotli anew | gzip anew | brotli kept | 304 |\n|---|---|---|---|---|---|\n");
        foreach (var format in FeedFormats.All)
        {
            var path = $"feed?{format.Name}";
            using var client = new HttpClient { BaseAddress = address };
            using var first = await client.GetAsync(new Uri($"/kept{path}", UriKind.Relative));
            var cells = new[]
            {
                await RateAsync(address, path, null, null, seconds), await RateAsync(address, path, "br", null, seconds), await RateAsync(address, path, "gzip", null, seconds),
                await RateAsync(address, "kept" + path, "br", null, seconds), await RateAsync(address, path, null, first.Headers.ETag!.ToString(), seconds),
            };
            report.Append(CultureInfo.InvariantCulture, $"| {format.Name} | {string.Join(" | ", cells.Select(cell => cell.ToString("N0", CultureInfo.InvariantCulture)))} |\n");
            Console.Error.WriteLine($"{format.Name}: {string.Join(' ', cells.Select(cell => (int)cell))}");
        }

        return report.ToString();
    }

    /// <summary>Gate, validators, query and writer as in the app; without the Functions host.</summary>
    private static WebApplication Build(PublishedIndex published)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var (anew, kept, constant) = (Gate(0), Gate(100_000_000), new byte[60_000]);
        app.Run(http => http.Request.Path == "/constant"
            ? http.Response.BodyWriter.WriteAsync(constant).AsTask()
            : (http.Request.Path == "/keptfeed" ? kept : anew).PassAsync(http, "JobsAs", () => AnswerAsync(http, published), http.RequestAborted));
        return app;
    }

    private static ApiGate Gate(int keptBytes)
    {
        var access = Options.Create(new AccessOptions());
        var limits = Options.Create(new LimitOptions { PerAddress = 1_000_000, Window = TimeSpan.FromSeconds(1) });
        var keys = new ApiKeys(new KeyTable(new TableClient("UseDevelopmentStorage=true", "keys")), access, TimeProvider.System);
        return new ApiGate(
            new Doorkeeper(keys, new OidcTokens(access, TimeProvider.System), access), new TokenBuckets(limits, TimeProvider.System),
            new KeptBodies(Options.Create(new ServeOptions { KeptBodiesBytes = keptBytes })), limits);
    }

    private static async Task AnswerAsync(HttpContext http, PublishedIndex published)
    {
        var format = FeedFormats.Find(http.Request.QueryString.Value![1..])!;
        if (!http.TryAnswerKnown("", format.Name, 1, Workload.Now, TimeSpan.FromMinutes(1)))
        {
            http.Response.ContentType = format.ContentType;
            await format.WriteAsync(Page(published, format, PageSize), http.Response.BodyWriter, http.RequestAborted);
        }
    }

    private static async Task<double> RateAsync(Uri address, string path, string? coding, string? tag, int seconds)
    {
        var best = 0.0;
        for (var round = 0; round < 4; round++)
        {
            // The first round warms up.
            var rate = await LoadAsync(address, path, coding, tag, round == 0 ? 1 : seconds);
            best = round == 0 ? 0 : Math.Max(best, rate);
        }

        return best;
    }

    private static async Task<double> LoadAsync(Uri address, string path, string? coding, string? tag, int seconds)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients, UseProxy = false }) { BaseAddress = address };
        var (clock, count, before) = (Stopwatch.StartNew(), 0, Process.GetCurrentProcess().TotalProcessorTime);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            var buffer = new byte[128 * 1024];
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/{path}", UriKind.Relative));
                request.Headers.TryAddWithoutValidation("Accept-Encoding", coding ?? "identity");
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                if (answer.StatusCode != (tag is null ? HttpStatusCode.OK : HttpStatusCode.NotModified))
                {
                    throw new InvalidOperationException($"{path}: {answer.StatusCode}");
                }

                await using var body = await answer.Content.ReadAsStreamAsync();
                while (await body.ReadAsync(buffer) > 0)
                {
                }

                Interlocked.Increment(ref count);
            }
        }));
        return count / (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
    }
}
