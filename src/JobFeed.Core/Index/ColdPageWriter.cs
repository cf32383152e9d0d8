namespace JobFeed.Core.Index;

/// <summary>
/// Writes the cold part: postings as JSON, newest first, in pages that are compressed and read one by one. A page holds the number of its
/// postings, their lengths, then their bytes.
/// </summary>
internal sealed class ColdPageWriter
{
    /// <summary>A page is closed when it holds this many bytes: a few postings with long texts, many with short ones.</summary>
    private const int PageBytes = 48 * 1024;

    private readonly ByteSink _cold = new();
    private readonly List<(int FirstOrdinal, long Offset, int Stored, int Raw, uint Checksum)> _pages = [];
    private readonly List<int> _lengths = [];
    private ByteSink _texts = new();
    private int _count;

    public void Add(ReadOnlySpan<byte> json)
    {
        _lengths.Add(json.Length);
        _texts.Raw(json);
        _count++;
        if (_texts.Written.Length >= PageBytes)
        {
            ClosePage();
        }
    }

    public (byte[] Cold, PageDirectory Directory) Finish()
    {
        if (_lengths.Count > 0)
        {
            ClosePage();
        }

        return (_cold.Written.ToArray(), new PageDirectory(
            [.. _pages.Select(p => p.FirstOrdinal)], [.. _pages.Select(p => p.Offset)], [.. _pages.Select(p => p.Stored)],
            [.. _pages.Select(p => p.Raw)], [.. _pages.Select(p => p.Checksum)]));
    }

    private void ClosePage()
    {
        var page = new ByteSink();
        page.Number((ulong)_lengths.Count);
        foreach (var length in _lengths)
        {
            page.Number((ulong)length);
        }

        page.Raw(_texts.Written);
        var stored = SectionFile.Compressed(page.Written);
        _pages.Add((_count - _lengths.Count, _cold.Written.Length, stored.Length, page.Written.Length, Checksum.Of(stored)));
        _cold.Raw(stored);
        _lengths.Clear();
        _texts = new ByteSink();
    }
}
