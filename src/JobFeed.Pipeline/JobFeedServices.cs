using JobFeed.Pipeline.Ingest;
using JobFeed.Pipeline.Publish;
using JobFeed.Pipeline.Push;
using JobFeed.Pipeline.Serve;
using JobFeed.Pipeline.Serve.Access;
using JobFeed.Pipeline.Serve.Api;
using JobFeed.Pipeline.Serve.Bodies;
using JobFeed.Pipeline.Serve.Gate;
using JobFeed.Pipeline.Serve.Limits;
using JobFeed.Sources.Fetching;
using JobFeed.Storage;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Exports;
using JobFeed.Storage.Feeds;
using JobFeed.Storage.Hosts;
using JobFeed.Storage.Index;
using JobFeed.Storage.Keys;
using JobFeed.Storage.Postings;
using JobFeed.Storage.Snapshots;
using JobFeed.Storage.Subscriptions;
using JobFeed.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline;

/// <summary>The one composition root: every host adds this, and nothing else of JobFeed.</summary>
public static class JobFeedServices
{
    public static IServiceCollection AddJobFeed(this IServiceCollection services, IConfiguration configuration)
    {
        AddOptions<IngestOptions>(services, configuration, IngestOptions.Section);
        AddOptions<PublishOptions>(services, configuration, PublishOptions.Section);
        AddOptions<ServeOptions>(services, configuration, ServeOptions.Section);
        AddOptions<AccessOptions>(services, configuration, AccessOptions.Section);
        AddOptions<LimitOptions>(services, configuration, LimitOptions.Section);
        AddOptions<PushOptions>(services, configuration, PushOptions.Section);
        AddOptions<FetchOptions>(services, configuration, "Fetch");

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new Chance(new Random(Environment.ProcessId)));
        services.AddSingleton(_ => StorageAccount.From(configuration));
        services.AddSingleton(s => new BoardTable(s.GetRequiredService<StorageAccount>().Table(StoreNames.BoardsTable)));
        services.AddSingleton(s => new PostingTable(
            s.GetRequiredService<StorageAccount>().Table(StoreNames.PostingsTable),
            s.GetRequiredService<StorageAccount>().Container(StoreNames.SnapshotsContainer)));
        services.AddSingleton(s => new SnapshotArchive(s.GetRequiredService<StorageAccount>().Container(StoreNames.SnapshotsContainer)));
        services.AddSingleton(s => new CatalogStore(s.GetRequiredService<StorageAccount>().Container(StoreNames.CatalogContainer)));
        services.AddSingleton(s => new SegmentStore(s.GetRequiredService<StorageAccount>().Container(StoreNames.IndexContainer)));
        services.AddSingleton(s => new CrawlQueue(s.GetRequiredService<StorageAccount>().Queue(StoreNames.CrawlQueue)));
        services.AddSingleton(s => new PublishQueue(s.GetRequiredService<StorageAccount>().Queue(StoreNames.PublishQueue)));
        services.AddSingleton(s => new NotifyQueue(s.GetRequiredService<StorageAccount>().Queue(StoreNames.NotifyQueue)));
        services.AddSingleton(s => new FeedTable(s.GetRequiredService<StorageAccount>().Table(StoreNames.FeedsTable)));
        services.AddSingleton(s => new FeedFiles(s.GetRequiredService<StorageAccount>().Container(StoreNames.FeedsContainer)));
        services.AddSingleton(s => new SubscriptionTable(s.GetRequiredService<StorageAccount>().Table(StoreNames.SubscriptionsTable)));
        services.AddSingleton(s => new ExportFiles(s.GetRequiredService<StorageAccount>().Container(StoreNames.ExportsContainer)));

        services.AddSingleton(s => new HostTable(s.GetRequiredService<StorageAccount>().Table(StoreNames.HostsTable)));
        services.AddSingleton(SharedFetching.Create);
        services.AddSingleton<CrawlPlanner>();
        services.AddSingleton<BoardWriter>();
        services.AddSingleton<BoardCrawler>();
        services.AddSingleton<Renormalizer>();
        services.AddSingleton<BoardFinder>();
        services.AddSingleton<BoardRegistry>();
        services.AddSingleton<IndexReader>();
        services.AddSingleton<VacancyFolder>();
        services.AddSingleton<Folder>();
        services.AddSingleton<Compactor>();
        services.AddSingleton<Rebuilder>();
        services.AddSingleton<Sweeper>();
        services.AddSingleton<DayExporter>();
        services.AddSingleton<FeedAddresses>();
        services.AddSingleton<FeedRegistry>();
        services.AddSingleton<FeedPublisher>();
        services.AddSingleton(CreateCourier);
        services.AddSingleton<WebhookRegistry>();
        services.AddSingleton<WebhookDeliverer>();
        services.AddSingleton<HubRegistry>();
        services.AddSingleton<HubDistributor>();
        services.AddSingleton<Notifier>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton(s => new KeyTable(s.GetRequiredService<StorageAccount>().Table(StoreNames.KeysTable)));
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<OidcTokens>();
        services.AddSingleton<Doorkeeper>();
        services.AddSingleton<TokenBuckets>();
        services.AddSingleton<KeptBodies>();
        services.AddSingleton<ApiGate>();
        services.AddSingleton<KeysEndpoint>();
        services.AddSingleton<OpenApiEndpoint>();
        services.AddSingleton<JobsEndpoint>();
        services.AddSingleton<CountsEndpoint>();
        services.AddSingleton<NamesEndpoint>();
        services.AddSingleton<SalariesEndpoint>();
        services.AddSingleton<ChangesEndpoint>();
        services.AddSingleton<BoardsEndpoint>();
        services.AddSingleton<BoardsPageEndpoint>();
        services.AddSingleton<SourcesEndpoint>();
        services.AddSingleton<FeedsEndpoint>();
        services.AddSingleton<ExportsEndpoint>();
        services.AddSingleton<WebhooksEndpoint>();
        services.AddSingleton<HubEndpoint>();
        services.AddSingleton<HomeEndpoint>();
        services.AddSingleton<HealthEndpoint>();
        services.AddHostedService<StorageStart>();
        return services;
    }

    /// <summary>Begins to read the index, so that the first request finds it or waits for what is left: called before the host starts. What fails here is tried again by that request, which says why.</summary>
    public static void BeginReading(this IServiceProvider services) => _ = Task.Run(() => services.GetRequiredService<IndexReader>().GetAsync(CancellationToken.None));

    private static Courier CreateCourier(IServiceProvider services)
    {
        var push = services.GetRequiredService<IOptions<PushOptions>>().Value;
        return new Courier(
            services.GetRequiredService<IOptions<FetchOptions>>().Value, TimeSpan.FromSeconds(push.TimeoutSeconds), push.AllowedLoopbackPorts, services.GetRequiredService<TimeProvider>());
    }

    private static void AddOptions<T>(IServiceCollection services, IConfiguration configuration, string section)
        where T : class => services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
}
