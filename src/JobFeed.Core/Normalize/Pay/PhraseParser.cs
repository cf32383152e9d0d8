using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Joins tokens to phrases: <c>[bound] [currency] number [currency] [suffix] (to [currency] number [currency] [suffix])</c>.
/// Walks forward only; the look-ahead of each step is bounded.
/// </summary>
internal readonly ref struct PhraseParser(ReadOnlySpan<PayToken> tokens)
{
    private const int LongestSuffix = 9;
    private const int LongestBracket = 16;

    private readonly ReadOnlySpan<PayToken> _tokens = tokens;

    private readonly record struct Amount(decimal Value, NumberText Number, string? Currency, decimal Factor, int First, int Next);

    private readonly record struct Suffix(int Next, PayPeriod Period, string? Currency, WordClass Class, bool AndUp);

    /// <summary>The next phrase at or after <paramref name="position"/>, which moves past it; null at the end of the line.</summary>
    public PayPhrase? Next(ref int position)
    {
        for (; position < _tokens.Length; position++)
        {
            if (_tokens[position].Kind == TokenKind.Number && !_tokens[position].Number.NotMoney && ReadAmount(position) is { } amount)
            {
                var phrase = ReadPhrase(amount);
                position = Math.Max(position + 1, phrase.Next);
                return phrase;
            }
        }

        return null;
    }

    private PayPhrase ReadPhrase(Amount low)
    {
        var suffix = ReadSuffix(low.Next);
        var (first, bound, between) = ReadBound(low.First);
        if (ReadSecond(low, suffix, between, bound == WordClass.From) is { } range)
        {
            return range with { First = first };
        }

        var broken = ReadJoin(suffix.Next, between) is var second and >= 0 && second < _tokens.Length && IsUnreadable(second);
        var andUp = low.Number.Plus || suffix.AndUp;
        var upper = bound == WordClass.UpTo && !andUp;
        var lower = bound == WordClass.From || andUp;
        return new PayPhrase
        {
            Min = upper ? null : low.Value,
            Max = lower ? null : low.Value,
            Currency = Combine(low.Currency, suffix.Currency),
            Period = suffix.Period,
            First = first,
            SuffixFirst = low.Next,
            Next = suffix.Next,
            HasMagnitude = low.Number.Magnitude > 1 || low.Factor > 1,
            HasSeparators = low.Number.HasSeparators,
            Suffix = suffix.Class,
            Plus = low.Number.Plus,
            IsBroken = broken,
        };
    }

    private PayPhrase? ReadSecond(Amount low, Suffix lowSuffix, bool between, bool from)
    {
        var join = ReadJoin(lowSuffix.Next, between);
        join = join < 0 && from ? ReadMaximum(lowSuffix.Next) : join;
        var start = join;
        if (join < 0 && lowSuffix.Next != low.Next)
        {
            // "135 - 180 PLN net" never gets here; "£40k base - £50k" does: the join may follow the amount or its suffix.
            start = ReadJoin(low.Next, between);
        }

        if (start < 0 || ReadAmountAhead(start) is not { } high || high.Number.NotMoney)
        {
            return null;
        }

        var highSuffix = ReadSuffix(high.Next);
        var currency = Combine(Combine(low.Currency, lowSuffix.Currency), null);
        var other = Combine(high.Currency, highSuffix.Currency);
        var periodsDiffer = lowSuffix.Period != PayPeriod.Unknown && highSuffix.Period != PayPeriod.Unknown && lowSuffix.Period != highSuffix.Period;
        if (periodsDiffer || !AgreeOnCurrency(currency, other))
        {
            return null;
        }

        (decimal? min, decimal? max, var repaired) = RangeScale.Align(low.Value, low.Number, high.Value, high.Number, low.Factor, high.Factor);
        if (min == 0 && max > 0 && (low.Number.Value == 0))
        {
            min = null;
        }

        var period = highSuffix.Period != PayPeriod.Unknown ? highSuffix.Period : lowSuffix.Period;
        if (period == PayPeriod.Unknown && RangeScale.LacksDigit(low.Number, currency) && RangeScale.LacksDigit(high.Number, other ?? currency))
        {
            (min, max, repaired) = (min * 1000, max * 1000, "a digit is missing in both amounts; they are read as thousands");
        }

        var swapped = min > max && max * 10 >= min && lowSuffix.Period == PayPeriod.Unknown;
        if (swapped)
        {
            (min, max) = (max, min);
        }

        if (min > max || max > min * 100)
        {
            return null;
        }

        return new PayPhrase
        {
            Min = min,
            Max = max,
            Currency = Combine(currency, other) ?? other,
            Period = period,
            Swapped = swapped,
            SuffixFirst = high.Next,
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
            && (number.Number.Malformed || (index + 2 < _tokens.Length && _tokens[index + 1].Kind == TokenKind.Currency && _tokens[index + 1].Start == number.End
                && _tokens[index + 2].Kind == TokenKind.Number && _tokens[index + 2].Start == _tokens[index + 1].End));
    }

    /// <summary>The amount whose number stands at <paramref name="index"/>; null when the number counts something else.</summary>
    private Amount? ReadAmount(int index)
    {
        var number = _tokens[index].Number;
        var first = index;
        string? currency = null;
        var factor = 1m;
        while (first > 0 && _tokens[first - 1].Kind == TokenKind.Currency && index - first < 2 && !BelongsToNumberBefore(first - 1))
        {
            first--;
            currency = Combine(_tokens[first].Currency, currency);
        }

        var next = index + 1;
        if (IsCurrencyAt(next, currency is not null))
        {
            factor = _tokens[next].Factor;
            currency = Combine(_tokens[next].Currency, currency);
            next++;
            if (IsCurrencyAt(next, true))
            {
                currency = Combine(_tokens[next].Currency, currency);
                next++;
            }
        }
        else if (next + 2 < _tokens.Length && _tokens[next].IsMark('(') && _tokens[next + 1].Kind == TokenKind.Currency && _tokens[next + 2].IsMark(')'))
        {
            currency = Combine(_tokens[next + 1].Currency, currency);
            next += 3;
        }

        if (currency is null && number.Magnitude is 100_000 or 10_000_000)
        {
            currency = "rupee"; // nobody else counts in lakh and crore
        }

        if (currency is null && CountsSomething(number, index, next))
        {
            return null;
        }

        return new Amount(number.Value * number.Magnitude * factor, number, currency, factor, first, next);
    }

    /// <summary>A currency after a number belongs to it unless it stands closer to the number that follows: <c>GS-12 $86,962</c>.</summary>
    private bool IsCurrencyAt(int index, bool hasOwn)
    {
        if (index >= _tokens.Length || _tokens[index].Kind != TokenKind.Currency)
        {
            return false;
        }

        var next = index + 1 < _tokens.Length && _tokens[index + 1].Kind == TokenKind.Currency ? index + 2 : index + 1;
        if (next >= _tokens.Length || _tokens[next].Kind != TokenKind.Number)
        {
            return true;
        }

        var touchesBefore = _tokens[index - 1].End == _tokens[index].Start;
        var touchesNext = _tokens[index].End == _tokens[index + 1].Start;
        return touchesBefore || (!touchesNext && !hasOwn);
    }

    private bool BelongsToNumberBefore(int index) =>
        index > 0 && _tokens[index - 1].Kind == TokenKind.Number && _tokens[index - 1].End == _tokens[index].Start && _tokens[index + 1].Start > _tokens[index].End;

    /// <summary>A number without currency before a counted noun, glued to letters, or written like a year is no amount.</summary>
    private bool CountsSomething(NumberText number, int index, int next)
    {
        if (next < _tokens.Length && _tokens[next] is { Kind: TokenKind.Word } word)
        {
            var glued = word.Start == _tokens[index].End;
            var periodNoun = word.Is(WordClass.PeriodNoun) && !word.Is(WordClass.PeriodAdverb | WordClass.Per | WordClass.Gross);
            if (glued && number is { Value: <= 12, HasSeparators: false } && word.Period == PayPeriod.Month && word.End - word.Start == 2)
            {
                return true; // 2pm is a time of day
            }

            if (word.Is(WordClass.Counted) || (periodNoun && !word.Is(WordClass.To)) || (glued && (word.Class == WordClass.None || word.Is(WordClass.ShortPeriod) && !word.Is(WordClass.PeriodAdverb))))
            {
                return true;
            }
        }

        if (next + 1 < _tokens.Length && _tokens[next].IsDash && _tokens[next].Start == _tokens[index].End && _tokens[next + 1] is { Kind: TokenKind.Word } tied
            && tied.Start == _tokens[next].End && (tied.Class == WordClass.None || tied.Is(WordClass.PeriodNoun | WordClass.Counted)))
        {
            return true; // 6-month contract, 12-person team
        }

        var looksLikeYear = number is { HasSeparators: false, Magnitude: 1, Value: >= 1900 and < 2100 };
        if (looksLikeYear)
        {
            return !HasPeriodAt(next);
        }

        return index > 0 && _tokens[index - 1].IsMark('+') && _tokens[index - 1].End == _tokens[index].Start; // +44 ...
    }

    private bool HasPeriodAt(int next) =>
        next < _tokens.Length && (_tokens[next].Is(WordClass.PeriodAdverb | WordClass.Gross | WordClass.Net)
            || (next + 1 < _tokens.Length && (_tokens[next].IsMark('/') || _tokens[next].Is(WordClass.Per)) && _tokens[next + 1].Is(WordClass.PeriodNoun | WordClass.ShortPeriod)));

    /// <summary>An amount that begins here, perhaps after its currency or a bound word.</summary>
    private Amount? ReadAmountAhead(int position)
    {
        for (var i = position; i < _tokens.Length && i < position + 4; i++)
        {
            if (_tokens[i].Kind == TokenKind.Number)
            {
                return _tokens[i].Number.NotMoney ? null : ReadAmount(i);
            }

            var skippable = _tokens[i].Kind == TokenKind.Currency || _tokens[i].IsMark('~') || _tokens[i].IsMark(':') || _tokens[i].IsMark('[') || _tokens[i].Is(WordClass.UpTo | WordClass.Circa | WordClass.To)
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

        if (token.IsMark('/') && position + 1 < _tokens.Length && _tokens[position + 1] is { Kind: TokenKind.Number, Number.Magnitude: > 1 } && _tokens[position - 1] is { Kind: TokenKind.Number, Number.Magnitude: 1 })
        {
            return position + 1; // 38/42 K€
        }

        // "from 20,000, up to 25,000"
        var comma = token.IsMark(',') && position + 1 < _tokens.Length && _tokens[position + 1].Is(WordClass.UpTo);
        return comma ? position + 2 : -1;
    }

    /// <summary>"Min: 90,000 / Max: 120,000": position of the word that announces the upper end; -1 when there is none.</summary>
    private int ReadMaximum(int position)
    {
        var next = position < _tokens.Length && (_tokens[position].IsMark(',') || _tokens[position].IsMark('/') || _tokens[position].IsMark(';') || _tokens[position].Kind == TokenKind.Segment)
            ? position + 1
            : position;
        return next < _tokens.Length && _tokens[next].Is(WordClass.UpTo) && !_tokens[next].Is(WordClass.From) ? next : -1;
    }

    private int SkipBracket(int position)
    {
        if (position >= _tokens.Length || !(_tokens[position].IsMark('(') || _tokens[position].IsMark('[')))
        {
            return position;
        }

        var close = _tokens[position].Mark == '(' ? ')' : ']';
        for (var i = position + 1; i < _tokens.Length && i < position + LongestBracket; i++)
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

    /// <summary>Reads what follows the amount and belongs to it: period, late currency, gross or net, kind of pay.</summary>
    private Suffix ReadSuffix(int position)
    {
        var period = PayPeriod.Unknown;
        string? currency = null;
        var seen = WordClass.None;
        var andUp = false;
        var end = position;
        for (var i = position; i < _tokens.Length && i < position + LongestSuffix;)
        {
            var token = _tokens[i];
            if (token.Kind == TokenKind.Currency)
            {
                if (!IsCurrencyAt(i, true))
                {
                    break;
                }

                currency = Combine(token.Currency, currency);
                end = ++i;
            }
            else if (period == PayPeriod.Unknown && PeriodAt(i) is var (read, after) && after > i)
            {
                if (after < _tokens.Length && _tokens[after].Is(WordClass.Trap | WordClass.Extra) && token.Is(WordClass.PeriodAdverb) && !token.Is(WordClass.Per))
                {
                    break; // "annual bonus": the period is the bonus's
                }

                period = read;
                seen |= token.Class & (WordClass.PayNoun | WordClass.Base | WordClass.Ote | WordClass.Total | WordClass.Gross);
                end = i = after;
            }
            else if (token.Is(WordClass.AndUp) && i == position)
            {
                andUp = true;
                end = ++i;
            }
            else if (token.Kind == TokenKind.Word && token.Is(WordClass.Gross | WordClass.Net | WordClass.PayNoun | WordClass.Base | WordClass.Ote | WordClass.Total | WordClass.Estimate) && !(token.Is(WordClass.Estimate) && token.Is(WordClass.Filler)))
            {
                if (token.Is(WordClass.PayNoun) && i + 1 < _tokens.Length && _tokens[i + 1].IsMark(':') && !token.Is(WordClass.Filler))
                {
                    break; // the label of the next statement
                }

                seen |= token.Class & ~(WordClass.PeriodAdverb | WordClass.To | WordClass.UpTo | WordClass.From | WordClass.Filler);
                end = ++i;
            }
            else if (token.IsDash && i + 1 < _tokens.Length && _tokens[i + 1].Is(WordClass.Estimate))
            {
                seen |= WordClass.Estimate; // "per year - estimated"
                end = i += 2;
            }
            else if (token.IsMark('+') && i + 1 < _tokens.Length && _tokens[i + 1].Is(WordClass.Tax))
            {
                end = i += 2;
            }
            else if (token.IsMark('(') && HoldsNumber(i))
            {
                break; // "$180,000 ($90,000 base, $90,000 variable)" is another statement
            }
            else if (token.IsMark('(') || token.IsMark(')') || token.IsMark('/') || token.IsMark(':') || token.IsMark('[') || token.IsMark(']') || token.IsMark('"')
                || (token.Kind == TokenKind.Word && token.Is(WordClass.Filler | WordClass.Tax) && !token.Is(WordClass.To) && !token.Is(WordClass.Trap | WordClass.Extra)))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return new Suffix(end, period, currency, seen, andUp);
    }

    private bool HoldsNumber(int open)
    {
        for (var i = open + 1; i < _tokens.Length && i < open + LongestBracket && !_tokens[i].IsMark(')'); i++)
        {
            if (_tokens[i].Kind == TokenKind.Number)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A period that starts here: <c>annually</c>, <c>/ hour</c>, <c>per month</c>; Next is unchanged when there is none.</summary>
    private (PayPeriod Period, int Next) PeriodAt(int i)
    {
        var token = _tokens[i];
        if (token.Is(WordClass.PeriodAdverb))
        {
            return (token.Period, i + 1);
        }

        if (token.IsMark('/') || token.Is(WordClass.Per))
        {
            var noun = i + 1 < _tokens.Length && _tokens[i + 1].Is(WordClass.Per | WordClass.Filler) && !_tokens[i + 1].Is(WordClass.PeriodNoun | WordClass.ShortPeriod) ? i + 2 : i + 1;
            if (noun < _tokens.Length && _tokens[noun].Is(WordClass.PeriodNoun | WordClass.ShortPeriod | WordClass.PeriodAdverb))
            {
                return (_tokens[noun].Period, noun + 1);
            }
        }

        // "$43.00hr", "£500 day rate", "€ month": a noun right behind money
        if (token.Is(WordClass.PeriodNoun) && i > 0 && (_tokens[i - 1].End == token.Start || _tokens[i - 1].Is(WordClass.Gross | WordClass.Net)) && !token.Is(WordClass.Counted))
        {
            return (token.Period, i + 1);
        }

        return (PayPeriod.Unknown, i);
    }

    /// <summary>Bound words before the amount: where the phrase begins, up to or from, and whether "between" announces a range.</summary>
    private (int First, WordClass Bound, bool Between) ReadBound(int first)
    {
        var start = first;
        var between = false;
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
                return (i, token.Is(WordClass.UpTo) && !token.Is(WordClass.From) ? WordClass.UpTo : WordClass.From, between);
            }

            if (!(token.Is(WordClass.Circa) || token.IsMark('~') || token.IsMark(':') || token.IsMark('(') || (token.Is(WordClass.Filler) && i >= first - 2 && !token.Is(WordClass.PayNoun))))
            {
                break;
            }

            if (token.Is(WordClass.Circa) || token.IsMark('~'))
            {
                start = i;
            }
        }

        return (start, WordClass.None, false);
    }

    private static bool AgreeOnCurrency(string? low, string? high) =>
        low is null || high is null || low == high || IsSharedSign(low) || IsSharedSign(high);

    /// <summary>A code says more than a shared sign.</summary>
    private static string? Combine(string? one, string? two) =>
        one is null ? two : two is null || !IsSharedSign(one) ? one : two;

    private static bool IsSharedSign(string currency) => currency is "$" or "kr" or "¥" or "peso" or "rupee";
}
