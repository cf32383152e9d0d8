using System.IO.Pipelines;

namespace JobFeed.Benchmarks.Serving;

/// <summary>A response body that is only memory: what is written costs nothing but the writing.</summary>
internal sealed class BufferPipe : PipeWriter
{
    private readonly byte[] _buffer = new byte[4 * 1024 * 1024];
    private int _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => 0;

    public void Reset() => _length = 0;

    public override void Advance(int bytes) => _length += bytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _buffer.AsMemory(_length);

    public override Span<byte> GetSpan(int sizeHint = 0) => _buffer.AsSpan(_length);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => new(default(FlushResult));

    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null)
    {
    }
}
