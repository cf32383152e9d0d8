namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Reads what is written onto the end of a number: k, M, lakh, crore, T€, 万, the German dash for "no cents", a plus sign; and tells
/// numbers that cannot be money by it: percentages, ordinals, sizes, clock times.
/// </summary>
internal static class AmountSuffix
{
    public static NumberText Read(ReadOnlySpan<char> line, NumberText number, List<PayToken> before)
    {
        if (number.NotMoney || (before is not [.., { Kind: TokenKind.Currency }] && IsRetirementNumber(line, number)))
        {
            return number with { NotMoney = true };
        }

        number = ReadMagnitude(line, number, before);
        number = ReadNoCents(line, number);
        var plus = number.End < line.Length && line[number.End] == '\\' ? number.End + 1 : number.End; // Markdown: $60,000\+
        if (plus < line.Length && line[plus] == '+' && !(plus + 1 < line.Length && char.IsAsciiDigit(line[plus + 1])))
        {
            number = number with { Plus = true, End = plus + 1 };
            if (number.Magnitude == 1 && number.End < line.Length && line[number.End] is 'k' or 'K' && IsWordEnd(line, number.End + 1))
            {
                number = number with { Magnitude = 1000, End = number.End + 1 };
            }
        }

        return number with { NotMoney = IsPercent(line, number.End) };
    }

    private static NumberText ReadMagnitude(ReadOnlySpan<char> line, NumberText number, List<PayToken> before)
    {
        var start = number.End;
        var spaced = start < line.Length && line[start] is ' ' or '\u00A0' or '\u202F' or '-';
        if (spaced)
        {
            start++;
        }

        if (start >= line.Length || !char.IsLetter(line[start]))
        {
            return number;
        }

        if (line[start] == '万')
        {
            return number with { Magnitude = 10_000, End = start + 1 };
        }

        var end = PayLexicon.WordEnd(line, start);
        var word = line[start..end];
        if (word[0] is 'k' or 'K' && word.Length > 2 && CurrencySigns.OfWord(word[1..]) is not null)
        {
            return number with { Magnitude = 1000, End = start + 1 };
        }

        var followedByEuro = line[end..].TrimStart(' ') is ['€', ..] or ['E', 'U', 'R', ..];
        var signBefore = before is [.., { Kind: TokenKind.Currency }] ? before[^1].Currency : null;
        var magnitude = word switch
        {
            "k" or "K" => 1000L,
            "T" when followedByEuro => 1000L,
            "M" or "m" when !spaced || signBefore is not null => 1_000_000L,
            "MM" or "mm" when signBefore is not null => 1_000_000L,
            "B" or "b" or "bn" or "Bn" or "BN" => 1_000_000_000L,
            "T" or "tn" when signBefore is not null => 1_000_000_000_000L,
            "L" or "l" when signBefore is "INR" || !spaced && LpaFollows(line, end) => 100_000L,
            _ => Named(word),
        };
        if (magnitude == 1 || (spaced && word.Length == 1 && line[number.End] == '-'))
        {
            return number;
        }

        // "LPA" is both the lakh and the period: the period is left to be read as a word.
        var wordLength = word.Equals("lpa", StringComparison.OrdinalIgnoreCase) ? 1 : word.Length;
        return number with { Magnitude = magnitude, End = start + wordLength };
    }

    private static long Named(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[10];
        if (word.Length > lower.Length)
        {
            return 1;
        }

        word.ToLowerInvariant(lower);
        return lower[..word.Length] switch
        {
            "thousand" or "tys" or "tsd" or "tausend" or "mil" or "mille" or "grand" => 1000,
            "lakh" or "lakhs" or "lac" or "lacs" or "lpa" => 100_000,
            "crore" or "crores" or "cr" => 10_000_000,
            "million" or "millions" or "mio" or "mln" or "mn" or "mil." or "millionen" or "milliones" or "milhões" or "millones" => 1_000_000,
            "billion" or "billions" or "milliarden" or "mrd" => 1_000_000_000,
            "trillion" => 1_000_000_000_000,
            _ => 1,
        };
    }

    private static bool LpaFollows(ReadOnlySpan<char> line, int end)
    {
        while (end < line.Length && line[end] is ' ' or '\u00A0')
        {
            end++;
        }

        return end + 1 < line.Length && (line[end] is 'p' or 'P' or '-' or '–' or '/');
    }

    /// <summary><c>55.000,-</c>, <c>55.000.-</c>, <c>55.000, - brutto</c>, <c>3.000,— €</c>: the dash stands for "no cents".</summary>
    private static NumberText ReadNoCents(ReadOnlySpan<char> line, NumberText number)
    {
        var position = number.End;
        if (position >= line.Length || line[position] is not (',' or '.'))
        {
            return number;
        }

        position++;
        if (position < line.Length && line[position] == ' ')
        {
            position++;
        }

        if (position >= line.Length || !IsDash(line[position]))
        {
            return number;
        }

        while (position < line.Length && IsDash(line[position]))
        {
            position++;
        }

        var after = position;
        while (after < line.Length && line[after] == ' ')
        {
            after++;
        }

        var rangeFollows = after < line.Length && (char.IsAsciiDigit(line[after]) || line[after] is '$' or '£');
        return rangeFollows ? number : number with { End = position };
    }

    private static bool IsRetirementNumber(ReadOnlySpan<char> line, NumberText number) =>
        number.Value is 401 or 403 or 457 && line[number.End..] is ['k' or 'K' or 'b' or '(', ..] or [' ' or '-', 'k' or 'K' or '(', ..];

    private static bool IsPercent(ReadOnlySpan<char> line, int end)
    {
        var position = end < line.Length && line[end] is ' ' or '\u00A0' ? end + 1 : end;
        return position < line.Length && line[position] is '%' or '°' or '‰';
    }

    private static bool IsDash(char c) => c is '-' or '–' or '—';

    private static bool IsWordEnd(ReadOnlySpan<char> line, int position) => position >= line.Length || !char.IsLetterOrDigit(line[position]);
}
