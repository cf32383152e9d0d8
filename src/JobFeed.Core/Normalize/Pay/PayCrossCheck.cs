using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>Compares what a field says with what the text says. A conflict is reported, never settled in silence.</summary>
internal static class PayCrossCheck
{
    /// <summary>Sources round: Ashby prints $211.4K for 211,380. Within 3 % two amounts are the same.</summary>
    private const decimal Tolerance = 0.03m;

    /// <summary>Null when the text agrees, says less, or names zones inside the field's range; otherwise the flag.</summary>
    public static string? Conflict(Salary field, string fieldName, IReadOnlyList<PayFinding> inText, string textName)
    {
        PayFinding? other = null;
        decimal? lowest = null;
        decimal? highest = null;
        foreach (var finding in inText)
        {
            var stated = finding.Salary;
            if (Agrees(field, stated))
            {
                return null;
            }

            if (finding.Score >= 7 && stated.Kind != PayKind.Ote && stated.Currency == field.Currency)
            {
                other ??= finding;
                lowest = Least(lowest, stated.AnnualMin ?? stated.AnnualMax);
                highest = Most(highest, stated.AnnualMax ?? stated.AnnualMin);
            }
        }

        if (other is null || (IsNear(lowest, field.AnnualMin ?? field.AnnualMax) && IsNear(highest, field.AnnualMax ?? field.AnnualMin)))
        {
            return null;
        }

        return $"pay-conflict: {fieldName} says {StructuredPay.Words(field)}, {textName} says {StructuredPay.Words(other.Salary)}";
    }

    /// <summary>The same pay, or a tier within the field's range.</summary>
    private static bool Agrees(Salary field, Salary stated) =>
        field.Currency == stated.Currency
        && (stated.AnnualMin ?? stated.AnnualMax) >= (field.AnnualMin ?? field.AnnualMax) * (1 - Tolerance)
        && (stated.AnnualMax ?? stated.AnnualMin) <= (field.AnnualMax ?? field.AnnualMin) * (1 + Tolerance);

    private static bool IsNear(decimal? one, decimal? other) => one is { } a && other is { } b && Math.Abs(a - b) <= Tolerance * Math.Max(a, b);

    private static decimal? Least(decimal? one, decimal? other) => one is null || other < one ? other : one;

    private static decimal? Most(decimal? one, decimal? other) => one is null || other > one ? other : one;
}
