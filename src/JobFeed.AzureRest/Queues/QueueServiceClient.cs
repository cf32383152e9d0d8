using System.Globalization;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using JobFeed.AzureRest.Queues.Models;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Queues;

/// <summary>The queues of an account; mirrors Azure.Storage.Queues.QueueServiceClient.</summary>
public class QueueServiceClient
{
    private readonly ServiceConnection service;
    private readonly QueueMessageEncoding encoding;

    /// <summary>Mirrors the official constructor.</summary>
    public QueueServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    /// <exception cref="FormatException">The connection string cannot be used; the message says why.</exception>
    public QueueServiceClient(string connectionString, QueueClientOptions? options)
        : this(Connect(connectionString, options), options)
    {
    }

    /// <summary>Mirrors the official constructor: the URI may carry a signature.</summary>
    public QueueServiceClient(Uri serviceUri, QueueClientOptions? options = default)
        : this(Connect(serviceUri, options, null), options)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public QueueServiceClient(Uri serviceUri, StorageSharedKeyCredential credential, QueueClientOptions? options = default)
        : this(Connect(serviceUri, options, new SharedKeyPolicy(credential, TimeProvider.System)), options)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public QueueServiceClient(Uri serviceUri, AzureSasCredential credential, QueueClientOptions? options = default)
        : this(Connect(serviceUri, options, new SasPolicy(credential)), options)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public QueueServiceClient(Uri serviceUri, TokenCredential credential, QueueClientOptions? options = default)
        : this(Connect(serviceUri, options, ServiceConnection.Bearer(credential)), options)
    {
    }

    /// <summary>Mirrors the official constructor for mocking.</summary>
    protected QueueServiceClient() => service = null!;

    private QueueServiceClient(ServiceConnection service, QueueClientOptions? options) => (this.service, encoding) = (service, options?.MessageEncoding ?? QueueMessageEncoding.None);

    /// <summary>Mirrors AccountName.</summary>
    public virtual string AccountName => service.AccountName;

    /// <summary>Mirrors Uri: the service's address without any signature.</summary>
    public virtual Uri Uri => service.Uri;

    /// <summary>Mirrors GetQueueClient: asks nothing of the service.</summary>
    public virtual QueueClient GetQueueClient(string queueName) => new(service.Below(Uri.EscapeDataString(queueName)), encoding);

    /// <summary>Mirrors CreateQueue.</summary>
    public virtual Response<QueueClient> CreateQueue(string queueName, IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default)
    {
        var queue = GetQueueClient(queueName);
        return Response.FromValue(queue, queue.Create(metadata, cancellationToken));
    }

    /// <summary>Mirrors CreateQueueAsync.</summary>
    public virtual async Task<Response<QueueClient>> CreateQueueAsync(string queueName, IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default)
    {
        var queue = GetQueueClient(queueName);
        return Response.FromValue(queue, await queue.CreateAsync(metadata, cancellationToken));
    }

    /// <summary>Mirrors DeleteQueue.</summary>
    public virtual Response DeleteQueue(string queueName, CancellationToken cancellationToken = default) => GetQueueClient(queueName).Delete(cancellationToken);

    /// <summary>Mirrors DeleteQueueAsync.</summary>
    public virtual Task<Response> DeleteQueueAsync(string queueName, CancellationToken cancellationToken = default) => GetQueueClient(queueName).DeleteAsync(cancellationToken);

    /// <summary>Mirrors GetQueues.</summary>
    public virtual Pageable<QueueItem> GetQueues(QueueTraits traits = QueueTraits.None, string? prefix = default, CancellationToken cancellationToken = default) => Pages.Sync(Reader(prefix), cancellationToken);

    /// <summary>Mirrors GetQueuesAsync.</summary>
    public virtual AsyncPageable<QueueItem> GetQueuesAsync(QueueTraits traits = QueueTraits.None, string? prefix = default, CancellationToken cancellationToken = default) => Pages.Async(Reader(prefix), cancellationToken);

    internal static ServiceConnection Connect(Uri uri, QueueClientOptions? options, HttpPipelinePolicy? authentication)
    {
        options ??= new QueueClientOptions();
        return new ServiceConnection(uri, options, options.VersionText, authentication);
    }

    internal static ServiceConnection Connect(string connectionString, QueueClientOptions? options)
    {
        var parsed = ConnectionString.Parse(connectionString);
        return Connect(parsed.Endpoint("Queue"), options, parsed.StoragePolicy());
    }

    private PageReader<QueueItem> Reader(string? prefix) => async (token, size, async, cancellationToken) =>
    {
        using var message = service.Message(RequestMethod.Get);
        message.Request.Uri.AppendQuery("comp", "list");
        foreach (var (name, value) in new[] { ("prefix", prefix), ("marker", token), ("maxresults", size?.ToString(CultureInfo.InvariantCulture)) })
        {
            if (!string.IsNullOrEmpty(value))
                message.Request.Uri.AppendQuery(name, value, true);
        }

        var response = await service.SendAsync(message, async, cancellationToken, 200);
        var root = XDocument.Load(response.Content.ToStream()).Root!;
        return Page<QueueItem>.FromValues([.. root.Element("Queues")!.Elements("Queue").Select(static q => new QueueItem((string)q.Element("Name")!))], (string?)root.Element("NextMarker"), response);
    };
}
