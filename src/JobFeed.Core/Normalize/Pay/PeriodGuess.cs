using System.Collections.Frozen;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Which period an amount must mean when the text leaves it out, and whether an amount is believable for a period. By currency:
/// below the first bound an amount is pay by the hour, below the second by the day, below the third by the month, above by the year.
/// </summary>
internal static class PeriodGuess
{
    private static readonly FrozenDictionary<string, (decimal Hour, decimal Day, decimal Month)> Bounds = new Dictionary<string, (decimal, decimal, decimal)>
    {
        ["AED"] = (300, 2_500, 70_000),
        ["ARS"] = (20_000, 150_000, 8_000_000),
        ["AUD"] = (200, 1_600, 10_000),
        ["BDT"] = (1_000, 5_000, 200_000),
        ["BGN"] = (100, 700, 15_000),
        ["BRL"] = (150, 1_100, 45_000),
        ["CAD"] = (200, 1_000, 10_000),
        ["CHF"] = (180, 1_800, 20_000),
        ["CLP"] = (20_000, 150_000, 8_000_000),
        ["CNY"] = (300, 2_000, 80_000),
        ["COP"] = (60_000, 500_000, 30_000_000),
        ["CRC"] = (15_000, 100_000, 5_000_000),
        ["CZK"] = (2_500, 12_000, 250_000),
        ["DKK"] = (1_200, 10_000, 150_000),
        ["DOP"] = (1_000, 6_000, 300_000),
        ["EGP"] = (500, 3_000, 120_000),
        ["EUR"] = (130, 800, 10_000),
        ["GBP"] = (130, 1_300, 9_000),
        ["HKD"] = (500, 4_000, 120_000),
        ["HUF"] = (15_000, 120_000, 2_500_000),
        ["IDR"] = (200_000, 1_500_000, 90_000_000),
        ["ILS"] = (350, 3_000, 80_000),
        ["INR"] = (1_500, 4_000, 120_000),
        ["ISK"] = (20_000, 120_000, 3_000_000),
        ["JPY"] = (9_000, 60_000, 1_500_000),
        ["KES"] = (2_000, 10_000, 600_000),
        ["KRW"] = (60_000, 500_000, 12_000_000),
        ["LKR"] = (3_000, 15_000, 800_000),
        ["MXN"] = (500, 3_000, 150_000),
        ["MYR"] = (120, 900, 25_000),
        ["NGN"] = (10_000, 50_000, 2_500_000),
        ["NOK"] = (1_500, 12_000, 150_000),
        ["NZD"] = (200, 1_600, 10_000),
        ["PEN"] = (120, 800, 25_000),
        ["PHP"] = (900, 6_000, 180_000),
        ["PKR"] = (2_500, 12_000, 900_000),
        ["PLN"] = (450, 2_500, 70_000),
        ["QAR"] = (300, 2_500, 70_000),
        ["RON"] = (250, 1_500, 50_000),
        ["RSD"] = (5_000, 30_000, 900_000),
        ["RUB"] = (4_000, 25_000, 900_000),
        ["SAR"] = (300, 2_500, 70_000),
        ["SEK"] = (1_500, 12_000, 150_000),
        ["SGD"] = (200, 1_300, 20_000),
        ["THB"] = (700, 5_000, 350_000),
        ["TRY"] = (1_500, 8_000, 400_000),
        ["TWD"] = (1_200, 8_000, 250_000),
        ["UAH"] = (1_500, 8_000, 300_000),
        ["USD"] = (200, 1_000, 10_000),
        ["UYU"] = (1_500, 8_000, 400_000),
        ["VND"] = (400_000, 3_000_000, 150_000_000),
        ["ZAR"] = (900, 6_000, 120_000),
    }.ToFrozenDictionary();

    private static readonly (decimal Hour, decimal Day, decimal Month) Unknown = (200, 1_000, 10_000);

    /// <summary>The period that an amount of this currency most plausibly means.</summary>
    public static PayPeriod Of(decimal amount, string? currency)
    {
        var (hour, day, month) = BoundsOf(currency);
        return amount < hour ? PayPeriod.Hour : amount < day ? PayPeriod.Day : amount < month ? PayPeriod.Month : PayPeriod.Year;
    }

    /// <summary>
    /// False when hardly anyone is paid so: the yearly sum lies far outside what the currency's bounds span. Wide on purpose;
    /// a doubt is a flag, not a correction.
    /// </summary>
    public static bool IsBelievable(decimal amount, PayPeriod period, string? currency)
    {
        if (!Salary.AnnualFactors.TryGetValue(period, out var factor))
        {
            return true;
        }

        var month = BoundsOf(currency).Month;
        var yearly = amount * factor;
        return yearly >= month / 5 && yearly <= month * 250;
    }

    /// <summary>True when the amount is less than anyone lives on: more likely an allowance than pay.</summary>
    public static bool IsPocketMoney(decimal amount, PayPeriod period, string? currency) =>
        Salary.AnnualFactors.TryGetValue(period, out var factor) && amount * factor < BoundsOf(currency).Month;

    /// <summary>True for currencies in which a million is an ordinary salary.</summary>
    public static bool HasSmallUnit(string currency) => BoundsOf(currency).Month >= 110_000;

    private static (decimal Hour, decimal Day, decimal Month) BoundsOf(string? currency) =>
        currency is not null && Bounds.TryGetValue(currency, out var bounds) ? bounds : Unknown;
}
