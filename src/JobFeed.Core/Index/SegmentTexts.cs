using JobFeed.Core.Index.Texts;

namespace JobFeed.Core.Index;

/// <summary>Reads a segment's postings in order, one page in memory at a time and none in the cache: for merges.</summary>
internal sealed class SegmentTexts(Segment segment)
{
    private TextModel? _model;
    private ReadOnlyMemory<byte> _bytes;
    private int[] _starts = [];
    private int _page = -1;

    public async ValueTask<byte[]> ReadAsync(int ordinal, CancellationToken cancellationToken)
    {
        var pages = segment.Columns.Pages;
        var page = pages.PageOf(ordinal);
        if (page != _page)
        {
            _model ??= await segment.ReadModelAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            _bytes = await segment.ReadStoredPageAsync(page, cancellationToken).ConfigureAwait(false);
            (_page, _starts) = (page, TextPage.Starts(_bytes.Span, pages.FirstOrdinal(page + 1) - pages.FirstOrdinal(page)));
        }

        return TextPage.Read(_model!, new BitSource(_bytes.Span, _starts[ordinal - pages.FirstOrdinal(page)]), TextRow.Of(segment.Columns, ordinal));
    }
}
