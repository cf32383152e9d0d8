using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Index;

/// <summary>
/// An immutable part of the index. Ordinals number its postings newest first, by effective date (<c>DatePosted ?? Life.FirstSeen</c>, to
/// the second) and then id, both descending. Everything that filters need is in memory; full postings are read on demand.
/// </summary>
public sealed class Segment
{
    private readonly IColdReader _cold;
    private readonly PageCache _cache;
    private readonly Lazy<int[]> _byId;

    private Segment(SegmentColumns columns, IColdReader cold, PageCache cache)
    {
        (Columns, _cold, _cache) = (columns, cold, cache);
        Inverted = new InvertedIndex(columns);
        Points = new PointTable(columns.Terms);
        Changed = columns.Changed.Length == 0 ? 0 : columns.Changed.Max();
        _byId = new(SortById);
    }

    public int Count => Columns.Count;

    /// <summary>Latest change of a posting in it, in seconds since 1970.</summary>
    internal uint Changed { get; }

    internal SegmentColumns Columns { get; }

    internal InvertedIndex Inverted { get; }

    internal PointTable Points { get; }

    /// <summary>
    /// Opens what <see cref="SegmentBuilder.Build"/> made. Throws <see cref="InvalidSegmentException"/> for anything that cannot be trusted.
    /// </summary>
    /// <param name="hot">The whole hot part; not kept.</param>
    /// <param name="cold">Where the cold part is read from.</param>
    /// <param name="cache">Shared between segments if given; else the segment has one of its own.</param>
    public static Segment Open(ReadOnlyMemory<byte> hot, IColdReader cold, PageCache? cache = null) =>
        new(SegmentCodec.Decode(hot.Span), cold, cache ?? new PageCache());

    public PostingId IdOf(int ordinal) => new(Columns.Ids[ordinal]);

    /// <summary>Finds a posting, open or closed, by its id.</summary>
    public bool TryFind(PostingId id, out int ordinal)
    {
        var (low, high) = (0, Count - 1);
        var byId = _byId.Value;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            ordinal = byId[middle];
            var order = Columns.Ids[ordinal].CompareTo(id.Value);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        ordinal = -1;
        return false;
    }

    /// <summary>Reads the whole posting. Throws <see cref="InvalidSegmentException"/> when the cold part is damaged.</summary>
    public async ValueTask<Posting> ReadPostingAsync(int ordinal, CancellationToken cancellationToken = default)
    {
        var json = await ReadJsonAsync(ordinal, cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Deserialize<Posting>(json.Span, PostingJson.Options) ?? throw SectionFile.Damaged("posting");
    }

    /// <summary>Reads the posting as it was stored: JSON in UTF-8, written by <see cref="PostingJson.Options"/>.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadJsonAsync(int ordinal, CancellationToken cancellationToken = default)
    {
        var page = Columns.Pages.PageOf(ordinal);
        var bytes = await _cache.GetAsync(this, page, Columns.Pages[page].Raw, () => ReadPageAsync(page), cancellationToken).ConfigureAwait(false);
        return ColdPages.Slice(bytes, ordinal - Columns.Pages.FirstOrdinal(page));
    }

    /// <summary>The first ordinal that is not newer than a position.</summary>
    internal int FirstAtOrAfter(uint date, ulong id)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var newer = Columns.Dates[middle] > date || (Columns.Dates[middle] == date && Columns.Ids[middle] > id);
            (low, high) = newer ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // Shared by all who wait for the page, so no single caller may cancel it.
    private async Task<ReadOnlyMemory<byte>> ReadPageAsync(int page)
    {
        var (offset, stored, raw, checksum) = Columns.Pages[page];
        var bytes = await _cold.ReadRangeAsync(offset, stored, CancellationToken.None).ConfigureAwait(false);
        return bytes.Length == stored && Checksum.Of(bytes.Span) == checksum
            ? SectionFile.Expanded(bytes.Span, raw, "page")
            : throw SectionFile.Damaged("page");
    }

    private int[] SortById()
    {
        var byId = new int[Count];
        for (var i = 0; i < byId.Length; i++)
        {
            byId[i] = i;
        }

        Array.Sort((ulong[])Columns.Ids.Clone(), byId);
        return byId;
    }
}
