using System.Globalization;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Reads pay that the source gives in parts. Amounts may be in cents, the period may be written in many ways or only in the label,
/// and a part may be a bonus; zero is how several sources write "not stated".
/// </summary>
internal static class StructuredPay
{
    /// <summary>Words that platforms use for a period and that no prose would: USAJOBS rate codes, UN/CEFACT unit codes, ISO 8601 durations.</summary>
    private static readonly (string Code, PayPeriod Period)[] Codes =
    [
        ("ANN", PayPeriod.Year), ("BW", PayPeriod.Fortnight), ("DAY", PayPeriod.Day), ("HUR", PayPeriod.Hour), ("MON", PayPeriod.Month), ("P1M", PayPeriod.Month),
        ("P1W", PayPeriod.Week), ("P1Y", PayPeriod.Year), ("PA", PayPeriod.Year), ("PD", PayPeriod.Day), ("PH", PayPeriod.Hour), ("PM", PayPeriod.Month),
        ("PW", PayPeriod.Piece), ("PT1H", PayPeriod.Hour), ("WEE", PayPeriod.Week),
    ];

    private static readonly string[] Extras =
    [
        "bonus", "commission", "equity", "stock", "share", "incentive", "rsu", "option", "variable", "allowance", "stipend", "benefit",
    ];

    private static readonly string[] OnTarget = ["on-target", "on target"];
    private static readonly string[] PayWordsInLabels = ["salary", "base", "pay", "wage", "compensation", "rate", "ote", "earning", "gehalt", "salaire"];

    /// <summary>Reads one part; null when it states no pay of the job, with the reason in <paramref name="refused"/>.</summary>
    public static PayFinding? Read(RawPay raw, int index, string? country, IReadOnlyList<PayFinding> inText, out string? refused)
    {
        refused = null;
        if (IsExtra(raw.Label))
        {
            refused = $"\"{raw.Label}\" comes on top of pay";
            return null;
        }

        var scale = raw.InMinorUnits ? MinorUnits(raw.Currency) : 1;
        var min = Positive(raw.Min) / scale;
        var max = Positive(raw.Max) / scale;
        if (min is null && max is null)
        {
            refused = "the field holds no amount";
            return null;
        }

        var reordered = min > max;
        if (reordered)
        {
            (min, max) = (max, min);
        }

        var (currency, ambiguous, currencyInferred, currencyReason) = CurrencyOf(raw.Currency, country);
        var (period, periodInferred, periodReason) = PeriodOf(raw, min, max, currency, inText);
        var salary = new Salary(min, max, currency, period)
        {
            Kind = KindOf(raw.Label),
            IsEstimate = raw.IsEstimate,
            CurrencyAmbiguous = ambiguous,
            CurrencyInferred = currencyInferred,
            PeriodInferred = periodInferred,
            Label = string.IsNullOrWhiteSpace(raw.Label) ? null : raw.Label.Trim().TrimEnd(':'),
            Raw = Words(raw),
        };
        var flag = reordered ? "pay-reordered: the field's minimum is above its maximum" : Doubt(salary);
        var rule = raw.InMinorUnits ? "pay.field-minor-units" : "pay.field";
        return new PayFinding(salary, raw.IsEstimate ? 3 : 12, index, rule, Join(currencyReason, periodReason), flag);
    }

