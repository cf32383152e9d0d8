using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Storage.Catalog;

/// <summary>The manifest and the tag it was read with; the tag is null before the first fold.</summary>
public sealed record ManifestRead(CatalogManifest Manifest, ETag? Tag);

/// <summary>
/// Container <c>catalog</c>: <c>pending/</c> (change batches of crawls, not yet folded), <c>redo/{board}</c> (the last batch of each board, until its rows
/// are known to be written), <c>pages/</c> (the ordered log), <c>manifest.json</c>. Crawls write pending and redo; only the fold writes the rest.
/// </summary>
public sealed class CatalogStore(BlobContainerClient container)
{
    private const string ManifestName = "manifest.json";
    private const string PendingPrefix = "pending/";
    private const string TimeFormat = "yyyyMMddHHmmssfffffff";

    /// <summary>Most changes in one pending batch, so that a fold never holds a huge one.</summary>
    public const int LargestBatch = 1000;

    /// <summary>
    /// Writes what a crawl is about to do, before it does it: the board's redo log, which is kept until its rows are known to be written, then the same bytes for
    /// the fold.
    /// </summary>
    public async Task WriteRunAsync(BoardId board, string run, DateTimeOffset at, IReadOnlyList<PostingChange> changes, TimeSpan showAfter, CancellationToken cancel)
    {
        var redo = ChangeLines.Write(changes);
        await Redo(board).UploadAsync(redo, new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["run"] = run } }, cancel).ConfigureAwait(false);
        if (changes.Count <= LargestBatch && showAfter == TimeSpan.Zero)
        {
            await UploadPendingAsync(board, run, 0, at, redo, cancel).ConfigureAwait(false);
            return;
        }

        await WritePendingAsync(board, run, at, changes, showAfter, cancel).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes changes for the fold, in batches named by the time from which they may be shown: <paramref name="at"/>, or <paramref name="showAfter"/> since the
    /// posting was first seen. That never moves, so what happens to a posting meanwhile follows it in order.
    /// </summary>
    public async Task WritePendingAsync(BoardId board, string run, DateTimeOffset at, IReadOnlyList<PostingChange> changes, TimeSpan showAfter, CancellationToken cancel)
    {
        DateTimeOffset DueOf(PostingChange change) =>
            showAfter == TimeSpan.Zero || change.Posting.Life.FirstSeen + showAfter <= at ? at : change.Posting.Life.FirstSeen + showAfter;

        var part = 0;
        foreach (var group in changes.GroupBy(DueOf))
        {
            foreach (var batch in group.Chunk(LargestBatch))
            {
                await UploadPendingAsync(board, run, part++, group.Key, ChangeLines.Write(batch), cancel).ConfigureAwait(false);
            }
        }
    }

    /// <summary>When a pending batch may be folded; at once when its name does not say.</summary>
    public static DateTimeOffset DueOf(string name) =>
        name.Length > PendingPrefix.Length + TimeFormat.Length &&
        DateTimeOffset.TryParseExact(name.AsSpan(PendingPrefix.Length, TimeFormat.Length), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var due)
            ? due
            : DateTimeOffset.MinValue;

    /// <summary>Names of the pending batches, oldest first.</summary>
    public async Task<List<string>> ListPendingAsync(CancellationToken cancel)
    {
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, PendingPrefix, cancel).ConfigureAwait(false))
        {
            names.Add(blob.Name);
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>Null when the batch is gone; throws <see cref="InvalidDataException"/> when it cannot be read.</summary>
    public Task<List<PostingChange>?> ReadPendingAsync(string name, CancellationToken cancel) => ReadChangesAsync(name, cancel);

    /// <summary>Sets a batch aside that cannot be read, so that the others go on.</summary>
    public async Task RejectPendingAsync(string name, CancellationToken cancel)
    {
        var content = await container.GetBlobClient(name).DownloadContentAsync(cancel).ConfigureAwait(false);
        await container.GetBlobClient("rejected/" + name[PendingPrefix.Length..]).UploadAsync(content.Value.Content, overwrite: true, cancel).ConfigureAwait(false);
        await DeleteAsync(name, cancel).ConfigureAwait(false);
    }

    /// <summary>The run whose batch is kept for the board, with its changes; null when there is none.</summary>
    public async Task<(string Run, List<PostingChange> Changes)?> ReadRedoAsync(BoardId board, string? exceptRun, CancellationToken cancel)
    {
        try
        {
            var properties = await Redo(board).GetPropertiesAsync(cancellationToken: cancel).ConfigureAwait(false);
            var run = properties.Value.Metadata["run"];
            return run == exceptRun ? null : (run, (await ReadChangesAsync(Redo(board).Name, cancel).ConfigureAwait(false))!);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Throws <see cref="InvalidDataException"/> when the manifest was written by a newer JobFeed.</summary>
    public async Task<ManifestRead> ReadManifestAsync(CancellationToken cancel) =>
        await ReadManifestAsync(null, cancel).ConfigureAwait(false) ?? new ManifestRead(new CatalogManifest(), null);

    /// <summary>The manifest when it is not the one of this tag; null when nothing changed.</summary>
    public async Task<ManifestRead?> ReadManifestAsync(ETag? known, CancellationToken cancel)
    {
        try
        {
            var options = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = known } };
            var blob = await container.GetBlobClient(ManifestName).DownloadContentAsync(options, cancel).ConfigureAwait(false);
            if (blob.GetRawResponse().Status == 304)
            {
                return null;
            }

            var manifest = blob.Value.Content.ToObjectFromJson<CatalogManifest>(PostingJson.Options)!;
            return manifest.Version <= CatalogManifest.CurrentVersion
                ? new ManifestRead(manifest, blob.Value.Details.ETag)
                : throw new InvalidDataException($"The catalog's manifest has version {manifest.Version}; this JobFeed reads up to {CatalogManifest.CurrentVersion}. Deploy a newer one.");
        }
        catch (RequestFailedException e) when (e.Status == 304)
        {
            return null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return new ManifestRead(new CatalogManifest(), null);
        }
    }

    /// <summary>Commits a fold; false when another fold was faster.</summary>
    public async Task<bool> TryCommitAsync(CatalogManifest manifest, ETag? read, CancellationToken cancel)
    {
        var conditions = read is { } tag ? new BlobRequestConditions { IfMatch = tag } : new BlobRequestConditions { IfNoneMatch = ETag.All };
        try
        {
            var content = new BinaryData(JsonSerializer.SerializeToUtf8Bytes(manifest, PostingJson.Options));
            await container.GetBlobClient(ManifestName).UploadAsync(content, new BlobUploadOptions { Conditions = conditions }, cancel).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Writes a page of the log and returns its name, which its content makes: two folds never write over each other.</summary>
    public async Task<string> WritePageAsync(long firstSequence, IReadOnlyList<PostingChange> changes, CancellationToken cancel)
    {
        var content = ChangeLines.Write(changes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.ToMemory().Span).AsSpan(0, 6));
        var name = $"pages/{firstSequence:D12}-{hash}.ndjson.gz";
        await container.GetBlobClient(name).UploadAsync(content, overwrite: true, cancel).ConfigureAwait(false);
        return name;
    }

    public async Task<List<PostingChange>> ReadPageAsync(string name, CancellationToken cancel) =>
        await ReadChangesAsync(name, cancel).ConfigureAwait(false)
        ?? throw new InvalidDataException($"The manifest names the page {name}, which is not there.");

    /// <summary>All blobs of pages, named by the manifest or not.</summary>
    public Task<List<WrittenBlob>> ListPagesAsync(CancellationToken cancel) => WrittenBlob.ListAsync(container, "pages/", cancel);

    /// <summary>Changes of the log in order, from the one behind <paramref name="after"/> on; at most <paramref name="count"/>.</summary>
    public async Task<List<PostingChange>> ReadChangesAsync(CatalogManifest manifest, long after, int count, CancellationToken cancel)
    {
        var changes = new List<PostingChange>();
        for (var page = (int)(after / CatalogManifest.ChangesPerPage); page < manifest.Pages.Length && changes.Count < count; page++)
        {
            var rows = await ReadPageAsync(manifest.Pages[page], cancel).ConfigureAwait(false);
            changes.AddRange(rows.Where(change => change.Sequence > after).Take(count - changes.Count));
        }

        return changes;
    }

    public Task DeleteAsync(string name, CancellationToken cancel) => container.DeleteBlobIfExistsAsync(name, cancellationToken: cancel);

    private Task UploadPendingAsync(BoardId board, string run, int part, DateTimeOffset at, BinaryData lines, CancellationToken cancel)
    {
        var time = at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        return container.GetBlobClient($"{PendingPrefix}{time}-{TableKey.Short(board.ToString())}-{run}-{part:D4}.ndjson.gz").UploadAsync(lines, overwrite: true, cancel);
    }

    private BlobClient Redo(BoardId board) => container.GetBlobClient($"redo/{TableKey.Short(board.ToString())}.ndjson.gz");

    private async Task<List<PostingChange>?> ReadChangesAsync(string name, CancellationToken cancel)
    {
        try
        {
            var blob = await container.GetBlobClient(name).DownloadContentAsync(cancel).ConfigureAwait(false);
            return ChangeLines.Read(blob.Value.Content);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
