namespace JobFeed.AzureRest.Queues.Models;

/// <summary>A queue of the account, by name; mirrors Azure.Storage.Queues.Models.QueueItem.</summary>
public class QueueItem
{
    internal QueueItem(string name) => Name = name;

    /// <summary>Mirrors Name.</summary>
    public string Name { get; }
}
