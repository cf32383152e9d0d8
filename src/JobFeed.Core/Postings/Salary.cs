using System.Collections.Frozen;

namespace JobFeed.Core.Postings;

/// <summary>What an amount of pay is paid for.</summary>
public enum PayPeriod { Unknown, Hour, Day, Week, Fortnight, Semimonth, Month, Year, Piece }

/// <summary>Which part of the pay an amount is.</summary>
public enum PayKind { Unspecified, Base, Ote, Total }

/// <summary>
/// Pay of the advertised job in major units of its currency, cents kept. One bound may be missing ("up to", "from"); both never.
/// </summary>
public sealed record Salary
{
    /// <summary>Pays per year, one published set for filters, statistics and screens alike.</summary>
    public static readonly FrozenDictionary<PayPeriod, decimal> AnnualFactors = new Dictionary<PayPeriod, decimal>
    {
        [PayPeriod.Hour] = 2080,
        [PayPeriod.Day] = 260,
        [PayPeriod.Week] = 52,
        [PayPeriod.Fortnight] = 26,
        [PayPeriod.Semimonth] = 24,
        [PayPeriod.Month] = 12,
        [PayPeriod.Year] = 1,
    }.ToFrozenDictionary();

    /// <summary>Throws <see cref="ArgumentException"/> for no bound, a negative one, a maximum under the minimum, or a currency that is no ISO 4217 code.</summary>
    public Salary(decimal? min, decimal? max, string? currency, PayPeriod period)
    {
        if (min is null && max is null)
        {
            throw new ArgumentException("Pay needs a minimum or a maximum.");
        }

        if (min < 0 || max < 0 || min > max)
        {
            throw new ArgumentException($"Pay from {min} to {max} is no range.");
        }

        if (currency is not null && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
        {
            throw new ArgumentException($"'{currency}' is not an ISO 4217 code.", nameof(currency));
        }

        Min = min;
        Max = max;
        Currency = currency;
        Period = period;
    }

    public decimal? Min { get; }

    public decimal? Max { get; }

    /// <summary>ISO 4217 code; null when the posting does not let it be known.</summary>
    public string? Currency { get; }

    public PayPeriod Period { get; }

    public PayKind Kind { get; init; }

    /// <summary>Null when the posting does not say; true for gross.</summary>
    public bool? IsGross { get; init; }

    /// <summary>True when somebody other than the employer guessed the pay. Never used for statistics.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>True when the currency was concluded from context (a bare <c>$</c>, the country) and another one is possible.</summary>
    public bool CurrencyAmbiguous { get; init; }

    /// <summary>True when the currency does not stand beside the amount and was concluded.</summary>
    public bool CurrencyInferred { get; init; }

    /// <summary>True when the period does not stand beside the amount and was concluded.</summary>
    public bool PeriodInferred { get; init; }

    /// <summary>What this pay is for when the posting has several: a zone, a tier.</summary>
    public string? Label { get; init; }

    /// <summary>The words it was read from.</summary>
    public string? Raw { get; init; }

    /// <summary><see cref="Min"/> a year by <see cref="AnnualFactors"/>; null when the period has no factor.</summary>
    public decimal? AnnualMin => Min * AnnualFactor;

    public decimal? AnnualMax => Max * AnnualFactor;

    /// <summary>The middle of the range in its own period, to the cent; null when a bound is missing.</summary>
    public decimal? Mid => Cents((Min + Max) / 2);

    /// <summary>The middle of the range a year.</summary>
    public decimal? AnnualMid => Cents((AnnualMin + AnnualMax) / 2);

    /// <summary><see cref="Min"/> an hour at 2080 hours a year, to the cent.</summary>
    public decimal? HourlyMin => Period == PayPeriod.Hour ? Min : Cents(AnnualMin / AnnualFactors[PayPeriod.Hour]);

    public decimal? HourlyMax => Period == PayPeriod.Hour ? Max : Cents(AnnualMax / AnnualFactors[PayPeriod.Hour]);

    /// <summary>Maximum divided by minimum, to four places: how wide the range is.</summary>
    public decimal? Spread => Min > 0 && Max is { } max ? Math.Round(max / Min.Value, 4) : null;

    private static decimal? Cents(decimal? amount) => amount is { } value ? Math.Round(value, 2, MidpointRounding.AwayFromZero) : null;

    private decimal? AnnualFactor => AnnualFactors.TryGetValue(Period, out var factor) ? factor : null;
}