    /// <summary>The period that a source's own word means: <c>1 YEAR</c>, <c>per-hour-wage</c>, <c>BW</c>, <c>Annual Salary:</c>.</summary>
    public static PayPeriod PeriodOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return PayPeriod.Unknown;
        }

        var trimmed = text.AsSpan().Trim();
        foreach (var (code, period) in Codes)
        {
            if (trimmed.Equals(code, StringComparison.OrdinalIgnoreCase))
            {
                return period;
            }
        }

        var count = 1;
        for (var i = 0; i < trimmed.Length;)
        {
            if (char.IsAsciiDigit(trimmed[i]))
            {
                count = trimmed[i] - '0';
                i = PayLexicon.WordEnd(trimmed, i);
            }
            else if (char.IsLetter(trimmed[i]))
            {
                var (kind, period, end) = PayLexicon.Longest(trimmed, i, PayLexicon.WordEnd(trimmed, i));
                if ((kind & (WordClass.PeriodNoun | WordClass.PeriodAdverb)) != 0 && period != PayPeriod.Unknown)
                {
                    return count == 1 ? period : count == 2 && period == PayPeriod.Week ? PayPeriod.Fortnight : PayPeriod.Unknown;
                }

                i = end;
            }
            else
            {
                i++;
            }
        }

        return PayPeriod.Unknown;
    }

    public static string Words(Salary salary) =>
        string.Create(CultureInfo.InvariantCulture, $"{salary.Min}-{salary.Max} {salary.Currency} a {salary.Period.ToString().ToLowerInvariant()}");

    /// <summary>Minor units of one unit; ISO 4217 gives these currencies none, and nobody counts in fillér.</summary>
    private static int MinorUnits(string? currency) =>
        currency?.Trim().ToUpperInvariant() is "CLP" or "HUF" or "ISK" or "JPY" or "KRW" or "PYG" or "UGX" or "VND" or "XAF" or "XOF" ? 1 : 100;

    private static bool IsExtra(string? label) =>
        label is not null && ContainsAny(label, Extras) && !ContainsAny(label, PayWordsInLabels);

    private static bool ContainsAny(string label, string[] words) => Array.Exists(words, word => label.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static PayKind KindOf(string? label) =>
        label is null ? PayKind.Unspecified
        : label.Contains("OTE", StringComparison.Ordinal) || ContainsAny(label, OnTarget) ? PayKind.Ote
        : label.Contains("base", StringComparison.OrdinalIgnoreCase) ? PayKind.Base
        : label.Contains("total", StringComparison.OrdinalIgnoreCase) ? PayKind.Total
        : PayKind.Unspecified;

    private static decimal? Positive(decimal? amount) => amount > 0 ? amount : null;

    private static (string? Currency, bool Ambiguous, bool Inferred, string? Reason) CurrencyOf(string? written, string? country)
    {
        var text = written?.Trim() ?? "";
        if (text.Length == 3 && text.All(char.IsAsciiLetter))
        {
            return (text.ToUpperInvariant(), false, false, null);
        }

        var sign = text.Length == 1 ? CurrencySigns.OfSign(text[0]) : null;
        sign ??= text.Length > 1 && text[^1] == '$' ? CurrencySigns.OfPrefixedSign(text.AsSpan(0, text.Length - 1)) : null;
        sign ??= text.Length > 0 ? CurrencySigns.OfWord(text) : null;
        if (sign is not null)
        {
            var (code, ambiguous) = CurrencySigns.Resolve(sign, country);
            return (code, ambiguous, code != sign, CurrencySigns.Reason(sign, code, ambiguous, country));
        }

        return CountryMoney.Currency(country) is { } own
            ? (own, false, true, $"the field names no currency; {own} is the currency of {country}")
            : (null, false, false, "the field names no currency and the country is not known");
    }

    private static (PayPeriod Period, bool Inferred, string? Reason) PeriodOf(
        RawPay raw, decimal? min, decimal? max, string? currency, IReadOnlyList<PayFinding> inText)
    {
        var stated = PeriodOf(raw.Period);
        stated = stated == PayPeriod.Unknown ? PeriodOf(raw.Label) : stated;
        if (stated != PayPeriod.Unknown)
        {
            return (stated, false, null);
        }

        foreach (var finding in inText)
        {
            if (!finding.Salary.PeriodInferred && finding.Salary.Min == min && finding.Salary.Max == max)
            {
                return (finding.Salary.Period, true, "the field names no period; the text gives it with the same amounts");
            }
        }

        var guess = PeriodGuess.Of(min ?? max ?? 0, currency);
        return (guess, true, $"the field names no period; the amount is one for a {guess.ToString().ToLowerInvariant()}");
    }

    private static string? Doubt(Salary salary)
    {
        var amount = salary.Max ?? salary.Min ?? 0;
        if (PeriodGuess.IsBelievable(amount, salary.Period, salary.Currency))
        {
            return null;
        }

        var cents = PeriodGuess.IsBelievable(amount / 100, salary.Period, salary.Currency) ? "; it may be in cents" : "";
        return $"pay-implausible: {Words(salary)} is outside what is paid{cents}";
    }

    private static string Words(RawPay raw) =>
        string.Create(CultureInfo.InvariantCulture, $"{raw.Min}-{raw.Max} {raw.Currency} {raw.Period} {raw.Label}").Trim();

    private static string? Join(string? one, string? two) => one is null ? two : two is null ? one : $"{one}; {two}";
}
