using System.Buffers;

namespace JobFeed.Core.Text;

/// <summary>
/// Finds characters that are controls or lie beyond ASCII. Stretches of plain ASCII, most of a posting, are passed many times faster than by
/// <see cref="SearchValues"/>, which takes over where a text is of another script.
/// </summary>
internal static class RareCharacters
{
    private const int MostOthers = 16;

    private static readonly SearchValues<char> Ascii = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)]);

    /// <summary>Index of the first of the sought characters, or -1.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sought">None of them between a space and a tilde.</param>
    public static int IndexOf(ReadOnlySpan<char> text, SearchValues<char> sought) => IndexOf(text, sought, Ascii);

    /// <summary>The same for sought characters that may be of ASCII too.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sought">What is sought.</param>
    /// <param name="plain">The characters of ASCII that most of a text is of; none of the sought.</param>
    public static int IndexOf(ReadOnlySpan<char> text, SearchValues<char> sought, SearchValues<char> plain)
    {
        var at = 0;
        for (var others = 0; others < MostOthers; others++)
        {
            var next = text[at..].IndexOfAnyExcept(plain);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (sought.Contains(text[at]))
            {
                return at;
            }

            at++;
        }

        var found = text[at..].IndexOfAny(sought);
        return found < 0 ? -1 : at + found;
    }
}
