using System.IO.Compression;

namespace JobFeed.Sources;

/// <summary>Documents that come as <c>.gz</c> files, often without a header that says so: sitemaps and long job feeds.</summary>
internal static class Gzipped
{
    /// <summary>
    /// The document, inflated where it is gzip. Throws <see cref="SourceException"/> when it is broken, or inflates to more than
    /// <paramref name="maxBytes"/>.
    /// </summary>
    public static ReadOnlyMemory<byte> Inflated(ReadOnlyMemory<byte> body, int maxBytes)
    {
        if (!body.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return body;
        }

        try
        {
            using var inflate = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
            using var text = new MemoryStream();
            var buffer = new byte[32 << 10];
            int read;
            while ((read = inflate.Read(buffer)) > 0)
            {
                text.Write(buffer, 0, read);
                if (text.Length > maxBytes)
                {
                    throw new SourceException(SourceFault.NotAllowed, $"The file inflates to more than {maxBytes} bytes.");
                }
            }

            return text.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new SourceException(SourceFault.Unreadable, "The file's compressed data is broken.", e);
        }
    }
}
