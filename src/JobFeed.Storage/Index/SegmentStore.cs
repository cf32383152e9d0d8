using System.Security.Cryptography;
using JobFeed.Core.Index;
using JobFeed.Storage.Catalog;

namespace JobFeed.Storage.Index;

/// <summary>
/// Container <c>index</c>: <c>segments/{name}.hot</c> (all a filter needs, read whole), <c>segments/{name}.cold</c> (postings, read by range) and
/// <c>segments/{name}.text</c> (which postings have a word, read by range when words are asked for);
/// <c>sketches/{name}.hot</c> and <c>.cold</c> (what copies are found by, for the fold), <c>groups/{name}</c> (which postings are one vacancy).
/// Nothing here is ever written over with other bytes; the manifest says what counts.
/// </summary>
public sealed class SegmentStore(BlobContainerClient container)
{
    /// <summary>Writes the parts of a segment under a name that its content makes: writers that race write different blobs or the same bytes.</summary>
    public async Task<SegmentEntry> WriteAsync(EncodedSegment segment, int level, CancellationToken cancel)
    {
        using var cold = new MemoryStream(segment.Cold, writable: false);
        return await WriteAsync(segment.Hot, cold, segment.Text, segment.Count, level, cancel).ConfigureAwait(false);
    }

    /// <summary>As <see cref="WriteAsync(EncodedSegment, int, CancellationToken)"/>, with a cold part that need not be in memory.</summary>
    /// <param name="hot">The hot part.</param>
    /// <param name="cold">The cold part, read twice from its beginning.</param>
    /// <param name="text">The text part.</param>
    /// <param name="count">Postings.</param>
    /// <param name="level">Level of the segment.</param>
    /// <param name="cancel">Ends the write.</param>
    public async Task<SegmentEntry> WriteAsync(byte[] hot, Stream cold, byte[] text, int count, int level, CancellationToken cancel)
    {
        var name = await NameOfAsync(hot, text, cold, cancel).ConfigureAwait(false);
        cold.Position = 0;
        await container.GetBlobClient(ColdName(name)).UploadAsync(cold, overwrite: true, cancel).ConfigureAwait(false);
        await WriteAsync(TextName(name), text, cancel).ConfigureAwait(false);
        await WriteAsync(HotName(name), hot, cancel).ConfigureAwait(false);
        return new SegmentEntry(name, count, level, cold.Length, text.Length);
    }

    /// <summary>All blobs of segments, sketches and groups, named by the manifest or not.</summary>
    public async Task<List<WrittenBlob>> ListAsync(CancellationToken cancel)
    {
        var blobs = new List<WrittenBlob>();
        foreach (var prefix in (string[])["segments/", "sketches/", "groups/"])
        {
            blobs.AddRange(await WrittenBlob.ListAsync(container, prefix, cancel).ConfigureAwait(false));
        }

        return blobs;
    }

    /// <summary>Writes both parts of the sketches of a fold under a name that their content makes, and returns it.</summary>
    public async Task<string> WriteSketchesAsync(byte[] hot, byte[] cold, CancellationToken cancel)
    {
        var name = NameOf(hot, cold);
        await WriteAsync(SketchColdName(name), cold, cancel).ConfigureAwait(false);
        await WriteAsync(SketchHotName(name), hot, cancel).ConfigureAwait(false);
        return name;
    }

    /// <summary>Writes groups under a name that their content makes, and returns it.</summary>
    public async Task<string> WriteGroupsAsync(byte[] groups, CancellationToken cancel)
    {
        var name = NameOf(groups);
        await WriteAsync(GroupsName(name), groups, cancel).ConfigureAwait(false);
        return name;
    }

    /// <summary>The whole blob. Throws <see cref="InvalidDataException"/> when a blob that the manifest names is not there.</summary>
    public Task<ReadOnlyMemory<byte>> ReadAsync(string blobName, CancellationToken cancel) => ReadAsync(blobName, new BlobDownloadOptions(), cancel);

    /// <summary>Some bytes of the blob; throws as the reading of a whole one does.</summary>
    public Task<ReadOnlyMemory<byte>> ReadRangeAsync(string blobName, long offset, int length, CancellationToken cancel) =>
        ReadAsync(blobName, new BlobDownloadOptions { Range = new HttpRange(offset, length) }, cancel);

    private async Task<ReadOnlyMemory<byte>> ReadAsync(string blobName, BlobDownloadOptions options, CancellationToken cancel)
    {
        try
        {
            // A large blob that is gathered as it comes is copied some times while its room grows.
            using var blob = (await container.GetBlobClient(blobName).DownloadStreamingAsync(options, cancel).ConfigureAwait(false)).Value;
            var bytes = GC.AllocateUninitializedArray<byte>((int)blob.Details.ContentLength);
            await blob.Content.ReadExactlyAsync(bytes, cancel).ConfigureAwait(false);
            return bytes;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            throw new InvalidDataException($"The manifest names {blobName}, which is not there. The next fold makes the index anew; at once does: jobfeed rebuild");
        }
    }

    public Task DeleteAsync(string blobName, CancellationToken cancel) => container.DeleteBlobIfExistsAsync(blobName, cancellationToken: cancel);

    public static string HotName(string segment) => $"segments/{segment}.hot";

    public static string ColdName(string segment) => $"segments/{segment}.cold";

    public static string TextName(string segment) => $"segments/{segment}.text";

    public static string SketchHotName(string sketches) => $"sketches/{sketches}.hot";

    public static string SketchColdName(string sketches) => $"sketches/{sketches}.cold";

    public static string GroupsName(string groups) => $"groups/{groups}";

    private static async Task<string> NameOfAsync(byte[] hot, byte[] text, Stream cold, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(hot);
        hash.AppendData(text);
        cold.Position = 0;
        var buffer = new byte[1 << 16];
        for (var read = await cold.ReadAsync(buffer, cancel).ConfigureAwait(false); read > 0; read = await cold.ReadAsync(buffer, cancel).ConfigureAwait(false))
        {
            hash.AppendData(buffer, 0, read);
        }

        return NameOf(hash);
    }

    private static string NameOf(params ReadOnlySpan<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(part);
        }

        return NameOf(hash);
    }

    private static string NameOf(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));

    private Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancel) =>
        container.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, cancel);
}
