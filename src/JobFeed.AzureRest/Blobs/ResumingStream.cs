using Azure;
using JobFeed.AzureRest.Blobs.Models;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Blobs;

/// <summary>A download that asks for the rest when the connection breaks, as long as the blob is still the same version.</summary>
internal sealed class ResumingStream(ServiceConnection blob, Stream first, long offset, long length, ETag etag, string? leaseId, CancellationToken opened) : Stream
{
    private const int Resumptions = 3;

    private Stream inner = first;
    private long read;
    private int failures;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count), false, opened).Completed();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), true, cancellationToken);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(ReadAsync(buffer, true, cancellationToken));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private async Task<int> ReadAsync(Memory<byte> buffer, bool async, CancellationToken cancellationToken)
    {
        if (buffer.IsEmpty || read == length)
            return 0;
        while (true)
        {
            try
            {
                var count = async ? await inner.ReadAsync(buffer, cancellationToken) : inner.Read(buffer.Span);
                if (count == 0)
                    throw new IOException($"The blob ended after {read} of {length} bytes.");
                read += count;
                return count;
            }
            catch (Exception e) when (e is IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested && failures++ < Resumptions)
            {
                await ResumeAsync(async, cancellationToken);
            }
        }
    }

    private async Task ResumeAsync(bool async, CancellationToken cancellationToken)
    {
        await inner.DisposeAsync();
        var same = new BlobRequestConditions { IfMatch = etag, LeaseId = leaseId };
        inner = (await BlobDownload.OpenAsync(blob, new HttpRange(offset + read, length - read), same, async, cancellationToken)).Content!;
    }
}
