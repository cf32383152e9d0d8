using System.Runtime.CompilerServices;
using System.Text.Json;
using JobFeed.Core.Index.Texts;
using JobFeed.Core.Postings;
using JobFeed.Core.Search;

namespace JobFeed.Core.Index;

/// <summary>
/// An immutable part of the index. Ordinals number its postings newest first, by effective date (<c>DatePosted ?? Life.FirstSeen</c>, to
/// the second) and then id, both descending. Everything that filters need is in memory; full postings are read on demand.
/// </summary>
public sealed class Segment
{
    private const int MostPayOrders = 2;

    private readonly IColdReader _cold;
    private readonly PageCache _cache;
    private readonly CachedPage?[] _held;
    private readonly Lazy<IdTable> _byId;
    private readonly Lazy<PlaceTable> _places;
    private readonly Lazy<FacetColumn> _skills;
    private readonly ConditionalWeakTable<Segment, int[]> _replaced = [];
    private readonly TextPart? _text;
    private readonly Lock _reading = new();
    private volatile TextModel? _model;
    private Task<TextModel>? _modelRead;
    private volatile ComparablePay? _pay;
    private volatile PayOrder[] _payOrders = [];

    private Segment(SegmentColumns columns, IColdReader cold, PageCache cache, TextPart? text)
    {
        (Columns, _cold, _cache, _text) = (columns, cold, cache, text);
        _held = new CachedPage?[columns.Pages.Count + columns.Ledger.Count + columns.Model.Count];
        _byId = new(() => new IdTable(columns.Ids));
        _places = new(() => new PlaceTable(columns.Terms));
        _skills = new(() => new FacetColumn(columns, TermKind.Skill));
        (OpenBits, OpenCount) = OpenOf(columns);
    }

    public int Count => Columns.Count;

    internal SegmentColumns Columns { get; }

    internal PostingLists Lists => Columns.Lists;

    /// <summary>The postings that are not closed.</summary>
    internal ulong[] OpenBits { get; }

    internal int OpenCount { get; }

    /// <summary>Latest change of a posting in it, in seconds since 1970.</summary>
    internal uint Changed => Columns.Changed;

    internal PlaceTable Places => _places.Value;

    /// <summary>Which of its postings have a word.</summary>
    internal TextPart Text => _text ?? throw new InvalidOperationException("The segment was opened without its text part, so that no words can be looked for.");

    internal FacetColumn Skills => _skills.Value;

    /// <summary>
    /// Opens what <see cref="SegmentBuilder.Build"/> made. Throws <see cref="InvalidSegmentException"/> for anything that cannot be trusted.
    /// </summary>
    /// <param name="hot">The whole hot part; not kept.</param>
    /// <param name="cold">Where the cold part is read from.</param>
    /// <param name="cache">Shared between segments if given; else the segment has one of its own.</param>
    /// <param name="text">The text part; without it the segment answers no free text and cannot be merged.</param>
    public static Segment Open(ReadOnlyMemory<byte> hot, IColdReader cold, PageCache? cache = null, TextPart? text = null) =>
        new(SegmentCodec.Decode(hot.Span), cold, cache ?? new PageCache(), text);

    /// <summary>Opens what lies in memory.</summary>
    public static Segment Open(EncodedSegment encoded, PageCache? cache = null) =>
        Open(encoded.Hot, new MemoryColdReader(encoded.Cold), cache, TextPart.Of(encoded));

    public PostingId IdOf(int ordinal) => new(Columns.Ids[ordinal]);

    /// <summary>Finds a posting, open or closed, by its id.</summary>
    public bool TryFind(PostingId id, out int ordinal) => (ordinal = _byId.Value.Find(id.Value)) >= 0;

