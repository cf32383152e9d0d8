using System.Runtime.InteropServices;

namespace JobFeed.Core.Index.Texts;

/// <summary>Counts the symbols of all postings of a segment, and makes the model that writes them in the fewest bits.</summary>
internal sealed class TextCounts(TextPlan plan) : ISymbolSink
{
    /// <summary>Texts of a column that are held at first; beyond, those that occurred once are forgotten.</summary>
    private const int MostTexts = 1 << 20;

    /// <summary>Pairs of a text and what follows it that are held at first, likewise.</summary>
    private const int MostFollowers = 1 << 19;

    /// <summary>A text that occurs less often is written out each time.</summary>
    private const int WorthSymbol = 2;

    private readonly List<Column> _columns = [];
    private readonly List<Dictionary<int, long>> _next = [];
    private readonly long[] _bytes = [.. Enumerable.Repeat(1L, 256)], _lengths = [.. Enumerable.Repeat(1L, TextModel.Lengths)];
    private readonly long[] _copied = [.. Enumerable.Repeat(1L, NumberCode.Classes)], _distances = [.. Enumerable.Repeat(1L, NumberCode.Classes)];

    public void Add(ReadOnlySpan<byte> json, in TextRow row) => plan.Cut(json, row, this, isLearning: true);

    void ISymbolSink.Glue(int before, int glue)
    {
        while (_next.Count <= Math.Max(before, glue))
        {
            _next.Add([]);
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_next[before], glue, out _)++;
    }

    void ISymbolSink.Special(int column, int symbol)
    {
        var counts = At(column);
        counts.All.Specials[symbol]++;
        if (counts.Before is { } before)
        {
            before.Specials[symbol]++;
        }

        counts.Before = counts.IsWhole ? null : symbol is TextColumn.End or TextColumn.Guessed ? counts.AtStart : symbol >= TextColumn.Again ? counts.AfterAgain[symbol - TextColumn.Again] : null;
    }

    void ISymbolSink.Copy(int column, int length, int distance)
    {
        ((ISymbolSink)this).Special(column, TextColumn.Copy);
        _copied[NumberCode.ClassOf(TextModel.CopyLength(length)).Class]++;
        _distances[NumberCode.ClassOf(TextModel.CopyDistance(distance)).Class]++;
    }

    void ISymbolSink.Text(int column, ReadOnlySpan<byte> text)
    {
        var counts = At(column);
        counts.All.Add(text);
        counts.Followers += counts.Before?.Add(text) == true ? 1 : 0;
        counts.Before = counts.After.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(text, out var after) ? after : null;
        if (counts.All.Texts.Count > counts.Most)
        {
            // Where most occur again, little is forgotten: the next look is worth it only after as many more.
            Forget(counts);
            (counts.Most, counts.IsExact) = (Math.Max(MostTexts, 2 * counts.All.Texts.Count), false);
        }

        if (counts.Followers > counts.MostFollowers)
        {
            counts.ForgetFollowers();
        }
    }

    public TextModel Build()
    {
        var columns = new TextColumn[plan.Columns.Count];
        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = Build(At(column), plan.Columns[column]);
        }

