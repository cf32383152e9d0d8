namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>What a delete does with snapshots; mirrors Azure.Storage.Blobs.Models.DeleteSnapshotsOption.</summary>
public enum DeleteSnapshotsOption
{
    /// <summary>Refuses when there are some.</summary>
    None,

    /// <summary>Deletes them as well.</summary>
    IncludeSnapshots,

    /// <summary>Deletes only them.</summary>
    OnlySnapshots,
}
