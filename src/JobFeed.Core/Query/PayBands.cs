using System.Collections.Immutable;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>How many postings a pay filter would select.</summary>
/// <param name="Min">A year's pay from here, in <paramref name="Currency"/>.</param>
/// <param name="Max">Up to here; null for no bound.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Count">Postings whose stated range reaches into the band: a wide range counts in several.</param>
public sealed record PayBand(decimal Min, decimal? Max, string Currency, int Count)
{
    /// <summary>The query with this band in place of its own pay bounds: it selects exactly the postings counted.</summary>
    public JobQuery Narrow(JobQuery query) => query with
    {
        SalaryMin = Min, SalaryMax = Max, Currency = Currency, Period = Postings.PayPeriod.Year, IncludeUnknownSalary = false,
    };
}

/// <summary>Counts what a query selects by annual pay, in steps that suit its currency.</summary>
public static class PayBands
{
    private static readonly decimal[] Thousands = [0, 20, 40, 60, 80, 100, 120, 150, 200, 300];

    public static ImmutableArray<PayBand> Run(IndexSnapshot snapshot, JobQuery query)
    {
        var currency = query.Currency ?? ExchangeRates.Reference;
        var unit = 1000 * Scale(snapshot.Rates.Convert(1, ExchangeRates.Reference, currency) ?? 1);
        return
        [
            .. from i in Enumerable.Range(0, Thousands.Length)
               let last = i == Thousands.Length - 1
               let band = new PayBand(Thousands[i] * unit, last ? null : (Thousands[i + 1] * unit) - 1, currency, 0)
               select band with { Count = QueryEngine.Count(snapshot, band.Narrow(query)) },
        ];
    }

    // 1, 2, 5, 10, 20, ...: the largest that the rate reaches, with a little slack so that a currency near par keeps the steps of the reference.
    private static decimal Scale(decimal rate)
    {
        var (scale, steps) = (1m, new[] { 2m, 2.5m, 2m });
        for (var i = 0; scale * steps[i % 3] * 0.8m <= rate; i++)
        {
            scale *= steps[i % 3];
        }

        return scale;
    }
}
