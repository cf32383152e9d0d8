using System.Buffers;
using System.Collections.Immutable;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// Sorts paid postings into groups and describes each that is large enough to show. Within a segment a group's postings come in the order of their pay, so its
/// percentiles are looked up; where several segments have some, their amounts are merged.
/// </summary>
internal sealed class PayGroups : IDisposable
{
    private static readonly double[] Shares = [0.10, 0.25, 0.50, 0.75, 0.90];

    private readonly IndexSnapshot _snapshot;
    private readonly PaidPostings[] _paid;
    private readonly ulong[] _seen;
    private readonly int _words;

    public PayGroups(Selection selection, string currency, bool ofSamples)
    {
        _snapshot = selection.Snapshot;

        // Within one segment employers are told apart by their terms.
        var numbers = _snapshot.Segments.Count > 1 ? EmployerNumbers.Of(_snapshot) : null;
        _paid = [.. Enumerable.Range(0, _snapshot.Segments.Count).Select(i => new PaidPostings(selection, i, currency, ofSamples, numbers?.Of(i)))];
        WithPay = _paid.Sum(p => p.Count);
        _words = Bits.Words(numbers?.Count ?? _snapshot.Segments.Sum(s => s.Columns.Terms.Count + 1));
        _seen = ArrayPool<ulong>.Shared.Rent(_words + 1);
        _seen.AsSpan(0, _words).Clear();
    }

    /// <summary>Postings whose pay counts.</summary>
    public int WithPay { get; }

    /// <summary>The groups that are large enough, most postings first, then by name; and how many are not.</summary>
    public (ImmutableArray<SalaryGroup> Shown, int Suppressed) By(TermKind kind)
    {
        Array.ForEach(_paid, paid => paid.Group(kind));
        var (shown, suppressed) = (new List<SalaryGroup>(), 0);
        foreach (var value in FacetValues.Of(_snapshot, kind).ByText)
        {
            suppressed += Describe(value, kind, shown);
        }

        // They come by name, so that the place among them decides between equals.
        var order = new long[shown.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = ((long)-shown[i].Postings << 32) | (uint)i;
        }

        Array.Sort(order);
        return ([.. order.Select(at => shown[(int)(uint)at])], suppressed);
    }

    public void Dispose()
    {
        Array.ForEach(_paid, paid => paid.Dispose());
        ArrayPool<ulong>.Shared.Return(_seen);
    }

    /// <summary>Adds the group's description; 1 when it is too small to be shown, else 0.</summary>
    private int Describe(FacetValues.Value value, TermKind kind, List<SalaryGroup> shown)
    {
        var (postings, runs, last) = (0, 0, 0);
        for (var t = 0; t < value.Terms.Count; t++)
        {
            var length = Run(value, kind, t).Length;
            (postings, runs, last) = length == 0 ? (postings, runs, last) : (postings + length, runs + 1, t);
        }

        if (postings == 0)
        {
            return 0;
        }

        var employers = postings < SalaryStatistics.FewestPostings ? 0 : EmployersOf(value, kind);
        if (employers < SalaryStatistics.FewestEmployers)
        {
            return 1;
        }

        Span<decimal> at = stackalloc decimal[Shares.Length];
        _ = runs == 1 ? LookUp(_paid[value.Terms[last].Segment].Pay, Run(value, kind, last), at) : Merge(value, kind, postings, at);
        shown.Add(new SalaryGroup(value.Text, postings, employers, at[0], at[1], at[2], at[3], at[4]));
        return 0;
    }

    private ReadOnlySpan<int> Run(FacetValues.Value value, TermKind kind, int t)
    {
        var (segment, term) = value.Terms[t];
        return _paid[segment].With(term - _snapshot.Segments[segment].Columns.Terms.Range(kind).Start);
    }

    private int EmployersOf(FacetValues.Value value, TermKind kind)
    {
        var count = 0;
        for (var t = 0; t < value.Terms.Count; t++)
        {
            var segment = value.Terms[t].Segment;
            count += Mark(Run(value, kind, t), _paid[segment].Employers);
        }

        _seen.AsSpan(0, _words).Clear();
        return count;
    }

    private int Mark(ReadOnlySpan<int> postings, int[] employers)
    {
        var (seen, count) = (_seen, 0);
        foreach (var posting in postings)
        {
            var employer = employers[posting];
            ref var word = ref seen[employer >> 6];
            count += 1 - ((int)(word >> (employer & 63)) & 1);
            word |= 1UL << (employer & 63);
        }

        return count;
    }

    private static int LookUp(double[] pay, ReadOnlySpan<int> postings, Span<decimal> at)
    {
        for (var i = 0; i < at.Length; i++)
        {
            var (below, above, share) = Quantile.Between(postings.Length, Shares[i]);
            var (low, high) = (pay[postings[below]], pay[postings[above]]);
            at[i] = Whole(low + (share * (high - low)));
        }

        return at.Length;
    }

    // Newer segments come first and are smaller: what is merged so far stays short until the last.
    private int Merge(FacetValues.Value value, TermKind kind, int postings, Span<decimal> at)
    {
        var (merged, other, count) = (ArrayPool<double>.Shared.Rent(postings), ArrayPool<double>.Shared.Rent(postings), 0);
        for (var t = 0; t < value.Terms.Count; t++)
        {
            var run = Run(value, kind, t);
            Merge(merged.AsSpan(0, count), _paid[value.Terms[t].Segment].Pay, run, other);
            (merged, other, count) = (other, merged, count + run.Length);
        }

        for (var i = 0; i < at.Length; i++)
        {
            at[i] = Whole(Quantile.Type7(merged.AsSpan(0, count), Shares[i]));
        }

        ArrayPool<double>.Shared.Return(merged);
        ArrayPool<double>.Shared.Return(other);
        return at.Length;
    }

    private static void Merge(ReadOnlySpan<double> sorted, double[] amounts, ReadOnlySpan<int> postings, Span<double> merged)
    {
        var (s, at) = (0, 0);
        foreach (var posting in postings)
        {
            var pay = amounts[posting];
            while (s < sorted.Length && sorted[s] <= pay)
            {
                merged[at++] = sorted[s++];
            }

            merged[at++] = pay;
        }

        sorted[s..].CopyTo(merged[at..]);
    }

    private static decimal Whole(double value) => Math.Abs(value - Math.Floor(value) - 0.5) > 1e-6 && value < int.MaxValue
        ? (int)Math.Round(value)
        : Math.Round((decimal)value, MidpointRounding.AwayFromZero);
}
