namespace JobFeed.Core.Search;

/// <summary>
/// Bounds the bytes of text parts that are kept in memory; one cache may serve many segments. When there are too many, what was asked for longest ago goes. Requests for
/// bytes that are being read share the one read; a read that failed is forgotten, so that the next request tries again.
/// </summary>
public sealed class TextCache
{
    private readonly Dictionary<(TextPart Part, long Offset), Entry> _entries = [];
    private readonly LinkedList<(TextPart Part, long Offset)> _used = new();
    private readonly Lock _lock = new();
    private readonly long _capacity;
    private long _bytes;

    /// <param name="capacity">Most bytes to keep; the last one asked for is kept whatever its size.</param>
    public TextCache(long capacity = 32 * 1024 * 1024) => _capacity = capacity;

    internal Task<ReadOnlyMemory<byte>> ReadAsync(TextPart part, TextRange range, CancellationToken cancellationToken)
    {
        var key = (part, range.Offset);
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var known) && !known.Bytes.IsFaulted && !known.Bytes.IsCanceled)
            {
                _used.Remove(known.Use);
                _used.AddLast(known.Use);
                return known.Bytes.IsCompleted ? known.Bytes : known.Bytes.WaitAsync(cancellationToken);
            }

            if (known is not null)
            {
                Drop(known);
            }

            // The read is shared by all who wait for it, so no single caller may cancel it.
            var entry = new Entry(part.ReadRangeAsync(range).AsTask(), _used.AddLast(key), range.Length);
            _entries.Add(key, entry);
            _bytes += range.Length;
            while (_bytes > _capacity && _used.Count > 1)
            {
                Drop(_entries[_used.First!.Value]);
            }

            return entry.Bytes.WaitAsync(cancellationToken);
        }
    }

    private void Drop(Entry entry)
    {
        _entries.Remove(entry.Use.Value);
        _used.Remove(entry.Use);
        _bytes -= entry.Length;
    }

    private sealed record Entry(Task<ReadOnlyMemory<byte>> Bytes, LinkedListNode<(TextPart Part, long Offset)> Use, int Length);
}
