using System.Collections.Immutable;
using JobFeed.Core.Index;

namespace JobFeed.Core.Search;

/// <summary>The words of a query in one segment as bitmaps, from which its clauses are answered. Those of phrases look at the places only where nothing else rules a posting out.</summary>
internal sealed class WordBitmaps
{
    private readonly TextQuery _query;
    private readonly Dictionary<string, WordList> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong[]> _bits = new(StringComparer.Ordinal);
    private readonly int _words;

    /// <param name="query">What is asked.</param>
    /// <param name="lists">Of its words, in their order; null for words that no posting has.</param>
    /// <param name="postings">Of the segment.</param>
    public WordBitmaps(TextQuery query, WordList?[] lists, int postings)
    {
        (_query, _words) = (query, Bits.Words(postings));
        for (var i = 0; i < lists.Length; i++)
        {
            if (lists[i] is { } list)
            {
                _lists.Add(query.Words[i], list);
                var bits = new ulong[_words];
                list.SetIn(bits);
                _bits.Add(query.Words[i], bits);
            }
        }
    }

    public WordList? List(string word) => _lists.GetValueOrDefault(word);

    /// <summary>How many of some postings have a word.</summary>
    public int CountIn(string word, ReadOnlySpan<ulong> live, bool allLive)
    {
        if (!_bits.TryGetValue(word, out var bits) || allLive)
        {
            return bits is null ? 0 : _lists[word].Count;
        }

        var both = new ulong[_words];
        live.CopyTo(both);
        Bits.And(both, bits);
        return Bits.Count(both);
    }

    /// <summary>Those of some postings that every clause holds for.</summary>
    public ulong[] Select(ReadOnlySpan<ulong> live)
    {
        var selected = new ulong[_words];
        live[.._words].CopyTo(selected);
        foreach (var clause in _query.Clauses.OrderBy(clause => clause.Alternatives.All(phrase => phrase.IsWord) ? 0 : 1))
        {
            var holds = new ulong[_words];
            foreach (var phrase in clause.Alternatives)
            {
                SetIn(phrase, selected, holds);
            }

            if (clause.IsExcluded)
            {
                Bits.AndNot(selected, holds);
            }
            else
            {
                Bits.And(selected, holds);
            }
        }

        return selected;
    }

    private void SetIn(TextPhrase phrase, ulong[] within, ulong[] holds)
    {
        if (phrase.IsWord)
        {
            SetIn(phrase.Words[0], holds);
            return;
        }

        var candidates = within.AsSpan().ToArray();
        foreach (var spellings in phrase.Words)
        {
            var any = new ulong[_words];
            SetIn(spellings, any);
            Bits.And(candidates, any);
        }

        if (candidates.AsSpan().ContainsAnyExcept(0UL))
        {
            PhraseFilter.SetIn([.. phrase.Words.Select(spellings => spellings.Select(List).OfType<WordList>().ToArray())], candidates, holds);
        }
    }

    private void SetIn(ImmutableArray<string> spellings, ulong[] bits)
    {
        foreach (var word in spellings)
        {
            if (_bits.TryGetValue(word, out var its))
            {
                Bits.Or(bits, its);
            }
        }
    }
}
