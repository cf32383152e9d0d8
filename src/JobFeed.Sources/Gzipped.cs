using System.IO.Compression;
using JobFeed.Sources.Fetching;

namespace JobFeed.Sources;

/// <summary>Documents that come as <c>.gz</c> files, often without a header that says so: sitemaps and long job feeds.</summary>
internal static class Gzipped
{
    private static ReadOnlySpan<byte> Mark => [0x1F, 0x8B];

    /// <summary>
    /// The document, inflated where it is gzip. Throws <see cref="SourceException"/> when it is broken, or inflates to more than
    /// <paramref name="maxBytes"/>.
    /// </summary>
    public static ReadOnlyMemory<byte> Inflated(ReadOnlyMemory<byte> body, int maxBytes)
    {
        if (!body.Span.StartsWith(Mark))
        {
            return body;
        }

        using var inflated = Inflate(SpooledBody.Over(body), maxBytes);
        return inflated.Bytes;
    }

    /// <summary>As above, for a document that may be long; null where it is not gzip.</summary>
    public static SpooledBody? Inflated(FetchedDocument document, int maxBytes)
    {
        Span<byte> start = stackalloc byte[2];
        using var body = document.OpenBody();
        var isGzip = body.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Mark);
        body.Position = 0;
        return isGzip ? Inflate(body, maxBytes) : null;
    }

    private static SpooledBody Inflate(Stream body, int maxBytes)
    {
        var text = new SpooledBody();
        var isWhole = false;
        try
        {
            using var inflate = new GZipStream(body, CompressionMode.Decompress);
            var buffer = new byte[32 << 10];
            int read;
            while ((read = inflate.Read(buffer)) > 0)
            {
                text.Write(buffer.AsSpan(0, read));
                if (text.Length > maxBytes)
                {
                    throw new SourceException(SourceFault.NotAllowed, $"The file inflates to more than {maxBytes} bytes.");
                }
            }

            text.End();
            isWhole = true;
            return text;
        }
        catch (InvalidDataException e)
        {
            throw new SourceException(SourceFault.Unreadable, "The file's compressed data is broken.", e);
        }
        finally
        {
            if (!isWhole)
            {
                text.Dispose();
            }
        }
    }
}
