using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
}

/// <summary>
/// Percentiles of annual pay per group. Each posting counts with the middle of its stated range (a single bound stands for itself),
/// annualised by <see cref="Postings.Salary.AnnualFactors"/> and converted at the snapshot's dated rates. Left out: estimates, pay that includes commission
/// or bonus, samples. Groups under <see cref="FewestPostings"/> postings or <see cref="FewestEmployers"/> employers are not shown, only counted.
/// Percentiles are <see cref="Quantile.Type7"/>.
/// </summary>
public static class SalaryStatistics
{
    public const int FewestPostings = 5;
    public const int FewestEmployers = 3;

    private const RowFlags LeftOut = RowFlags.Estimate | RowFlags.MoreThanBase | RowFlags.Sample;

    public static SalaryReport Run(IndexSnapshot snapshot, JobQuery query, SalaryGrouping groupBy)
    {
        using var selection = new Selection(snapshot, query);
        var currency = query.Currency ?? ExchangeRates.Reference;
        var groups = new Dictionary<string, Group>(StringComparer.Ordinal);
        var employers = new Dictionary<string, int>(StringComparer.Ordinal);
        var withPay = 0;
        for (var i = snapshot.Segments.Count - 1; i >= 0; i--)
        {
            withPay += Collect(snapshot.Segments[i], selection.Bits(i), KindOf(groupBy), ReferencePay.FactorsTo(currency, snapshot.Segments[i].Columns, snapshot.Rates), groups, employers);
        }

        var shown = groups.Values.Where(g => g.Pay.Count >= FewestPostings && g.Employers.Count >= FewestEmployers)
            .OrderByDescending(g => g.Pay.Count).ThenBy(g => g.Name, StringComparer.Ordinal).Select(g => g.Summarize()).ToImmutableArray();
        return new SalaryReport
        {
            GroupBy = groupBy,
            Currency = currency,
            RatesOn = snapshot.Rates.Date,
            Generation = snapshot.Generation,
            Selected = selection.Count,
            WithPay = withPay,
            Groups = shown,
            SuppressedGroups = groups.Count - shown.Length,
        };
    }

    private static TermKind KindOf(SalaryGrouping groupBy) => groupBy switch
    {
        SalaryGrouping.Country => TermKind.Country,
        SalaryGrouping.Seniority => TermKind.Seniority,
        _ => TermKind.Skill,
    };

    private static int Collect(Segment segment, ReadOnlySpan<ulong> matches, TermKind kind, double[] factors, Dictionary<string, Group> groups, Dictionary<string, int> employers)
    {
        var columns = segment.Columns;
        var (start, end) = columns.Terms.Range(kind);
        var groupOf = new Group?[end - start];
        var employerOf = new Dictionary<int, int>();
        var counted = 0;
        for (var ordinal = Bits.Next(matches, 0); ordinal >= 0; ordinal = Bits.Next(matches, ordinal + 1))
        {
            if (columns.Currency[ordinal] == 0 || (columns.Flags[ordinal] & LeftOut) != 0 || double.IsNaN(factors[columns.Currency[ordinal] - 1]))
            {
                continue;
            }

            counted++;
            var pay = ReferencePay.MiddleOf(columns, ordinal) * factors[columns.Currency[ordinal] - 1];
            var employer = EmployerOf(columns, ordinal, employerOf, employers);
            foreach (var term in columns.TermsOf(ordinal))
            {
                if (term >= end)
                {
                    break;
                }

                if (term >= start)
                {
                    (groupOf[term - start] ??= GroupOf(columns.Terms, term, groups)).Add(pay, employer);
                }
            }
        }

        return counted;
    }

    // An employer is a company; where a posting does not name it, its board.
    private static int EmployerOf(SegmentColumns columns, int ordinal, Dictionary<int, int> known, Dictionary<string, int> employers)
    {
        var companies = columns.Terms.Range(TermKind.Company);
        var boards = columns.Terms.Range(TermKind.Board);
        foreach (var term in columns.TermsOf(ordinal))
        {
            var isCompany = term >= companies.Start && term < companies.End;
            if (!isCompany && (term < boards.Start || term >= boards.End))
            {
                continue;
            }

            ref var employer = ref CollectionsMarshal.GetValueRefOrAddDefault(known, term, out var exists);
            if (!exists)
            {
                var key = (isCompany ? "c" : "b") + columns.Terms.Key(term);
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(employers, key, out var numbered);
                employer = number = numbered ? number : employers.Count;
            }

            return employer;
        }

        return 0;
    }

    private static Group GroupOf(TermDictionary terms, int term, Dictionary<string, Group> groups)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, terms.Key(term), out _);
        return group ??= new Group(terms.Text(term));
    }

    private sealed class Group(string name)
    {
        public string Name { get; } = name;

        public List<double> Pay { get; } = [];

        public HashSet<int> Employers { get; } = [];

        public void Add(double pay, int employer)
        {
            Pay.Add(pay);
            Employers.Add(employer);
        }

        public SalaryGroup Summarize()
        {
            Pay.Sort();
            return new SalaryGroup(Name, Pay.Count, Employers.Count, At(0.10), At(0.25), At(0.50), At(0.75), At(0.90));
        }

        private decimal At(double p) => Math.Round((decimal)Quantile.Type7(CollectionsMarshal.AsSpan(Pay), p), MidpointRounding.AwayFromZero);
    }
}
