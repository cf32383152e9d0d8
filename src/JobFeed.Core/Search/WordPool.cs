using JobFeed.Core.Postings;

namespace JobFeed.Core.Search;

/// <summary>Numbers words while postings are collected, so that a posting holds numbers and each word lies in memory once.</summary>
internal sealed class WordPool
{
    /// <summary>Words of one posting that are indexed; what stands behind them is not found. Far beyond what postings have.</summary>
    public const int MostWords = 20_000;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly List<int> _tokens = [];

    public int Count => _words.Count;

    public string this[int number] => _words[number];

    /// <summary>
    /// The words of a posting in order. Each text begins with its field, as the complement of its number: a place of its own, so that no phrase reaches from one
    /// text into the next.
    /// </summary>
    public int[] TokensOf(Posting posting)
    {
        _tokens.Clear();
        Span<char> room = stackalloc char[WordReader.Room];
        var numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (field, text) in PostingTexts.Of(posting))
        {
            _tokens.Add(~(int)field);
            var reader = new WordReader(text, room);
            while (_tokens.Count < MostWords && reader.Next())
            {
                if (!numbers.TryGetValue(reader.Word, out var number))
                {
                    number = _words.Count;
                    _words.Add(reader.Word.ToString());
                    _numbers.Add(_words[^1], number);
                }

                _tokens.Add(number);
            }
        }

        return [.. _tokens];
    }
}
