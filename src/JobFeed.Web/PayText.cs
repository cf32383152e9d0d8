using System.Globalization;
using JobFeed.Core.Postings;

namespace JobFeed.Web;

/// <summary>Pay in words, as the posting states it and a year.</summary>
public static class PayText
{
    public static string Of(Salary salary)
    {
        var range = Range(salary.Min, salary.Max);
        var period = salary.Period is PayPeriod.Unknown ? "" : $" {(salary.Period is PayPeriod.Hour ? "an" : "a")} {salary.Period.ToString().ToLowerInvariant()}";
        return $"{salary.Currency ?? ""} {range}{period}".Trim();
    }

    /// <summary>The same a year; null when it is stated so, or cannot be known.</summary>
    public static string? Annual(Salary salary) => salary.Period == PayPeriod.Year || (salary.AnnualMin ?? salary.AnnualMax) is null
        ? null
        : $"≈ {Range(salary.AnnualMin, salary.AnnualMax)} a year";

    private static string Range(decimal? min, decimal? max) => (min, max) switch
    {
        (null, { } up) => $"up to {Amount(up)}",
        ({ } from, null) => $"from {Amount(from)}",
        ({ } from, { } to) when from == to => Amount(from),
        _ => $"{Amount(min!.Value)}–{Amount(max!.Value)}",
    };

    private static string Amount(decimal amount) => amount.ToString(amount == decimal.Truncate(amount) ? "N0" : "N2", CultureInfo.InvariantCulture);
}
