using System.Collections.Concurrent;
using JobFeed.AzureRest.Queues;
using JobFeed.LocalHost.Hosting;

namespace JobFeed.LocalHost.Queues;

/// <summary>Opens queues by connection name. Texts are left as they are: what cannot be decoded must still be movable.</summary>
internal sealed class QueueAccounts(StorageConnections connections)
{
    private readonly ConcurrentDictionary<string, QueueServiceClient> _accounts = new();

    /// <summary>Throws <see cref="LocalHostException"/> when the connection is missing or unreadable.</summary>
    public QueueClient Open(string? connection, string queue) =>
        _accounts.GetOrAdd(connections.Require(connection), Connect).GetQueueClient(queue);

    private static QueueServiceClient Connect(string connectionString)
    {
        try
        {
            var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
            LocalStorageRetry.Set(options);
            return new QueueServiceClient(connectionString, options);
        }
        catch (FormatException unreadable)
        {
            throw new LocalHostException($"The storage connection string cannot be used: {unreadable.Message}", unreadable);
        }
    }
}
