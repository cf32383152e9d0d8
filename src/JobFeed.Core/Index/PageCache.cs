namespace JobFeed.Core.Index;

/// <summary>An unpacked page of a segment's cold part.</summary>
internal sealed class CachedPage(ReadOnlyMemory<byte> bytes)
{
    private int[]? _ends;

    /// <summary>Set by whoever uses the page, cleared by the cache when it looks for pages to drop.</summary>
    public volatile bool Used = true;

    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>One of the texts in a page of texts.</summary>
    public ReadOnlyMemory<byte> Text(int index)
    {
        var ends = _ends ??= Ends(bytes.Span);
        return bytes[ends[index]..ends[index + 1]];
    }

    private static int[] Ends(ReadOnlySpan<byte> page)
    {
        var source = new ByteSource(page);
        var ends = new int[source.Count(page.Length) + 1];
        for (var i = 1; i < ends.Length; i++)
        {
            ends[i] = ends[i - 1] + source.Count(page.Length);
        }

        var head = page.Length - ends[^1];
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] += head;
        }

        return head >= 0 ? ends : throw SectionFile.Damaged("page");
    }
}

/// <summary>
/// Bounds the bytes of unpacked pages that segments hold; one cache may serve many segments. A page that is held is found without asking here.
/// When there are too many, a hand goes round: pages used since it last came by are spared once, others go (the clock of page replacement).
/// Requests for a page that is being read share the one read; a read that failed is forgotten, so that the next request tries again.
/// </summary>
public sealed class PageCache
{
    private readonly Dictionary<(Segment Segment, int Page), Lazy<Task<CachedPage>>> _reading = [];
    private readonly Queue<(CachedPage?[] Held, int Page, int Size)> _clock = new();
    private readonly Lock _lock = new();
    private readonly long _capacity;
    private long _bytes;

    /// <param name="capacity">Most bytes of unpacked pages to keep; one page is kept whatever its size.</param>
    public PageCache(long capacity = 32 * 1024 * 1024) => _capacity = capacity;

    /// <summary>Reads a page that the segment does not hold.</summary>
    internal Task<CachedPage> ReadAsync(Segment segment, CachedPage?[] held, int page, CancellationToken cancellationToken)
    {
        Lazy<Task<CachedPage>>? reading;
        lock (_lock)
        {
            if (held[page] is { } there)
            {
                return Task.FromResult(there);
            }

            if (!_reading.TryGetValue((segment, page), out reading))
            {
                reading = new Lazy<Task<CachedPage>>(() => ReadAsync(segment, held, page));
                _reading.Add((segment, page), reading);
            }
        }

        // The read is shared by all who wait for it, so no single caller may cancel it.
        return reading.Value.WaitAsync(cancellationToken);
    }

    private async Task<CachedPage> ReadAsync(Segment segment, CachedPage?[] held, int page)
    {
        try
        {
            var bytes = await segment.ReadPageAsync(page).ConfigureAwait(false);
            var read = new CachedPage(bytes);
            lock (_lock)
            {
                held[page] = read;
                _clock.Enqueue((held, page, bytes.Length));
                _bytes += bytes.Length;
                DropSome();
            }

            return read;
        }
        finally
        {
            lock (_lock)
            {
                _reading.Remove((segment, page));
            }
        }
    }

    private void DropSome()
    {
        while (_bytes > _capacity && _clock.Count > 1)
        {
            var entry = _clock.Dequeue();
            if (entry.Held[entry.Page] is { Used: true } spared)
            {
                spared.Used = false;
                _clock.Enqueue(entry);
                continue;
            }

            entry.Held[entry.Page] = null;
            _bytes -= entry.Size;
        }
    }
}
