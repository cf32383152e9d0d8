using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace JobFeed.Storage;

/// <summary>
/// The storage account that everything lives in, from the setting <c>AzureWebJobsStorage</c>: a connection string, or for a managed identity
/// <c>AzureWebJobsStorage__accountName</c> or the three <c>__blobServiceUri</c>, <c>__queueServiceUri</c>, <c>__tableServiceUri</c>
/// (with <c>__clientId</c> for a user-assigned one), as the Functions host itself reads them.
/// </summary>
public sealed class StorageAccount
{
    private const string LastCreated = StoreNames.ExportsContainer;

    private readonly TableServiceClient _tables;
    private readonly BlobServiceClient _blobs;
    private readonly QueueServiceClient _queues;
    private readonly string _prefix = "";

    /// <summary>Throws <see cref="FormatException"/> when the text is no connection string.</summary>
    /// <param name="connection">The connection string.</param>
    /// <param name="transport">Stands in for the network: fault injection of tests.</param>
    /// <param name="prefix">Put before every name, so that several stores lie side by side in one account; letters and digits.</param>
    public StorageAccount(string connection, HttpPipelineTransport? transport = null, string prefix = "")
    {
        _prefix = prefix;
        try
        {
            _tables = new TableServiceClient(connection, Through(new TableClientOptions(), transport));
            _blobs = new BlobServiceClient(connection, Through(new BlobClientOptions(), transport));
            _queues = new QueueServiceClient(connection, Through(QueueOptions(), transport));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException(
                $"The storage connection is not a connection string ({e.Message}). Set {StoreNames.ConnectionSetting} to one from the Azure portal, or to UseDevelopmentStorage=true for a local Azurite.", e);
        }
    }

    private StorageAccount(Uri tables, Uri blobs, Uri queues, TokenCredential credential)
    {
        _tables = new TableServiceClient(tables, credential);
        _blobs = new BlobServiceClient(blobs, credential);
        _queues = new QueueServiceClient(queues, credential, QueueOptions());
    }

    public static StorageAccount From(IConfiguration configuration)
    {
        if (configuration[StoreNames.ConnectionSetting] is { Length: > 0 } connection)
        {
            return new StorageAccount(connection);
        }

        var section = configuration.GetSection(StoreNames.ConnectionSetting);
        Uri Service(string kind) => section[$"{kind}ServiceUri"] is { } uri ? new Uri(uri)
            : section["accountName"] is { } account ? new Uri($"https://{account}.{kind}.core.windows.net")
            : throw new InvalidOperationException(
                $"No storage account is set. Set {StoreNames.ConnectionSetting} (a connection string) or {StoreNames.ConnectionSetting}__accountName (with a managed identity).");
        var clientId = section["clientId"];
        TokenCredential credential = string.Equals(section["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase) || clientId is not null
            ? new ManagedIdentityCredential(clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential();
        return new StorageAccount(Service("table"), Service("blob"), Service("queue"), credential);
    }

    public TableClient Table(string name) => _tables.GetTableClient(_prefix + name);

    public BlobContainerClient Container(string name) => _blobs.GetBlobContainerClient(_prefix + name);

    public QueueClient Queue(string name) => _queues.GetQueueClient(_prefix + name);

    /// <summary>Whether <see cref="CreateAllAsync"/> has been done here once: by this version or one before it.</summary>
    public async Task<bool> WasCreatedAsync(CancellationToken cancel) => await Container(LastCreated).ExistsAsync(cancel).ConfigureAwait(false);

    /// <summary>Makes what is not there yet. Nothing is ever deleted and made again: the service refuses that for a while.</summary>
    public async Task CreateAllAsync(CancellationToken cancel)
    {
        await CreateMostAsync(cancel).ConfigureAwait(false);
        await Container(LastCreated).CreateIfNotExistsAsync(cancellationToken: cancel).ConfigureAwait(false);
    }

    private Task CreateMostAsync(CancellationToken cancel) => Task.WhenAll(
        Table(StoreNames.BoardsTable).CreateIfNotExistsAsync(cancel),
        Table(StoreNames.PostingsTable).CreateIfNotExistsAsync(cancel),
        Table(StoreNames.HostsTable).CreateIfNotExistsAsync(cancel),
        Table(StoreNames.KeysTable).CreateIfNotExistsAsync(cancel),
        Table(StoreNames.FeedsTable).CreateIfNotExistsAsync(cancel),
        Table(StoreNames.SubscriptionsTable).CreateIfNotExistsAsync(cancel),
        Container(StoreNames.SnapshotsContainer).CreateIfNotExistsAsync(cancellationToken: cancel),
        Container(StoreNames.CatalogContainer).CreateIfNotExistsAsync(cancellationToken: cancel),
        Container(StoreNames.IndexContainer).CreateIfNotExistsAsync(cancellationToken: cancel),
        Container(StoreNames.FeedsContainer).CreateIfNotExistsAsync(cancellationToken: cancel),
        Queue(StoreNames.CrawlQueue).CreateIfNotExistsAsync(cancellationToken: cancel),
        Queue(StoreNames.PublishQueue).CreateIfNotExistsAsync(cancellationToken: cancel),
        Queue(StoreNames.NotifyQueue).CreateIfNotExistsAsync(cancellationToken: cancel));

    // The Functions host reads queue messages as base 64.
    private static QueueClientOptions QueueOptions() => new() { MessageEncoding = QueueMessageEncoding.Base64 };

    private static T Through<T>(T options, HttpPipelineTransport? transport)
        where T : ClientOptions
    {
        if (transport is not null)
        {
            options.Transport = transport;
        }

        return options;
    }
}
