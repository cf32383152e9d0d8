using System.Collections.Immutable;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>What salaries are grouped by.</summary>
public enum SalaryGrouping { Skill, Country, Seniority }

/// <summary>Pay of one group, a year, in whole units of the report's currency.</summary>
public sealed record SalaryGroup(string Name, int Postings, int Employers, decimal P10, decimal P25, decimal P50, decimal P75, decimal P90);

/// <summary>Salary statistics of the postings that a query selects.</summary>
public sealed record SalaryReport
{
    public required SalaryGrouping GroupBy { get; init; }

    public required string Currency { get; init; }

    /// <summary>Day of the exchange rates.</summary>
    public required DateOnly RatesOn { get; init; }

    public required long Generation { get; init; }

    /// <summary>Postings that the query selects.</summary>
    public required int Selected { get; init; }

    /// <summary>Those of them that state base pay which can be annualised and converted; samples and estimates do not count.</summary>
    public required int WithPay { get; init; }

    /// <summary>Most postings first, then by name.</summary>
    public required ImmutableArray<SalaryGroup> Groups { get; init; }

    /// <summary>Groups too small to show.</summary>
    public required int SuppressedGroups { get; init; }

    /// <summary>True when these are figures of the invented samples, never of real postings together with them.</summary>
    public bool OfSamples { get; init; }
}

/// <summary>
/// Percentiles of annual pay per group. Each posting counts with the middle of its stated range (a single bound stands for itself),
/// annualised by <see cref="Postings.Salary.AnnualFactors"/> and converted at the snapshot's dated rates. Left out: estimates, pay that
/// includes commission or bonus, samples. A vacancy counts once, however many boards show it: with the first of its matching copies that states such pay. Groups under <see cref="FewestPostings"/> postings or <see cref="FewestEmployers"/> employers are not shown, only counted.
/// Percentiles are <see cref="Quantile.Type7"/>.
/// </summary>
public static class SalaryStatistics
{
    public const int FewestPostings = 5;
    public const int FewestEmployers = 3;

    /// <param name="snapshot">The index to ask.</param>
    /// <param name="query">Which postings count.</param>
    /// <param name="groupBy">What the groups are.</param>
    /// <param name="ofSamples">Counts the samples alone instead of the real postings alone: a first look without data of one's own.</param>
    public static SalaryReport Run(IndexSnapshot snapshot, JobQuery query, SalaryGrouping groupBy, bool ofSamples = false) =>
        snapshot.Answers.Get($"{groupBy} {ofSamples} {query.AnswerKey}", (snapshot, query, groupBy, ofSamples), static a => RunAnew(a.snapshot, a.query, a.groupBy, a.ofSamples));

    internal static SalaryReport RunAnew(IndexSnapshot snapshot, JobQuery query, SalaryGrouping groupBy, bool ofSamples = false)
    {
        using var selection = new Selection(snapshot, query with { Duplicates = Duplicates.Collapse }, PayOrder.StatesPay);
        var currency = query.Currency ?? ExchangeRates.Reference;
        using var groups = new PayGroups(selection, currency, ofSamples);
        var (shown, suppressed) = groups.By(KindOf(groupBy));
        return new SalaryReport
        {
            GroupBy = groupBy,
            Currency = currency,
            RatesOn = snapshot.Rates.Date,
            Generation = snapshot.Generation,
            Selected = selection.Count,
            WithPay = groups.WithPay,
            Groups = shown,
            SuppressedGroups = suppressed,
            OfSamples = ofSamples,
        };
    }

    private static TermKind KindOf(SalaryGrouping groupBy) => groupBy switch
    {
        SalaryGrouping.Country => TermKind.Country,
        SalaryGrouping.Seniority => TermKind.Seniority,
        _ => TermKind.Skill,
    };
}
