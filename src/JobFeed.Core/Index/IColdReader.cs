namespace JobFeed.Core.Index;

/// <summary>Reads ranges of a segment's cold part, wherever it is kept.</summary>
public interface IColdReader
{
    /// <summary>Gives exactly <paramref name="length"/> bytes from <paramref name="offset"/> on.</summary>
    ValueTask<ReadOnlyMemory<byte>> ReadRangeAsync(long offset, int length, CancellationToken cancellationToken);
}

/// <summary>A cold part that is already in memory.</summary>
public sealed class MemoryColdReader(ReadOnlyMemory<byte> cold) : IColdReader
{
    public ValueTask<ReadOnlyMemory<byte>> ReadRangeAsync(long offset, int length, CancellationToken cancellationToken) =>
        offset + length <= cold.Length
            ? new(cold.Slice((int)offset, length))
            : throw new InvalidSegmentException("The cold part is shorter than its directory says. " + InvalidSegmentException.Rebuild);
}
