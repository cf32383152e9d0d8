using JobFeed.Core.Dedupe;

namespace JobFeed.Core.Index;

/// <summary>Postings of a page as the JSON that is stored, to be read in order. Those on pages in memory are there at once.</summary>
public sealed class StoredPostings : IAsyncEnumerable<ReadOnlyMemory<byte>>
{
    /// <summary>Reads under way beside the one that is awaited.</summary>
    private const int Ahead = 16;

    private readonly Segment[] _segments;
    private readonly IReadOnlyList<Hit> _hits;
    private readonly VacancyGroups _groups;
    private Task<ReadOnlyMemory<byte>>[]? _started;
    private int _next;

    internal StoredPostings(Segment[] segments, IReadOnlyList<Hit> hits, VacancyGroups groups) => (_segments, _hits, _groups) = (segments, hits, groups);

    public int Count => _hits.Count;

    /// <summary>The posting at a place; places are asked for from the first to the last.</summary>
    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(int index, CancellationToken cancellationToken)
    {
        var json = ReadStoredAsync(index, cancellationToken);
        return _groups.Find(_hits[index].Id) is { } group ? ShowAsync(json, group, _hits[index].Id) : json;
    }

    public async IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < Count; i++)
        {
            yield return await ReadAsync(i, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ShowAsync(ValueTask<ReadOnlyMemory<byte>> json, VacancyGroup group, Postings.PostingId id) =>
        group.Show(await json.ConfigureAwait(false), id);

    private ValueTask<ReadOnlyMemory<byte>> ReadStoredAsync(int index, CancellationToken cancellationToken)
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
