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
    private static readonly ulong[] Symbols = [.. Enumerable.Range(0, 128).Select(c => HashOf([(char)c]))];
    private static readonly ulong Www = HashOf("www");
    private static readonly HashSet<ulong> Abbreviations =
        [.. new[]
        {
            "e", "g", "i", "etc", "vs", "incl", "sr", "jr", "resp", "bzw", "ca", "inc", "ltd", "approx", "z", "b", "dr", "mr", "ms", "no", "min",
        }.Select(word => HashOf(word))];

    /// <summary>The hash of a token: of a word by its lower-case characters, of an apostrophe as the plain one.</summary>
    public static ulong HashOf(ReadOnlySpan<char> token) => WordHash.Of(token is "\u2019" ? "'" : token);

    /// <summary>Fills <paramref name="tokens"/>, which grows as needed, and returns how many there are.</summary>
    public static int Cut(string text, ref Token[] tokens) => Cut(text, TextWords.Of(text), ref tokens);

    private static int Cut(ReadOnlySpan<char> text, ReadOnlySpan<TextWord> words, ref Token[] buffer)
    {
        var tokens = buffer;
        var (count, sentence, i, next, hyphen, end) = (0, 0, 0, 0, false, -1);
        while (i < text.Length)
        {
            if (count == tokens.Length)
            {
                Array.Resize(ref buffer, count * 2);
                tokens = buffer;
            }

            // Behind an address, which ends at a space and so never inside a word.
            while (next < words.Length && words[next].Start < i)
            {
                next++;
            }

            if (next < words.Length && words[next].Start == i)
            {
                ref readonly var word = ref words[next++];
                var (start, hash) = (word.Start, word.Hash);
                i = word.End;
                if (hash == Www && i < text.Length && text[i] == '.')
                {
                    i = ToSpace(text, i);
                    continue;
                }

                var traits = Traits(text[start], i - start, word.Sorts) | (hyphen ? TokenTraits.Hyphen : 0) | (start == end ? TokenTraits.Glued : 0);
                tokens[count++] = new Token(start, i, hash, traits, sentence);
                (hyphen, end) = (false, i);
                i += i < text.Length && text[i] == ' ' ? 1 : 0;
                continue;
            }

            var c = text[i];
            if (c == ' ' || char.IsWhiteSpace(c))
            {
                sentence += c == '\n' ? 1 : 0;
                i++;
                continue;
            }

            if (c is '-' or '\u2010' or '\u2011' && i == end && next < words.Length && words[next].Start == i + 1)
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

            var stop = (c >= 128 || c is '.' or '!' or '?') && IsStop(text, i, count > 0 ? tokens[count - 1] : default);
            var kind = (stop ? TokenTraits.Stop : 0) | (i == end ? TokenTraits.Glued : 0);
            tokens[count++] = new Token(i, i + 1, stop ? 0 : c < 128 ? Symbols[c] : HashOf(text.Slice(i, 1)), kind, sentence);
            sentence += stop ? 1 : 0;
            end = ++i;
        }

        return count;
    }

    private static TokenTraits Traits(char first, int length, WordSorts sorts)
    {
        var capital = first < 128 ? char.IsAsciiLetterUpper(first) : first != char.ToLowerInvariant(first);
        var leastCapitals = (sorts & WordSorts.Digit) != 0 ? 3 : 2;
        return TokenTraits.Word | (capital ? TokenTraits.Capital : 0) | ((sorts & ~WordSorts.Wide) == WordSorts.Digit ? TokenTraits.Number : 0)
            | ((sorts & (WordSorts.Upper | WordSorts.Lower)) == WordSorts.Upper && length >= leastCapitals ? TokenTraits.AllCaps : 0)
            | ((sorts & WordSorts.Digit) != 0 ? TokenTraits.HasDigit : 0);
    }

    private static bool IsAddress(ReadOnlySpan<char> text, int i, int end) =>
        i == end && text[i] switch
        {
            ':' => text[i..].StartsWith("://"),
            '@' => i + 1 < text.Length && WordRuns.IsWord(text[i + 1]),
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
