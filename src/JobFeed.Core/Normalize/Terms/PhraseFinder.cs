namespace JobFeed.Core.Normalize.Terms;

/// <summary>
/// Finds phrases in folded text, the longest at each place. A phrase begins where a word begins; a table of the first two characters sorts out
/// nearly all words, so that a text is passed once, whatever the number of phrases.
/// </summary>
internal sealed class PhraseFinder<T>
{
    private const int Ascii = 128;

    private readonly (string Phrase, T Value)[]?[] _byPair = new (string, T)[Ascii * Ascii][];

    /// <summary>Whether any phrase begins with a pair: small enough to stay close to the processor.</summary>
    private readonly bool[] _begins = new bool[Ascii * Ascii];

    /// <param name="rows">Phrases of at least two characters that begin with ASCII, parted by bars, with their meaning. The first meaning counts.</param>
    public PhraseFinder(IEnumerable<(string Phrases, T Value)> rows)
    {
        var phrases = rows
            .SelectMany(row => row.Phrases.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(phrase => (phrase, row.Value)))
            .DistinctBy(row => row.phrase);
        foreach (var group in phrases.GroupBy(row => Pair(row.phrase[0], row.phrase[1])))
        {
            _begins[group.Key] = true;
            _byPair[group.Key] = [.. group.OrderByDescending(row => row.phrase.Length)];
        }
    }

    /// <summary>Finds the next phrase from an index on; the index is then its start. False when there is none.</summary>
    public bool Next(ReadOnlySpan<char> folded, ref int at, out T value, out int length)
    {
        for (; at < folded.Length - 1; at++)
        {
            if ((at == 0 || !char.IsLetterOrDigit(folded[at - 1])) && folded[at] < Ascii && folded[at + 1] < Ascii
                && _begins[Pair(folded[at], folded[at + 1])] && Longest(folded[at..], _byPair[Pair(folded[at], folded[at + 1])]!, out value, out length))
            {
                return true;
            }
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
