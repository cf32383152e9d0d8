using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// Finds the most frequent values among selected postings in one of two ways. Few postings: walk them and count what each has. Many: take the
/// values from the most frequent down and intersect each one's postings with the selection; no value can occur more often among the selected than
/// altogether, so once the next one's frequency is below the last count worth showing, the rest need no look.
/// </summary>
internal static class FacetCounter
{
    /// <summary>What things cost, beside an entry of a list: walking to a posting, and so many postings of a bitmap.</summary>
    private const int CostOfPosting = 10, PostingsOfBitmap = 128;

    private const int Batch = 1024;

    /// <param name="selection">The postings.</param>
    /// <param name="kind">Whose values are counted.</param>
    /// <param name="top">Most values.</param>
    /// <param name="beginning">Only values of which a word begins with this, folded; null for all.</param>
    public static ImmutableArray<FacetCount> Count(Selection selection, TermKind kind, int top, string? beginning = null)
    {
        var values = FacetValues.Of(selection.Snapshot, kind);
        var best = beginning is null && kind == TermKind.Skill && IsCheaperToWalk(selection, values, top)
            ? Walk(selection, values)
            : Intersect(selection, values, top, beginning);
        return
        [
            .. best.OrderByDescending(b => b.Count).ThenBy(b => values.All[b.Value].Key, StringComparer.Ordinal).Take(top).Select(b =>
                new FacetCount(values.All[b.Value].Text, kind == TermKind.City ? CountryOf(values.All[b.Value].Key) : null, b.Count)),
        ];
    }

    // Guesses that the selection has every value in proportion.
    private static bool IsCheaperToWalk(Selection selection, FacetValues values, int top)
    {
        var all = Math.Max(1, selection.Snapshot.Segments.Sum(s => s.Count));
        var least = values.Sorted.Length <= top ? 0 : (long)values.All[values.Sorted[top]].Frequency * selection.Count / all;
        var (walking, intersecting) = ((long)selection.Count * CostOfPosting, 0L);
        foreach (var value in values.Sorted)
        {
            if (values.All[value].Frequency < least || intersecting > walking)
            {
                break;
            }

            intersecting += Math.Min(values.All[value].Frequency, all / PostingsOfBitmap);
        }

        return intersecting > walking;
    }

    private static IEnumerable<(int Value, int Count)> Walk(Selection selection, FacetValues values)
    {
        var totals = new int[values.All.Count];
        for (var i = 0; i < selection.Snapshot.Segments.Count; i++)
        {
            var skills = selection.Snapshot.Segments[i].Skills;
            var counts = ArrayPool<int>.Shared.Rent(skills.Kinds + 1);
            counts.AsSpan().Clear();
            Walk(selection.Bits(i), skills, counts);
            for (var k = 0; k < skills.Kinds; k++)
            {
                totals[values.Locals[i][k]] += counts[k];
            }

            ArrayPool<int>.Shared.Return(counts);
        }

        return totals.Select((count, value) => (value, count)).Where(t => t.count > 0);
    }

    private static void Walk(ReadOnlySpan<ulong> bits, FacetColumn skills, int[] counts)
    {
        Span<int> ordinals = stackalloc int[Batch + 64];
        var count = 0;
        for (var w = 0; w < bits.Length; w++)
        {
            for (var rest = bits[w]; rest != 0; rest &= rest - 1)
            {
                ordinals[count++] = (w << 6) + BitOperations.TrailingZeroCount(rest);
            }

            if (count >= Batch)
            {
                skills.Count(ordinals[..count], counts);
                count = 0;
            }
        }

        skills.Count(ordinals[..count], counts);
    }

    private static List<(int Value, int Count)> Intersect(Selection selection, FacetValues values, int top, string? beginning)
    {
        var (found, least) = (new List<(int, int)>(), new PriorityQueue<int, int>());
        foreach (var number in values.Sorted)
        {
            var value = values.All[number];
            if (least.Count >= top && value.Frequency < least.Peek())
            {
                break;
            }

            var needed = least.Count >= top ? least.Peek() : 1;
            var count = beginning is null || HasWord(value.Key, beginning) ? CountOf(selection, value, needed) : 0;
            if (count >= needed)
            {
                found.Add((number, count));
                least.Enqueue(count, count);
                if (least.Count > top)
                {
                    least.Dequeue();
                }
            }
        }

        return found;
    }

