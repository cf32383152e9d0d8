using System.Security.Cryptography;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Storage.Snapshots;

/// <summary>A fetched document as it is archived: where it came from (for a POST, with the body that asked for it), and the address of its bytes.</summary>
public sealed record SnapshotEntry(
    string Url, string Purpose, string? ContentType, DateTimeOffset FetchedAt, string Sha256, int Bytes, string? RequestBody = null);

/// <summary>
/// Container <c>snapshots</c>: <c>bodies/{sha256}.gz</c>, every fetched body once, and <c>runs/{board}/{run}.json</c>, the documents of a run in the
/// order they were read, so that history can be normalized again by newer rules.
/// </summary>
public sealed class SnapshotArchive(BlobContainerClient container)
{
    private static readonly BlobUploadOptions OnlyNew = new() { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };

    /// <summary>Keeps a body before anybody tries to understand it. The same bytes are kept once.</summary>
    public async Task<SnapshotEntry> KeepAsync(SnapshotEntry entry, Stream body, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(body, cancel).ConfigureAwait(false));
        body.Position = 0;
        var packed = await Gzip.CompressAsync(body, cancel).ConfigureAwait(false);
        await using var _ = packed.ConfigureAwait(false);
        try
        {
            await container.GetBlobClient(BodyName(hash)).UploadAsync(packed, OnlyNew, cancel).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // The same bytes are there already.
        }

        return entry with { Sha256 = hash, Bytes = checked((int)body.Length) };
    }

    /// <summary>Records which documents a run read.</summary>
    public Task KeepRunAsync(BoardId board, string run, IReadOnlyList<SnapshotEntry> entries, CancellationToken cancel) =>
        container.GetBlobClient($"runs/{TableKey.Short(board.ToString())}/{run}.json").UploadAsync(
            new BinaryData(JsonSerializer.SerializeToUtf8Bytes(new { board, run, documents = entries }, PostingJson.Options)), overwrite: true, cancel);

    /// <summary>The documents of the board's last runs, newest run first.</summary>
    public async Task<List<IReadOnlyList<SnapshotEntry>>> ReadRunsAsync(BoardId board, int most, CancellationToken cancel)
    {
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"runs/{TableKey.Short(board.ToString())}/", cancel).ConfigureAwait(false))
        {
            names.Add(blob.Name);
        }

        var runs = new List<IReadOnlyList<SnapshotEntry>>();
        foreach (var name in names.OrderDescending(StringComparer.Ordinal).Take(most))
        {
            var blob = await container.GetBlobClient(name).DownloadContentAsync(cancel).ConfigureAwait(false);
            runs.Add(blob.Value.Content.ToObjectFromJson<Run>(PostingJson.Options)!.Documents);
        }

        return runs;
    }

    /// <summary>The bytes of an archived body; null when they are not there.</summary>
    public async Task<byte[]?> FindAsync(string sha256, CancellationToken cancel)
    {
        try
        {
            var blob = await container.GetBlobClient(BodyName(sha256)).DownloadContentAsync(cancel).ConfigureAwait(false);
            return Gzip.Decompress(blob.Value.Content.ToMemory());
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private sealed record Run(IReadOnlyList<SnapshotEntry> Documents);

    private static string BodyName(string sha256) => $"bodies/{sha256}.gz";
}