    /// <summary>Reads the whole posting. Throws <see cref="InvalidSegmentException"/> when the cold part is damaged.</summary>
    public async ValueTask<Posting> ReadPostingAsync(int ordinal, CancellationToken cancellationToken = default)
    {
        var json = await ReadJsonAsync(ordinal, cancellationToken).ConfigureAwait(false);
        return JsonSerializer.Deserialize<Posting>(json.Span, PostingJson.Options) ?? throw SectionFile.Damaged("posting");
    }

    /// <summary>
    /// Reads the posting as it was stored: JSON in UTF-8, written by <see cref="PostingJson.Options"/>. Complete at once when its page is held.
    /// </summary>
    public ValueTask<ReadOnlyMemory<byte>> ReadJsonAsync(int ordinal, CancellationToken cancellationToken = default) =>
        TryGetJson(ordinal, out var json) ? new(json) : new(ReadTextAsync(ordinal, cancellationToken));

    /// <summary>Reads the beginning of the text part. Throws <see cref="InvalidSegmentException"/> when it is damaged or of a format that is not read.</summary>
    public async Task CheckTextAsync(CancellationToken cancellationToken) => await Text.ReadLengthsAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The posting as it was stored, when its page is held in memory.</summary>
    internal bool TryGetJson(int ordinal, out ReadOnlyMemory<byte> json)
    {
        var page = Columns.Pages.PageOf(ordinal);
        var held = Held(page);
        json = held is null ? default : TextOf(held, page, ordinal);
        return held is not null;
    }

    /// <summary>The hash of the posting's content, see <see cref="ContentHash"/>.</summary>
    internal async ValueTask<ulong> ReadHashAsync(int ordinal, CancellationToken cancellationToken = default)
    {
        var page = Columns.Pages.Count + (ordinal / LedgerPage.Postings);
        var held = Held(page) ?? await _cache.ReadAsync(this, _held, page, cancellationToken).ConfigureAwait(false);
        return LedgerPage.Hash(held.Bytes.Span, ordinal % LedgerPage.Postings);
    }

    /// <summary>A page of the cold part as it is stored; <paramref name="page"/> counts those of texts first, then those of the ledger, then the model.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> ReadStoredPageAsync(int page, CancellationToken cancellationToken = default)
    {
        var (offset, stored, _, checksum) = Entry(page);
        var bytes = await _cold.ReadRangeAsync(offset, stored, cancellationToken).ConfigureAwait(false);
        return bytes.Length == stored && Checksum.Of(bytes.Span) == checksum ? bytes : throw SectionFile.Damaged("page");
    }

    internal async Task<CachedPage> ReadPageAsync(int page)
    {
        if (page >= Columns.Pages.Count)
        {
            return new CachedPage(await ReadLedgerPageAsync(page - Columns.Pages.Count).ConfigureAwait(false), []);
        }

        await ReadModelAsync().ConfigureAwait(false);
        var bytes = await ReadStoredPageAsync(page).ConfigureAwait(false);
        return new CachedPage(bytes, TextPage.Starts(bytes.Span, Columns.Pages.FirstOrdinal(page + 1) - Columns.Pages.FirstOrdinal(page)));
    }

    internal async Task<ReadOnlyMemory<byte>> ReadLedgerPageAsync(int page)
    {
        var bytes = await ReadStoredPageAsync(Columns.Pages.Count + page).ConfigureAwait(false);
        return SectionFile.Expanded(bytes.Span, Entry(Columns.Pages.Count + page).Raw, "page");
    }

    /// <summary>The model that texts are written by; read when the first text is, once for all that wait. A read that failed is tried again.</summary>
    internal Task<TextModel> ReadModelAsync()
    {
        lock (_reading)
        {
            return _modelRead = _modelRead is null or { IsFaulted: true } or { IsCanceled: true } ? ReadModelAnewAsync() : _modelRead;
        }
    }

    /// <summary>Ordinals of an older segment whose postings this one has anew; worked out once for each pair.</summary>
    internal int[] ReplacedIn(Segment older) => _replaced.GetValue(older, FindReplaced);

