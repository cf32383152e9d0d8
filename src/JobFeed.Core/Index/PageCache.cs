namespace JobFeed.Core.Index;

/// <summary>A page of a segment's cold part in memory: as it is stored, with those of its postings that were asked for beside it.</summary>
internal sealed class CachedPage(ReadOnlyMemory<byte> bytes, int[] starts)
{
    private readonly byte[]?[] _texts = new byte[]?[Math.Max(0, starts.Length - 1)];
    private long _size = bytes.Length + (16L * starts.Length);

    /// <summary>Set by whoever uses the page, cleared by the cache when it looks for pages to drop.</summary>
    public volatile bool Used = true;

    /// <summary>The bytes of a page that holds no postings.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Bytes of memory, about.</summary>
    public long Size => Volatile.Read(ref _size);

    /// <summary>The page from one of its postings on.</summary>
    public BitSource From(int index) => new(bytes.Span, starts[index]);

    /// <summary>A posting that was unpacked before.</summary>
    public byte[]? Text(int index) => Volatile.Read(ref _texts[index]);

    public void Keep(int index, byte[] text)
    {
        Volatile.Write(ref _texts[index], text);
        Interlocked.Add(ref _size, text.Length);
    }
}

/// <summary>
/// Bounds the bytes of pages that segments hold; one cache may serve many segments. A page that is held is found without asking here.
/// When there are too many, a hand goes round: pages used since it last came by are spared once, others go (the clock of page replacement).
/// Requests for a page that is being read share the one read; a read that failed is forgotten, so that the next request tries again.
/// </summary>
public sealed class PageCache
{
    private readonly Dictionary<(Segment Segment, int Page), Lazy<Task<CachedPage>>> _reading = [];
    private readonly Queue<(CachedPage?[] Held, int Page)> _clock = new();
    private readonly Lock _lock = new();
    private readonly long _capacity;
    private long _bytes;

    /// <param name="capacity">Most bytes of pages and unpacked postings to keep; one page is kept whatever its size.</param>
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

    /// <summary>Keeps an unpacked posting with its page.</summary>
    internal void Keep(CachedPage?[] held, int page, CachedPage of, int index, byte[] text)
    {
        lock (_lock)
        {
            // A page that was dropped meanwhile takes it along.
            if (held[page] == of && of.Text(index) is null)
            {
                of.Keep(index, text);
                _bytes += text.Length;
                DropSome();
            }
        }
    }

    private async Task<CachedPage> ReadAsync(Segment segment, CachedPage?[] held, int page)
    {
        try
        {
            var read = await segment.ReadPageAsync(page).ConfigureAwait(false);
            lock (_lock)
            {
                held[page] = read;
                _clock.Enqueue((held, page));
                _bytes += read.Size;
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

            _bytes -= entry.Held[entry.Page]?.Size ?? 0;
            entry.Held[entry.Page] = null;
        }
    }
}
