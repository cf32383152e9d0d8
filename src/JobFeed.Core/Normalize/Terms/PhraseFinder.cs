namespace JobFeed.Core.Normalize.Terms;

/// <summary>
/// Finds phrases in folded text, the longest at each place. A phrase begins where a word begins; a table of the first two characters sorts out
/// nearly all words, so that a text is passed once, whatever the number of phrases.
/// </summary>
internal sealed class PhraseFinder<T>
{
    private const int Ascii = 128;

    private readonly (string Phrase, T Value)[]?[] _byPair = new (string, T)[Ascii * Ascii][];

    /// <summary>A bit for each pair that has phrases: small enough to stay in the nearest cache, which the table is not.</summary>
    private readonly ulong[] _pairs = new ulong[Ascii * Ascii / 64];

    /// <param name="rows">Phrases of at least two characters that begin with ASCII, parted by bars, with their meaning. The first meaning counts.</param>
    public PhraseFinder(IEnumerable<(string Phrases, T Value)> rows)
    {
        var phrases = rows
            .SelectMany(row => row.Phrases.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(phrase => (phrase, row.Value)))
            .DistinctBy(row => row.phrase);
        foreach (var group in phrases.GroupBy(row => Pair(row.phrase[0], row.phrase[1])))
        {
            _pairs[group.Key >> 6] |= 1UL << group.Key;
            _byPair[group.Key] = [.. group.OrderByDescending(row => row.phrase.Length)];
        }
    }

    /// <summary>Finds the next phrase from an index on; the index is then its start. False when there is none.</summary>
    public bool Next(ReadOnlySpan<char> folded, ref int at, out T value, out int length)
    {
        var inWord = at > 0 && at <= folded.Length && char.IsLetterOrDigit(folded[at - 1]);
        for (; at < folded.Length - 1; at++)
        {
            var (first, second) = (folded[at], folded[at + 1]);
            if (!inWord && first < Ascii && second < Ascii && Pair(first, second) is var pair && (_pairs[pair >> 6] & (1UL << pair)) != 0
                && Longest(folded[at..], _byPair[pair]!, out value, out length))
            {
                return true;
            }

            inWord = char.IsLetterOrDigit(first);
        }

        (value, length) = (default!, 0);
        return false;
    }

    /// <summary>The longest phrase at the start of the text that does not end inside a word.</summary>
    private static bool Longest(ReadOnlySpan<char> text, (string Phrase, T Value)[] candidates, out T value, out int length)
    {
        foreach (var (phrase, meaning) in candidates)
        {
            if (text.StartsWith(phrase) && (text.Length == phrase.Length || !char.IsLetterOrDigit(phrase[^1]) || !char.IsLetterOrDigit(text[phrase.Length])))
            {
                (value, length) = (meaning, phrase.Length);
                return true;
            }
        }

        (value, length) = (default!, 0);
        return false;
    }

    private static int Pair(char first, char second) => (first * Ascii) + second;
}
