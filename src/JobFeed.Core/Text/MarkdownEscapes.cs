using System.Buffers;
using System.Text;

namespace JobFeed.Core.Text;

/// <summary>Puts a backslash before what Markdown would take for markup.</summary>
internal static class MarkdownEscapes
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_[]<>&|~");

    /// <param name="output">Where the word goes.</param>
    /// <param name="word">Text without blanks.</param>
    /// <param name="beginsLine">True when the word could be a heading's or an item's marker.</param>
    /// <param name="isCell">True within a table, where "|" parts cells.</param>
    public static void Append(StringBuilder output, ReadOnlySpan<char> word, bool beginsLine, bool isCell)
    {
        if (beginsLine && MarkerEnd(word) is >= 0 and var marker)
        {
            output.Append(word[..marker]).Append('\\').Append(word[marker]);
            word = word[(marker + 1)..];
        }

        while (word.IndexOfAny(Special) is >= 0 and var at)
        {
            output.Append(word[..at]).Append(Means(word, at, isCell) ? "\\" : "").Append(word[at]);
            word = word[(at + 1)..];
        }

        output.Append(word);
    }

    private static bool Means(ReadOnlySpan<char> word, int at, bool isCell) => word[at] switch
    {
        '|' => isCell,
        '~' => at + 1 < word.Length && word[at + 1] == '~',
        '&' => word[at..].IndexOf(';') > 1 && (char.IsAsciiLetter(word[at + 1]) || word[at + 1] == '#'),
        _ => true,
    };

    /// <summary>Where a marker of a heading, an item or a rule needs its backslash; -1 for a word that is none.</summary>
    private static int MarkerEnd(ReadOnlySpan<char> word)
    {
        var digits = word.IndexOfAnyExceptInRange('0', '9');
        return word is "+" || word.IndexOfAnyExcept('#') < 0 || word.IndexOfAnyExcept('-') < 0 || word.IndexOfAnyExcept('=') < 0 ? 0
            : digits is > 0 and <= 9 && digits == word.Length - 1 && (word[digits] is '.' or ')') ? digits
            : -1;
    }
}
