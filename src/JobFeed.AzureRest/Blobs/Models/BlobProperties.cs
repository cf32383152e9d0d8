using Azure;

namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>What a blob tells of itself; mirrors Azure.Storage.Blobs.Models.BlobProperties.</summary>
public class BlobProperties
{
    /// <summary>Mirrors ETag.</summary>
    public ETag ETag { get; internal set; }

    /// <summary>Mirrors LastModified.</summary>
    public DateTimeOffset LastModified { get; internal set; }

    /// <summary>Mirrors CreatedOn.</summary>
    public DateTimeOffset CreatedOn { get; internal set; }

    /// <summary>Mirrors BlobType.</summary>
    public BlobType BlobType { get; internal set; }

    /// <summary>Mirrors ContentLength: bytes of the blob.</summary>
    public long ContentLength { get; internal set; }

    /// <summary>Mirrors ContentType.</summary>
    public string? ContentType { get; internal set; }

    /// <summary>Mirrors ContentEncoding.</summary>
    public string? ContentEncoding { get; internal set; }

    /// <summary>Mirrors ContentLanguage.</summary>
    public string? ContentLanguage { get; internal set; }

    /// <summary>Mirrors ContentDisposition.</summary>
    public string? ContentDisposition { get; internal set; }

    /// <summary>Mirrors CacheControl.</summary>
    public string? CacheControl { get; internal set; }

#pragma warning disable CA1819 // The official type.
    /// <summary>Mirrors ContentHash: MD5 of the content.</summary>
    public byte[]? ContentHash { get; internal set; }
#pragma warning restore CA1819

    /// <summary>Mirrors LeaseState.</summary>
    public LeaseState LeaseState { get; internal set; }

    /// <summary>Mirrors LeaseStatus.</summary>
    public LeaseStatus LeaseStatus { get; internal set; }

    /// <summary>Mirrors Metadata.</summary>
    public IDictionary<string, string> Metadata { get; internal set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
