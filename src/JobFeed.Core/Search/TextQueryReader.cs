using System.Collections.Immutable;

namespace JobFeed.Core.Search;

/// <summary>
/// Reads free text as recruiters write it: words must all occur, <c>"words in quotes"</c> side by side, <c>-word</c> or <c>NOT word</c> must not occur, <c>OR</c> between two
/// words lets either do; <c>AND</c> says what goes without saying. What is written without a blank (<c>node.js</c>, <c>full-time</c>) is looked for side by side.
/// </summary>
internal static class TextQueryReader
{
    private const int MostWords = 50;

    /// <summary>Letters that stand for an umlaut where there is none on the keyboard; the place of a word's umlaut has the first letter alone.</summary>
    private static readonly (string Written, string Folded, string Umlauts)[] Digraphs = [("ae", "a", "äÄæÆ"), ("oe", "o", "öÖøØœŒ"), ("ue", "u", "üÜ")];

    /// <summary>Null, and what is wrong, for a text that cannot be read.</summary>
    public static (TextQuery? Query, string? Error) Read(string text)
    {
        var (clauses, error) = ReadClauses(Straightened(text));
        if (error is not null)
        {
            return (null, error);
        }

        var query = new TextQuery([.. clauses]);
        return query.Words.Length switch
        {
            0 => (null, "There is no word in it. Write letters or digits to search for."),
            > MostWords => (null, $"There are more than {MostWords} words. Write fewer: all of them must occur."),
            _ => (query, null),
        };
    }

    private static (List<TextClause> Clauses, string? Error) ReadClauses(string text)
    {
        var (clauses, parts) = (new List<TextClause>(), new PartReader(text));
        var (isOr, isNot) = (false, false);
        while (parts.Next())
        {
            if (parts.IsUnclosed)
            {
                return (clauses, "A quotation mark (\") is not closed. Add the closing one, or take the opening one out.");
            }

            switch (parts.IsQuoted || parts.IsExcluded ? "" : parts.Text)
            {
                case "AND" when clauses.Count > 0 && !isOr && !isNot:
                    continue;
                case "OR" when clauses.Count > 0 && !clauses[^1].IsExcluded && !isOr && !isNot:
                    isOr = true;
                    continue;
                case "NOT" when !isOr && !isNot:
                    isNot = true;
                    continue;
                case ("AND" or "OR" or "NOT") and var operation:
                    return (clauses, Misplaced(operation));
            }

            if (PhraseOf(parts.Text) is not { } phrase)
            {
                continue;
            }

            if (isOr && parts.IsExcluded)
            {
                return (clauses, Misplaced("OR"));
            }

            if (isOr)
            {
                clauses[^1] = clauses[^1] with { Alternatives = clauses[^1].Alternatives.Add(phrase) };
            }
            else
            {
                clauses.Add(new TextClause(parts.IsExcluded || isNot, [phrase]));
            }

            (isOr, isNot) = (false, false);
        }

        if (isOr || isNot)
        {
            return (clauses, Misplaced(isOr ? "OR" : "NOT"));
        }

        return (clauses, clauses.Exists(clause => clause.Alternatives.Length > 1) && text.AsSpan().ContainsAny('(', ')')
            ? "Brackets beside OR are not understood. OR joins the words next to it, so that senior OR lead engineer needs none: take them out."
            : null);
    }

    private static string Misplaced(string operation) => operation == "NOT"
        ? "NOT needs a word behind it. To look for the word itself, write it in small letters."
        : $"{operation} joins two words to look for. Write one on each side, or in small letters to look for the word itself.";

    private static TextPhrase? PhraseOf(string text)
    {
        var words = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var reader = new WordReader(text, stackalloc char[WordReader.Room]);
        while (reader.Next())
        {
            words.Add(SpellingsOf(reader.Word.ToString(), text[reader.Start..reader.End]));
        }

        return words.Count == 0 ? null : new TextPhrase(words.ToImmutable());
    }

    /// <summary>
    /// A word with umlauts is also looked for as it is written without them (<c>München</c>, <c>Muenchen</c>), and the other way round. Postings are indexed with plain letters,
    /// so that <c>Munchen</c> finds <c>München</c> as well.
    /// </summary>
    private static ImmutableArray<string> SpellingsOf(string word, string written)
    {
        var (other, spelledOut) = (word, word);
        foreach (var (digraph, folded, umlauts) in Digraphs)
        {
            other = other.Replace(digraph, folded, StringComparison.Ordinal);
            spelledOut = written.AsSpan().ContainsAny(umlauts) ? SpelledOut(written) : spelledOut;
        }

        return spelledOut != word ? [word, spelledOut] : other != word ? [word, other] : [word];
    }

    private static string SpelledOut(string written)
    {
        foreach (var (digraph, _, umlauts) in Digraphs)
        {
            foreach (var umlaut in umlauts)
            {
                written = written.Replace(umlaut.ToString(), digraph, StringComparison.Ordinal);
            }
        }

        var reader = new WordReader(written, stackalloc char[WordReader.Room]);
        reader.Next();
        return reader.Word.ToString();
    }

    /// <summary>Typographic quotation marks as plain ones.</summary>
    private static string Straightened(string text) => string.Create(text.Length, text, static (output, input) =>
    {
        for (var i = 0; i < input.Length; i++)
        {
            output[i] = input[i] is '“' or '”' or '„' or '‟' or '«' or '»' or '＂' ? '"' : input[i];
        }
    });

    /// <summary>Cuts text at blanks and quotation marks.</summary>
    private sealed class PartReader(string text)
    {
        private int _at;

        public string Text { get; private set; } = "";

        public bool IsExcluded { get; private set; }

        public bool IsQuoted { get; private set; }

        public bool IsUnclosed { get; private set; }

        public bool Next()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }

            if (_at == text.Length)
            {
                return false;
            }

            IsExcluded = text[_at] == '-' && _at + 1 < text.Length && !char.IsWhiteSpace(text[_at + 1]);
            _at += IsExcluded ? 1 : 0;
            IsQuoted = text[_at] == '"';
            var start = IsQuoted ? ++_at : _at;
            while (_at < text.Length && text[_at] != '"' && (IsQuoted || !char.IsWhiteSpace(text[_at])))
            {
                _at++;
            }

            (Text, IsUnclosed) = (text[start.._at], IsQuoted && _at == text.Length);
            _at += IsQuoted && !IsUnclosed ? 1 : 0;
            return true;
        }
    }
}