    /// <summary>Pay made comparable by rates; worked out again only when the rates change.</summary>
    internal ComparablePay PayAt(ExchangeRates rates)
    {
        var pay = _pay;
        return pay is not null && pay.Rates == rates ? pay : _pay = new ComparablePay(Columns, rates);
    }

    /// <summary>The order of pay in a currency, and what its amounts are to be multiplied by. One order does for all currencies that can be converted into each other.</summary>
    internal (PayOrder Order, double Scale) PayOrderIn(string currency, ExchangeRates rates)
    {
        var factors = ComparablePay.FactorsTo(currency, Columns, rates);
        var known = _payOrders;
        foreach (var order in known)
        {
            if (order.ScaleTo(factors) is { } scale)
            {
                return (order, scale);
            }
        }

        var made = new PayOrder(Columns, factors);
        _payOrders = known.Length < MostPayOrders ? [.. known, made] : [known[0], made];
        return (made, 1);
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

    /// <summary>The first ordinal dated before a moment, in seconds since 1970.</summary>
    internal int FirstOlderThan(uint date) => date == 0 ? Count : FirstAtOrAfter(date - 1, ulong.MaxValue);

    private (long Offset, int Stored, int Raw, uint Checksum) Entry(int page)
    {
        var ledger = page - Columns.Pages.Count;
        return ledger < 0 ? Columns.Pages[page] : ledger < Columns.Ledger.Count ? Columns.Ledger[ledger] : Columns.Model[ledger - Columns.Ledger.Count];
    }

    private async Task<TextModel> ReadModelAnewAsync()
    {
        var page = Columns.Pages.Count + Columns.Ledger.Count;
        var bytes = await ReadStoredPageAsync(page).ConfigureAwait(false);
        return _model = TextModelCodec.Decode(new ByteSource(SectionFile.Expanded(bytes.Span, Entry(page).Raw, "text model")));
    }

    private ReadOnlyMemory<byte> TextOf(CachedPage held, int page, int ordinal)
    {
        var index = ordinal - Columns.Pages.FirstOrdinal(page);
        if (held.Text(index) is { } known)
        {
            return known;
        }

        var text = TextPage.Read(_model!, held.From(index), TextRow.Of(Columns, ordinal));
        _cache.Keep(_held, page, held, index, text);
        return text;
    }

    private CachedPage? Held(int page)
    {
        var held = Volatile.Read(ref _held[page]);
        if (held is { Used: false })
        {
            held.Used = true;
        }

        return held;
    }

    private async Task<ReadOnlyMemory<byte>> ReadTextAsync(int ordinal, CancellationToken cancellationToken)
    {
        var page = Columns.Pages.PageOf(ordinal);
        var held = await _cache.ReadAsync(this, _held, page, cancellationToken).ConfigureAwait(false);
        return TextOf(held, page, ordinal);
    }

    // The fewer ids are looked up among the more.
    private int[] FindReplaced(Segment older)
    {
        var found = new List<int>();
        var (few, many) = older.Count < Count ? (older, this) : (this, older);
        foreach (var ordinal in few._byId.Value.Sorted)
        {
            if (many._byId.Value.Find(few.Columns.Ids[ordinal]) is var at and >= 0)
            {
                found.Add(few == older ? ordinal : at);
            }
        }

        return [.. found];
    }

    private static (ulong[] Open, int Count) OpenOf(SegmentColumns columns)
    {
        var open = new ulong[Bits.Words(columns.Count)];
        open.AsSpan().Fill(ulong.MaxValue);
        Bits.ClearFrom(open, columns.Count);
        for (var i = 0; i < columns.Count; i++)
        {
            if ((columns.Facts[i] & (byte)RowFlags.Closed) != 0)
            {
                Bits.Clear(open, i);
            }
        }

        return (open, Bits.Count(open));
    }
}
