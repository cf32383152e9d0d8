using System.Numerics;

namespace JobFeed.Core.Index;

/// <summary>
/// Finds postings by id. Ids are hashes and so spread evenly: the leading bits say where among all sorted ids one must lie, give or take a few.
/// </summary>
internal sealed class IdTable
{
    /// <summary>Ids a bucket, on average.</summary>
    private const int PerBucketShift = 2;

    private readonly ulong[] _ids;
    private readonly int[] _start, _sorted;
    private readonly int _shift;

    public IdTable(ulong[] ids)
    {
        _ids = ids;
        var bits = Math.Max(0, BitOperations.Log2((uint)Math.Max(1, ids.Length)) - PerBucketShift);
        _shift = 64 - bits;
        _start = new int[(1 << bits) + 1];
        foreach (var id in ids)
        {
            _start[Bucket(id) + 1]++;
        }

        for (var b = 1; b < _start.Length; b++)
        {
            _start[b] += _start[b - 1];
        }

        _sorted = new int[ids.Length];
        var next = _start.AsSpan(0, _start.Length - 1).ToArray();
        for (var i = 0; i < ids.Length; i++)
        {
            _sorted[next[Bucket(ids[i])]++] = i;
        }

        // A bucket has a few: each goes down to its place.
        for (var b = 0; b + 1 < _start.Length; b++)
        {
            for (var i = _start[b] + 1; i < _start[b + 1]; i++)
            {
                var (ordinal, at) = (_sorted[i], i);
                for (; at > _start[b] && ids[_sorted[at - 1]] > ids[ordinal]; at--)
                {
                    _sorted[at] = _sorted[at - 1];
                }

                _sorted[at] = ordinal;
            }
        }
    }

    /// <summary>The posting's ordinal, or -1.</summary>
    public int Find(ulong id)
    {
        var bucket = Bucket(id);
        var (low, high) = (_start[bucket], _start[bucket + 1] - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _ids[_sorted[middle]].CompareTo(id);
            if (order == 0)
            {
                return _sorted[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    // A shift by 64 would shift by nothing.
    private int Bucket(ulong id) => _shift == 64 ? 0 : (int)(id >> _shift);
}
