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
    /// <summary>Walking to a posting costs about as much as looking at so many entries of lists.</summary>
    private const int CostOfPosting = 12;

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
        if (values.Sorted.Length <= top)
        {
            return selection.Count < selection.Snapshot.Count / 16;
        }

        var least = (long)values.All[values.Sorted[top]].Frequency * selection.Count / Math.Max(1, selection.Snapshot.Count);
        long entries = 0;
        foreach (var value in values.Sorted)
        {
            if (values.All[value].Frequency < least || entries > (long)selection.Count * CostOfPosting)
            {
                break;
            }

            entries += values.All[value].Frequency;
        }

        return entries > (long)selection.Count * CostOfPosting;
    }

    private static IEnumerable<(int Value, int Count)> Walk(Selection selection, FacetValues values)
    {
        var totals = new int[values.All.Count];
        for (var i = 0; i < selection.Snapshot.Segments.Count; i++)
        {
            var skills = selection.Snapshot.Segments[i].Skills;
            var counts = ArrayPool<int>.Shared.Rent(skills.Kinds + 1);
            counts.AsSpan().Clear();
            var bits = selection.Bits(i);
            for (var w = 0; w < bits.Length; w++)
            {
                for (var rest = bits[w]; rest != 0; rest &= rest - 1)
                {
                    skills.Count((w << 6) + BitOperations.TrailingZeroCount(rest), counts);
                }
            }

            for (var k = 0; k < skills.Kinds; k++)
            {
                totals[values.Locals[i][k]] += counts[k];
            }

            ArrayPool<int>.Shared.Return(counts);
        }

        return totals.Select((count, value) => (value, count)).Where(t => t.count > 0);
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

            var count = beginning is null || HasWord(value.Key, beginning) ? CountOf(selection, value) : 0;
            if (count > 0)
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

    private static int CountOf(Selection selection, FacetValues.Value value)
    {
        var sum = 0;
        for (var t = 0; t < value.Terms.Count;)
        {
            var (segment, term) = value.Terms[t];
            var next = t + 1;
            while (next < value.Terms.Count && value.Terms[next].Segment == segment)
            {
                next++;
            }

            sum += next == t + 1 ? CountOf(selection, segment, term) : CountOfAny(selection, segment, value.Terms[t..next]);
            t = next;
        }

        return sum;
    }

    private static int CountOf(Selection selection, int segment, int term)
    {
        var (lists, sum) = (selection.Snapshot.Segments[segment].Lists, 0);
        var matches = selection.Bits(segment);
        if (lists.IsRare(term))
        {
            foreach (var ordinal in lists.Rare(term))
            {
                sum += (int)(matches[ordinal >> 6] >> (ordinal & 63)) & 1;
            }

            return sum;
        }

        foreach (ref readonly var c in lists.Containers(term))
        {
            var first = c.Block * Bits.BlockWords;
            sum += CountOf(lists, c, matches[first..Math.Min(matches.Length, first + Bits.BlockWords)]);
        }

        return sum;
    }

    private static int CountOf(PostingLists lists, Container c, ReadOnlySpan<ulong> matches)
    {
        var sum = 0;
        if (!c.IsBitmap)
        {
            foreach (var low in lists.Array(c))
            {
                sum += (int)(matches[low >> 6] >> (low & 63)) & 1;
            }

            return sum;
        }

        var bitmap = lists.Bitmap(c);
        for (var w = 0; w < matches.Length; w++)
        {
            sum += BitOperations.PopCount(matches[w] & bitmap[w]);
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
