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
    /// <summary>Reading a word of marks costs about as much as sorting this many times fewer ranks.</summary>
    private const int WorthOfWord = 512;

    private readonly PaidPostings _paid;
    private readonly ulong[] _present;
    private readonly int[] _seen;
    private int _stamp;

    private PayGroups(PaidPostings paid)
    {
        _paid = paid;
        _present = ArrayPool<ulong>.Shared.Rent(Bits.Words(paid.Count) + 1);
        _present.AsSpan().Clear();
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
        ArrayPool<ulong>.Shared.Return(_present);
        ArrayPool<int>.Shared.Return(_seen);
    }

    private (List<SalaryGroup> Shown, int Suppressed) Gather(IndexSnapshot snapshot, FacetValues values)
    {
        var (shown, suppressed) = (new List<SalaryGroup>(), 0);
        var ranks = ArrayPool<int>.Shared.Rent(_paid.Count + 1);
        foreach (var value in values.All)
        {
            var count = 0;
            foreach (var (segment, term) in value.Terms)
            {
                count += Gather(snapshot.Segments[segment].Lists, segment, term, ranks.AsSpan(count));
            }

            suppressed += Describe(value.Text, ranks.AsSpan(0, count), shown);
        }

        ArrayPool<int>.Shared.Return(ranks);
        return (shown, suppressed);
    }

    private int Gather(PostingLists lists, int segment, int term, Span<int> ranks)
    {
        var among = _paid.In(segment);
        var count = 0;
        if (lists.IsRare(term))
        {
            foreach (var ordinal in lists.Rare(term))
            {
                if (Bits.Get(among, ordinal))
                {
                    ranks[count++] = _paid.RankOf(segment, ordinal);
                }
            }

            return count;
        }

        foreach (ref readonly var c in lists.Containers(term))
        {
            count += Gather(lists, c, segment, among, ranks[count..]);
        }

        return count;
    }

    private int Gather(PostingLists lists, Container c, int segment, ReadOnlySpan<ulong> among, Span<int> ranks)
    {
        var (first, count) = (c.Block << Bits.BlockShift, 0);
        if (!c.IsBitmap)
        {
            foreach (var low in lists.Array(c))
            {
                if (Bits.Get(among, first + low))
                {
                    ranks[count++] = _paid.RankOf(segment, first + low);
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
                ranks[count++] = _paid.RankOf(segment, first + (w << 6) + BitOperations.TrailingZeroCount(rest));
            }
        }

        return count;
    }

    private (List<SalaryGroup> Shown, int Suppressed) Walk(IndexSnapshot snapshot, FacetValues values)
    {
        var next = new int[values.All.Count + 1];
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            Count(i, snapshot.Segments[i].Skills, values.Locals[i], next.AsSpan(1));
        }

        for (var v = 0; v < values.All.Count; v++)
        {
            next[v + 1] += next[v];
        }

        var lists = ArrayPool<int>.Shared.Rent(next[^1] + 1);
        var number = 0;
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            number = Append(i, snapshot.Segments[i].Skills, number, values.Locals[i], next, lists);
        }

        // Each list has grown to where the next one began.
        var (shown, suppressed) = (new List<SalaryGroup>(), 0);
        for (var v = 0; v < values.All.Count; v++)
        {
            suppressed += Describe(values.All[v].Text, lists.AsSpan((v == 0 ? 0 : next[v - 1])..next[v]), shown);
        }

        ArrayPool<int>.Shared.Return(lists);
        return (shown, suppressed);
    }

    private void Count(int segment, FacetColumn skills, int[] valueOf, Span<int> totals)
    {
        var bits = _paid.In(segment);
        var counts = new int[skills.Kinds + 1];
        for (var w = 0; w < bits.Length; w++)
        {
            for (var rest = bits[w]; rest != 0; rest &= rest - 1)
            {
                skills.Count((w << 6) + BitOperations.TrailingZeroCount(rest), counts);
            }
        }

        for (var k = 0; k < skills.Kinds; k++)
        {
            totals[valueOf[k]] += counts[k];
        }
    }

    private int Append(int segment, FacetColumn skills, int number, int[] valueOf, int[] next, int[] lists)
    {
        var bits = _paid.In(segment);
        for (var w = 0; w < bits.Length; w++)
        {
            for (var rest = bits[w]; rest != 0; rest &= rest - 1)
            {
                skills.Append((w << 6) + BitOperations.TrailingZeroCount(rest), _paid.Ranks[number++], valueOf, next, lists);
            }
        }

        return number;
    }

    /// <summary>Adds the group's description; 1 when it is too small to be shown, else 0.</summary>
    private int Describe(string name, Span<int> ranks, List<SalaryGroup> shown)
    {
        if (ranks.IsEmpty)
        {
            return 0;
        }

        // In order, the look-ups below come from one end of memory to the other.
        Sort(ranks);
        _stamp++;
        var employers = 0;
        foreach (var rank in ranks)
        {
            ref var seen = ref _seen[_paid.Employers[rank]];
            employers += seen == _stamp ? 0 : 1;
            seen = _stamp;
        }

        if (ranks.Length < SalaryStatistics.FewestPostings || employers < SalaryStatistics.FewestEmployers)
        {
            return 1;
        }

        shown.Add(new SalaryGroup(name, ranks.Length, employers, At(ranks, 0.10), At(ranks, 0.25), At(ranks, 0.50), At(ranks, 0.75), At(ranks, 0.90)));
        return 0;
    }

    // Ranks are different numbers below a known one: marking them in a row of bits and reading the row sorts them.
    private void Sort(Span<int> ranks)
    {
        if (ranks.Length < _paid.Count / WorthOfWord)
        {
            ranks.Sort();
            return;
        }

        foreach (var rank in ranks)
        {
            Bits.Set(_present, rank);
        }

        var at = 0;
        for (var w = 0; at < ranks.Length; w++)
        {
            for (var rest = _present[w]; rest != 0; rest &= rest - 1)
            {
                ranks[at++] = (w << 6) + BitOperations.TrailingZeroCount(rest);
            }

            _present[w] = 0;
        }
    }

    private decimal At(ReadOnlySpan<int> sorted, double p)
    {
        var value = Quantile.Type7(_paid.Pay, sorted, p);
        return Math.Abs(value - Math.Floor(value) - 0.5) > 1e-6 && value < int.MaxValue
            ? (int)Math.Round(value)
            : Math.Round((decimal)value, MidpointRounding.AwayFromZero);
    }
}
