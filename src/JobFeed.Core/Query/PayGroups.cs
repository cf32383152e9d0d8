using System.Buffers;
using System.Collections.Immutable;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// Describes the groups of paid postings that are large enough to show. The postings are gone through twice: first to count each group's postings and employers, then
/// in the order of their pay, so that the percentiles of a group are those of its postings at which as many have been passed as was counted beforehand.
/// </summary>
internal sealed class PayGroups
{
    private static readonly double[] Shares = [0.10, 0.25, 0.50, 0.75, 0.90];

    /// <summary>Postings of a group whose pay is wanted: those below and above each share.</summary>
    private static readonly int Wanted = 2 * Shares.Length;

    /// <summary>Bits for values by employers that stay in fast memory: 512 KB.</summary>
    private const int MostBits = 1 << 22;

    private readonly PaidPostings _paid;
    private readonly FacetValues _values;
    private readonly int[] _postings, _employers;

    private PayGroups(PaidPostings paid, FacetValues values)
    {
        (_paid, _values) = (paid, values);
        (_postings, _employers) = (new int[values.All.Count], new int[values.All.Count]);
    }

    /// <summary>The groups that are large enough, most postings first, then by name; how many are not; and how many postings' pay counts.</summary>
    public static (ImmutableArray<SalaryGroup> Shown, int Suppressed, int WithPay) By(TermKind kind, Selection selection, string currency, bool ofSamples)
    {
        var values = FacetValues.Of(selection.Snapshot, kind);
        using var paid = new PaidPostings(selection, currency, ofSamples, kind, values.Locals);
        var groups = new PayGroups(paid, values);
        groups.Count();
        var shown = groups.Shown(groups.Percentiles());
        return (shown, groups._postings.Count(count => count > 0) - shown.Length, paid.Count);
    }

    private bool IsLarge(int value) => _postings[value] >= SalaryStatistics.FewestPostings && _employers[value] >= SalaryStatistics.FewestEmployers;

    private void Count()
    {
        if ((long)_postings.Length * _paid.EmployerCount <= MostBits)
        {
            CountByBits();
        }
        else
        {
            CountByEmployer();
        }
    }

    private void CountByBits()
    {
        var seen = ArrayPool<ulong>.Shared.Rent(Bits.Words(_postings.Length * _paid.EmployerCount) + 1);
        seen.AsSpan().Clear();
        var at = 0;
        for (var number = 0; number < _paid.Count; number++)
        {
            var employer = _paid.Employers[number];
            for (var end = _paid.Starts[number + 1]; at < end; at++)
            {
                var value = _paid.Values[at];
                var bit = (value * _paid.EmployerCount) + employer;
                ref var word = ref seen[bit >> 6];
                _postings[value]++;
                _employers[value] += 1 - ((int)(word >> (bit & 63)) & 1);
                word |= 1UL << (bit & 63);
            }
        }

        ArrayPool<ulong>.Shared.Return(seen);
    }

    // Employer by employer, so that what is known of each value stays in the fastest memory.
    private void CountByEmployer()
    {
        var (values, ends) = _paid.ByEmployer();
        var (last, at) = (new int[_postings.Length], 0);
        for (var employer = 0; employer < _paid.EmployerCount; employer++)
        {
            foreach (var value in values.AsSpan(at..ends[employer]))
            {
                _postings[value]++;
                _employers[value] += last[value] == employer + 1 ? 0 : 1;
                last[value] = employer + 1;
            }

            at = ends[employer];
        }
    }

    /// <summary>By value the pay of its wanted postings; of those that are not shown nothing.</summary>
    private double[] Percentiles()
    {
        var (pay, wanted) = (new double[Wanted * _postings.Length], new int[Wanted * _postings.Length]);
        var next = new (int Passed, int Wanted)[_postings.Length];
        for (var value = 0; value < _postings.Length; value++)
        {
            next[value].Wanted = -1;
            for (var i = 0; i < Shares.Length && IsLarge(value); i++)
            {
                (wanted[(Wanted * value) + (2 * i)], wanted[(Wanted * value) + (2 * i) + 1], _) = Quantile.Between(_postings[value], Shares[i]);
                next[value].Wanted = wanted[Wanted * value];
            }
        }

        var (all, starts, numbers) = _paid.ByPay();
        for (var (at, place) = (0, 0); at < starts[_paid.Count]; at++)
        {
            var value = all[at];
            ref var passed = ref next[value];
            if (passed.Passed++ == passed.Wanted)
            {
                while (starts[place + 1] <= at)
                {
                    place++;
                }

                passed.Wanted = Take(wanted.AsSpan(Wanted * value, Wanted), pay.AsSpan(Wanted * value, Wanted), passed.Wanted, _paid.Pay[numbers is null ? place : numbers[place]]);
            }
        }

        return pay;
    }

    /// <summary>Writes pay wherever a place is wanted; returns the next one that is.</summary>
    private static int Take(ReadOnlySpan<int> wanted, Span<double> pay, int place, double amount)
    {
        var next = int.MaxValue;
        for (var i = 0; i < wanted.Length; i++)
        {
            pay[i] = wanted[i] == place ? amount : pay[i];
            next = wanted[i] > place ? Math.Min(next, wanted[i]) : next;
        }

        return next;
    }

    private ImmutableArray<SalaryGroup> Shown(double[] pay)
    {
        var shown = Enumerable.Range(0, _postings.Length).Where(IsLarge).ToArray();
        Array.Sort(shown, (a, b) => _postings[a] != _postings[b] ? _postings[b].CompareTo(_postings[a]) : StringComparer.Ordinal.Compare(_values.All[a].Text, _values.All[b].Text));
        return [.. shown.Select(value => Group(value, pay.AsSpan(Wanted * value, Wanted)))];
    }

    private SalaryGroup Group(int value, ReadOnlySpan<double> pay)
    {
        Span<decimal> at = stackalloc decimal[Shares.Length];
        for (var i = 0; i < at.Length; i++)
        {
            var (_, _, share) = Quantile.Between(_postings[value], Shares[i]);
            at[i] = Whole(pay[2 * i] + (share * (pay[(2 * i) + 1] - pay[2 * i])));
        }

        return new SalaryGroup(_values.All[value].Text, _postings[value], _employers[value], at[0], at[1], at[2], at[3], at[4]);
    }

    private static decimal Whole(double value) => Math.Abs(value - Math.Floor(value) - 0.5) > 1e-6 && value < int.MaxValue
        ? (int)Math.Round(value)
        : Math.Round((decimal)value, MidpointRounding.AwayFromZero);
}
