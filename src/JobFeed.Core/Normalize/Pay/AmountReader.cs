using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>A number with its currency: tokens First (inclusive) to Next (exclusive). Factor is what the currency word carries (TEUR).</summary>
internal readonly record struct PayAmount(decimal Value, NumberText Number, string? Currency, decimal Factor, int First, int Next);

/// <summary>Joins a number to the currency signs and codes around it, and tells amounts from counts, years and phone numbers.</summary>
internal readonly ref struct AmountReader(TokenLine tokens)
{
    private readonly TokenLine _tokens = tokens;

    /// <summary>The amount whose number stands at <paramref name="index"/>; null when the number counts something else.</summary>
    public PayAmount? Read(int index)
    {
        var number = _tokens[index].Number;
        var first = index;
        string? currency = null;
        var factor = 1m;
        while (first > 0 && _tokens[first - 1].Kind == TokenKind.Currency && index - first < 2 && !BelongsToNumberBefore(first - 1))
        {
            first--;
            currency = CurrencySigns.Combine(_tokens[first].Currency, currency);
        }

        var next = index + 1;
        if (_tokens.IsCurrencyAt(next, currency is not null))
        {
            factor = _tokens[next].IsInThousands ? 1000m : 1m;
            currency = CurrencySigns.Combine(_tokens[next].Currency, currency);
            next++;
            if (_tokens.IsCurrencyAt(next, true))
            {
                currency = CurrencySigns.Combine(_tokens[next].Currency, currency);
                next++;
            }
        }
        else if (_tokens[next].IsMark('(') && _tokens[next + 1].Kind == TokenKind.Currency && _tokens[next + 2].IsMark(')'))
        {
            currency = CurrencySigns.Combine(_tokens[next + 1].Currency, currency);
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

        return new PayAmount(number.Value * number.Magnitude * factor, number, currency, factor, first, next);
    }

    private bool BelongsToNumberBefore(int index) =>
        _tokens[index - 1] is { Kind: TokenKind.Number } before && before.End == _tokens[index].Start && _tokens[index + 1].Start > _tokens[index].End;

    /// <summary>A number without currency before a counted noun, glued to letters, or written like a year is no amount.</summary>
    private bool CountsSomething(NumberText number, int index, int next)
    {
        if (_tokens[next] is { Kind: TokenKind.Word } word)
        {
            var glued = word.Start == _tokens[index].End;
            var periodNoun = word.Is(WordClass.PeriodNoun) && !word.Is(WordClass.PeriodAdverb | WordClass.Per | WordClass.Gross);
            if (glued && number is { Value: <= 12, HasSeparators: false } && word.Period == PayPeriod.Month && word.End - word.Start == 2)
            {
                return true; // 2pm is a time of day
            }

            var yearsPay = word.Period == PayPeriod.Year && number.Value >= 10_000; // "175,000year"
            if (number.Plus && word is { Class: WordClass.None, IsCapital: false })
            {
                return true; // 100,000+ creators
            }

            var unit = glued && (word.Class == WordClass.None || (word.Is(WordClass.ShortPeriod) && !word.Is(WordClass.PeriodAdverb)));
            if (word.Is(WordClass.Counted) || (periodNoun && !yearsPay && !word.Is(WordClass.To)) || unit)
            {
                return true;
            }
        }

        if (_tokens[next].IsDash && _tokens[next].Start == _tokens[index].End && _tokens[next + 1] is { Kind: TokenKind.Word } tied
            && tied.Start == _tokens[next].End && (tied.Class == WordClass.None || tied.Is(WordClass.PeriodNoun | WordClass.Counted)))
        {
            return true; // 6-month contract, 12-person team
        }

        var looksLikeYear = number is { HasSeparators: false, Magnitude: 1, Value: >= 1900 and < 2100 };
        if (looksLikeYear)
        {
            return !HasPeriodAt(next) && !OpensRange(next);
        }

        return index > 0 && _tokens[index - 1].IsMark('+') && _tokens[index - 1].End == _tokens[index].Start; // +44 ...
    }

    /// <summary>"2000 à 2200 €": what looks like a year is the lower end of an amount that no year could be.</summary>
    private bool OpensRange(int next) =>
        (_tokens[next].IsDash || _tokens[next].Is(WordClass.To)) && _tokens[next + 1] is { Kind: TokenKind.Number, Number.Value: >= 2100 }
        && _tokens.IsCurrencyAt(next + 2, false);

    private bool HasPeriodAt(int next) =>
        _tokens[next].Is(WordClass.PeriodAdverb | WordClass.Gross | WordClass.Net)
            || ((_tokens[next].IsMark('/') || _tokens[next].Is(WordClass.Per)) && _tokens[next + 1].Is(WordClass.PeriodNoun | WordClass.ShortPeriod));
}
