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

    private const RowFlags LeftOut = RowFlags.Estimate | RowFlags.MoreThanBase;

    /// <param name="snapshot">The index to ask.</param>
    /// <param name="query">Which postings count.</param>
    /// <param name="groupBy">What the groups are.</param>
    /// <param name="ofSamples">Counts the samples alone instead of the real postings alone: a first look without data of one's own.</param>
    public static SalaryReport Run(IndexSnapshot snapshot, JobQuery query, SalaryGrouping groupBy, bool ofSamples = false)
    {
        using var selection = new Selection(snapshot, query with { Duplicates = Duplicates.Collapse }, StatesPay);
        var currency = query.Currency ?? ExchangeRates.Reference;
        var groups = new Dictionary<string, Group>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var withPay = 0;
        for (var i = snapshot.Segments.Count - 1; i >= 0; i--)
        {
            var columns = snapshot.Segments[i].Columns;
            withPay += Collect(
                columns, selection.Bits(i), ofSamples, KindOf(groupBy), ReferencePay.FactorsTo(currency, columns, snapshot.Rates), groups, new Employers(columns, numbers));
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
            OfSamples = ofSamples,
        };
    }

    private static bool StatesPay(SegmentColumns columns, int ordinal) => columns.Currency[ordinal] != 0 && (columns.Flags[ordinal] & LeftOut) == 0;

    private static TermKind KindOf(SalaryGrouping groupBy) => groupBy switch
    {
        SalaryGrouping.Country => TermKind.Country,
        SalaryGrouping.Seniority => TermKind.Seniority,
        _ => TermKind.Skill,
    };

    private static int Collect(
        SegmentColumns columns, ReadOnlySpan<ulong> matches, bool ofSamples, TermKind kind, double[] factors, Dictionary<string, Group> groups, Employers employers)
    {
        var (start, end) = columns.Terms.Range(kind);
        var groupOf = new Group?[end - start];
        var counted = 0;
        for (var ordinal = Bits.Next(matches, 0); ordinal >= 0; ordinal = Bits.Next(matches, ordinal + 1))
        {
            if (!StatesPay(columns, ordinal) || columns.Flags[ordinal].HasFlag(RowFlags.Sample) != ofSamples || double.IsNaN(factors[columns.Currency[ordinal] - 1]))
            {
                continue;
            }

            counted++;
            var pay = ReferencePay.MiddleOf(columns, ordinal) * factors[columns.Currency[ordinal] - 1];
            var employer = employers.Of(ordinal);
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
