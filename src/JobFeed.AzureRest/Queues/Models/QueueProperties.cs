namespace JobFeed.AzureRest.Queues.Models;

/// <summary>What a queue tells of itself; mirrors Azure.Storage.Queues.Models.QueueProperties.</summary>
public class QueueProperties
{
    /// <summary>Mirrors the official constructor.</summary>
    public QueueProperties()
    {
    }

    /// <summary>Mirrors ApproximateMessagesCount: never below the true count, hidden messages included.</summary>
    public int ApproximateMessagesCount { get; internal init; }

    /// <summary>Mirrors Metadata.</summary>
    public IDictionary<string, string> Metadata { get; internal init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
