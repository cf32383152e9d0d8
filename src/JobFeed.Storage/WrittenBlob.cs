namespace JobFeed.Storage;

/// <summary>A blob as a listing showed it.</summary>
public sealed class WrittenBlob
{
    private readonly BlobContainerClient _container;
    private readonly ETag? _tag;

    private WrittenBlob(BlobContainerClient container, BlobItem item) =>
        (_container, Name, WrittenAt, _tag) = (container, item.Name, item.Properties.LastModified ?? DateTimeOffset.MaxValue, item.Properties.ETag);

    public string Name { get; }

    public DateTimeOffset WrittenAt { get; }

    /// <summary>Deletes the blob if it is still the one that was listed.</summary>
    public async Task<bool> DeleteAsync(CancellationToken cancel)
    {
        try
        {
            var unchanged = new BlobRequestConditions { IfMatch = _tag };
            return await _container.GetBlobClient(Name).DeleteIfExistsAsync(DeleteSnapshotsOption.None, unchanged, cancel).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }

    /// <summary>All blobs under a prefix.</summary>
    internal static async Task<List<WrittenBlob>> ListAsync(BlobContainerClient container, string prefix, CancellationToken cancel)
    {
        var blobs = new List<WrittenBlob>();
        await foreach (var item in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancel).ConfigureAwait(false))
        {
            blobs.Add(new WrittenBlob(container, item));
        }

        return blobs;
    }
}
