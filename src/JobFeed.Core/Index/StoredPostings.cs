namespace JobFeed.Core.Index;

/// <summary>Postings of a page as the JSON that is stored, to be read in order. Those on pages in memory are there at once.</summary>
public sealed class StoredPostings
{
    /// <summary>Reads under way beside the one that is awaited.</summary>
    private const int Ahead = 16;

    private readonly Segment[] _segments;
    private readonly IReadOnlyList<Hit> _hits;
    private Task<ReadOnlyMemory<byte>>[]? _started;
    private int _next;

    internal StoredPostings(Segment[] segments, IReadOnlyList<Hit> hits) => (_segments, _hits) = (segments, hits);

    public int Count => _hits.Count;

    /// <summary>The posting at a place; places are asked for from the first to the last.</summary>
    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(int index, CancellationToken cancellationToken)
    {
        if (_started is null)
        {
            if (_segments[_hits[index].Segment].TryGetJson(_hits[index].Ordinal, out var held))
            {
                return new(held);
            }

            // From the first posting that must be fetched on, several are under way at once.
            (_started, _next) = (new Task<ReadOnlyMemory<byte>>[Ahead], index);
        }

        for (; _next < Math.Min(Count, index + Ahead); _next++)
        {
            _started[_next % Ahead] = _segments[_hits[_next].Segment].ReadJsonAsync(_hits[_next].Ordinal, cancellationToken).AsTask();
        }

        return new(_started[index % Ahead]);
    }
}
