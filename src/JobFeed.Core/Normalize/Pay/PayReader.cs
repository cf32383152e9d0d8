using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Reads the pay of a posting. Nothing is assumed that the posting does not carry: without a pay statement the answer is "not stated",
/// and a currency or period that the words leave out is marked as concluded, with the reason.
/// </summary>
public static class PayReader
{
    /// <summary>Reads a bare text: a salary field, a sentence, a whole description. Country is an ISO 3166-1 code, an English name, or null.</summary>
    public static PayReading Read(string text, string? country)
    {
        ArgumentNullException.ThrowIfNull(text);
        var findings = PayText.Read(text, CountryMoney.Code(country) ?? country, null, out var rejected);
        return Select(findings, "text", rejected);
    }

    internal static PayReading Select(List<PayFinding> findings, string field, string? rejected)
    {
        if (findings.Count == 0)
        {
            return PayReading.NotStated(rejected ?? "the text names no amount");
        }

        var best = findings[0];
        foreach (var other in findings)
        {
            if (IsFullerStatement(other, best))
            {
                best = other;
            }
        }

        var others = ImmutableArray.CreateBuilder<Salary>();
        foreach (var other in findings)
        {
            if (!Restates(other.Salary, best.Salary) && !others.Any(known => Restates(other.Salary, known)))
            {
                others.Add(other.Salary);
            }
        }

        return new PayReading
        {
            Salary = best.Salary,
            Others = others.ToImmutable(),
            Why = new Provenance
            {
                Field = "salary",
                Rule = best.Rule,
                SourceField = field,
                Evidence = best.Salary.Raw,
                Start = best.Start,
                Confidence = Confidence(best),
                Inferred = best.Reason is not null,
                Reason = best.Reason,
            },
            Flags = best.Flag is null ? [] : [best.Flag],
        };
    }

    /// <summary>A range that holds the best statement, itself a single amount or bound, says the same more fully.</summary>
    private static bool IsFullerStatement(PayFinding other, PayFinding best) =>
        IsRange(other.Salary) && !IsRange(best.Salary) && Restates(best.Salary, other.Salary);

    /// <summary>True when one adds nothing to the other: the same bounds, or one amount within the other's range.</summary>
    private static bool Restates(Salary one, Salary other) =>
        one.Period == other.Period && (one.Currency == other.Currency || one.CurrencyInferred)
        && (IsRange(one) ? (one.Min, one.Max) == (other.Min, other.Max) : Within(one.Min ?? one.Max, other));

    private static bool IsRange(Salary salary) => salary is { Min: not null, Max: not null } && salary.Min != salary.Max;

    private static bool Within(decimal? amount, Salary range) => amount >= (range.Min ?? range.Max) && amount <= (range.Max ?? range.Min);

    private static double Confidence(PayFinding finding)
    {
        var confidence = finding.Score >= 10 ? 0.98 : finding.Score >= 7 ? 0.9 : 0.75;
        confidence -= finding.Salary.PeriodInferred ? 0.05 : 0;
        confidence -= finding.Salary.CurrencyAmbiguous ? 0.1 : finding.Salary.CurrencyInferred ? 0.03 : 0;
        return Math.Round(confidence - (finding.Flag is null ? 0 : 0.25), 2);
    }
}
