namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>Which blobs a listing shows besides the current ones; mirrors Azure.Storage.Blobs.Models.BlobStates.</summary>
[Flags]
public enum BlobStates
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Snapshots.</summary>
    Snapshots = 1,

    /// <summary>Uncommitted ones.</summary>
    Uncommitted = 2,

    /// <summary>Deleted ones.</summary>
    Deleted = 4,

    /// <summary>Versions.</summary>
    Version = 8,

    /// <summary>Deleted ones with versions.</summary>
    DeletedWithVersions = 16,

    /// <summary>All.</summary>
    All = ~None,
}
