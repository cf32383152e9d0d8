using System.Buffers;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// Cuts a text into tokens in one pass. Addresses of pages and mailboxes are left out: a skill in a link is not a statement.
/// A full stop before a space ends a sentence, one inside a word (<c>Node.js</c>) is a token of its own.
/// </summary>
internal static class Tokenizer
{
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\n\r\u00A0\u2003\u2009\u200B<>");
    private static readonly ulong Www = HashOf("www");
    private static readonly HashSet<ulong> Abbreviations =
        [.. new[]
        {
            "e", "g", "i", "etc", "vs", "incl", "sr", "jr", "resp", "bzw", "ca", "inc", "ltd", "approx", "z", "b", "dr", "mr", "ms", "no", "min",
        }.Select(word => HashOf(word))];

    /// <summary>The hash of a token: of a word by its lower-case characters, of an apostrophe as the plain one.</summary>
    public static ulong HashOf(ReadOnlySpan<char> token) => WordScan.HashOf(token is "\u2019" ? "'" : token);

    /// <summary>Fills <paramref name="tokens"/>, which grows as needed, and returns how many there are.</summary>
    public static int Cut(ReadOnlySpan<char> text, ref Token[] tokens)
    {
        var (count, sentence, i, hyphen, end) = (0, 0, 0, false, -1);
        while (i < text.Length)
        {
            if (count == tokens.Length)
            {
                Array.Resize(ref tokens, count * 2);
            }

            var c = text[i];
            if (WordScan.IsWord(c))
            {
                var start = i;
                i = Word(text, i, out var hash, out var traits);
                if (hash == Www && i < text.Length && text[i] == '.')
                {
                    i = ToSpace(text, i);
                    continue;
                }

                traits |= (hyphen ? TokenTraits.Hyphen : 0) | (start == end ? TokenTraits.Glued : 0);
                tokens[count++] = new Token(start, i, hash, traits, sentence);
                (hyphen, end) = (false, i);
                if (i < text.Length && text[i] == ' ')
                {
                    i++;
                }

                continue;
            }

            if (c == ' ' || char.IsWhiteSpace(c))
            {
                sentence += c == '\n' ? 1 : 0;
                i++;
                continue;
            }

            if (c is '-' or '\u2010' or '\u2011' && i == end && i + 1 < text.Length && WordScan.IsWord(text[i + 1]))
            {
                (hyphen, end) = (true, ++i);
                continue;
            }

            if (IsAddress(text, i, end))
            {
                while (count > 0 && c == '@' && tokens[count - 1].Is(TokenTraits.Glued | TokenTraits.Hyphen))
                {
                    count--;
                }

                count = Math.Max(count - 1, 0);
                i = ToSpace(text, i);
                continue;
            }

            var stop = IsStop(text, i, count > 0 ? tokens[count - 1] : default);
            var kind = (stop ? TokenTraits.Stop : 0) | (i == end ? TokenTraits.Glued : 0);
            tokens[count++] = new Token(i, i + 1, stop ? 0 : HashOf(text.Slice(i, 1)), kind, sentence);
            sentence += stop ? 1 : 0;
            end = ++i;
        }

        return count;
    }

    private static int Word(ReadOnlySpan<char> text, int start, out ulong hash, out TokenTraits traits)
    {
        var end = WordScan.Read(text, start, out hash, out var sorts);
        var hasDigit = (sorts & WordSorts.Digit) != 0;
        var first = text[start];
        var capital = first < 128 ? char.IsAsciiLetterUpper(first) : first != char.ToLowerInvariant(first);
        traits = TokenTraits.Word | (capital ? TokenTraits.Capital : 0) | (sorts == WordSorts.Digit ? TokenTraits.Number : 0)
            | ((sorts & (WordSorts.Upper | WordSorts.Lower)) == WordSorts.Upper && end - start > (hasDigit ? 2 : 1) ? TokenTraits.AllCaps : 0);
        return end;
    }

    private static bool IsAddress(ReadOnlySpan<char> text, int i, int end) =>
        i == end && text[i] switch
        {
            ':' => text[i..].StartsWith("://"),
            '@' => i + 1 < text.Length && WordScan.IsWord(text[i + 1]),
            _ => false,
        };

    private static int ToSpace(ReadOnlySpan<char> text, int i)
    {
        var length = text[i..].IndexOfAny(Spaces);
        return length < 0 ? text.Length : i + length;
    }

    private static bool IsStop(ReadOnlySpan<char> text, int i, Token before)
    {
        if (text[i] is '•' or '●' or '▪' or '◦' or '■' or '\u2028')
        {
            return true;
        }

        if (text[i] is not ('.' or '!' or '?' or '…') || (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1])))
        {
            return false;
        }

        return text[i] != '.' || before.End != i || !Abbreviations.Contains(before.Hash) || NextIsCapital(text, i + 1, before);
    }

    /// <summary>A new sentence starts with a capital, except after "e.g.", which introduces names.</summary>
    private static bool NextIsCapital(ReadOnlySpan<char> text, int i, Token before)
    {
        if (before.End - before.Start < 2 || i >= text.Length)
        {
            return false;
        }

        var rest = text[i..].TrimStart();
        return rest.Length > 0 && char.IsUpper(rest[0]);
    }
}
