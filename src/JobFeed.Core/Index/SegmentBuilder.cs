using JobFeed.Core.Index.Texts;
using JobFeed.Core.Postings;
using JobFeed.Core.Search;

namespace JobFeed.Core.Index;

/// <summary>A segment ready to be stored: the hot part answers filters, the cold part holds the postings' full texts, the text part says which have a word.</summary>
public sealed record EncodedSegment(byte[] Hot, byte[] Cold, byte[] Text, int Count);

/// <summary>
/// Collects postings, closed ones too, and encodes them as one segment. A posting added twice counts as last added.
/// The same postings give the same bytes, in whatever order they were added.
/// </summary>
public sealed class SegmentBuilder
{
    private readonly Dictionary<PostingId, IndexRow> _rows = [];
    private readonly TermPool _pool = new();
    private readonly Dictionary<PostingId, int[]> _tokens = [];
    private readonly WordPool _words = new();

    public int Count => _rows.Count;

    /// <summary>Adds an open posting, or a closed one as a tombstone: findable by id, never served.</summary>
    public void Add(Posting posting)
    {
        _rows[posting.Id] = IndexRow.Of(posting, _pool);
        _tokens[posting.Id] = posting.Life.Status == PostingStatus.Closed ? [] : _words.TokensOf(posting);
    }

    /// <summary>Encodes what was added. An empty segment is a valid one.</summary>
    public EncodedSegment Build()
    {
        var rows = _rows.Values.ToArray();
        Array.Sort(rows, IndexRow.NewestFirst);
        var (plan, model) = ModelOf(rows);
        using var cold = new MemoryStream();
        var texts = new ColdPageWriter(plan, model, cold);
        foreach (var row in rows)
        {
            texts.Add(row.Json.Span, TextRow.Of(row));
        }

        var words = TextEncoder.Encode(Array.ConvertAll(rows, row => _tokens[row.Id]), _words);
        return new EncodedSegment(SegmentCodec.Encode(rows, _pool, texts.Finish(rows)), cold.ToArray(), words, rows.Length);
    }

    private static (TextPlan Plan, TextModel Model) ModelOf(IndexRow[] rows)
    {
        var sample = new TextSample();
        var step = (rows.Length / TextSample.Enough) + 1;
        for (var i = 0; i < rows.Length; i += step)
        {
            sample.Add(rows[i].Json, TextRow.Of(rows[i]));
        }

        var plan = sample.Plan();
        var counts = new TextCounts(plan);
        foreach (var row in rows)
        {
            counts.Add(row.Json.Span, TextRow.Of(row));
        }

        return (plan, counts.Build());
    }
}
