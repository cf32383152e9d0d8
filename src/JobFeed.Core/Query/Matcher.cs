using System.Buffers;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>The postings of one segment that a query selects, as bits by ordinal.</summary>
internal readonly struct MatchSet : IDisposable
{
    private readonly ulong[] _rented;
    private readonly int _words;

    public MatchSet(int ordinals)
    {
        _words = Index.Bits.Words(ordinals);
        _rented = ArrayPool<ulong>.Shared.Rent(Math.Max(1, _words));
        Bits.Clear();
    }

    public Span<ulong> Bits => _rented.AsSpan(0, _words);

    public int Count() => Index.Bits.Count(Bits);

    public void Dispose() => ArrayPool<ulong>.Shared.Return(_rented);
}

/// <summary>
/// Evaluates plans block by block. The rarest group decides how: few candidates are tested one by one against the other
/// groups; many are intersected as bitmaps.
/// </summary>
internal static class Matcher
{
    /// <summary>Up to this many candidates, testing each costs less than walking bitmaps of a whole block ...</summary>
    private const int FewCandidates = 512;

    /// <summary>... unless each is tested against many terms: a wide circle may hold thousands of points.</summary>
    private const int FewTests = 8192;

    public static MatchSet Run(Segment segment, ReadOnlySpan<ulong> live, QueryPlan plan)
    {
        var matches = new MatchSet(segment.Count);
        if (!plan.CanMatch)
        {
            return matches;
        }

        Span<ulong> scratch = stackalloc ulong[Bits.BlockWords];
        for (var block = 0; block << Bits.BlockShift < plan.End; block++)
        {
            var first = block * Bits.BlockWords;
            var target = matches.Bits[first..Math.Min(first + Bits.BlockWords, matches.Bits.Length)];
            RunBlock(segment, live.Slice(first, target.Length), plan, block, target, scratch);
        }

        return matches;
    }

    private static void RunBlock(Segment segment, ReadOnlySpan<ulong> live, QueryPlan plan, int block, Span<ulong> target, Span<ulong> scratch)
    {
        var index = segment.Inverted;
        var (rarest, fewest) = (-1, Bits.BlockSize);
        for (var g = 0; g < plan.Groups.Length; g++)
        {
            var sum = 0;
            foreach (var term in plan.Groups[g])
            {
                sum += index.TryGet(term, block, out var c) ? c.Count : 0;
            }

            if (sum == 0)
            {
                return;
            }

            (rarest, fewest) = sum < fewest ? (g, sum) : (rarest, fewest);
        }

        if (rarest >= 0 && fewest <= FewCandidates && fewest * (plan.TermCount - plan.Groups[rarest].Length) <= FewTests)
        {
            TestEach(index, live, plan, block, rarest, target);
        }
        else
        {
            Intersect(index, live, plan, block, target, scratch);
        }

        Bits.ClearFrom(target, Math.Min(plan.End - (block << Bits.BlockShift), target.Length * 64));
        if (plan.ComparesPostings)
        {
            Compare(plan, block, target);
        }
    }

    private static void TestEach(InvertedIndex index, ReadOnlySpan<ulong> live, QueryPlan plan, int block, int rarest, Span<ulong> target)
    {
        foreach (var term in plan.Groups[rarest])
        {
            if (!index.TryGet(term, block, out var container))
            {
                continue;
            }

            foreach (var low in index.Array(container))
            {
                if (Bits.Get(live, low) && PassesOthers(index, plan, block, rarest, low))
                {
                    Bits.Set(target, low);
                }
            }
        }
    }

    private static bool PassesOthers(InvertedIndex index, QueryPlan plan, int block, int rarest, ushort low)
    {
        for (var g = 0; g < plan.Groups.Length; g++)
        {
            if (g != rarest && !AnyContains(index, plan.Groups[g], block, low))
            {
                return false;
            }
        }

        return !AnyContains(index, plan.Excluded, block, low);
    }

    private static bool AnyContains(InvertedIndex index, int[] terms, int block, ushort low)
    {
        foreach (var term in terms)
        {
            if (index.TryGet(term, block, out var container) && index.Contains(container, low))
            {
                return true;
            }
        }

        return false;
    }

    private static void Intersect(InvertedIndex index, ReadOnlySpan<ulong> live, QueryPlan plan, int block, Span<ulong> target, Span<ulong> scratch)
    {
        live.CopyTo(target);
        foreach (var group in plan.Groups)
        {
            if (group.Length == 1 && index.TryGet(group[0], block, out var container) && container.IsBitmap)
            {
                Bits.And(target, index.Bitmap(container)[..target.Length]);
                continue;
            }

            Unite(index, group, block, scratch);
            Bits.And(target, scratch[..target.Length]);
        }

        if (plan.Excluded.Length > 0)
        {
            Unite(index, plan.Excluded, block, scratch);
            Bits.AndNot(target, scratch[..target.Length]);
        }
    }

    private static void Unite(InvertedIndex index, int[] terms, int block, Span<ulong> union)
    {
        union.Clear();
        foreach (var term in terms)
        {
            if (!index.TryGet(term, block, out var container))
            {
                continue;
            }

            if (container.IsBitmap)
            {
                Bits.Or(union, index.Bitmap(container));
                continue;
            }

            foreach (var low in index.Array(container))
            {
                Bits.Set(union, low);
            }
        }
    }

    private static void Compare(QueryPlan plan, int block, Span<ulong> target)
    {
        for (var word = 0; word < target.Length; word++)
        {
            for (var rest = target[word]; rest != 0; rest &= rest - 1)
            {
                var low = (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(rest);
                if (!plan.Accepts((block << Bits.BlockShift) + low))
                {
                    Bits.Clear(target, low);
                }
            }
        }
    }
}
