using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>Cuts one line into the tokens that pay is read from. One pass; every character is looked at a bounded number of times.</summary>
internal static class PayTokenizer
{
    /// <summary>The words that are never <see cref="IsPlain"/>.</summary>
    private static readonly HashFilter Telling = new([.. PayLexicon.FirstWords, .. CurrencySigns.AllWords, "teur", "keur", "w"]);

    /// <param name="text">The text.</param>
    /// <param name="words">Its words by <see cref="TextWords"/>, whose hashes need not be made again.</param>
    /// <param name="start">Start of the line.</param>
    /// <param name="end">End of the line, exclusive.</param>
    /// <param name="tokens">Gets the tokens.</param>
    public static void Read(ReadOnlySpan<char> text, ReadOnlySpan<TextWord> words, int start, int end, List<PayToken> tokens)
    {
        var line = text[..end];
        var next = FirstFrom(words, start);
        for (var position = start; position < end;)
        {
            var c = line[position];
            if (c == ' ')
            {
                position++;
                continue;
            }

            while (next < words.Length && words[next].Start < position)
            {
                next++;
            }

            if (next < words.Length && words[next] is { IsLetters: true } word && word.Start == position && word.End <= end)
            {
                if (IsPlain(word, line))
                {
                    tokens.Add(new PayToken(TokenKind.Word, position, word.End) { IsCapital = (word.Sorts & WordSorts.Capital) != 0 });
                    position = word.End;
                }
                else
                {
                    position = AddWord(line, position, word.End, WordTable.HashOf(word), words[(next + 1)..], tokens);
                }
            }
            else if (char.IsAsciiDigit(c))
            {
                position = AddNumber(line, position, tokens);
            }
            else if (char.IsLetter(c))
            {
                position = AddWord(line, position, tokens);
            }
            else if (CurrencySigns.OfSign(c) is { } sign)
            {
                position = AddSign(line, position, sign, tokens);
            }
            else
            {
                position = AddMark(line, position, tokens);
            }
        }
    }

    /// <summary>True for most words: nothing makes them more than a word, neither what they say nor a currency sign behind them.</summary>
    private static bool IsPlain(in TextWord word, ReadOnlySpan<char> line) =>
        (word.Sorts & WordSorts.Wide) == 0 && !Telling.MayHave(word.Hash) && (word.End == line.Length || line[word.End] == ' ' || CurrencySigns.OfSign(line[word.End]) is null);

