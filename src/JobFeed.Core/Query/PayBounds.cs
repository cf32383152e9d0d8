using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Query;

/// <summary>A query's pay bounds in each currency of a segment, in hundredths a year; negative where there is no rate between the two.</summary>
internal static class PayBounds
{
    public static (long Min, long Max)[] Of(JobQuery query, string[] currencies, ExchangeRates rates)
    {
        var factor = Salary.AnnualFactors[query.Period];
        var from = query.Currency ?? ExchangeRates.Reference;
        return Array.ConvertAll(currencies, currency =>
        {
            var min = Converted((query.SalaryMin ?? 0) * factor, from, currency, rates);
            var max = query.SalaryMax is { } bound ? Converted(bound * factor, from, currency, rates) : decimal.MaxValue / 100;
            return min is null || max is null ? (-1, -1) : (Hundredths(min.Value), Hundredths(max.Value));
        });
    }

    // Rounded as the index rounds, so that an amount meets itself.
    private static long Hundredths(decimal amount) => (long)Math.Round(Math.Min(amount * 100, long.MaxValue));

    private static decimal? Converted(decimal amount, string from, string to, ExchangeRates rates) => from == to ? amount : rates.Convert(amount, from, to);
}
