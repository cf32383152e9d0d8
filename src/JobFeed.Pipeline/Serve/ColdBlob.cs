using JobFeed.Core.Index;
using JobFeed.Storage.Index;

namespace JobFeed.Pipeline.Serve;

/// <summary>A cold part, or a text part, that lies in a blob of the container <c>index</c>.</summary>
/// <param name="segments">The container.</param>
/// <param name="name">The blob.</param>
/// <param name="beginning">Its first bytes when they are read ahead; a failure of that is no failure of this.</param>
internal sealed class ColdBlob(SegmentStore segments, string name, Task<ReadOnlyMemory<byte>>? beginning = null) : IColdReader
{
    /// <summary>Bytes of a segment's newest postings, some thousands of them, that are read ahead in one request: first pages are made of those.</summary>
    private const int Ahead = 512 * 1024;

    /// <summary>A cold part whose newest postings are on their way.</summary>
    /// <param name="segments">The container.</param>
    /// <param name="name">The blob.</param>
    /// <param name="length">Bytes of the blob.</param>
    public static ColdBlob ReadAhead(SegmentStore segments, string name, long length)
    {
        var bytes = (int)Math.Min(length, Ahead);
        return new(segments, name, bytes == 0 ? null : segments.ReadRangeAsync(name, 0, bytes, CancellationToken.None));
    }

    public async ValueTask<ReadOnlyMemory<byte>> ReadRangeAsync(long offset, int length, CancellationToken cancellationToken)
    {
        if (beginning is { IsCompleted: false } && offset < Ahead)
        {
            await ((Task)beginning).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return beginning is { IsCompletedSuccessfully: true, Result: var read } && offset + length <= read.Length
            ? read.Slice((int)offset, length)
            : await segments.ReadRangeAsync(name, offset, length, cancellationToken).ConfigureAwait(false);
    }
}
