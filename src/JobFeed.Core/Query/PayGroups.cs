using System.Buffers;
using System.Numerics;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// Sorts paid postings into groups and describes each that is large enough to show. Groups of few kinds are gathered from the postings of their
/// terms; skills, of which a posting has several of thousands, by walking the postings once to count and once to fill.
/// </summary>
internal sealed class PayGroups : IDisposable
{
    private readonly PaidPostings _paid;
    private readonly double[] _pay;
    private readonly int[] _seen;
    private int _stamp;

    private PayGroups(PaidPostings paid)
    {
        _paid = paid;
        _pay = ArrayPool<double>.Shared.Rent(paid.Count + 1);
        _seen = ArrayPool<int>.Shared.Rent(paid.EmployerCount);
        _seen.AsSpan().Clear();
    }

    public static (List<SalaryGroup> Shown, int Suppressed) Of(Selection selection, PaidPostings paid, TermKind kind)
    {
        var values = FacetValues.Of(selection.Snapshot, kind);
        using var groups = new PayGroups(paid);
        return kind == TermKind.Skill ? groups.Walk(selection.Snapshot, values) : groups.Gather(selection.Snapshot, values);
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_pay);
        ArrayPool<int>.Shared.Return(_seen);
    }

    private (List<SalaryGroup> Shown, int Suppressed) Gather(IndexSnapshot snapshot, FacetValues values)
    {
        var (shown, suppressed) = (new List<SalaryGroup>(), 0);
        var numbers = ArrayPool<int>.Shared.Rent(_paid.Count + 1);
        foreach (var value in values.All)
        {
            var count = 0;
            foreach (var (segment, term) in value.Terms)
            {
                count += Gather(snapshot.Segments[segment].Lists, segment, term, numbers.AsSpan(count));
            }

            suppressed += Describe(value.Text, numbers.AsSpan(0, count), shown);
        }

        ArrayPool<int>.Shared.Return(numbers);
        return (shown, suppressed);
    }

    private int Gather(PostingLists lists, int segment, int term, Span<int> numbers)
    {
        var among = _paid.In(segment);
        var count = 0;
        if (lists.IsRare(term))
        {
            foreach (var ordinal in lists.Rare(term))
            {
                if (Bits.Get(among, ordinal))
                {
                    numbers[count++] = _paid.NumberOf(segment, ordinal);
                }
            }

            return count;
        }

        foreach (ref readonly var c in lists.Containers(term))
        {
            count += Gather(lists, c, segment, among, numbers[count..]);
        }

        return count;
    }

    private int Gather(PostingLists lists, Container c, int segment, ReadOnlySpan<ulong> among, Span<int> numbers)
    {
        var (first, count) = (c.Block << Bits.BlockShift, 0);
        if (!c.IsBitmap)
        {
            foreach (var low in lists.Array(c))
            {
                if (Bits.Get(among, first + low))
                {
                    numbers[count++] = _paid.NumberOf(segment, first + low);
                }
            }

            return count;
        }

        var bitmap = lists.Bitmap(c);
        var words = among[(first >> 6)..];
        for (var w = 0; w < Math.Min(bitmap.Length, words.Length); w++)
        {
            for (var rest = words[w] & bitmap[w]; rest != 0; rest &= rest - 1)
            {
                numbers[count++] = _paid.NumberOf(segment, first + (w << 6) + BitOperations.TrailingZeroCount(rest));
            }
        }

        return count;
    }

    private (List<SalaryGroup> Shown, int Suppressed) Walk(IndexSnapshot snapshot, FacetValues values)
    {
        var start = new int[values.All.Count + 1];
        Walk(snapshot, values, (_, value) => start[value + 1]++);
        for (var v = 0; v < values.All.Count; v++)
        {
            start[v + 1] += start[v];
        }

        var numbers = ArrayPool<int>.Shared.Rent(start[^1] + 1);
        var next = start[..^1];
        Walk(snapshot, values, (number, value) => numbers[next[value]++] = number);
        var (shown, suppressed) = (new List<SalaryGroup>(), 0);
        for (var v = 0; v < values.All.Count; v++)
        {
            suppressed += Describe(values.All[v].Text, numbers.AsSpan(start[v]..start[v + 1]), shown);
        }

        ArrayPool<int>.Shared.Return(numbers);
        return (shown, suppressed);
    }

    private void Walk(IndexSnapshot snapshot, FacetValues values, Action<int, int> take)
    {
        var number = 0;
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            var bits = _paid.In(i);
            var skills = snapshot.Segments[i].Skills;
            for (var w = 0; w < Bits.Words(snapshot.Segments[i].Count); w++)
            {
                for (var rest = bits[w]; rest != 0; rest &= rest - 1, number++)
                {
                    var ordinal = (w << 6) + BitOperations.TrailingZeroCount(rest);
                    for (var k = 0; k < skills.Length(ordinal); k++)
                    {
                        take(number, values.Locals[i][skills.Term(ordinal, k)]);
                    }
                }
            }
        }
    }

    /// <summary>Adds the group's description; 1 when it is too small to be shown, else 0.</summary>
    private int Describe(string name, ReadOnlySpan<int> numbers, List<SalaryGroup> shown)
    {
        if (numbers.IsEmpty)
        {
            return 0;
        }

        var (employers, count) = (0, 0);
        _stamp++;
        foreach (var number in numbers)
        {
            _pay[count++] = _paid.Pay[number];
            ref var seen = ref _seen[_paid.Employers[number]];
            employers += seen == _stamp ? 0 : 1;
            seen = _stamp;
        }

        if (count < SalaryStatistics.FewestPostings || employers < SalaryStatistics.FewestEmployers)
        {
            return 1;
        }

        var pay = _pay.AsSpan(0, count);
        OrderStatistics.Place(pay, Quantile.Ranks(count, SalaryStatistics.Quantiles, stackalloc int[2 * SalaryStatistics.Quantiles.Length]));
        shown.Add(new SalaryGroup(name, count, employers, At(pay, 0), At(pay, 1), At(pay, 2), At(pay, 3), At(pay, 4)));
        return 0;
    }

    private static decimal At(ReadOnlySpan<double> pay, int quantile) =>
        Math.Round((decimal)Quantile.Type7(pay, SalaryStatistics.Quantiles[quantile]), MidpointRounding.AwayFromZero);
}
