using System.IO.Compression;

namespace JobFeed.Storage;

/// <summary>Gzip of whole bodies, for blobs and table properties.</summary>
public static class Gzip
{
    public static byte[] Compress(ReadOnlySpan<byte> content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return target.ToArray();
    }

    public static byte[] Decompress(ReadOnlyMemory<byte> content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(content.ToArray(), writable: false), CompressionMode.Decompress))
        {
            gzip.CopyTo(target);
        }

        return target.ToArray();
    }
}
