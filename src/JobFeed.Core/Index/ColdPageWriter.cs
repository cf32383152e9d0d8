using JobFeed.Core.Index.Texts;

namespace JobFeed.Core.Index;

/// <summary>
/// Writes the cold part: first postings, newest first, in pages that are read one by one; then the ledger (<see cref="LedgerPage"/>) and the model that the
/// postings are written by. A page holds the number of its postings, their lengths in bits as Rice codes beyond the least, then the postings in symbols of the model.
/// </summary>
internal sealed class ColdPageWriter
{
    /// <summary>A page is closed when it holds this many bytes: a read fetches one, and unpacks only the postings that are asked for.</summary>
    private const int PageBytes = 32 * 1024;

    private readonly Stream _cold;
    private readonly TextPlan _plan;
    private readonly TextModel _model;
    private readonly ISymbolSink _writer;
    private readonly BitSink _bits = new();
    private readonly List<int> _lengths = [];
    private readonly PageDirectoryBuilder _pages = new();
    private int _count;
    private long _written;

    /// <param name="plan">What the model was counted by.</param>
    /// <param name="model">Counted from just the postings that will be added.</param>
    /// <param name="cold">Takes the cold part.</param>
    public ColdPageWriter(TextPlan plan, TextModel model, Stream cold) =>
        (_plan, _model, _writer, _cold) = (plan, model, model.Writer(_bits), cold);

    public void Add(ReadOnlySpan<byte> json, in TextRow row)
    {
        _plan.Cut(json, row, _writer, isLearning: false);
        _lengths.Add((int)(_bits.Length - _written));
        _written = _bits.Length;
        _count++;
        if (_written >= 8 * PageBytes)
        {
            ClosePage();
        }
    }

    /// <summary>Ends the cold part, and gives where everything lies.</summary>
    public ColdDirectory Finish(IndexRow[] rows)
    {
        ClosePage();
        var (ledger, models) = (new PageDirectoryBuilder(), new PageDirectoryBuilder());
        for (var first = 0; first < rows.Length; first += LedgerPage.Postings)
        {
            AddCompressed(ledger, first, LedgerPage.Encode(rows.AsSpan(first..Math.Min(rows.Length, first + LedgerPage.Postings))));
        }

        if (rows.Length > 0)
        {
            var model = new ByteSink();
            _model.Encode(model);
            AddCompressed(models, 0, model.Written);
        }

        return new ColdDirectory(_pages.Build(0), ledger.Build(_pages.Stored), models.Build(_pages.Stored + ledger.Stored));
    }

    private void AddCompressed(PageDirectoryBuilder directory, int first, ReadOnlySpan<byte> page)
    {
        var stored = SectionFile.Compressed(page);
        directory.Add(first, stored, page.Length);
        _cold.Write(stored);
    }

    private void ClosePage()
    {
        if (_lengths.Count == 0)
        {
            return;
        }

        var (page, lengths, least) = (new ByteSink(), new BitSink(), _lengths.Min());
        var k = Rice.Parameter(_lengths.Sum(length => (long)length - least), _lengths.Count);
        _lengths.ForEach(length => lengths.Code((ulong)(length - least), k));
        page.Number((ulong)_lengths.Count);
        page.Number((ulong)least);
        page.Number((ulong)k);
        page.Number((ulong)((lengths.Length + 7) / 8));
        page.Raw(lengths.ToArray().AsSpan()[..^Rice.Padding]);
        page.Raw(_bits.ToArray());
        _pages.Add(_count - _lengths.Count, page.Written, page.Written.Length);
        _cold.Write(page.Written);
        _lengths.Clear();
        _bits.Clear();
        _written = 0;
    }
}

/// <summary>Where the parts of the cold part lie: pages of postings, pages of the ledger, and the model as the only page of its kind.</summary>
internal sealed record ColdDirectory(PageDirectory Pages, PageDirectory Ledger, PageDirectory Model);
