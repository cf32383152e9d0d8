using Azure;

namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>What of a blob is read, and when; mirrors Azure.Storage.Blobs.Models.BlobDownloadOptions.</summary>
public class BlobDownloadOptions
{
    /// <summary>Mirrors Range: bytes from an offset; all when not stated.</summary>
    public HttpRange Range { get; set; }

    /// <summary>Mirrors Conditions.</summary>
    public BlobRequestConditions? Conditions { get; set; }
}
