using System.IO.Compression;

namespace JobFeed.Sources.Fetching;

/// <summary>Reads a body to its end within bounds that count after inflating, so that neither a long answer nor a compression bomb fills memory.</summary>
internal static class BoundedBody
{
    private const int FirstMegabyte = 1 << 20;

    /// <summary>Encodings on top of each other that are undone; honest servers use one.</summary>
    private const int MaxEncodings = 3;

    /// <summary>
    /// Throws <see cref="SourceException"/> <c>NotAllowed</c> over <paramref name="maxBytes"/> or <paramref name="maxInflation"/>, <c>Unreadable</c> for
    /// an unknown encoding or broken compressed data. The body is for the caller to dispose of.
    /// </summary>
    public static async Task<SpooledBody> ReadAsync(
        Stream raw, ICollection<string> encodings, int maxBytes, int maxInflation, bool cut, CancellationToken cancellationToken)
    {
        var counted = new CountingStream(raw);
        var stream = Inflate(counted, encodings);
        await using var _ = stream.ConfigureAwait(false);
        var body = new SpooledBody();
        var isWhole = false;
        var buffer = new byte[32 << 10];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (body.Length + read > maxBytes)
                {
                    if (cut)
                    {
                        body.Write(buffer.AsSpan(0, maxBytes - (int)body.Length));
                        break;
                    }

                    throw new SourceException(SourceFault.NotAllowed, $"The answer is longer than {maxBytes} bytes.");
                }

                body.Write(buffer.AsSpan(0, read));
                if (body.Length > FirstMegabyte && body.Length > counted.Count * maxInflation)
                {
                    throw new SourceException(SourceFault.NotAllowed, $"The answer inflates more than {maxInflation} times.");
                }
            }

            body.End();
            isWhole = true;
        }
        catch (InvalidDataException e)
        {
            throw new SourceException(SourceFault.Unreadable, "The answer's compressed data is broken.", e);
        }
        finally
        {
            if (!isWhole)
            {
                body.Dispose();
            }
        }

        return body;
    }

    private static Stream Inflate(Stream stream, ICollection<string> encodings)
    {
        if (encodings.Count > MaxEncodings)
        {
            throw new SourceException(SourceFault.NotAllowed, $"The answer is encoded {encodings.Count} times.");
        }

        foreach (var encoding in encodings.Reverse())
        {
            stream = encoding.Trim().ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(stream, CompressionMode.Decompress),
                "br" => new BrotliStream(stream, CompressionMode.Decompress),
                "deflate" => new ZLibStream(stream, CompressionMode.Decompress),
                "identity" or "" => stream,
                var other => throw new SourceException(SourceFault.Unreadable, $"The answer has the encoding '{other}', which was not asked for."),
            };
        }

        return stream;
    }

    /// <summary>Counts the bytes that came over the wire.</summary>
    private sealed class CountingStream(Stream inner) : Stream
    {
        public long Count { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Counted(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }

        private int Counted(int read)
        {
            Count += read;
            return read;
        }
    }
}
