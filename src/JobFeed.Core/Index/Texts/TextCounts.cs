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
    private int _posting;
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
        _posting += before == 0 ? 1 : 0;
    }

    void ISymbolSink.Special(int column, int symbol)
    {
        var counts = At(column);
        counts.All.Specials[symbol]++;
        if (Before(counts) is { } before)
        {
            before.Specials[symbol]++;
        }

        var isOver = symbol is TextColumn.End || (symbol == TextColumn.Guessed && !counts.Plan.IsWhole);
        (counts.Last, counts.LastIn) = (isOver ? Column.Start : symbol >= TextColumn.Again ? Column.Start + 1 + symbol - TextColumn.Again : Column.Unknown, _posting);
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
        counts.Followers += Before(counts)?.Add(text) == true ? 1 : 0;
        (counts.Last, counts.LastIn) = (counts.Leading.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(text, out var key) ? key : Column.Unknown, _posting);
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
        while (_columns.Count < plan.Columns.Count)
        {
            At(_columns.Count);
        }

        _columns.ForEach(Forget);
        var words = _columns.ConvertAll(WordsOf);
        var columns = words.Select((_, column) => Build(column, words)).ToArray();
        var glues = plan.Glues.Select((glue, number) => GlueOf(glue, plan.ColumnOf[number], number < _next.Count ? _next[number] : [])).ToArray();
        return new TextModel(columns, glues, HuffmanCode.Of(_bytes), HuffmanCode.Of(_lengths), new NumberCode(HuffmanCode.Of(_copied)), new NumberCode(HuffmanCode.Of(_distances)));
    }

    private static TextGlue GlueOf(byte[] glue, int column, Dictionary<int, long> followers)
    {
        var next = followers.Keys.Order().ToArray();
        return new TextGlue([.. glue.AsSpan()[..^Math.Min(1, glue.Length)]], glue.Length > 0 && glue[^1] != 0, column, next, HuffmanCode.Of([.. next.Select(n => followers[n])]));
    }

    private static byte[][] WordsOf(Column counts)
    {
        var words = counts.All.Texts.Keys.ToArray();
        Array.Sort(words, (a, b) => a.AsSpan().SequenceCompareTo(b));
        return words;
    }

    private TextColumn Build(int number, List<byte[][]> allWords)
    {
        var (counts, words) = (_columns[number], allWords[number]);
        var column = counts.Plan;
        foreach (var (first, uses) in column.PairUses)
        {
            if (uses < WorthSymbol - 1)
            {
                column.Pairs.Remove(first);
            }
        }

        long[] all = [.. counts.All.Specials, .. words.Select(w => counts.All.Texts[w])];
        var after = counts.Giver is null ? new TextFollowers?[1] : Followers(counts, words, all, allWords[_columns.IndexOf(counts.Giver)]);
        return new TextColumn
        {
            IsWhole = column.IsWhole,
            Guess = column.Guess,
            Pairs = column.Guess.Kind == GuessKind.Paired ? column.Pairs : null,
            Given = column.Given,
            Words = words,
            IsFrequent = Array.ConvertAll(words, column.Frequent.Contains),
            Values = HuffmanCode.Of(all),
            After = after,
        };
    }

    /// <summary>Chooses which symbols before have followers of their own, and takes these from the counts of all.</summary>
    private static TextFollowers?[] Followers(Column counts, byte[][] words, long[] all, byte[][] before)
    {
        var (symbols, after) = (Symbols(words), new TextFollowers?[TextColumn.Texts + before.Length]);
        var (usual, sum) = (all.ToArray(), (double)all.Sum());

        // What is guessed when written may not have been when counted.
        var isExact = counts.IsExact && counts.Plan.Guess.Kind != GuessKind.Paired && counts.Giver!.IsExact && counts.Giver.Plan.Guess.Kind != GuessKind.Paired;
        foreach (var (symbol, followed) in counts.Giver!.Keys(Symbols(before)).Select(k => (k.Symbol, Counts: counts.After[k.Key])).Where(f => f.Counts is not null).OrderBy(f => f.Symbol))
        {
            var known = followed!.By(symbols);
            after[symbol] = TextFollowers.Of(known, s => -Math.Log2(usual[s] / sum), isExact);
            foreach (var s in after[symbol]?.Symbols.Where(s => s >= 0) ?? [])
            {
                // It may yet be needed where it is not known to follow.
                all[s] = Math.Max(1, all[s] - known[s]);
            }
        }

        return after;
    }

    private static Dictionary<byte[], int> Symbols(byte[][] words) => words.Index().ToDictionary(w => w.Item, w => w.Index + TextColumn.Texts, Utf8Comparer.Instance);

    /// <summary>Counts what follows the symbol before; null where that is not counted.</summary>
    private Followed? Before(Column counts)
    {
        if (counts.Giver is not { } giver)
        {
            return null;
        }

        var key = giver.LastIn == _posting ? giver.Last : Column.Start;
        return key < 0 ? null : counts.After[key] ??= new Followed();
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
        while (_columns.Count <= Math.Max(column, plan.Columns[column].Given))
        {
            _columns.Add(new Column(plan.Columns[_columns.Count]));
        }

        var counts = _columns[column];
        if (counts.Giver is null && (counts.Plan.Given >= 0 || !counts.Plan.IsWhole))
        {
            counts.TakeFrom(counts.Plan.IsWhole ? _columns[counts.Plan.Given] : counts);
        }

        return counts;
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

    private sealed class Column(ColumnPlan plan)
    {
        /// <summary>Keys of what stands before a symbol: nothing, a special symbol from <see cref="TextColumn.Again"/> on, a leading text; or something else.</summary>
        public const int Start = 0, Unknown = -1;

        private const int FirstText = 1 + TextColumn.Texts - TextColumn.Again;

        public ColumnPlan Plan => plan;

        public Followed All { get; } = new();

        /// <summary>Leading texts with their keys.</summary>
        public Dictionary<byte[], int> Leading { get; } = plan.Leading.Index().ToDictionary(l => l.Item, l => FirstText + l.Index, Utf8Comparer.Instance);

        /// <summary>The column that has what stands before; null where that is not looked at.</summary>
        public Column? Giver { get; private set; }

        /// <summary>By key of the giver.</summary>
        public Followed?[] After { get; private set; } = [];

        /// <summary>Key of the last symbol, and the posting that it was in.</summary>
        public int Last { get; set; }

        public int LastIn { get; set; }

        public int Most { get; set; } = MostTexts;

        public int Followers { get; set; }

        public int MostFollowers { get; private set; } = TextCounts.MostFollowers;

        /// <summary>Whether nothing was forgotten.</summary>
        public bool IsExact { get; set; } = true;

        public void TakeFrom(Column giver) => (Giver, After) = (giver, new Followed?[FirstText + giver.Leading.Count]);

        /// <summary>Keys with their symbols; those of texts that have none are left out.</summary>
        public IEnumerable<(int Key, int Symbol)> Keys(Dictionary<byte[], int> symbols) =>
        [
            (Start, TextColumn.End), .. Enumerable.Range(TextColumn.Again, TextColumn.Texts - TextColumn.Again).Select(symbol => (Start + 1 + symbol - TextColumn.Again, symbol)),
            .. Leading.Where(l => symbols.ContainsKey(l.Key)).Select(l => (l.Value, symbols[l.Key])),
        ];

        public void ForgetFollowers()
        {
            Followers = 0;
            foreach (var followed in After)
            {
                foreach (var (text, _) in followed?.Texts.Where(t => t.Value < WorthSymbol) ?? [])
                {
                    followed!.Texts.Remove(text);
                }

                Followers += followed?.Texts.Count ?? 0;
            }

            (MostFollowers, IsExact) = (Math.Max(TextCounts.MostFollowers, 2 * Followers), false);
        }
    }
}
