using System.Text;
using System.Text.Json;
using Azure.Core.Pipeline;
using JobFeed.Cli.Samples;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Pipeline.Publish;
using JobFeed.Pipeline.Serve;
using JobFeed.Sources.Fetching;
using JobFeed.Storage;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Postings;
using JobFeed.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobFeed.Pipeline.Tests;

/// <summary>A posting of the test's Greenhouse board.</summary>
public sealed record Job(string Id, string Title, string Content = "<p>Write C#.</p>");

/// <summary>The whole pipeline in one process: a Greenhouse board on the fixture web, storage in the emulator, a clock that stands still.</summary>
public sealed class World : IAsyncDisposable
{
    public static readonly BoardId Acme = BoardId.Parse("greenhouse:acme");

    /// <summary>The employer's second board, which shows some of the first one's postings as well.</summary>
    public static readonly BoardId SecondBoard = BoardId.Parse("lever:acme");

    private const string Path = "/v1/boards/acme/jobs";

    private readonly ServiceProvider _services;

    public World(FixtureWeb web, ManualClock clock, string connection, string prefix, HttpPipelineTransport? transport = null)
    {
        (Web, Clock) = (web, clock);
        var settings = new Dictionary<string, string?>
        {
            ["Fetch:HostOverrides:boards-api.greenhouse.io"] = web.Address.AbsoluteUri,
            ["Fetch:HostOverrides:api.lever.co"] = web.Address.AbsoluteUri,
            ["Fetch:HostOverrides:sample.wd5.myworkdayjobs.com"] = web.Address.AbsoluteUri,
            ["Fetch:HostOverrides:data.usajobs.gov"] = web.Address.AbsoluteUri,
            ["Fetch:HostOverrides:remotive.com"] = web.Address.AbsoluteUri,
            ["Fetch:MaxRetries"] = "0",
            ["Serve:RefreshInterval"] = "00:00:00",
            ["Publish:SegmentsPerLevel"] = "2",
            ["Publish:FoldsPerSweep"] = "3",
            ["Push:AllowedLoopbackPorts:0"] = $"{web.Address.Port}",
            ["Push:ChangesPerMessage"] = "2",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _services = new ServiceCollection()
            .AddLogging(log => log.ClearProviders())
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(new Chance(new Random(7)))
            .AddJobFeed(configuration)
            .AddSingleton(new StorageAccount(connection, transport, prefix))
            .AddSingleton(s => new Fetcher(s.GetRequiredService<Microsoft.Extensions.Options.IOptions<FetchOptions>>().Value, clock, () => 0, pause: (_, _) => Task.CompletedTask))
            .BuildServiceProvider();
    }

    public FixtureWeb Web { get; }

    public ManualClock Clock { get; }

    public T Get<T>()
        where T : class => _services.GetRequiredService<T>();

    /// <summary>A new store with the board in it.</summary>
    public static async Task<World> CreateAsync(FixtureWeb web, string connection, string? prefix = null)
    {
        var world = new World(web, new ManualClock(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)), connection, prefix ?? AzuriteFixture.NewName("w"));
        await world.Get<StorageAccount>().CreateAllAsync(default);
        await world.Get<BoardTable>().AddAsync(new Board { Id = Acme, Company = "Acme" }, new BoardState(), default);
        return world;
    }

    /// <summary>What the board lists from now on.</summary>
    public void Publish(params IEnumerable<Job> jobs)
    {
        var list = jobs.Select(job => new
        {
            id = int.Parse(job.Id, System.Globalization.CultureInfo.InvariantCulture),
            title = job.Title,
            absolute_url = $"https://boards.greenhouse.io/acme/jobs/{job.Id}",
            location = new { name = "Berlin, Germany" },
            content = System.Net.WebUtility.HtmlEncode(job.Content),
            first_published = "2026-02-01T08:00:00Z",
            updated_at = "2026-02-01T08:00:00Z",
        }).ToList();
        Answer(JsonSerializer.Serialize(new { jobs = list, meta = new { total = list.Count } }));
    }

    public Task AddSecondBoardAsync() => Get<BoardTable>().AddAsync(new Board { Id = SecondBoard, Company = "Acme" }, new BoardState(), default);

    /// <summary>What the second board lists from now on.</summary>
    public void PublishOnSecondBoard(params IEnumerable<Job> jobs)
    {
        var list = jobs.Select(job => new
        {
            id = job.Id,
            text = job.Title,
            hostedUrl = $"https://jobs.lever.co/acme/{job.Id}",
            categories = new { location = "Berlin, Germany" },
            description = job.Content,
            createdAt = 1_769_932_800_000,
        });
        Answer(JsonSerializer.Serialize(list), path: "/v0/postings/acme");
    }

    /// <summary>What the board answers from now on, whatever it is.</summary>
    public void Answer(string body, int status = 200, string type = "application/json", string path = Path) => Web.On(path, async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
    });

    public Task<CrawlReport?> CrawlAsync() => CrawlAsync(Acme);

    public Task<CrawlReport?> CrawlAsync(BoardId board) => Get<BoardCrawler>().CrawlAsync(new CrawlOrder(board, Clock.GetUtcNow()), default);

    public Task<FoldReport> FoldAsync() => Get<Folder>().FoldAsync(default);

    public async Task<BoardState> BoardAsync() => (await Get<BoardTable>().FindAsync(Acme, default))!.State;

    /// <summary>Every row of the board: id, hash, status.</summary>
    public async Task<IEnumerable<string>> RowsAsync() =>
        (await Get<PostingTable>().ReadBoardAsync(Acme, default)).Values.OrderBy(r => r.ExternalId, StringComparer.Ordinal).Select(r => $"{r.ExternalId} {r.ContentHash:x} {r.Life.Status}");

    /// <summary>Every entry of the catalog: sequence, kind, id.</summary>
    public async Task<IEnumerable<string>> LogAsync()
    {
        var (manifest, _) = await Get<CatalogStore>().ReadManifestAsync(default);
        var pages = await Task.WhenAll(manifest.Pages.Select(page => Get<CatalogStore>().ReadPageAsync(page, default)));
        return pages.SelectMany(page => page).Select(change => $"{change.Sequence} {change.Kind} {change.Posting.ExternalId}");
    }

    /// <summary>Groups of what is served: the source's ids, those to show first at the start.</summary>
    public async Task<IEnumerable<string>> GroupsAsync()
    {
        var index = await Get<IndexReader>().GetAsync(default);
        var groups = index.Snapshot.Groups.All.Select(group => Task.WhenAll(group.Members.Select(async member =>
            index.Snapshot.TryLocate(member.Id, out var hit) ? (await index.Snapshot.ReadAsync(hit)).ExternalId : "?")));
        return (await Task.WhenAll(groups)).Select(ids => string.Join(' ', ids));
    }

    /// <summary>Titles of what is served, newest first.</summary>
    public async Task<IReadOnlyList<string>> ServedAsync()
    {
        var index = await Get<IndexReader>().GetAsync(default);
        var hits = Core.Query.QueryEngine.Run(index.Snapshot, new Core.Query.JobQuery()).Hits;
        return await index.Snapshot.ReadAsync(hits).Select(posting => posting.Title).ToListAsync();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>The fixture web and the emulator for the tests of a class.</summary>
public abstract class WorldTest(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    protected FixtureWeb Web { get; private set; } = null!;

    protected string Connection => azurite.ConnectionString;

    public async Task InitializeAsync() => Web = await FixtureWeb.StartAsync(AppContext.BaseDirectory);

    public async Task DisposeAsync() => await Web.DisposeAsync();
}
