using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace JobFeed.Core.Normalize.Places;

/// <summary>
/// Compares names of places: without case, diacritics and apostrophes, hyphen = space, St = Saint. A name's key is a 64-bit hash over its
/// folded words, built word by word so that a scanner can lengthen a phrase without hashing it again. With some 200,000 names the
/// chance that any two share a key is about one in a thousand million.
/// </summary>
internal static class PlaceName
{
    public const ulong Empty = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    private const char Separator = '\u0001';
    private const int LongestSame = 6;

    /// <summary>The base letter of each UTF-16 unit, lower case; zero for a mark that only decorates, one for what parts words.</summary>
    private static readonly char[] Folded = BuildTable();

    private static readonly ulong Saint = Raw("saint");
    private static readonly ulong[] Short = [Raw("st"), Raw("ste"), Raw("sainte"), Raw("sankt"), Raw("sint"), Raw("ft"), Raw("mt"), Raw("twp")];
    private static readonly ulong[] Long = [Saint, Saint, Saint, Saint, Saint, Raw("fort"), Raw("mount"), Raw("township")];

    /// <summary>The key of a name of several words; separators of any kind count as spaces.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Key(ReadOnlySpan<char> name)
    {
        var folded = Folded;
        var (key, word) = (Empty, Empty);
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var c = i < name.Length ? folded[name[i]] : Separator;
            if (c == Separator)
            {
                if (i > start && word != Empty)
                {
                    key = Append(key, i - start <= LongestSame ? Same(word) : word);
                }

                (start, word) = (i + 1, Empty);
            }
            else if (c != '\0')
            {
                word = (word ^ c) * Prime;
                var second = name[i] < 128 ? '\0' : SecondLetter(name[i]);
                word = second == '\0' ? word : (word ^ second) * Prime;
            }
        }

        return key;
    }

    public static ulong Append(ulong key, ulong word) => ((key * 31) ^ word) * Prime;

    /// <summary>The hash of one word.</summary>
    public static ulong Word(ReadOnlySpan<char> word)
    {
        var raw = Raw(word);
        return word.Length <= LongestSame ? Same(raw) : raw;
    }

    private static ulong Same(ulong word) => Short.AsSpan().IndexOf(word) is >= 0 and var at ? Long[at] : word;

    public static bool IsWordChar(char c) => char.IsAsciiLetterOrDigit(c) || char.IsLetterOrDigit(c) || IsApostrophe(c) || c >= 128 && char.GetUnicodeCategory(c) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`';

    /// <summary>The folded text, words joined by single spaces.</summary>
    public static string Fold(ReadOnlySpan<char> name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            var letter = Folded[c];
            if (letter == Separator && text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
            else if (letter is not ('\0' or Separator))
            {
                text.Append(letter);
                if (c >= 128 && SecondLetter(c) is not '\0' and var second)
                {
                    text.Append(second);
                }
            }
        }

        return text.ToString().TrimEnd();
    }

    private static ulong Raw(ReadOnlySpan<char> word)
    {
        var hash = Empty;
        foreach (var c in word)
        {
            var letter = Folded[c];
            if (letter is '\0' or Separator)
            {
                continue;
            }

            hash = (hash ^ letter) * Prime;
            var second = c < 128 ? '\0' : SecondLetter(c);
            hash = second == '\0' ? hash : (hash ^ second) * Prime;
        }

        return hash;
    }

    private static char SecondLetter(char c) => c switch { 'ß' => 's', 'æ' or 'Æ' or 'œ' or 'Œ' => 'e', 'þ' or 'Þ' => 'h', _ => '\0' };

    private static bool IsIdeographOrSyllable(char c) => c is (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)i;
            if (IsIdeographOrSyllable(c) || c is >= '\uD800' and <= '\uF8FF')
            {
                // Six of seven: letters without case, and halves of pairs and private use, which are none. Nobody has to ask for each.
                table[i] = c < '\uD800' ? c : Separator;
                continue;
            }

            table[i] = !IsWordChar(c) ? Separator : c >= 128 && char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || IsApostrophe(c) ? '\0' : char.ToLowerInvariant(c);
        }

        // Letters with a mark decompose; the few that do not are written out.
        for (var i = 0xC0; i < 0x1F00; i = i == 0x24F ? 0x1E00 : i + 1)
        {
            var decomposed = ((char)i).ToString().Normalize(NormalizationForm.FormD);
            if (decomposed.Length > 1)
            {
                table[i] = char.ToLowerInvariant(decomposed[0]);
            }
        }

        const string Others = "ßsæaÆaœoŒoøoØołlŁlđdĐdðdÐdıiİiþtÞtħhĦhŋnŊn";
        for (var i = 0; i < Others.Length; i += 2)
        {
            table[Others[i]] = Others[i + 1];
        }

        return table;
    }
}
