using Azure;

namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>A lease as it was taken, renewed or broken; mirrors Azure.Storage.Blobs.Models.BlobLease.</summary>
public class BlobLease
{
    internal BlobLease(ETag etag, DateTimeOffset lastModified, string? leaseId, int? leaseTime) => (ETag, LastModified, LeaseId, LeaseTime) = (etag, lastModified, leaseId!, leaseTime);

    /// <summary>Mirrors ETag.</summary>
    public ETag ETag { get; }

    /// <summary>Mirrors LastModified.</summary>
    public DateTimeOffset LastModified { get; }

    /// <summary>Mirrors LeaseId.</summary>
    public string LeaseId { get; }

    /// <summary>Mirrors LeaseTime: seconds that a broken lease still holds.</summary>
    public int? LeaseTime { get; }
}
