namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>Whether a lease locks the blob; mirrors Azure.Storage.Blobs.Models.LeaseStatus.</summary>
public enum LeaseStatus
{
    /// <summary>It does.</summary>
    Locked,

    /// <summary>It does not.</summary>
    Unlocked,
}
