namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>Where a lease stands; mirrors Azure.Storage.Blobs.Models.LeaseState.</summary>
public enum LeaseState
{
    /// <summary>Not leased.</summary>
    Available,

    /// <summary>Leased.</summary>
    Leased,

    /// <summary>The lease ran out.</summary>
    Expired,

    /// <summary>Broken, still holding for a while.</summary>
    Breaking,

    /// <summary>Broken.</summary>
    Broken,
}
