using Azure;

namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>What is left when a lease is given back; mirrors Azure.Storage.Blobs.Models.ReleasedObjectInfo.</summary>
public class ReleasedObjectInfo
{
    internal ReleasedObjectInfo(ETag etag, DateTimeOffset lastModified) => (ETag, LastModified) = (etag, lastModified);

    /// <summary>Mirrors ETag.</summary>
    public ETag ETag { get; }

    /// <summary>Mirrors LastModified.</summary>
    public DateTimeOffset LastModified { get; }
}
