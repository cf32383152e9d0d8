namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>A blob read as a stream, to be disposed of; mirrors Azure.Storage.Blobs.Models.BlobDownloadStreamingResult.</summary>
public sealed class BlobDownloadStreamingResult : IDisposable
{
    internal BlobDownloadStreamingResult(Stream content, BlobDownloadDetails details) => (Content, Details) = (content, details);

    /// <summary>Mirrors Content.</summary>
    public Stream Content { get; }

    /// <summary>Mirrors Details.</summary>
    public BlobDownloadDetails Details { get; }

    /// <summary>Mirrors Dispose.</summary>
    public void Dispose() => Content.Dispose();
}
