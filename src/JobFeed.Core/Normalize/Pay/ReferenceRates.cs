using System.Collections.Frozen;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Exchange rates of one date, so that the same query gives the same answer every day: the euro foreign exchange reference rates
/// of the European Central Bank (ecb.europa.eu, "Euro foreign exchange reference rates"). Source: ECB.
/// </summary>
public static class ReferenceRates
{
    /// <summary>Units of each currency for one euro.</summary>
    private static readonly FrozenDictionary<string, decimal> PerEuro = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase)
    {
        ["EUR"] = 1m,
        ["AUD"] = 1.661m,
        ["BRL"] = 5.874m,
        ["CAD"] = 1.6177m,
        ["CHF"] = 0.9242m,
        ["CNY"] = 7.9827m,
        ["CZK"] = 24.378m,
        ["DKK"] = 7.4727m,
        ["GBP"] = 0.87058m,
        ["HKD"] = 9.1507m,
        ["HUF"] = 366.9m,
        ["IDR"] = 20082.05m,
        ["ILS"] = 3.5787m,
        ["INR"] = 109.047m,
        ["ISK"] = 143.2m,
        ["JPY"] = 186.75m,
        ["KRW"] = 1740.86m,
        ["MXN"] = 20.3203m,
        ["MYR"] = 4.6444m,
        ["NOK"] = 11.098m,
        ["NZD"] = 2.0081m,
        ["PHP"] = 70.356m,
        ["PLN"] = 4.2543m,
        ["RON"] = 5.092m,
        ["SEK"] = 10.892m,
        ["SGD"] = 1.4912m,
        ["THB"] = 37.728m,
        ["TRY"] = 52.2478m,
        ["USD"] = 1.1684m,
        ["ZAR"] = 19.3849m,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The day the rates were published for.</summary>
    public static DateOnly Date { get; } = new(2026, 4, 13);

    /// <summary>ISO 4217 codes that can be converted.</summary>
    public static IEnumerable<string> Currencies => PerEuro.Keys;

    /// <summary>
    /// The amount in another currency, not rounded; null when the bank publishes no rate for one of the two (ISO 4217 codes, any case).
    /// The same currency converts to itself even without a rate.
    /// </summary>
    public static decimal? Convert(decimal amount, string from, string to)
    {
        if (string.Equals(from, to, StringComparison.OrdinalIgnoreCase))
        {
            return amount;
        }

        return PerEuro.TryGetValue(from, out var source) && PerEuro.TryGetValue(to, out var target) ? amount / source * target : null;
    }
}
