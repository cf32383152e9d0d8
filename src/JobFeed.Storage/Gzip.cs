using System.IO.Compression;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Storage;

/// <summary>Gzip of whole bodies, for blobs and table properties.</summary>
public static class Gzip
{
    /// <summary>Bytes of content that is packed in memory.</summary>
    private const int InMemory = 4 << 20;

    public static byte[] Compress(ReadOnlySpan<byte> content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return target.ToArray();
    }

    /// <summary>Values as JSON, packed as they are written: the text is never whole in memory.</summary>
    /// <param name="values">What is written.</param>
    /// <param name="end">Bytes after each value.</param>
    public static BinaryData CompressJson<T>(IEnumerable<T> values, ReadOnlySpan<byte> end)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var value in values)
            {
                JsonSerializer.Serialize(gzip, value, PostingJson.Options);
                gzip.Write(end);
            }
        }

        return new BinaryData(target.GetBuffer().AsMemory(0, (int)target.Length));
    }

    /// <summary>The value that packed JSON says.</summary>
    public static T ParseJson<T>(ReadOnlyMemory<byte> content)
    {
        using var gzip = new GZipStream(new BinaryData(content).ToStream(), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(gzip, PostingJson.Options)!;
    }

    /// <summary>The content packed, to be read from its start: a long one waits in a temporary file, which goes when it is disposed of.</summary>
    public static async Task<Stream> CompressAsync(Stream content, CancellationToken cancel)
    {
        Stream target = content.Length <= InMemory
            ? new MemoryStream()
            : new FileStream(
                Path.Combine(Path.GetTempPath(), $"jobfeed-{Guid.NewGuid():N}.tmp"),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true);
            await using (gzip.ConfigureAwait(false))
            {
                await content.CopyToAsync(gzip, cancel).ConfigureAwait(false);
            }

            target.Position = 0;
            return target;
        }
        catch
        {
            await target.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public static byte[] Decompress(ReadOnlyMemory<byte> content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(new BinaryData(content).ToStream(), CompressionMode.Decompress))
        {
            gzip.CopyTo(target);
        }

        return target.ToArray();
    }
}
