namespace JobFeed.Core.Index;

/// <summary>Where the pages of the cold part lie and which ordinals they hold.</summary>
internal sealed class PageDirectory
{
    private const int GuessShift = 8;

    private readonly int[] _first;
    private readonly long[] _offset;
    private readonly int[] _stored;
    private readonly int[] _raw;
    private readonly uint[] _checksum;
    private readonly int[] _guess;
    private readonly int _postings;

    internal PageDirectory(int[] first, long[] offset, int[] stored, int[] raw, uint[] checksum, int postings)
    {
        (_first, _offset, _stored, _raw, _checksum, _postings) = (first, offset, stored, raw, checksum, postings);

        // The page of every 256th ordinal: from there the right one is a few steps away.
        _guess = new int[(postings >> GuessShift) + 1];
        for (var (i, page) = (0, 0); i < _guess.Length; i++)
        {
            while (page + 1 < first.Length && first[page + 1] <= i << GuessShift)
            {
                page++;
            }

            _guess[i] = page;
        }
    }

    public int Count => _stored.Length;

    /// <summary>Stored bytes of all pages.</summary>
    public long Length => Count == 0 ? 0 : _offset[^1] - _offset[0] + _stored[^1];

    public (long Offset, int Stored, int Raw, uint Checksum) this[int page] => (_offset[page], _stored[page], _raw[page], _checksum[page]);

    public int PageOf(int ordinal)
    {
        var page = _guess[ordinal >> GuessShift];
        while (page + 1 < _first.Length && _first[page + 1] <= ordinal)
        {
            page++;
        }

        return page;
    }

    public int FirstOrdinal(int page) => page < Count ? _first[page] : _postings;

    public byte[] Encode()
    {
        var sink = new ByteSink();
        sink.Number((ulong)Count);
        for (var i = 0; i < Count; i++)
        {
            sink.Number((ulong)(_first[i] - (i == 0 ? 0 : _first[i - 1])));
            sink.Number((ulong)_stored[i]);
            sink.Number((ulong)_raw[i]);
            sink.Fixed32(_checksum[i]);
        }

        return sink.Written.ToArray();
    }

    /// <param name="source">What <see cref="Encode"/> wrote.</param>
    /// <param name="postings">Postings of the segment.</param>
    /// <param name="offset">Where the first page begins.</param>
    public static PageDirectory Decode(ByteSource source, int postings, long offset)
    {
        var pages = source.Count(postings);
        var (first, offsets, stored, raw, checksums) = (new int[pages], new long[pages], new int[pages], new int[pages], new uint[pages]);
        for (var i = 0; i < pages; i++)
        {
            first[i] = source.Count(postings) + (i == 0 ? 0 : first[i - 1]);
            stored[i] = source.Count(int.MaxValue);
            raw[i] = source.Count(int.MaxValue);
            checksums[i] = source.Fixed32();
            offsets[i] = i == 0 ? offset : offsets[i - 1] + stored[i - 1];
        }

        return new PageDirectory(first, offsets, stored, raw, checksums, postings);
    }
}

/// <summary>Collects the entries of a <see cref="PageDirectory"/>.</summary>
internal sealed class PageDirectoryBuilder
{
    private readonly List<(int First, int Stored, int Raw, uint Checksum)> _pages = [];

    /// <summary>Stored bytes of all pages.</summary>
    public long Stored { get; private set; }

    public void Add(int firstOrdinal, ReadOnlySpan<byte> stored, int raw)
    {
        _pages.Add((firstOrdinal, stored.Length, raw, Checksum.Of(stored)));
        Stored += stored.Length;
    }

    public PageDirectory Build(long offset)
    {
        var offsets = new long[_pages.Count];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = i == 0 ? offset : offsets[i - 1] + _pages[i - 1].Stored;
        }

        return new PageDirectory(
            [.. _pages.Select(p => p.First)], offsets, [.. _pages.Select(p => p.Stored)], [.. _pages.Select(p => p.Raw)], [.. _pages.Select(p => p.Checksum)], 0);
    }
}
