using Azure;

namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>What a listing tells of a blob; mirrors Azure.Storage.Blobs.Models.BlobItemProperties.</summary>
public class BlobItemProperties
{
    internal BlobItemProperties()
    {
    }

    /// <summary>Mirrors ETag.</summary>
    public ETag? ETag { get; internal init; }

    /// <summary>Mirrors LastModified.</summary>
    public DateTimeOffset? LastModified { get; internal init; }

    /// <summary>Mirrors CreatedOn.</summary>
    public DateTimeOffset? CreatedOn { get; internal init; }

    /// <summary>Mirrors ContentLength, in bytes.</summary>
    public long? ContentLength { get; internal init; }

    /// <summary>Mirrors ContentType.</summary>
    public string? ContentType { get; internal init; }

    /// <summary>Mirrors ContentEncoding.</summary>
    public string? ContentEncoding { get; internal init; }

    /// <summary>Mirrors CacheControl.</summary>
    public string? CacheControl { get; internal init; }

#pragma warning disable CA1819 // The official type.
    /// <summary>Mirrors ContentHash: MD5 of the content.</summary>
    public byte[]? ContentHash { get; internal init; }
#pragma warning restore CA1819

    /// <summary>Mirrors LeaseState.</summary>
    public LeaseState? LeaseState { get; internal init; }
}
