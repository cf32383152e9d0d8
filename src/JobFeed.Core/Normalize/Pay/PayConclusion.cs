using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>Turns a phrase that is pay into a <see cref="Salary"/>: settles currency and period, and says what was concluded and why.</summary>
internal static class PayConclusion
{
    public static (Salary Salary, string Rule, string? Reason, string? Flag) Of(PayPhrase phrase, PayEvidence evidence, string? country, string raw)
    {
        var (currency, ambiguous, inferred, currencyReason) = CurrencyOf(phrase, evidence, country);
        var (period, periodInferred, periodReason) = PeriodOf(phrase, evidence, currency);
        var (min, max, scaled) = Scale(phrase, currency, period, country);
        if (scaled is not null)
        {
            (period, periodInferred, periodReason) = (PayPeriod.Year, true, "the amounts are thousands a year");
        }

        var salary = new Salary(min, max, currency, period)
        {
            Kind = evidence.Kind,
            IsGross = IsGross(phrase.Suffix) ?? IsGross(evidence.Kinds),
            IsEstimate = (phrase.Suffix & WordClass.Estimate) != 0,
            CurrencyAmbiguous = ambiguous,
            CurrencyInferred = inferred,
            PeriodInferred = periodInferred,
            Raw = raw,
        };
        var rule = RuleOf(phrase, periodInferred);
        var reason = Join(currencyReason, periodReason);
        var doubt = (max ?? min) is { } amount && !PeriodGuess.IsBelievable(amount, period, currency)
            ? $"pay-implausible: {amount} {currency} a {Name(period)} is outside what is paid"
            : null;
        var repaired = phrase.Repaired ?? scaled;
        var written = Join(
            repaired is null ? null : $"pay-repaired: {repaired}",
            phrase.Swapped ? "pay-reordered: the higher amount is written first" : null);
        return (salary, rule, reason, Join(written, doubt));
    }

    private static bool? IsGross(WordClass said) => (said & (WordClass.Gross | WordClass.Net)) switch
    {
        WordClass.Gross => true,
        WordClass.Net => false,
        _ => null,
    };

    private static string RuleOf(PayPhrase phrase, bool periodInferred) => (phrase, periodInferred) switch
    {
        ({ IsRange: true }, true) => "pay.range-without-period",
        ({ IsRange: true }, false) => "pay.range-with-period",
        ({ Min: null }, true) => "pay.up-to-without-period",
        ({ Min: null }, false) => "pay.up-to-with-period",
        ({ Max: null }, true) => "pay.from-without-period",
        ({ Max: null }, false) => "pay.from-with-period",
        (_, true) => "pay.amount-without-period",
        (_, false) => "pay.amount-with-period",
    };

    private static (string? Currency, bool Ambiguous, bool Inferred, string? Reason) CurrencyOf(PayPhrase phrase, PayEvidence evidence, string? country)
    {
        if (phrase.Currency is { } written)
        {
            if (written == "$" && CurrencySigns.WritesPesoAsDollar(country) && IsTooMuchInDollars(phrase))
            {
                var peso = CountryMoney.Currency(country)!;
                return (peso, true, true, $"too much for dollars; the sign in {country} means {peso} as well");
            }

            var (code, ambiguous) = CurrencySigns.Resolve(written, country);
            return (code, ambiguous, code != written, CurrencySigns.Reason(written, code, ambiguous, country));
        }

        return CountryMoney.Currency(country) is { } own
            ? (own, false, true, $"no currency is written; {own} is the currency of {country}")
            : ("USD", true, true, "no currency is written and the country is not known; USD is the most usual");
    }

    private static bool IsTooMuchInDollars(PayPhrase phrase) =>
        phrase.Representative * (Salary.AnnualFactors.TryGetValue(phrase.Period, out var factor) ? factor : 1)
        > (phrase.Period == PayPeriod.Year ? 250_000 : 120_000);

    private static (PayPeriod Period, bool Inferred, string? Reason) PeriodOf(PayPhrase phrase, PayEvidence evidence, string? currency)
    {
        if (phrase.Period != PayPeriod.Unknown)
        {
            return (phrase.Period, false, null);
        }

        var guess = PeriodGuess.Of(phrase.Representative, currency);
        if (evidence.PrefixPeriod != PayPeriod.Unknown)
        {
            return PeriodGuess.IsBelievable(phrase.Representative, evidence.PrefixPeriod, currency)
                ? (evidence.PrefixPeriod, false, null)
                : (guess, true, $"the words say a {Name(evidence.PrefixPeriod)}, which cannot be; the amount is one for a {Name(guess)}");
        }

        return (guess, true, $"no period is written; the amount is one for a {Name(guess)}");
    }

    /// <summary>"$130-$250" without a period is thousands a year: whole round numbers too high for an hour.</summary>
    private static (decimal? Min, decimal? Max, string? Repaired) Scale(PayPhrase phrase, string? currency, PayPeriod period, string? country)
    {
        var thousands = phrase is { Period: PayPeriod.Unknown, IsRange: true, HasMagnitude: false, HasSeparators: false, Min: >= 100, Max: <= 500 }
            && currency is "USD" && country is null or "US" && phrase.Min % 5 == 0 && phrase.Max % 5 == 0 && period is PayPeriod.Hour or PayPeriod.Day;
        return thousands
            ? (phrase.Min * 1000, phrase.Max * 1000, "the amounts are read as thousands")
            : (phrase.Min, phrase.Max, null);
    }

    private static string Name(PayPeriod period) => period.ToString().ToLowerInvariant();

    private static string? Join(string? one, string? two) => one is null ? two : two is null ? one : $"{one}; {two}";
}
