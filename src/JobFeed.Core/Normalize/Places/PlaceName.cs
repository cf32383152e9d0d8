using System.Globalization;
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

    private static readonly ulong Saint = Word("saint");
    private static readonly Dictionary<ulong, ulong> SameWord = new()
    {
        [Raw("st")] = Saint, [Raw("ste")] = Saint, [Raw("sainte")] = Saint, [Raw("sankt")] = Saint, [Raw("sint")] = Saint,
        [Raw("ft")] = Word("fort"), [Raw("mt")] = Word("mount"), [Raw("twp")] = Word("township"),
    };

    /// <summary>The key of a name of several words; separators of any kind count as spaces.</summary>
    public static ulong Key(ReadOnlySpan<char> name)
    {
        var key = Empty;
        for (var i = 0; i < name.Length;)
        {
            var end = i;
            while (end < name.Length && IsWordChar(name[end]))
            {
                end++;
            }

            if (end > i)
            {
                key = Append(key, Word(name[i..end]));
                i = end;
            }
            else
            {
                i++;
            }
        }

        return key;
    }

    public static ulong Append(ulong key, ulong word) => ((key * 31) ^ word) * Prime;

    /// <summary>The hash of one word.</summary>
    public static ulong Word(ReadOnlySpan<char> word)
    {
        var raw = Raw(word);
        return word.Length <= 6 && SameWord is not null && SameWord.TryGetValue(raw, out var same) ? same : raw;
    }

    public static bool IsWordChar(char c) => char.IsLetterOrDigit(c) || IsApostrophe(c) || char.GetUnicodeCategory(c) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`';

    /// <summary>The folded text, words joined by single spaces.</summary>
    public static string Fold(ReadOnlySpan<char> name)
    {
        var text = new StringBuilder(name.Length);
        Span<char> folded = stackalloc char[4];
        foreach (var c in name)
        {
            if (!IsWordChar(c))
            {
                if (text.Length > 0 && text[^1] != ' ')
                {
                    text.Append(' ');
                }

                continue;
            }

            text.Append(folded[..FoldChar(c, folded)]);
        }

        return text.ToString().TrimEnd();
    }

    private static ulong Raw(ReadOnlySpan<char> word)
    {
        var hash = Empty;
        Span<char> folded = stackalloc char[4];
        foreach (var c in word)
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                hash = (hash ^ c) * Prime;
                continue;
            }

            var count = FoldChar(c, folded);
            for (var i = 0; i < count; i++)
            {
                hash = (hash ^ folded[i]) * Prime;
            }
        }

        return hash;
    }

    private static int FoldChar(char c, Span<char> into)
    {
        if (c < 128)
        {
            into[0] = char.ToLowerInvariant(c);
            return c == '\'' || c == '`' ? 0 : 1;
        }

        into[0] = Folded[c];
        if (into[0] == '\0')
        {
            return 0;
        }

        into[1] = c switch { 'ß' => 's', 'æ' or 'Æ' or 'œ' or 'Œ' => 'e', 'þ' or 'Þ' => 'h', _ => '\0' };
        return into[1] == '\0' ? 1 : 2;
    }

    /// <summary>The base letter of each UTF-16 unit, lower case; zero for a mark that only decorates.</summary>
    private static readonly char[] Folded = BuildTable();

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)i;
            table[i] = char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || IsApostrophe(c) ? '\0' : char.ToLowerInvariant(c);
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

        foreach (var (from, to) in "ßsæaÆaœoŒoøoØołlŁlđdĐdðdÐdıiİiþtÞtħhĦhŋnŊn".Chunk(2).Select(pair => (pair[0], pair[1])))
        {
            table[from] = to;
        }

        return table;
    }
}
