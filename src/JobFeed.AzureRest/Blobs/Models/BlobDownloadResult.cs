namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>A blob read into memory; mirrors Azure.Storage.Blobs.Models.BlobDownloadResult.</summary>
public class BlobDownloadResult
{
    internal BlobDownloadResult(BinaryData content, BlobDownloadDetails details) => (Content, Details) = (content, details);

    /// <summary>Mirrors Content.</summary>
    public BinaryData Content { get; }

    /// <summary>Mirrors Details.</summary>
    public BlobDownloadDetails Details { get; }
}
