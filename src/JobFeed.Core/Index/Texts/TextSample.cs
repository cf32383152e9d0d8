using System.Runtime.InteropServices;

namespace JobFeed.Core.Index.Texts;

/// <summary>Finds out from a sample of postings which columns repeat whole values, which values follow from others, and which words are frequent.</summary>
internal sealed class TextSample : ISymbolSink
{
    /// <summary>Postings that are enough to tell.</summary>
    public const int Enough = 2048;

    /// <summary>A column that has this many different values a value, or fewer, repeats them whole.</summary>
    private const double WholeShare = 0.65;

    /// <summary>A text is frequent when it is one in so many of its column.</summary>
    private const int FrequentShare = 256, LeastFrequent = 4;

    /// <summary>What follows a text is counted for so many of each column, and only for such that occur so often.</summary>
    private const int MostLeading = 1024, LeastLeading = 8;

    private readonly List<(ReadOnlyMemory<byte> Json, TextRow Row)> _postings = [];
    private readonly List<Dictionary<byte[], int>> _texts = [];

    public void Add(ReadOnlyMemory<byte> json, in TextRow row) => _postings.Add((json, row));

    public TextPlan Plan()
    {
        var (plan, values) = (new TextPlan(), new List<(int Column, int Start, int End)>());
        foreach (var (json, _) in _postings)
        {
            plan.Values(json.Span, values);
            values.ForEach(v => Add(v.Column, json.Span[v.Start..v.End]));
        }

        for (var column = 0; column < _texts.Count; column++)
        {
            plan.Columns[column].IsWhole = _texts[column].Count <= WholeShare * _texts[column].Values.Sum();
        }

        ChooseGuesses(plan, values);
        CountWords(plan);
        return plan;
    }

    void ISymbolSink.Glue(int column, int glue)
    {
    }

    void ISymbolSink.Special(int column, int symbol)
    {
    }

    void ISymbolSink.Copy(int column, int length, int distance)
    {
    }

    void ISymbolSink.Text(int column, ReadOnlySpan<byte> text) => Add(column, text);

    private void ChooseGuesses(TextPlan plan, List<(int Column, int Start, int End)> values)
    {
        var (finder, given) = (new GuessFinder(_texts.ConvertAll(t => t.Count)), new GivenFinder(plan, _texts));
        foreach (var (json, row) in _postings)
        {
            plan.Values(json.Span, values);
            finder.Look(json.Span, row, values, plan);
            given.Look(json.Span, values);
        }

        finder.Choose(plan);
        given.Choose();
    }

    private void CountWords(TextPlan plan)
    {
        _texts.Clear();
        _postings.ForEach(p => plan.Cut(p.Json.Span, p.Row, this, isLearning: true));
        for (var column = 0; column < _texts.Count; column++)
        {
            var least = Math.Max(LeastFrequent, _texts[column].Values.Sum() / FrequentShare);
            plan.Columns[column].Frequent.UnionWith(_texts[column].Where(t => t.Value >= least).Select(t => t.Key));
            if (!plan.Columns[column].IsWhole || plan.Columns.Exists(c => c.Given == column))
            {
                plan.Columns[column].Leading.UnionWith(_texts[column].Where(t => t.Value >= LeastLeading).OrderByDescending(t => t.Value)
                    .ThenBy(t => t.Key, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).Take(MostLeading).Select(t => t.Key));
            }
        }
    }

    private void Add(int column, ReadOnlySpan<byte> text)
    {
        while (_texts.Count <= column)
        {
            _texts.Add(new(Utf8Comparer.Instance));
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_texts[column].GetAlternateLookup<ReadOnlySpan<byte>>(), text, out _)++;
    }
}
