using Azure;

namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>What a written blob got; mirrors Azure.Storage.Blobs.Models.BlobContentInfo.</summary>
public class BlobContentInfo
{
    internal BlobContentInfo(ETag etag, DateTimeOffset lastModified, byte[]? contentHash) => (ETag, LastModified, ContentHash) = (etag, lastModified, contentHash);

    /// <summary>Mirrors ETag.</summary>
    public ETag ETag { get; }

    /// <summary>Mirrors LastModified.</summary>
    public DateTimeOffset LastModified { get; }

#pragma warning disable CA1819 // The official type.
    /// <summary>Mirrors ContentHash: MD5 of the content as the service received it.</summary>
    public byte[]? ContentHash { get; }
#pragma warning restore CA1819
}
