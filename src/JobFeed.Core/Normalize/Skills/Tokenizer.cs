using System.Buffers;
using System.Runtime.CompilerServices;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// Cuts a text into tokens in one pass. Addresses of pages and mailboxes are left out: a skill in a link is not a statement.
/// A full stop before a space ends a sentence, one inside a word (<c>Node.js</c>) is a token of its own.
/// </summary>
internal static class Tokenizer
{
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\n\r\u00A0\u2003\u2009\u200B<>");
    private const int Ascii = 128;
    private const int LongestAbbreviation = 6;

    private static readonly TokenTraits[] TraitsOf = [.. Enumerable.Range(0, 32).Select(sorts => TraitsBy((WordSorts)sorts))];
    private static readonly ulong[] Symbols = [.. Enumerable.Range(0, Ascii).Select(c => SymbolHash((char)c))];
    private static readonly Between[] Kinds = [.. Enumerable.Range(0, Ascii).Select(c => KindOf((char)c))];
    private static readonly ulong Www = HashOf("www");
    private static readonly HashSet<ulong> Abbreviations =
        [.. new[]
        {
            "e", "g", "i", "etc", "vs", "incl", "sr", "jr", "resp", "bzw", "ca", "inc", "ltd", "approx", "z", "b", "dr", "mr", "ms", "no", "min",
        }.Select(word => HashOf(word))];

    /// <summary>What a character between words may be: the last, anything by what stands around it.</summary>
    private enum Between : byte { Space, LineEnd, Symbol, Special }

    /// <summary>The hash of a token: of a word by its lower-case characters, of an apostrophe as the plain one.</summary>
    public static ulong HashOf(ReadOnlySpan<char> token) => token.Length == 1 && !WordBits.IsWord(token[0]) ? SymbolHash(token[0]) : WordHash.Of(token);

    /// <summary>Fills <paramref name="tokens"/>, which grows as needed, and returns how many there are.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Cut(string text, ref Token[] tokens)
    {
        var pass = new Pass(text, tokens);
        pass.Read(TextWords.Of(text));
        tokens = pass.Tokens;
        return pass.Count;
    }

    private static TokenTraits TraitsBy(WordSorts sorts) =>
        TokenTraits.Word | ((sorts & WordSorts.Capital) != 0 ? TokenTraits.Capital : 0)
            | ((sorts & (WordSorts.Lower | WordSorts.Upper | WordSorts.Digit)) == WordSorts.Digit ? TokenTraits.Number : 0)
            | ((sorts & (WordSorts.Upper | WordSorts.Lower)) == WordSorts.Upper ? TokenTraits.AllCaps : 0)
            | ((sorts & WordSorts.Digit) != 0 ? TokenTraits.HasDigit : 0);

    private static TokenTraits TraitsOfWord(in TextWord word)
    {
        var traits = TraitsOf[(int)word.Sorts];
        return (traits & TokenTraits.AllCaps) != 0 && word.End - word.Start < ((traits & TokenTraits.HasDigit) != 0 ? 3 : 2) ? traits & ~TokenTraits.AllCaps : traits;
    }

