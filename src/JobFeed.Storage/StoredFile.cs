namespace JobFeed.Storage;

/// <summary>A blob that is served as it is.</summary>
public sealed class StoredFile(BlobClient blob)
{
    /// <summary>Metadata: the Link header that goes along with the file.</summary>
    public const string LinksName = "links";

    public string Name => blob.Name;

    /// <summary>Null when there is no such file.</summary>
    public async Task<BlobProperties?> FindAsync(CancellationToken cancel)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancel).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The file as a stream, to be disposed of; null when there is none.</summary>
    public async Task<BlobDownloadStreamingResult?> OpenAsync(CancellationToken cancel)
    {
        try
        {
            return await blob.DownloadStreamingAsync(cancellationToken: cancel).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
