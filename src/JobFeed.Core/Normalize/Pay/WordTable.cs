using System.Runtime.CompilerServices;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Finds a word of a text in a fixed vocabulary without allocating, in any case: an open-addressing table over lower-cased words.
/// Built once; reading is safe from any thread.
/// </summary>
internal sealed class WordTable
{
    private const int LongestWord = 32;
    private readonly string?[] _words;
    private readonly int[] _numbers;
    private readonly int _mask;

    public WordTable(IReadOnlyDictionary<string, int> numbers)
    {
        var size = 16;
        while (size < numbers.Count * 4)
        {
            size *= 2;
        }

        (_words, _numbers, _mask) = (new string?[size], new int[size], size - 1);
        foreach (var (word, number) in numbers)
        {
            var lower = word.ToLowerInvariant();
            var slot = (int)Hash(lower) & _mask;
            while (_words[slot] is not null)
            {
                slot = (slot + 1) & _mask;
            }

            (_words[slot], _numbers[slot]) = (lower, number);
        }
    }

    /// <summary>The word's number, or 0.</summary>
    [SkipLocalsInit]
    public int Find(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
        {
            return 0;
        }

        Span<char> lower = stackalloc char[LongestWord];
        lower = lower[..word.Length];
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            lower[i] = c < 128 ? (uint)(c - 'A') <= 'Z' - 'A' ? (char)(c | 0x20) : c : char.ToLowerInvariant(c);
        }

        for (var slot = (int)Hash(lower) & _mask; _words[slot] is { } known; slot = (slot + 1) & _mask)
        {
            if (lower.SequenceEqual(known))
            {
                return _numbers[slot];
            }
        }

        return 0;
    }

    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }
}
