using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>The sketches of one fold, or of several that were compacted: keys and outlines are read whole, sketches by range.</summary>
public sealed record EncodedSketches(byte[] Hot, byte[] Cold, int Count);

/// <summary>
/// An immutable part of the sketches, stored beside the index and made anew by no fold. Rows are in the order of their ids; a row without a sketch says that
/// the posting is closed.
/// </summary>
public sealed class SketchSegment
{
    private readonly ulong[] _ids;
    private readonly SketchOutline[] _outlines;
    private readonly long[] _offsets;
    private readonly uint[] _keys;
    private readonly int[] _keyRows;
    private readonly IColdReader _cold;

    internal SketchSegment(ulong[] ids, SketchOutline[] outlines, long[] offsets, uint[] keys, int[] keyRows, IColdReader cold) =>
        (_ids, _outlines, _offsets, _keys, _keyRows, _cold) = (ids, outlines, offsets, keys, keyRows, cold);

    public int Count => _ids.Length;

    /// <summary>Opens what <see cref="SketchSegmentBuilder"/> made. Throws <see cref="InvalidSegmentException"/> for anything that cannot be trusted.</summary>
    public static SketchSegment Open(ReadOnlyMemory<byte> hot, IColdReader cold) => SketchSegmentCodec.Decode(hot.Span, cold);

    public PostingId IdOf(int row) => new(_ids[row]);

    public bool IsClosed(int row) => _offsets[row] == _offsets[row + 1];

    public bool TryFind(PostingId id, out int row) => (row = Array.BinarySearch(_ids, id.Value)) >= 0;

    internal SketchOutline OutlineOf(int row) => _outlines[row];

    /// <summary>Rows that lie in a bucket.</summary>
    internal ReadOnlySpan<int> RowsOf(uint key)
    {
        var start = Array.BinarySearch(_keys, key);
        if (start < 0)
        {
            return [];
        }

        while (start > 0 && _keys[start - 1] == key)
        {
            start--;
        }

        var end = start;
        while (end < _keys.Length && _keys[end] == key)
        {
            end++;
        }

        return _keyRows.AsSpan(start..end);
    }

    public async ValueTask<SketchEntry> ReadAsync(int row, CancellationToken cancellationToken = default)
    {
        var bytes = await _cold.ReadRangeAsync(_offsets[row], (int)(_offsets[row + 1] - _offsets[row]), cancellationToken).ConfigureAwait(false);
        return SketchCodec.Decode(bytes.Span);
    }

    /// <summary>The sketches of all rows as they are stored, those of closed postings empty.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>[]> ReadAllAsync(CancellationToken cancellationToken)
    {
        var cold = _offsets[^1] == 0 ? default : await _cold.ReadRangeAsync(0, (int)_offsets[^1], cancellationToken).ConfigureAwait(false);
        return [.. Enumerable.Range(0, Count).Select(row => cold[(int)_offsets[row]..(int)_offsets[row + 1]])];
    }

    internal void AddKeysOf(IReadOnlyDictionary<int, int> newRows, List<(uint Key, int Row)> keys)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            if (newRows.TryGetValue(_keyRows[i], out var row))
            {
                keys.Add((_keys[i], row));
            }
        }
    }
}
