using System.IO.Compression;

namespace JobFeed.Pipeline.Serve.Bodies;

/// <summary>A content coding of ours (RFC 9110, section 8.4.1), at its fastest: compressing costs several times what finding and writing a page costs.</summary>
/// <param name="Name">As in Accept-Encoding and Content-Encoding.</param>
/// <param name="TagSuffix">What sets the ETag of the coded body apart: a strong one names bytes (RFC 9110, section 8.8.3.3).</param>
internal sealed record Coding(string Name, string TagSuffix)
{
    /// <summary>The body as it is.</summary>
    public static readonly Coding Identity = new("identity", "");

    /// <summary>RFC 1952.</summary>
    public static readonly Coding Gzip = new("gzip", "-gzip");

    /// <summary>Brotli, RFC 7932.</summary>
    public static readonly Coding Brotli = new("br", "-br");

    /// <summary>All, the one that we would rather give first.</summary>
    public static readonly Coding[] All = [Brotli, Gzip, Identity];

    /// <summary>What writes this coding into a stream, which it leaves open.</summary>
    public Stream Over(Stream stream) => this == Brotli
        ? new BrotliStream(stream, new BrotliCompressionOptions { Quality = 0 }, leaveOpen: true)
        : new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
}
