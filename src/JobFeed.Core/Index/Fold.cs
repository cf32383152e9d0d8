using System.Buffers;
using System.Text;

namespace JobFeed.Core.Index;

/// <summary>How names are compared: without case, accents and surplus white space; companies also without their legal form.</summary>
public static class Fold
{
    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "ab", "ag", "as", "aps", "asa", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "kg", "kk", "limited",
        "llc", "llp", "ltd", "nv", "oy", "oyj", "plc", "pte", "pty", "sa", "sarl", "sas", "se", "spa", "srl", "ug",
    };

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-+#.,&/'()_:");

    // Names that only need their capitals lowered, as most do.
    private static readonly SearchValues<char> PlainButCase = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-+#.,&/'()_: ");

    /// <summary>Lower case without accents, white space runs as one blank.</summary>
    public static string Text(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            return text;
        }

        if (text[0] != ' ' && text[^1] != ' ' && !text.AsSpan().ContainsAnyExcept(PlainButCase) && !text.Contains("  ", StringComparison.Ordinal))
        {
            return text.ToLowerInvariant();
        }

        var folded = new StringBuilder(text.Length);
        var blank = false;
        foreach (var rune in Decomposed(text).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                blank = folded.Length > 0;
                continue;
            }

            // Accents only: marks of other scripts are part of their letters.
            if (rune.Value is >= 0x0300 and <= 0x036F)
            {
                continue;
            }

            if (blank)
            {
                folded.Append(' ');
                blank = false;
            }

            folded.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>A company's name without its legal form: <c>Acme, Inc.</c> and <c>ACME Inc</c> are both <c>acme</c>.</summary>
    public static string Company(string name)
    {
        var words = Text(name).Split(' ');
        var count = words.Length;
        while (count > 1 && LegalForms.Contains(words[count - 1].Replace(".", "", StringComparison.Ordinal).Trim(',', '(', ')')))
        {
            count--;
        }

        return string.Join(' ', words, 0, count).TrimEnd(',', ' ');
    }

    /// <summary>
    /// The words of a text, folded: runs of letters and digits, with <c>+</c> and <c>#</c> kept behind them (<c>c++</c>, <c>c#</c>).
    /// Scripts written without spaces give one word per character.
    /// </summary>
    public static IEnumerable<string> Words(string text)
    {
        var folded = Text(text);
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            var c = i < folded.Length ? folded[i] : ' ';
            var alone = IsWrittenWithoutSpaces(c);
            if (!alone && (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || (start >= 0 && c is '+' or '#')))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
            {
                yield return folded[start..i];
                start = -1;
            }

            if (alone)
            {
                yield return c.ToString();
            }
        }
    }

    private static bool IsWrittenWithoutSpaces(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';

    // Normalization refuses lone surrogates and U+FFFE; enumerating runes replaces the former.
    private static string Decomposed(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 || text.Contains('\uFFFE', StringComparison.Ordinal))
        {
            var clean = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes())
            {
                clean.Append(rune.Value == '\uFFFE' ? "\uFFFD" : rune.ToString());
            }

            text = clean.ToString();
        }

        return text.Normalize(NormalizationForm.FormD).Replace("\u0131", "i", StringComparison.Ordinal);
    }
}
