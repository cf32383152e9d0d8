using System.Runtime.InteropServices;

namespace JobFeed.Core.Index.Texts;

/// <summary>Counts the symbols of all postings of a segment, and makes the model that writes them in the fewest bits.</summary>
internal sealed class TextCounts(TextPlan plan) : ISymbolSink
{
    /// <summary>Texts of a column that are held at first; beyond, those that occurred once are forgotten.</summary>
    private const int MostTexts = 1 << 20;

    /// <summary>A text that occurs less often is written out each time.</summary>
    private const int WorthSymbol = 2;

    private readonly List<Column> _columns = [];
    private readonly long[] _bytes = [.. Enumerable.Repeat(1L, 256)], _lengths = [.. Enumerable.Repeat(1L, TextModel.Lengths)];

    public void Add(ReadOnlySpan<byte> json, IndexRow row) => plan.Cut(json, row, this, isLearning: true);

    void ISymbolSink.Glue(int column, int glue) => CollectionsMarshal.GetValueRefOrAddDefault(At(column).Next, glue, out _)++;

    void ISymbolSink.Special(int column, int symbol) => At(column).Specials[symbol]++;

    void ISymbolSink.Text(int column, ReadOnlySpan<byte> text)
    {
        var texts = At(column).Texts;
        CollectionsMarshal.GetValueRefOrAddDefault(texts.GetAlternateLookup<ReadOnlySpan<byte>>(), text, out _)++;
        if (texts.Count > _columns[column].Most)
        {
            // Where most occur again, little is forgotten: the next look is worth it only after as many more.
            Forget(_columns[column]);
            _columns[column].Most = Math.Max(MostTexts, 2 * texts.Count);
        }
    }

    public TextModel Build()
    {
        var columns = new TextColumn[plan.Columns.Count];
        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = Build(At(column), plan.Columns[column]);
        }

        return new TextModel(columns, [.. plan.Glues], HuffmanCode.Of(_bytes), HuffmanCode.Of(_lengths));
    }

    private TextColumn Build(Column counts, ColumnPlan column)
    {
        Forget(counts);
        var words = counts.Texts.Keys.ToArray();
        Array.Sort(words, (a, b) => a.AsSpan().SequenceCompareTo(b));
        var next = counts.Next.Keys.Order().ToArray();
        foreach (var (first, uses) in column.PairUses)
        {
            if (uses < WorthSymbol - 1)
            {
                column.Pairs.Remove(first);
            }
        }

        return new TextColumn
        {
            IsWhole = column.IsWhole,
            Guess = column.Guess,
            Pairs = column.Guess.Kind == GuessKind.Paired ? column.Pairs : null,
            Words = words,
            IsFrequent = Array.ConvertAll(words, column.Frequent.Contains),
            Values = HuffmanCode.Of([.. counts.Specials, .. words.Select(w => counts.Texts[w])]),
            Next = next,
            Follows = HuffmanCode.Of([.. next.Select(n => counts.Next[n])]),
        };
    }

    // Texts that occurred once are to be written out.
    private void Forget(Column column)
    {
        foreach (var (text, count) in column.Texts)
        {
            if (count >= WorthSymbol)
            {
                continue;
            }

            column.Texts.Remove(text);
            column.Specials[TextColumn.Escape]++;
            _lengths[Math.Min(text.Length, TextModel.Lengths - 1)]++;
            foreach (var b in text)
            {
                _bytes[b]++;
            }
        }
    }

    private Column At(int column)
    {
        while (_columns.Count <= column)
        {
            _columns.Add(new Column());
        }

        return _columns[column];
    }

    private sealed class Column
    {
        public Dictionary<byte[], long> Texts { get; } = new(Utf8Comparer.Instance);

        public int Most { get; set; } = MostTexts;

        public long[] Specials { get; } = new long[TextColumn.Texts];

        public Dictionary<int, long> Next { get; } = [];
    }
}
