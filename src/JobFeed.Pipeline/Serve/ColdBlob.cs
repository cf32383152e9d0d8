using JobFeed.Core.Index;
using JobFeed.Storage.Index;

namespace JobFeed.Pipeline.Serve;

/// <summary>A cold part, or a text part, that lies in a blob of the container <c>index</c>.</summary>
internal sealed class ColdBlob(SegmentStore segments, string name) : IColdReader
{
    public async ValueTask<ReadOnlyMemory<byte>> ReadRangeAsync(long offset, int length, CancellationToken cancellationToken) =>
        await segments.ReadRangeAsync(name, offset, length, cancellationToken).ConfigureAwait(false);
}
