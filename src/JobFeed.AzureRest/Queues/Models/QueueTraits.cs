namespace JobFeed.AzureRest.Queues.Models;

/// <summary>What a listing of queues tells besides names; mirrors Azure.Storage.Queues.Models.QueueTraits.</summary>
[Flags]
public enum QueueTraits
{
    /// <summary>Nothing.</summary>
    None = 0,
}
