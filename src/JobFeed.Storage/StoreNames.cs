namespace JobFeed.Storage;

/// <summary>Every table, container, queue and setting name, written once.</summary>
public static class StoreNames
{
    public const string BoardsTable = "boards";
    public const string PostingsTable = "postings";
    public const string HostsTable = "hosts";
    public const string KeysTable = "keys";
    public const string FeedsTable = "feeds";
    public const string SubscriptionsTable = "subscriptions";

    public const string SnapshotsContainer = "snapshots";
    public const string CatalogContainer = "catalog";
    public const string IndexContainer = "index";
    public const string FeedsContainer = "feeds";
    public const string ExportsContainer = "exports";

    public const string CrawlQueue = "crawl";
    public const string PublishQueue = "publish";
    public const string NotifyQueue = "notify";

    /// <summary>The one storage account setting; the host's own, as in every function app.</summary>
    public const string ConnectionSetting = "AzureWebJobsStorage";
}