        var glues = plan.Glues.Select((glue, number) => GlueOf(glue, plan.ColumnOf[number], number < _next.Count ? _next[number] : [])).ToArray();
        return new TextModel(columns, glues, HuffmanCode.Of(_bytes), HuffmanCode.Of(_lengths), new NumberCode(HuffmanCode.Of(_copied)), new NumberCode(HuffmanCode.Of(_distances)));
    }

    private static TextGlue GlueOf(byte[] glue, int column, Dictionary<int, long> followers)
    {
        var next = followers.Keys.Order().ToArray();
        return new TextGlue([.. glue.AsSpan()[..^Math.Min(1, glue.Length)]], glue.Length > 0 && glue[^1] != 0, column, next, HuffmanCode.Of([.. next.Select(n => followers[n])]));
    }

    private TextColumn Build(Column counts, ColumnPlan column)
    {
        var isExact = counts.IsExact && column.Guess.Kind != GuessKind.Paired;
        Forget(counts);
        var words = counts.All.Texts.Keys.ToArray();
        Array.Sort(words, (a, b) => a.AsSpan().SequenceCompareTo(b));
        foreach (var (first, uses) in column.PairUses)
        {
            if (uses < WorthSymbol - 1)
            {
                column.Pairs.Remove(first);
            }
        }

        long[] all = [.. counts.All.Specials, .. words.Select(w => counts.All.Texts[w])];
        var after = Followers(counts, words, all, isExact);
        return new TextColumn
        {
            IsWhole = column.IsWhole,
            Guess = column.Guess,
            Pairs = column.Guess.Kind == GuessKind.Paired ? column.Pairs : null,
            Words = words,
            IsFrequent = Array.ConvertAll(words, column.Frequent.Contains),
            Values = HuffmanCode.Of(all),
            After = after,
        };
    }

    /// <summary>Chooses what has followers of its own, and takes these from the counts of all.</summary>
    private static TextFollowers?[] Followers(Column counts, byte[][] words, long[] all, bool isExact)
    {
        var after = new TextFollowers?[all.Length];
        if (counts.IsWhole)
        {
            return after;
        }

        var symbols = words.Index().ToDictionary(w => w.Item, w => w.Index + TextColumn.Texts, Utf8Comparer.Instance);
        var (usual, sum) = (all.ToArray(), (double)all.Sum());
        IEnumerable<(int Symbol, Followed Counts)> leading =
        [
            (TextColumn.End, counts.AtStart), .. counts.AfterAgain.Select((c, i) => (TextColumn.Again + i, c)),
            .. counts.After.Where(a => symbols.ContainsKey(a.Key)).Select(a => (symbols[a.Key], a.Value)).OrderBy(a => a.Item1),
        ];
        foreach (var (symbol, followed) in leading)
        {
            var known = followed.By(symbols);
            after[symbol] = TextFollowers.Of(known, s => -Math.Log2(usual[s] / sum), isExact);
            foreach (var s in after[symbol]?.Symbols.Where(s => s >= 0) ?? [])
            {
                // It may yet be needed where it is not known to follow.
                all[s] = Math.Max(1, all[s] - known[s]);
            }
        }

        return after;
    }

    // Texts that occurred once are to be written out.
    private void Forget(Column column)
    {
        foreach (var (text, count) in column.All.Texts)
        {
            if (count >= WorthSymbol)
            {
                continue;
            }

            column.All.Texts.Remove(text);
            column.All.Specials[TextColumn.Escape]++;
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
            _columns.Add(new Column(plan.Columns[_columns.Count]));
        }

        return _columns[column];
    }

    /// <summary>How often symbols occur.</summary>
    private sealed class Followed
    {
        public Dictionary<byte[], long> Texts { get; } = new(Utf8Comparer.Instance);

        public long[] Specials { get; } = new long[TextColumn.Texts];

        /// <summary>True for a text that was not there before.</summary>
        public bool Add(ReadOnlySpan<byte> text)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(Texts.GetAlternateLookup<ReadOnlySpan<byte>>(), text, out var known)++;
            return !known;
        }

        public Dictionary<int, long> By(Dictionary<byte[], int> symbols)
        {
            var counts = new Dictionary<int, long>();
            for (var symbol = 0; symbol < Specials.Length; symbol++)
            {
                counts[symbol] = Specials[symbol];
            }

            foreach (var (text, count) in Texts)
            {
                counts[symbols.GetValueOrDefault(text, TextColumn.Escape)] = count + counts.GetValueOrDefault(symbols.GetValueOrDefault(text, TextColumn.Escape));
            }

            return counts.Where(c => c.Value > 0).ToDictionary();
        }
    }

    private sealed class Column
    {
        public Column(ColumnPlan plan)
        {
            IsWhole = plan.IsWhole;
            After = plan.Leading.ToDictionary(text => text, _ => new Followed(), Utf8Comparer.Instance);
            Before = IsWhole ? null : AtStart;
        }

        public bool IsWhole { get; }

        public Followed All { get; } = new();

        public Followed AtStart { get; } = new();

        /// <summary>By special symbol from <see cref="TextColumn.Again"/> on.</summary>
        public Followed[] AfterAgain { get; } = [.. Enumerable.Range(TextColumn.Again, TextColumn.Texts - TextColumn.Again).Select(_ => new Followed())];

        public Dictionary<byte[], Followed> After { get; }

        /// <summary>Counts what follows the symbol before; null where that is not counted.</summary>
        public Followed? Before { get; set; }

        public int Most { get; set; } = MostTexts;

        public int Followers { get; set; }

        public int MostFollowers { get; private set; } = TextCounts.MostFollowers;

        /// <summary>Whether nothing was forgotten.</summary>
        public bool IsExact { get; set; } = true;

        public void ForgetFollowers()
        {
            Followers = 0;
            foreach (var followed in After.Values.Append(AtStart).Concat(AfterAgain))
            {
                foreach (var (text, _) in followed.Texts.Where(t => t.Value < WorthSymbol))
                {
                    followed.Texts.Remove(text);
                }

                Followers += followed.Texts.Count;
            }

            (MostFollowers, IsExact) = (Math.Max(TextCounts.MostFollowers, 2 * Followers), false);
        }
    }
}