    /// <summary>The pass over a text, from word to word; what lies between two of them is nearly always one space.</summary>
    private ref struct Pass(ReadOnlySpan<char> text, Token[] tokens)
    {
        private readonly ReadOnlySpan<char> text = text;
        private int sentence;

        /// <summary>How much of the text is done with.</summary>
        private int at;

        /// <summary>End of the last token or hyphen.</summary>
        private int end = -1;

        public Token[] Tokens { get; private set; } = tokens;

        public int Count { get; private set; }

        public void Read(ReadOnlySpan<TextWord> words)
        {
            for (var next = ReadSpaced(words, 0); next < words.Length; next = ReadSpaced(words, next))
            {
                ref readonly var word = ref words[next++];
                var tie = TokenTraits.None;
                if (word.Start != at + 1 || text[at] != ' ')
                {
                    tie = ReadBetween(word.Start, isBeforeWord: true);
                    if (at > word.Start)
                    {
                        // Within an address, which ends at a space and so never inside a word.
                        continue;
                    }
                }

                at = word.End;
                if (word.Hash == Www && at < text.Length && text[at] == '.')
                {
                    at = ToSpace(text, at);
                    continue;
                }

                Add(word.Start, word.End, word.Hash, TraitsOfWord(word) | tie);
                end = at;
            }

            ReadBetween(text.Length, isBeforeWord: false);
        }

        /// <summary>Reads words from an index on as long as one space stands before each, as before most; index of the first other one.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private int ReadSpaced(ReadOnlySpan<TextWord> words, int next)
        {
            var (read, start) = (0, at);
            var free = Tokens.AsSpan(Count);
            for (; next < words.Length && read < free.Length; next++)
            {
                ref readonly var word = ref words[next];
                if (word.Start != start + 1 || text[start] != ' ' || word.Hash == Www)
                {
                    break;
                }

                free[read++] = new Token(word.Start, word.End, word.Hash, TraitsOfWord(word), sentence);
                start = word.End;
            }

            Count += read;
            (at, end) = (start, read == 0 ? end : start);
            return next;
        }

        /// <summary>Reads what is no word up to an index; what ties the word there to the token before it.</summary>
        private TokenTraits ReadBetween(int stop, bool isBeforeWord)
        {
            var hyphen = TokenTraits.None;
            while (at < stop)
            {
                var c = text[at];
                var kind = c < Ascii ? Kinds[c] : KindOf(c);
                if (kind is Between.Space or Between.LineEnd)
                {
                    sentence += kind == Between.LineEnd ? 1 : 0;
                    at++;
                }
                else if (kind == Between.Symbol)
                {
                    AddSymbol(Symbols[c], TokenTraits.None);
                }
                else if (c is '-' or '\u2010' or '\u2011' && at == end && at + 1 == stop && isBeforeWord)
                {
                    (hyphen, end) = (TokenTraits.Hyphen, ++at);
                }
                else if (at == end && IsAddress(text, at))
                {
                    while (Count > 0 && c == '@' && Tokens[Count - 1].Is(TokenTraits.Glued | TokenTraits.Hyphen))
                    {
                        Count--;
                    }

                    Count = Math.Max(Count - 1, 0);
                    at = ToSpace(text, at);
                }
                else if (IsStop(text, at, Tokens.AsSpan(0, Count)))
                {
                    AddSymbol(0, TokenTraits.Stop);
                    sentence++;
                }
                else
                {
                    AddSymbol(SymbolHash(c), TokenTraits.None);
                }
            }

            return hyphen | (at == end ? TokenTraits.Glued : 0);
        }

        private void AddSymbol(ulong hash, TokenTraits traits)
        {
            Add(at, at + 1, hash, traits | (at == end ? TokenTraits.Glued : 0));
            end = ++at;
        }

        /// <summary>Makes a token where it stays: a copy would have to wait for its parts.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Add(int start, int stop, ulong hash, TokenTraits traits)
        {
            if (Count == Tokens.Length)
            {
                Grow();
            }

            Tokens[Count++] = new Token(start, stop, hash, traits, sentence);
        }

        private void Grow()
        {
            var larger = Tokens;
            Array.Resize(ref larger, Count * 2);
            Tokens = larger;
        }
    }

    private static Between KindOf(char c) => c == '\n' ? Between.LineEnd
        : char.IsWhiteSpace(c) ? Between.Space
        : c >= Ascii || c is '-' or '.' or '!' or '?' or ':' or '@' ? Between.Special
        : Between.Symbol;

    private static ulong SymbolHash(char c) => ((c == '\u2019' ? '\'' : c) + 0x10000UL) * 0x9E3779B97F4A7C15;

    private static bool IsAddress(ReadOnlySpan<char> text, int i) =>
        text[i] switch
        {
            ':' => text[i..].StartsWith("://"),
            '@' => i + 1 < text.Length && WordBits.IsWord(text[i + 1]),
            _ => false,
        };

    private static int ToSpace(ReadOnlySpan<char> text, int i)
    {
        var length = text[i..].IndexOfAny(Spaces);
        return length < 0 ? text.Length : i + length;
    }

    private static bool IsStop(ReadOnlySpan<char> text, int i, ReadOnlySpan<Token> before)
    {
        if (text[i] is '•' or '●' or '▪' or '◦' or '■')
        {
            return true;
        }

        if (text[i] is not ('.' or '!' or '?' or '…') || (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1])))
        {
            return false;
        }

        return text[i] != '.' || before.IsEmpty || before[^1].End != i || i - before[^1].Start > LongestAbbreviation || !Abbreviations.Contains(before[^1].Hash) || NextIsCapital(text, i + 1, before[^1]);
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
