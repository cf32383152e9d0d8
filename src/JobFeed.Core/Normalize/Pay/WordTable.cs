using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Finds a word of a text in a fixed vocabulary without allocating, in any case: an open-addressing table over the hashes of lower-cased words,
/// a quarter full, so that most words are told apart by one look. Built once; reading is safe from any thread.
/// </summary>
internal sealed class WordTable
{
    private const int LongestWord = 32;
    private readonly (ulong Hash, int Number)[] _slots;
    private readonly int _mask;

    public WordTable(IEnumerable<KeyValuePair<string, int>> numbers)
        : this([.. numbers.Select(one => KeyValuePair.Create(WordHash.Of(one.Key), one.Value))])
    {
    }

    /// <summary>A table of words by their hashes.</summary>
    public WordTable(IReadOnlyCollection<KeyValuePair<ulong, int>> numbers)
    {
        var size = 16;
        while (size < numbers.Count * 4)
        {
            size *= 2;
        }

        (_slots, _mask) = (new (ulong, int)[size], size - 1);
        foreach (var (hash, number) in numbers)
        {
            var slot = (int)hash & _mask;
            while (_slots[slot].Number != 0)
            {
                slot = (slot + 1) & _mask;
            }

            _slots[slot] = (hash, number);
        }
    }

    /// <summary>The word's number, or 0.</summary>
    public int Find(ReadOnlySpan<char> word) => Find(HashOf(word, 0, word.Length));

    /// <summary>What a word within a text is found by, in every table; 0 for one longer than any in them.</summary>
    public static ulong HashOf(ReadOnlySpan<char> text, int start, int end) => end - start > LongestWord ? 0 : WordHash.Of(text, start, end, out _);

    /// <summary>The same for a word that is cut already.</summary>
    public static ulong HashOf(in TextWord word) => word.End - word.Start > LongestWord ? 0 : word.Hash;

    /// <summary>The number of the word with the hash, or 0.</summary>
    public int Find(ulong hash)
    {
        for (var slot = (int)hash & _mask; _slots[slot].Number != 0; slot = (slot + 1) & _mask)
        {
            if (_slots[slot].Hash == hash)
            {
                return _slots[slot].Number;
            }
        }

        return 0;
    }
}