    private static bool HasWord(string key, string beginning)
    {
        for (var at = key.IndexOf(beginning, StringComparison.Ordinal); at >= 0; at = key.IndexOf(beginning, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsLetterOrDigit(key[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many of the selected postings have a value; any number below <paramref name="needed"/> where there are fewer than that.</summary>
    private static int CountOf(Selection selection, FacetValues.Value value, int needed)
    {
        var (sum, left) = (0, value.Frequency);
        for (var t = 0; t < value.Terms.Count && sum + left >= needed;)
        {
            var (segment, term) = value.Terms[t];
            var next = t + 1;
            while (next < value.Terms.Count && value.Terms[next].Segment == segment)
            {
                next++;
            }

            for (var i = t; i < next; i++)
            {
                left -= selection.Snapshot.Segments[segment].Lists.Frequency(value.Terms[i].Term);
            }

            sum += next == t + 1 ? CountOf(selection, segment, term, needed - sum - left) : CountOfAny(selection, segment, value.Terms[t..next]);
            t = next;
        }

        return sum;
    }

    private static int CountOf(Selection selection, int segment, int term, int needed)
    {
        var lists = selection.Snapshot.Segments[segment].Lists;
        var matches = selection.Bits(segment);
        if (lists.IsRare(term))
        {
            return CountOf(matches, lists.Rare(term));
        }

        var (sum, left) = (0, lists.Frequency(term));
        foreach (ref readonly var c in lists.Containers(term))
        {
            var first = c.Block * Bits.BlockWords;
            var part = matches[first..Math.Min(matches.Length, first + Bits.BlockWords)];
            sum += c.IsBitmap ? Bits.CountOfBoth(part, lists.Bitmap(c)) : CountOf(part, lists.Array(c));
            left -= c.Count;
            if (sum + left < needed)
            {
                return 0;
            }
        }

        return sum;
    }

    private static int CountOf(ReadOnlySpan<ulong> matches, ReadOnlySpan<int> ordinals)
    {
        var sum = 0;
        foreach (var ordinal in ordinals)
        {
            sum += (int)(matches[ordinal >> 6] >> (ordinal & 63)) & 1;
        }

        return sum;
    }

    private static int CountOf(ReadOnlySpan<ulong> matches, ReadOnlySpan<ushort> lows)
    {
        var sum = 0;
        foreach (var low in lows)
        {
            sum += (int)(matches[low >> 6] >> (low & 63)) & 1;
        }

        return sum;
    }

    // A posting with two places of one city counts once.
    private static int CountOfAny(Selection selection, int segment, List<(int Segment, int Term)> terms)
    {
        var lists = selection.Snapshot.Segments[segment].Lists;
        var matches = selection.Bits(segment);
        var (seen, ordinals, sum) = (ArrayPool<ulong>.Shared.Rent(matches.Length + 1), Array.Empty<int>(), 0);
        seen.AsSpan().Clear();
        foreach (var (_, term) in terms)
        {
            ordinals = ordinals.Length < lists.Frequency(term) ? new int[lists.Frequency(term)] : ordinals;
            lists.CopyTo(term, ordinals);
            foreach (var ordinal in ordinals.AsSpan(0, lists.Frequency(term)))
            {
                if (Bits.Get(matches, ordinal) && !Bits.Get(seen, ordinal))
                {
                    Bits.Set(seen, ordinal);
                    sum++;
                }
            }
        }

        ArrayPool<ulong>.Shared.Return(seen);
        return sum;
    }

    private static string? CountryOf(string cityKey)
    {
        var country = cityKey[(cityKey.IndexOf(Term.Separator) + 1)..^1];
        return country.Length > 0 ? country.ToUpperInvariant() : null;
    }
}
