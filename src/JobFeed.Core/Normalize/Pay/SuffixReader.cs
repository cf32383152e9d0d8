using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>What follows an amount and belongs to it; Next is the token after it, Bound is From ("and up"), UpTo ("max") or None.</summary>
internal readonly record struct PaySuffix(int Next, PayPeriod Period, string? Currency, WordClass Class, WordClass Bound);

/// <summary>Reads the words behind an amount: <c>gross per month</c>, <c>/hr CAD</c>, <c>p.a. base</c>, <c>+ VAT monthly</c>.</summary>
internal readonly ref struct SuffixReader(TokenLine tokens)
{
    private const int LongestSuffix = 9;

    /// <summary>Words that say what the amount is.</summary>
    private const WordClass Telling = WordClass.PayNoun | WordClass.Base | WordClass.Ote | WordClass.Total | WordClass.Gross | WordClass.Net | WordClass.Estimate;

    private readonly TokenLine _tokens = tokens;

    /// <summary>Reads what follows the amount and belongs to it: period, late currency, gross or net, kind of pay.</summary>
    public PaySuffix Read(int position)
    {
        var period = PayPeriod.Unknown;
        string? currency = null;
        var seen = WordClass.None;
        var bound = WordClass.None;
        var end = position;
        for (var i = position; i < _tokens.Length && i < position + LongestSuffix;)
        {
            var token = _tokens[i];
            if (token.Kind == TokenKind.Currency)
            {
                if (!_tokens.IsCurrencyAt(i, true))
                {
                    break;
                }

                currency = CurrencySigns.Combine(token.Currency, currency);
                end = ++i;
            }
            else if (period == PayPeriod.Unknown && PeriodAt(i) is var (read, after) && after > i)
            {
                if (_tokens[after].Is(WordClass.Trap | WordClass.Extra) && token.Is(WordClass.PeriodAdverb) && !token.Is(WordClass.Per))
                {
                    break; // "annual bonus": the period is the bonus's
                }

                period = read;
                seen |= token.Class & (WordClass.PayNoun | WordClass.Base | WordClass.Ote | WordClass.Total | WordClass.Gross);
                end = i = after;
            }
            else if (BoundAt(i) is var place and not WordClass.None && end == i)
            {
                bound = place;
                end = ++i;
            }
            else if (token.Is(Telling) && !(token.Is(WordClass.Estimate) && token.Is(WordClass.Filler)))
            {
                if (token.Is(WordClass.PayNoun) && _tokens[i + 1].IsMark(':') && !token.Is(WordClass.Filler))
                {
                    break; // the label of the next statement
                }

                seen |= token.Class & ~(WordClass.PeriodAdverb | WordClass.To | WordClass.UpTo | WordClass.From | WordClass.Filler);
                end = ++i;
            }
            else if (token.IsDash && _tokens[i + 1].Is(WordClass.Estimate))
            {
                seen |= WordClass.Estimate; // "per year - estimated"
                end = i += 2;
            }
            else if ((token.IsMark('+') || token.Is(WordClass.Joint)) && _tokens[i + 1].Is(WordClass.Tax))
            {
                end = i += 2;
            }
            else if (token.IsMark('(') && HoldsNumber(i))
            {
                break; // "$180,000 ($90,000 base, $90,000 variable)" is another statement
            }
            else if (token is { Kind: TokenKind.Mark, Mark: '(' or ')' or '/' or ':' or '[' or ']' or '"' }
                || (token.Is(WordClass.Filler | WordClass.Tax) && !token.Is(WordClass.To | WordClass.Trap | WordClass.Extra)))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return new PaySuffix(end, period, currency, seen, bound);
    }

    /// <summary>"$70/hr max", "45.000 € aufwärts": the bound comes last, unless it already belongs to a next number.</summary>
    private WordClass BoundAt(int i)
    {
        var token = _tokens[i];
        if (_tokens[i + 1].Kind is TokenKind.Number or TokenKind.Currency || _tokens[i + 1].IsMark(':'))
        {
            return WordClass.None;
        }

        return token.Is(WordClass.AndUp) ? WordClass.From
            : token.Is(WordClass.UpTo) && !token.Is(WordClass.To) && _tokens[i + 1].Kind is not TokenKind.Word ? WordClass.UpTo
            : WordClass.None;
    }

    private bool HoldsNumber(int open)
    {
        for (var i = open + 1; i < _tokens.Length && i < open + TokenLine.LongestBracket && !_tokens[i].IsMark(')'); i++)
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
            var article = _tokens[i + 1].Is(WordClass.Per | WordClass.Filler) && !_tokens[i + 1].Is(WordClass.PeriodNoun | WordClass.ShortPeriod);
            var noun = article ? i + 2 : i + 1;
            if (_tokens[noun].Is(WordClass.PeriodNoun | WordClass.ShortPeriod | WordClass.PeriodAdverb))
            {
                return (_tokens[noun].Period, noun + 1);
            }
        }

        // "$43.00hr", "£500 day rate", "€ month": a noun right behind money
        var touches = _tokens[i - 1].End == token.Start || _tokens[i - 1].Is(WordClass.Gross | WordClass.Net);
        if (token.Is(WordClass.PeriodNoun) && touches && !token.Is(WordClass.Counted))
        {
            return (token.Period, i + 1);
        }

        return (PayPeriod.Unknown, i);
    }
}
