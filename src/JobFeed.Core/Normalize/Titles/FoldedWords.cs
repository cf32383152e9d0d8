using System.Buffers;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Titles;

/// <summary>A short text as folded words: where each lies, and what parts it from the word before.</summary>
internal sealed class FoldedWords
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create(",|()[];:");

    private readonly string _folded;
    private readonly List<(int Start, int Length)> _words = [];

    public FoldedWords(string text)
    {
        Text = text;
        _folded = Folding.Of(text);
        var at = 0;
        while (at < _folded.Length)
        {
            while (at < _folded.Length && !IsWord(_folded[at]))
            {
                at++;
            }

            var start = at;
            while (at < _folded.Length && IsWord(_folded[at]))
            {
                at++;
            }

            if (at > start)
            {
                _words.Add((start, at - start));
            }
        }
    }

    public string Text { get; }

    public int Count => _words.Count;

    public ReadOnlySpan<char> this[int index] =>
        index >= 0 && index < _words.Count ? _folded.AsSpan(_words[index].Start, _words[index].Length) : default;

    public int StartOf(int index) => _words[index].Start;

    public int EndOf(int index) => _words[index].Start + _words[index].Length;

    public bool Is(int index, string word) => this[index].SequenceEqual(word);

    public bool IsAny(int index, IReadOnlySet<string> words)
    {
        var word = this[index];
        return !word.IsEmpty && ((HashSet<string>)words).GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    /// <summary>What stands between a word and the one before it.</summary>
    public ReadOnlySpan<char> Before(int index)
    {
        var from = index == 0 ? 0 : EndOf(index - 1);
        return index >= _words.Count ? _folded.AsSpan(from) : _folded.AsSpan(from, StartOf(index) - from);
    }

    /// <summary>True when a comma, bar, bracket or dash parts a word from the one before, or nothing stands before it.</summary>
    public bool StartsPart(int index) => index <= 0 || index >= Count || IsBreak(Before(index));

    private static bool IsBreak(ReadOnlySpan<char> between) => between.ContainsAny(Breaks) || between.Contains(" -", StringComparison.Ordinal) || between.Contains("- ", StringComparison.Ordinal);

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '+' or '#';
}
