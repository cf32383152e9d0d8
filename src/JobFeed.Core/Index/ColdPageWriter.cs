namespace JobFeed.Core.Index;

/// <summary>
/// Writes the cold part: first postings as JSON, newest first, in pages that are compressed and read one by one; then the ledger (<see cref="LedgerPage"/>).
/// A page holds the number of its postings, their lengths, then their bytes.
/// </summary>
internal sealed class ColdPageWriter
{
    /// <summary>A page is closed when it holds this many bytes: a few postings with long texts, many with short ones.</summary>
    private const int PageBytes = 48 * 1024;

    private readonly ByteSink _cold = new();
    private readonly List<int> _lengths = [];
    private readonly PageDirectoryBuilder _pages = new();
    private ByteSink _texts = new();
    private int _count;

    /// <summary>True when the page that is being filled has something, but too little to stand alone.</summary>
    public bool HasFewPending => _texts.Written.Length is > 0 and < PageBytes / 4;

    /// <summary>Whether a page of another segment is large enough to be taken over as it is.</summary>
    public static bool IsWorthKeeping(int raw) => raw >= PageBytes / 2;

    public void Add(ReadOnlySpan<byte> json)
    {
        Append(json);
        if (_texts.Written.Length >= PageBytes)
        {
            ClosePage();
        }
    }

    /// <summary>Adds to the page that is being filled, however full it is.</summary>
    public void Append(ReadOnlySpan<byte> json)
    {
        _lengths.Add(json.Length);
        _texts.Raw(json);
        _count++;
    }

    /// <summary>Takes over a page of another segment as it is stored.</summary>
    public void AddPage(ReadOnlySpan<byte> stored, int raw, int postings)
    {
        ClosePage();
        _pages.Add(_count, stored, raw);
        _cold.Raw(stored);
        _count += postings;
    }

    public (byte[] Cold, PageDirectory Pages, PageDirectory Ledger) Finish(IndexRow[] rows)
    {
        ClosePage();
        var ledger = new PageDirectoryBuilder();
        for (var first = 0; first < rows.Length; first += LedgerPage.Postings)
        {
            var page = LedgerPage.Encode(rows.AsSpan(first..Math.Min(rows.Length, first + LedgerPage.Postings)));
            var stored = SectionFile.Compressed(page);
            ledger.Add(first, stored, page.Length);
            _cold.Raw(stored);
        }

        return (_cold.Written.ToArray(), _pages.Build(0), ledger.Build(_pages.Stored));
    }

    /// <summary>Ends the page that is being filled.</summary>
    public void ClosePage()
    {
        if (_lengths.Count == 0)
        {
            return;
        }

        var page = new ByteSink();
        page.Number((ulong)_lengths.Count);
        foreach (var length in _lengths)
        {
            page.Number((ulong)length);
        }

        page.Raw(_texts.Written);
        var stored = SectionFile.Compressed(page.Written);
        _pages.Add(_count - _lengths.Count, stored, page.Written.Length);
        _cold.Raw(stored);
        _lengths.Clear();
        _texts = new ByteSink();
    }
}
