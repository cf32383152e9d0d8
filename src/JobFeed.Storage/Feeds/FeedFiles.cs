namespace JobFeed.Storage.Feeds;

/// <summary>A file that is ready to be published.</summary>
/// <param name="Name">Its name: <c>nurses.rss</c>, or <c>nurses.rss.gz</c> for the same content compressed.</param>
/// <param name="ContentType">Of the content, compressed or not.</param>
/// <param name="ContentEncoding"><c>gzip</c> or null.</param>
/// <param name="Sha256">Of the content before compression, in hexadecimal digits.</param>
/// <param name="CacheControl">How long pollers may keep it.</param>
/// <param name="Links">The Link header that goes along where the app serves the file.</param>
public sealed record FeedUpload(string Name, string ContentType, string? ContentEncoding, string Sha256, string CacheControl, string Links);

/// <summary>Container <c>feeds</c>: saved feeds as files. A file whose content is the same is not written, so that it keeps its ETag.</summary>
public sealed class FeedFiles(BlobContainerClient container)
{
    private const string HashName = "sha256";

    public static string NameOf(string feed, string format) => $"{feed}.{format}";

    /// <summary>The compressed twin of a file.</summary>
    public static string Gzipped(string name) => name + ".gz";

    /// <summary>The file, whether it is there or not.</summary>
    public StoredFile File(string name) => new(container.GetBlobClient(name));

    /// <summary>Writes a file unless it has the same content already.</summary>
    /// <param name="file">What is to be written.</param>
    /// <param name="content">Its bytes; from the start.</param>
    /// <param name="isCurrent">
    /// Asked after the present file was looked at and before it is replaced: false gives up, for somebody knows newer content. What is written meanwhile by
    /// others has another tag, so nothing newer is ever written over.
    /// </param>
    /// <param name="cancel">Ends the writing.</param>
    /// <returns>False when newer content is being written by somebody else.</returns>
    public async Task<bool> WriteAsync(FeedUpload file, Stream content, Func<Task<bool>> isCurrent, CancellationToken cancel)
    {
        var present = await File(file.Name).FindAsync(cancel).ConfigureAwait(false);
        if (present is not null && present.ContentType == file.ContentType && Says(HashName, file.Sha256) && Says(StoredFile.LinksName, file.Links))
        {
            return true;
        }

        if (!await isCurrent().ConfigureAwait(false))
        {
            return false;
        }

        var options = new BlobUploadOptions
        {
            Conditions = present is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = present.ETag },
            HttpHeaders = new BlobHttpHeaders { ContentType = file.ContentType, ContentEncoding = file.ContentEncoding, CacheControl = file.CacheControl },
            Metadata = new Dictionary<string, string> { [HashName] = file.Sha256, [StoredFile.LinksName] = file.Links },
        };
        try
        {
            await container.GetBlobClient(file.Name).UploadAsync(content, options, cancel).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }

        bool Says(string name, string value) => present.Metadata.TryGetValue(name, out var said) && said == value;
    }

    /// <summary>Deletes a file and its compressed twin.</summary>
    public async Task DeleteAsync(string name, CancellationToken cancel)
    {
        await container.DeleteBlobIfExistsAsync(name, cancellationToken: cancel).ConfigureAwait(false);
        await container.DeleteBlobIfExistsAsync(Gzipped(name), cancellationToken: cancel).ConfigureAwait(false);
    }
}
