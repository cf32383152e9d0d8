namespace JobFeed.Core.Index;

/// <summary>
/// Keeps the pages used last, up to a number of bytes; one cache may serve many segments. Requests for a page that is being read share
/// the one read; a read that failed is forgotten, so that the next request tries again.
/// </summary>
public sealed class PageCache
{
    private readonly Dictionary<(Segment Segment, int Page), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private readonly Lock _lock = new();
    private readonly long _capacity;
    private long _bytes;

    /// <param name="capacity">Most bytes of unpacked pages to keep; one page is kept whatever its size.</param>
    public PageCache(long capacity = 32 * 1024 * 1024) => _capacity = capacity;

    internal async ValueTask<ReadOnlyMemory<byte>> GetAsync(
        Segment segment, int page, int size, Func<Task<ReadOnlyMemory<byte>>> read, CancellationToken cancellationToken)
    {
        LinkedListNode<Entry>? node;
        lock (_lock)
        {
            if (_entries.TryGetValue((segment, page), out node))
            {
                _byUse.Remove(node);
            }
            else
            {
                node = new LinkedListNode<Entry>(new Entry((segment, page), size, new Lazy<Task<ReadOnlyMemory<byte>>>(read)));
                _entries.Add(node.Value.Key, node);
                _bytes += size;
            }

            _byUse.AddFirst(node);
            while (_bytes > _capacity && _byUse.Last is { } oldest && oldest != node)
            {
                Remove(oldest);
            }
        }

        try
        {
            return await node.Value.Bytes.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch when (node.Value.Bytes.Value.IsCompleted)
        {
            lock (_lock)
            {
                Remove(node);
            }

            throw;
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        if (node.List is not null)
        {
            _byUse.Remove(node);
            _entries.Remove(node.Value.Key);
            _bytes -= node.Value.Size;
        }
    }

    private sealed record Entry((Segment, int) Key, int Size, Lazy<Task<ReadOnlyMemory<byte>>> Bytes);
}
