using System.Buffers;
using System.Globalization;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>An amount of years (months as fractions) that a text names, and where.</summary>
/// <param name="Min">Null when only an upper bound is named.</param>
/// <param name="Max">Null for a single amount and for "or more".</param>
/// <param name="Start">Index of the number.</param>
/// <param name="UnitEnd">Index behind the unit.</param>
/// <param name="IsMonths">True when the text counts months.</param>
/// <param name="IsOpen">True when the text says "or more" or <c>+</c>.</param>
internal readonly record struct TimeAmount(decimal? Min, decimal? Max, int Start, int UnitEnd, bool IsMonths, bool IsOpen);

/// <summary>
/// Finds amounts of years and months in folded text: units first, then the number in front of each (<c>3-5 years</c>, <c>three (3) or more
/// years</c>, <c>2-letnie</c>, <c>bis zu 3 Jahre</c>).
/// </summary>
internal static class TimeSpans
{
    private const int LongestLead = 48;

    private static readonly SearchValues<string> Units = SearchValues.Create(
        ["year", "yr", "yoe", "jahr", "ans", "an ", "an)", "an,", "an.", "annee", "ano", "anni", "anno", "jaar", "jaren", "lat", "letni", "roczn", "month", "monat", "mois", "mese", "mesi", "maand", "miesi"],
        StringComparison.Ordinal);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Years = new HashSet<string>(
        ("year years yr yrs yoe jahr jahre jahren jahrige jahriger jahrigen jahriges an ans annee annees ano anos anni anno jaar jaren lat lata letnie letniego letni letnim letniej roczne rocznego").Split(' '))
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Months = new HashSet<string>(
        ("month months monat monate monaten mois mes meses mese mesi maand maanden miesiac miesiace miesiecy").Split(' '))
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = " " };

    private static readonly SearchValues<string> EnglishUnits = SearchValues.Create(["year", "yrs", "yr ", "yr.", "yoe", "month"], StringComparison.Ordinal);

    public static IEnumerable<TimeAmount> Find(string folded, string? language)
    {
        var units = language == "en" ? EnglishUnits : Units;
        var at = 0;
        while (at < folded.Length)
        {
            var found = folded.AsSpan(at).IndexOfAny(units);
            if (found < 0)
            {
                yield break;
            }

            var start = at + found;
            var end = start;
            while (end < folded.Length && char.IsLetter(folded[end]))
            {
                end++;
            }

            at = Math.Max(end, start + 1);
            if (start > 0 && char.IsLetter(folded[start - 1]))
            {
                continue;
            }

            var unit = folded.AsSpan(start, end - start);
            var isMonths = Months.Contains(unit);
            if ((isMonths || Years.Contains(unit)) && Before(folded, start, end, isMonths) is { } amount)
            {
                yield return amount;
            }
        }
    }

    private enum Kind { Number, Plus, To, UpTo, LessThan, Or, Filler, Word }

    private readonly record struct Token(Kind Kind, decimal Value, int Start);

    private static TimeAmount? Before(string text, int unitStart, int unitEnd, bool isMonths)
    {
        Span<Token> tokens = stackalloc Token[32];
        var count = Tokenize(text, unitStart, tokens);
        var at = count - 1;
        var isOpen = false;
        while (at >= 0 && (tokens[at].Kind is Kind.Plus or Kind.Filler || (isOpen && tokens[at].Kind == Kind.Or)))
        {
            isOpen |= tokens[at].Kind == Kind.Plus;
            at--;
        }

        if (at < 0 || tokens[at].Kind != Kind.Number)
        {
            return null;
        }

        var high = tokens[at].Value;
        var first = tokens[at].Start;
        decimal? low = null;
        at--;

        // three (3) years: the same number twice.
        if (at >= 0 && tokens[at].Kind == Kind.Number && tokens[at].Value == high)
        {
            first = tokens[at--].Start;
        }

        var separator = at;
        while (separator >= 0 && tokens[separator].Kind is Kind.Filler or Kind.Plus)
        {
            separator--;
        }

        if (separator >= 1 && tokens[separator].Kind is Kind.To or Kind.Or)
        {
            var number = separator - 1;
            while (number > 0 && tokens[number].Kind is Kind.Plus or Kind.Filler)
            {
                number--;
            }

            if (tokens[number].Kind == Kind.Number && tokens[number].Value < high)
            {
                low = tokens[number].Value;
                first = tokens[number].Start;
                at = number - 1;
            }
        }

        isOpen |= Opens(text.AsSpan(unitEnd));
        var factor = isMonths ? 12m : 1m;
        if (low is { } from)
        {
            return new TimeAmount(from / factor, isOpen ? null : high / factor, first, unitEnd, isMonths, isOpen);
        }

        while (at > 0 && (tokens[at].Kind == Kind.Filler || (tokens[at].Kind == Kind.To && tokens[at].Value == 0)))
        {
            at--;
        }

        var isLimit = at >= 0 && !isOpen && (tokens[at].Kind is Kind.UpTo or Kind.LessThan || tokens[at] is { Kind: Kind.To, Value: 1 });
        return isLimit
            ? new TimeAmount(null, high / factor, first, unitEnd, isMonths, false)
            : new TimeAmount(high / factor, null, first, unitEnd, isMonths, isOpen);
    }

    private static bool Opens(ReadOnlySpan<char> after)
    {
        after = after.TrimStart(" '");
        return after.StartsWith("+") || after.StartsWith("or more") || after.StartsWith("plus ") || after.StartsWith("oder mehr") || after.StartsWith("ou plus") || after.StartsWith("o mas") || after.StartsWith("and above");
    }

    private static int Tokenize(string text, int end, Span<Token> tokens)
    {
        var at = Math.Max(0, end - LongestLead);
        while (at > 0 && at < end && char.IsLetterOrDigit(text[at]) && char.IsLetterOrDigit(text[at - 1]))
        {
            at++;
        }

        var count = 0;
        while (at < end)
        {
            var c = text[at];
            if (c == '\n')
            {
                count = 0;
                at++;
                continue;
            }

            var start = at;
            Token? token = null;
            if (char.IsAsciiDigit(c))
            {
                while (at < end && (char.IsAsciiDigit(text[at]) || (text[at] is '.' or ',' && at + 1 < end && char.IsAsciiDigit(text[at + 1]))))
                {
                    at++;
                }

                var digits = text.AsSpan(start, at - start);
                token = digits.Length <= 4 && TryNumber(digits, out var value)
                    && (start == 0 || !((char.IsLetter(text[start - 1]) && !IsGluedHeading(text, start, at)) || text[start - 1] is '$' or '£' or '€'))
                    ? new Token(Kind.Number, value, start)
                    : new Token(Kind.Word, 0, start);
            }
            else if (char.IsLetter(c))
            {
                while (at < end && (char.IsLetter(text[at])))
                {
                    at++;
                }

                token = Word(text.AsSpan(start, at - start), start);
            }
            else
            {
                at++;
                token = c switch
                {
                    '+' => new Token(Kind.Plus, 0, start),
                    '-' or '/' or '~' => new Token(Kind.To, 0, start),
                    ' ' or '(' or ')' or '\'' or '*' or '\\' => null,
                    _ => new Token(Kind.Word, 0, start),
                };
            }

            if (token is { } read)
            {
                if (count == tokens.Length)
                {
                    count = 0;
                }

                tokens[count++] = read;
            }
        }

        // A hyphen right before the unit joins it to its number: 2-letnie, 6-month.
        while (count > 0 && tokens[count - 1].Kind == Kind.To)
        {
            count--;
        }

        return count;
    }

    /// <summary>"Requirements5+ years": the line break behind a heading is lost.</summary>
    private static bool IsGluedHeading(string text, int start, int end)
    {
        var letters = start;
        while (letters > 0 && start - letters < 6 && char.IsLetter(text[letters - 1]))
        {
            letters--;
        }

        return start - letters == 6 && end - start <= 2 && end < text.Length && text[end] == '+';
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out decimal value) =>
        decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, digits.Contains(',') ? DecimalComma : CultureInfo.InvariantCulture, out value);

    private static Token Word(ReadOnlySpan<char> word, int start)
    {
        if (word is "bis")
        {
            return new Token(Kind.To, 1, start);
        }

        if (word is "to" or "a" or "do" or "tot" or "ate" or "al" or "through")
        {
            return new Token(Kind.To, 0, start);
        }

        if (word is "or" or "oder" or "ou" or "o" or "of" or "lub" or "and" or "und" or "y" or "e" or "et")
        {
            return new Token(Kind.Or, 0, start);
        }

        if (NumberWords.Values.TryGetValue(word, out var value))
        {
            return new Token(Kind.Number, value, start);
        }

        return word switch
        {
            "up" or "zu" or "max" or "maximum" or "jusqu" or "hasta" or "maximal" or "fino" => new Token(Kind.UpTo, 0, start),
            "less" or "fewer" or "under" or "weniger" or "minder" => new Token(Kind.LessThan, 0, start),
            "than" or "als" or "the" => new Token(Kind.Filler, 0, start),
            "more" or "plus" or "mehr" or "mas" or "mais" or "greater" => new Token(Kind.Plus, 0, start),
            "full" or "volle" or "calendar" => new Token(Kind.Filler, 0, start),
            _ => new Token(Kind.Word, 0, start),
        };
    }
}
