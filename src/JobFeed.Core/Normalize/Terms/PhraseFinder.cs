using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>
/// Finds phrases in folded text, the longest at each place. A phrase begins where a word begins and does not end inside one. Where a phrase may
/// start is known from <see cref="PhraseStarts"/>, so that a text is passed once, whatever the number of phrases.
/// </summary>
internal sealed class PhraseFinder<T>
{
    private const int Ascii = 128;

    private readonly PhraseFamily _family;
    private readonly (string Phrase, T Value)[]?[] _byPair = new (string, T)[Ascii * Ascii][];

    /// <param name="family">Whose phrases they are.</param>
    /// <param name="rows">Phrases of at least two characters that begin with an ASCII letter or digit, parted by bars, with their meaning. The first meaning counts.</param>
    public PhraseFinder(PhraseFamily family, IEnumerable<(string Phrases, T Value)> rows)
    {
        _family = family;
        var phrases = rows
            .SelectMany(row => row.Phrases.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(phrase => (phrase, row.Value)))
            .DistinctBy(row => row.phrase)
            .ToList();
        foreach (var group in phrases.GroupBy(row => Pair(row.phrase[0], row.phrase[1])))
        {
            _byPair[group.Key] = [.. group.OrderByDescending(row => row.phrase.Length)];
        }

        FirstWords = phrases.ConvertAll(row => FirstWord(row.phrase));
    }

    /// <summary>The first word of every phrase.</summary>
    public IReadOnlyList<string> FirstWords { get; }

    /// <summary>Finds the next phrase from an index on; the index is then its start. False when there is none.</summary>
    /// <param name="folded">The text.</param>
    /// <param name="starts">Its starts of phrases.</param>
    /// <param name="next">How many of the starts are done with; 0 for the first call.</param>
    /// <param name="at">The index.</param>
    /// <param name="value">The meaning of the phrase.</param>
    /// <param name="length">The length of the phrase.</param>
    public bool Next(ReadOnlySpan<char> folded, ReadOnlySpan<PhraseStart> starts, ref int next, ref int at, out T value, out int length)
    {
        while (next < starts.Length)
        {
            var start = starts[next++];
            if (start.At >= folded.Length)
            {
                break;
            }

            if (start.At >= at && (start.Families & _family) != 0 && TryLongest(folded, start.At, out value, out length))
            {
                at = start.At;
                return true;
            }
        }

        (value, length) = (default!, 0);
        return false;
    }

    /// <summary>The longest phrase that begins with the word at an index; false when none does.</summary>
    public bool TryLongest(ReadOnlySpan<char> folded, int at, out T value, out int length)
    {
        var text = folded[at..];
        if (text.Length > 1 && text[0] < Ascii && text[1] < Ascii && _byPair[Pair(text[0], text[1])] is { } candidates)
        {
            foreach (var (phrase, meaning) in candidates)
            {
                if (text.StartsWith(phrase) && (text.Length == phrase.Length || !char.IsLetterOrDigit(phrase[^1]) || !char.IsLetterOrDigit(text[phrase.Length])))
                {
                    (value, length) = (meaning, phrase.Length);
                    return true;
                }
            }
        }

        (value, length) = (default!, 0);
        return false;
    }

    private static string FirstWord(string phrase) =>
        TextWords.Of(phrase) is [{ Start: 0 } first, ..] ? phrase[..first.End] : throw new FormatException($"The phrase \"{phrase}\" begins with no letter or digit, so it would not be found.");

    private static int Pair(char first, char second) => (first * Ascii) + second;
}
