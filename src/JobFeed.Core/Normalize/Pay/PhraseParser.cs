using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Joins tokens to phrases: <c>[bound] [currency] number [currency] [suffix] (to [currency] number [currency] [suffix])</c>.
/// Walks forward only; the look-ahead of each step is bounded.
/// </summary>
internal readonly ref struct PhraseParser(TokenLine tokens)
{
    private readonly TokenLine _tokens = tokens;
    private readonly AmountReader _amounts = new(tokens);
    private readonly SuffixReader _suffixes = new(tokens);

    /// <summary>The next phrase at or after <paramref name="position"/>, which moves past it; null at the end of the line.</summary>
    public PayPhrase? Next(ref int position)
    {
        for (; position < _tokens.Length; position++)
        {
            if (_tokens[position].Kind == TokenKind.Number && !_tokens[position].Number.NotMoney && !IsOrdinal(position) && _amounts.Read(position) is { } amount)
            {
                var phrase = ReadPhrase(amount);
                position = Math.Max(position + 1, phrase.Next);
                return phrase;
            }
        }

        return null;
    }

    /// <summary>"im 1. Lehrjahr": a number that counts.</summary>
    private bool IsOrdinal(int position) => _tokens[position].Number is { Value: >= 1 and <= 9, HasSeparators: false, Magnitude: 1 }
        && _tokens[position + 1].Kind == TokenKind.Stop && _tokens[position + 2].Kind == TokenKind.Word && _tokens[position - 1].Kind != TokenKind.Currency;

    private PayPhrase ReadPhrase(PayAmount low)
    {
        var suffix = _suffixes.Read(low.Next);
        var (first, bound, between) = ReadBound(low.First);
        if (ReadSecond(low, suffix, between, bound == WordClass.From) is { } range)
        {
            return range with { First = first };
        }

        var broken = ReadJoin(suffix.Next, between) is var second and >= 0 && IsUnreadable(second);
        broken |= _tokens[low.First].Kind == TokenKind.Currency
            && _tokens[low.First - 1] is { Kind: TokenKind.Number } glued && glued.End == _tokens[low.First].Start;
        broken |= (_tokens[low.First - 1].IsDash || _tokens[low.First - 1].Is(WordClass.To)) && _tokens[low.First - 2].Number.Malformed;
        var lower = low.Number.Plus || suffix.Bound == WordClass.From || (bound == WordClass.From && suffix.Bound == WordClass.None);
        var upper = !lower && (bound == WordClass.UpTo || suffix.Bound == WordClass.UpTo);
        var lacksDigit = suffix.Period == PayPeriod.Unknown && RangeScale.LacksDigit(low.Number, low.Currency);
        var value = lacksDigit ? low.Value * 1000 : low.Value;
        return new PayPhrase
        {
            Min = upper ? null : value,
            Max = lower ? null : value,
            Repaired = lacksDigit ? "a digit is missing in the amount; it is read as thousands" : null,
            Currency = CurrencySigns.Combine(low.Currency, suffix.Currency),
            Period = suffix.Period,
            First = first,
            Next = suffix.Next,
            HasMagnitude = low.Number.Magnitude > 1 || low.Factor > 1,
            HasSeparators = low.Number.HasSeparators,
            Suffix = suffix.Class,
            Plus = low.Number.Plus,
            IsBroken = broken,
        };
    }

    private PayPhrase? ReadSecond(PayAmount low, PaySuffix lowSuffix, bool between, bool from)
    {
        var join = ReadJoin(lowSuffix.Next, between);
        var announced = join >= 0 ? -1 : from ? ReadMaximum(lowSuffix.Next) : _tokens[lowSuffix.Next].Is(WordClass.UpTo) ? lowSuffix.Next : -1;
        var start = Math.Max(Math.Max(join, announced), ReadSlashBand(low));
        start = start < 0 && JoinsEqualAmounts(low, lowSuffix) ? lowSuffix.Next + 1 : start;
        if (start < 0 && lowSuffix.Next != low.Next)
        {
            // "135 - 180 PLN net" never gets here; "£40k base - £50k" does: the join may follow the amount or its suffix.
            start = ReadJoin(low.Next, between);
        }

        if (start < 0 || ReadAmountAhead(start) is not { } high || high.Number.NotMoney)
        {
            return null;
        }

        var highSuffix = _suffixes.Read(high.Next);
        var currency = CurrencySigns.Combine(low.Currency, lowSuffix.Currency);
        var other = CurrencySigns.Combine(high.Currency, highSuffix.Currency);
        var periodsDiffer = lowSuffix.Period != PayPeriod.Unknown && highSuffix.Period != PayPeriod.Unknown && lowSuffix.Period != highSuffix.Period;
        if (periodsDiffer || !AgreeOnCurrency(currency, other))
        {
            return null;
        }

        (decimal? min, decimal? max, var repaired) = RangeScale.Align(low.Value, low.Number, high.Value, high.Number, low.Factor, high.Factor);
        var period = highSuffix.Period != PayPeriod.Unknown ? highSuffix.Period : lowSuffix.Period;
        if (period == PayPeriod.Unknown && RangeScale.LacksDigit(low.Number, currency) && RangeScale.LacksDigit(high.Number, other ?? currency))
        {
            (min, max, repaired) = (min * 1000, max * 1000, "a digit is missing in both amounts; they are read as thousands");
        }

        if (announced >= 0 && (min > max || (!from && max > min * 2) || _tokens[highSuffix.Next].Is(WordClass.Trap | WordClass.Extra)))
        {
            return null; // "from $50,000 and up to $5,000 bonus"
        }

        if (ReadThird(high, highSuffix.Next, max) is { } third)
        {
            (max, high, highSuffix) = (third.Value, third, _suffixes.Read(third.Next));
        }

        var swapped = min > max && max * 10 >= min && lowSuffix.Period == PayPeriod.Unknown;
        if (swapped)
        {
            (min, max) = (max, min);
        }

        if (min == 0 && max > 0 && (low.Number.Value == 0))
        {
            min = null;
        }

        // "$1.00 – $500,000.00" is what the employer wrote; without both signs such numbers do not belong together.
        if (min > max || (max > min * 100 && min > 0 && (low.Currency is null || high.Currency is null)))
        {
            return null;
        }

        return new PayPhrase
        {
            Min = min,
            Max = max,
            Currency = CurrencySigns.Combine(currency, other),
            Period = period,
            Swapped = swapped,
            Next = highSuffix.Next,
            IsRange = true,
            HasMagnitude = low.Number.Magnitude > 1 || high.Number.Magnitude > 1 || high.Factor > 1,
            HasSeparators = low.Number.HasSeparators || high.Number.HasSeparators,
            Suffix = lowSuffix.Class | highSuffix.Class,
            Repaired = repaired,
            Plus = high.Number.Plus,
        };
    }

    /// <summary>A malformed number, or one that is cut by a currency sign: <c>$140,000-1$70,000</c>.</summary>
    private bool IsUnreadable(int index)
    {
        index += _tokens[index].Kind == TokenKind.Currency && index + 1 < _tokens.Length ? 1 : 0;
        return _tokens[index] is { Kind: TokenKind.Number } number
            && (number.Number.Malformed || (_tokens[index + 1].Kind == TokenKind.Currency && _tokens[index + 1].Start == number.End
                && _tokens[index + 2].Kind == TokenKind.Number && _tokens[index + 2].Start == _tokens[index + 1].End));
    }

    /// <summary>An amount that begins here, perhaps after its currency or a bound word.</summary>
    private PayAmount? ReadAmountAhead(int position)
    {
        for (var i = position; i < _tokens.Length && i < position + 4; i++)
        {
            if (_tokens[i].Kind == TokenKind.Number)
            {
                return _tokens[i].Number.NotMoney ? null : _amounts.Read(i);
            }

            var skippable = _tokens[i] is { Kind: TokenKind.Currency } or { Kind: TokenKind.Mark, Mark: '~' or ':' or '[' }
                || _tokens[i].Is(WordClass.UpTo | WordClass.Circa | WordClass.To)
                || (i == position && _tokens[i].Is(WordClass.Filler));
            if (!skippable)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Position after the word or dash that joins two ends of a range, brackets before it skipped; -1 when there is none.</summary>
    private int ReadJoin(int position, bool between)
    {
        position = SkipBracket(position);
        if (position >= _tokens.Length)
        {
            return -1;
        }

        var token = _tokens[position];
        if (token.IsDash || token.IsMark('~') || token.Is(WordClass.To) || (between && (token.Is(WordClass.And) || token.IsMark('&') || token.IsMark('/'))))
        {
            return position + 1;
        }

        if (token.IsMark('/') && _tokens[position + 1] is { Kind: TokenKind.Number, Number.Magnitude: > 1 }
            && _tokens[position - 1] is { Kind: TokenKind.Number, Number.Magnitude: 1 })
        {
            return position + 1; // 38/42 K€
        }

        // "from 20,000, up to 25,000"
        var comma = token.IsMark(',') && _tokens[position + 1].Is(WordClass.UpTo);
        return comma ? position + 2 : -1;
    }

    /// <summary>
    /// "Min: 90,000 / Max: 120,000", "starts at 50,000 and goes up to 60,000": position of the word that announces the upper end, behind a few
    /// words or a middle; -1 when there is none.
    /// </summary>
    private int ReadMaximum(int position)
    {
        var middle = false;
        for (var i = position; i < _tokens.Length && i < position + 10; i++)
        {
            var token = _tokens[i];
            if (token.Is(WordClass.UpTo) && !token.Is(WordClass.From))
            {
                var amount = _tokens[i + 1].Is(WordClass.Filler) ? i + 2 : i + 1;
                if (_tokens[amount] is { Kind: TokenKind.Number or TokenKind.Currency or TokenKind.Mark })
                {
                    return amount - 1;
                }
            }

            middle |= token.Is(WordClass.Middle);
            var isBetween = token.Kind == TokenKind.Word
                ? !token.Is(WordClass.Trap | WordClass.Extra | WordClass.PayNoun | WordClass.From)
                : token.Kind == TokenKind.Segment || (token.Kind == TokenKind.Mark && token.Mark is ',' or '/' or ';' or ':' or '-')
                    || (middle && token.Kind is TokenKind.Number or TokenKind.Currency);
            if (!isBetween)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The upper end of a band of three, "$80,000 - $100,000 - $120,000": its middle was read as the upper end.</summary>
    private PayAmount? ReadThird(PayAmount second, int next, decimal? max)
    {
        // "$206,600 (min) - $258,200 (mid) - $309,800 (max)"
        var mark = SkipBracket(second.Next);
        var join = next <= mark && (_tokens[mark].IsDash || _tokens[mark].IsMark('/')) ? mark + 1 : -1;
        return join > 0 && second.Currency is not null && ReadAmountAhead(join) is { } third && third.Currency == second.Currency && third.Value > max
            && third.Value < max * 2
            ? third
            : null;
    }

    /// <summary>"EUR 90.000 und EUR 110.000" without a "between": two years' pay of like size, with nothing said about the first alone.</summary>
    private bool JoinsEqualAmounts(PayAmount low, PaySuffix suffix) =>
        _tokens[suffix.Next].Is(WordClass.And) && suffix.Class == WordClass.None && low is { Currency: not null, Value: >= 12_000 }
        && ReadAmountAhead(suffix.Next + 1) is { } high && high.Currency == low.Currency && high.Value > low.Value && high.Value < low.Value * 2
        && (_suffixes.Read(high.Next).Class & WordClass.Ote) == 0;

    /// <summary>"$80,000 / $100,000 / $120,000": position behind the first slash; -1 when it is no band of three.</summary>
    private int ReadSlashBand(PayAmount low) =>
        _tokens[low.Next].IsMark('/') && low.Currency is not null && ReadAmountAhead(low.Next + 1) is { } middle && middle.Currency == low.Currency
        && middle.Value > low.Value && _tokens[middle.Next].IsMark('/') && ReadThird(middle, middle.Next, middle.Value) is not null
            ? low.Next + 1
            : -1;

    private int SkipBracket(int position)
    {
        if (position >= _tokens.Length || !(_tokens[position].IsMark('(') || _tokens[position].IsMark('[')))
        {
            return position;
        }

        var close = _tokens[position].Mark == '(' ? ')' : ']';
        for (var i = position + 1; i < _tokens.Length && i < position + TokenLine.LongestBracket; i++)
        {
            if (_tokens[i].IsMark(close))
            {
                return i + 1;
            }

            if (_tokens[i].Kind == TokenKind.Number)
            {
                break;
            }
        }

        return position;
    }

    /// <summary>Bound words before the amount: where the phrase begins, up to or from, and whether "between" announces a range.</summary>
    private (int First, WordClass Bound, bool Between) ReadBound(int first)
    {
        var start = first;
        for (var i = first - 1; i >= 0 && i >= first - 5; i--)
        {
            var token = _tokens[i];
            if (token.Is(WordClass.Between))
            {
                // "from 20 to 30" with fra/von/de reads as a range when "to" follows, so the bound words may be both.
                return (i, token.Is(WordClass.From) ? WordClass.From : WordClass.None, true);
            }

            if (token.Is(WordClass.UpTo | WordClass.From))
            {
                return (i, token.Is(WordClass.UpTo) && !token.Is(WordClass.From) ? WordClass.UpTo : WordClass.From, false);
            }

            var passable = token.Is(WordClass.Circa) || token is { Kind: TokenKind.Mark, Mark: '~' or ':' or '(' }
                || (token.Is(WordClass.Filler) && i >= first - 2 && !token.Is(WordClass.PayNoun));
            if (!passable)
            {
                break;
            }

            if (token.Is(WordClass.Circa) || token.IsMark('~'))
            {
                start = i;
            }
        }

        return (start, IsMinimum(first) ? WordClass.From : WordClass.None, false);
    }

    /// <summary>"Das Mindestentgelt für diese Position beträgt € 3.400": the noun says that the amount is a lower bound.</summary>
    private bool IsMinimum(int first)
    {
        for (var i = first - 1; i >= 0 && i >= first - 8 && _tokens[i].Kind is TokenKind.Word or TokenKind.Mark; i--)
        {
            if (_tokens[i].Is(WordClass.PayNoun))
            {
                return _tokens[i].Is(WordClass.From);
            }
        }

        return false;
    }

    private static bool AgreeOnCurrency(string? low, string? high) =>
        low is null || high is null || low == high || CurrencySigns.IsShared(low) || CurrencySigns.IsShared(high);
}
