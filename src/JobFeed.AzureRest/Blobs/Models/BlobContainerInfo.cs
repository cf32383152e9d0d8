using Azure;

namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>What a created container got; mirrors Azure.Storage.Blobs.Models.BlobContainerInfo.</summary>
public class BlobContainerInfo
{
    internal BlobContainerInfo(ETag etag, DateTimeOffset lastModified) => (ETag, LastModified) = (etag, lastModified);

    /// <summary>Mirrors ETag.</summary>
    public ETag ETag { get; }

    /// <summary>Mirrors LastModified.</summary>
    public DateTimeOffset LastModified { get; }
}
