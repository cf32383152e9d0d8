using System.Globalization;

namespace JobFeed.Storage.Exports;

/// <summary>An exported file.</summary>
/// <param name="Name">What it holds, its day, its form: <c>jobs_new-2026-03-01.ndjson.gz</c>.</param>
/// <param name="Rows">Lines in it, without a heading.</param>
/// <param name="Bytes">Its length as it is stored.</param>
/// <param name="Sha256">Of the file as it is stored, in hexadecimal digits.</param>
public sealed record ExportFile(string Name, long Rows, long Bytes, string Sha256);

/// <summary>Container <c>exports</c>: dated files, gzipped. What is written once is never changed.</summary>
public sealed class ExportFiles(BlobContainerClient container)
{
    private const string HashName = "sha256", RowsName = "rows";

    public static string NameOf(string what, DateOnly day, string form) => $"{what}-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{form}.gz";

    /// <summary>The file, whether it is there or not.</summary>
    public StoredFile File(string name) => new(container.GetBlobClient(name));

    /// <summary>All files by name.</summary>
    public async Task<List<ExportFile>> ListAsync(CancellationToken cancel)
    {
        var exports = new List<ExportFile>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, cancel).ConfigureAwait(false))
        {
            exports.Add(new ExportFile(
                blob.Name, long.Parse(blob.Metadata[RowsName], CultureInfo.InvariantCulture), blob.Properties.ContentLength ?? 0, blob.Metadata[HashName]));
        }

        return exports;
    }

    /// <summary>Writes a file unless it is there already: then it stays as it is.</summary>
    /// <param name="file">What is told of it.</param>
    /// <param name="content">Its bytes, gzipped; from the start.</param>
    /// <param name="cancel">Ends the writing.</param>
    public async Task<bool> TryWriteAsync(ExportFile file, Stream content, CancellationToken cancel)
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/gzip", CacheControl = "public, max-age=31536000, immutable" },
            Metadata = new Dictionary<string, string> { [HashName] = file.Sha256, [RowsName] = file.Rows.ToString(CultureInfo.InvariantCulture) },
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
    }
}