    /// <summary>Index of the first word that starts at the position or behind it.</summary>
    private static int FirstFrom(ReadOnlySpan<TextWord> words, int position)
    {
        var (low, high) = (0, words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = words[middle].Start < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>A currency sign, with letters glued behind it when they say whose it is: <c>$A120k</c>.</summary>
    private static int AddSign(ReadOnlySpan<char> line, int position, string sign, List<PayToken> tokens)
    {
        var end = position + 1;
        var letters = end < line.Length && char.IsAsciiLetterUpper(line[end]) ? PayLexicon.WordEnd(line, end) : end;
        var whose = sign == "$" && letters > end && letters < line.Length && char.IsAsciiDigit(line[letters])
            ? CurrencySigns.OfPrefixedSign(line[end..letters])
            : null;
        end = whose is null ? end : letters;
        tokens.Add(new PayToken(position, end, whose ?? sign));
        return end;
    }

    private static int AddMark(ReadOnlySpan<char> line, int position, List<PayToken> tokens)
    {
        var c = line[position];
        switch (c)
        {
            case '|' or '•' or '·' or '\t' or '●' or '■' or '▪':
                tokens.Add(new PayToken(TokenKind.Segment, position, position + 1) { Mark = c });
                break;
            case '-' or '–' or '—' or '−' or '‒' or '‐' or '‑' or '〜' or '～' or '→':
                AddOnce('-', position, tokens);
                break;
            case '.' when IsSentenceEnd(line, position, tokens):
            case '!' or '?' or '。':
                tokens.Add(new PayToken(TokenKind.Stop, position, position + 1) { Mark = c });
                break;
            case '+' or '/' or '(' or ')' or '[' or ']' or ',' or ';' or ':' or '%' or '~' or '=' or '<' or '>' or '&' or '@' or '#' or '"' or '“' or '”':
                tokens.Add(new PayToken(TokenKind.Mark, position, position + 1) { Mark = c });
                break;
            case '：':
                tokens.Add(new PayToken(TokenKind.Mark, position, position + 1) { Mark = ':' });
                break;
            case '.' when position + 1 < line.Length && line[position + 1] == '.':
                AddOnce('-', position, tokens);
                return position + 2;
        }

        return position + 1;
    }

    /// <summary>Adds a dash unless the one before touches it: <c>--</c> is one dash.</summary>
    private static void AddOnce(char mark, int position, List<PayToken> tokens)
    {
        if (tokens is not [.., { Kind: TokenKind.Mark, Mark: '-' } last] || last.End != position)
        {
            tokens.Add(new PayToken(TokenKind.Mark, position, position + 1) { Mark = mark });
        }
    }

    /// <summary>A full stop ends a sentence before a space and anything but a small letter or digit, unless it closes an abbreviation.</summary>
    private static bool IsSentenceEnd(ReadOnlySpan<char> line, int position, List<PayToken> tokens)
    {
        var next = position + 1;
        if (next >= line.Length)
        {
            return true;
        }

        if (!char.IsWhiteSpace(line[next]))
        {
            return false;
        }

        if (tokens is [.., { Kind: TokenKind.Word } word] && word.End == position && IsAbbreviation(line, word))
        {
            return word.Is(WordClass.PeriodNoun | WordClass.PeriodAdverb) && OpensSentence(line, next);
        }

        while (next < line.Length && char.IsWhiteSpace(line[next]))
        {
            next++;
        }

        return next >= line.Length || !(char.IsLower(line[next]) || char.IsAsciiDigit(line[next]) || line[next] is '-' or ',' or '/' or '+');
    }

    /// <summary>A capital letter and a small one: "$30/hr. Stock units" ends a sentence, "$30/hr. CAD" and "€ 3.000 p.m. Brutto" do not.</summary>
    private static bool OpensSentence(ReadOnlySpan<char> line, int position)
    {
        while (position < line.Length && char.IsWhiteSpace(line[position]))
        {
            position++;
        }

        return position + 1 < line.Length && char.IsUpper(line[position]) && char.IsLower(line[position + 1])
            && (PayLexicon.Longest(line, position, PayLexicon.WordEnd(line, position)).Class & (WordClass.Gross | WordClass.Net)) == 0;
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> line, PayToken word) =>
        word.End - word.Start <= 1
        || word.Is(WordClass.PeriodAdverb | WordClass.Circa | WordClass.From | WordClass.UpTo) && word.End - word.Start <= 6
        || line[word.Start..word.End] is "approx" or "bzw" or "excl" or "gem" or "hr" or "hrs" or "incl" or "inkl" or "lt" or "Mio" or "No" or "Rs" or "Sal"
            or "St" or "Std" or "Tsd" or "tys" or "vs" or "yr" or "zzgl";

    private static int AddWord(ReadOnlySpan<char> line, int position, List<PayToken> tokens)
    {
        var end = PayLexicon.WordEnd(line, position);
        return AddWord(line, position, end, WordTable.HashOf(line, position, end), [], tokens);
    }

    /// <summary>Adds the letters up to an end, whose <see cref="WordTable.HashOf(in TextWord)"/> is known, and perhaps the words behind them.</summary>
    private static int AddWord(ReadOnlySpan<char> line, int position, int end, ulong hash, ReadOnlySpan<TextWord> behind, List<PayToken> tokens)
    {
        var letters = line[position..end];
        if (end < line.Length && CurrencySigns.OfSign(line[end]) is { } sign)
        {
            // CA$33, R$5, USD$90: the letters say whose sign it is; in c$120k they say circa. Otherwise letters touch a sign by accident (K€ of "42 K€").
            if (letters is not "c" && (sign == "$" ? CurrencySigns.OfPrefixedSign(letters) : CurrencySigns.OfPrefixedYen(sign, letters)) is { } whose)
            {
                tokens.Add(new PayToken(position, end + 1, whose));
                return end + 1;
            }
        }

        if (letters.Length == 4 && (letters.Equals("teur", StringComparison.OrdinalIgnoreCase) || letters.Equals("keur", StringComparison.OrdinalIgnoreCase)))
        {
            tokens.Add(new PayToken(position, end, "EUR") { IsInThousands = true });
            return end;
        }

        if (letters[0] is '円' or '元' or '원')
        {
            end = position + 1; // "万円以上": no spaces set the currency apart
            letters = letters[..1];
            hash = WordTable.HashOf(line, position, end);
            behind = [];
        }

        if (letters is "w" or "W" && end < line.Length && line[end] == '/')
        {
            tokens.Add(new PayToken(TokenKind.Word, position, end + 1) { Class = WordClass.Joint }); // w/ equity
            return end + 1;
        }

        var currency = CurrencySigns.OfWord(letters, hash);
        var digitFollows = end < line.Length && char.IsAsciiDigit(line[end]);
        if (currency is null && digitFollows)
        {
            currency = letters is "R" && IsRand(line, end) ? "ZAR" : null;
        }

        if (currency is not null && digitFollows && IsCode(line, end))
        {
            return AddCodeWord(line, position, tokens);
        }

        if (currency is not null)
        {
            tokens.Add(new PayToken(position, end, currency));
            return end < line.Length && line[end] == '.' && letters.Length <= 2 ? end + 1 : end;
        }

        var isHan = letters[0] >= '\u3040';
        if (digitFollows && !isHan && !(letters is "c" or "C" or "ca" or "k"))
        {
            return AddCodeWord(line, position, tokens);
        }

        var (kind, period, phraseEnd) = PayLexicon.Longest(line, position, end, hash, behind);
        tokens.Add(new PayToken(TokenKind.Word, position, phraseEnd) { Class = kind, Period = period, IsCapital = char.IsUpper(letters[0]) });
        return phraseEnd < line.Length && line[phraseEnd] == '.' && phraseEnd - 2 >= position && line[phraseEnd - 2] is '.' ? phraseEnd + 1 : phraseEnd;
    }

    /// <summary>Letters, digits and a word of letters in one run are a name, not an amount: Fr8Star; but not EUR90k.</summary>
    private static bool IsCode(ReadOnlySpan<char> line, int digits)
    {
        var end = PayLexicon.WordEnd(line, digits);
        return end < line.Length && char.IsLetter(line[end]) && PayLexicon.WordEnd(line, end) - end > 2;
    }

    /// <summary>R45 000 and R600k are South African rand; R46708 is a requisition.</summary>
    private static bool IsRand(ReadOnlySpan<char> line, int start)
    {
        var number = NumberScanner.Read(line, start);
        if (number.End + 1 < line.Length && line[number.End] == '-' && char.IsAsciiDigit(line[number.End + 1]))
        {
            number = NumberScanner.Read(line, number.End + 1); // R540-660k
        }

        return number is { Value: >= 1000, HasSeparators: true } || line[number.End..] is ['k' or 'K', ..];
    }

    /// <summary>Letters and digits in one run are a name, not an amount: IR35, S16, B2B.</summary>
    private static int AddCodeWord(ReadOnlySpan<char> line, int position, List<PayToken> tokens)
    {
        var end = position;
        while (end < line.Length && char.IsLetterOrDigit(line[end]))
        {
            end++;
        }

        var kind = line[position..end] is "IR35" or "W2" or "B2B" or "C2C" ? WordClass.Filler : WordClass.None;
        tokens.Add(new PayToken(TokenKind.Word, position, end) { Class = kind, IsCapital = char.IsUpper(line[position]) });
        return end;
    }

    private static int AddNumber(ReadOnlySpan<char> line, int position, List<PayToken> tokens)
    {
        var number = AmountSuffix.Read(line, NumberScanner.Read(line, position), tokens);
        if ((position > 0 && IsGluedBefore(line, position, number.Magnitude, tokens)) || IsMasked(line, number.End))
        {
            number = number with { NotMoney = true };
        }

        if (number.NotMoney && tokens is not [.., { Kind: TokenKind.Currency }] && IsRetirementPlan(line, position, number.End, out var planEnd))
        {
            tokens.Add(new PayToken(TokenKind.Word, position, planEnd) { Class = WordClass.Trap });
            return planEnd;
        }

        tokens.Add(new PayToken(position, number.End, number));
        return number.End;
    }

    /// <summary>Part of something longer: a date (2024-05-12, 12/05), a fraction, a phone number, a URL.</summary>
    private static bool IsGluedBefore(ReadOnlySpan<char> line, int position, long magnitude, List<PayToken> tokens)
    {
        var before = line[position - 1];
        return before is '_' or '#' or '@' or '=' || (before == '/' && magnitude == 1 && position > 1 && char.IsAsciiDigit(line[position - 2]))
            || (before == '.' && position > 1 && char.IsLetterOrDigit(line[position - 2]) && tokens is [.., { Kind: TokenKind.Number }]);
    }

    /// <summary>$1xx,xxx, 2XXk: digits that are kept back.</summary>
    private static bool IsMasked(ReadOnlySpan<char> line, int end) => end + 1 < line.Length && line[end..(end + 2)] is "xx" or "XX";

    /// <summary>401(k), 401k, 403(b): American retirement plans, the best known trap.</summary>
    private static bool IsRetirementPlan(ReadOnlySpan<char> line, int start, int end, out int planEnd)
    {
        planEnd = end;
        if (start + 3 > line.Length || line[start..(start + 3)] is not ("401" or "403" or "457"))
        {
            return false;
        }

        var position = start + 3;
        while (position < line.Length && line[position] is ' ' or '(' or '-')
        {
            position++;
        }

        if (position >= line.Length || line[position] is not ('k' or 'K' or 'b' or 'B'))
        {
            return false;
        }

        planEnd = position + 1 < line.Length && line[position + 1] == ')' ? position + 2 : position + 1;
        return true;
    }
}
