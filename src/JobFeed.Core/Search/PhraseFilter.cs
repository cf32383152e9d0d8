using System.Buffers;
using System.Collections.Immutable;
using JobFeed.Core.Index;

namespace JobFeed.Core.Search;

/// <summary>
/// Finds the postings in which words stand side by side. An occurrence is one number, posting and place: those of the first word that are followed by one of the second stay,
/// and so on. The lists are gone through once each, whatever is asked.
/// </summary>
internal static class PhraseFilter
{
    private const int PlaceBits = 20;

    /// <summary>Sets the bits of those candidates that have the phrase.</summary>
    /// <param name="phrase">For each of its words the lists of its spellings, with places.</param>
    /// <param name="candidates">Postings that have all words.</param>
    /// <param name="target">Takes the bits.</param>
    public static void SetIn(ImmutableArray<WordList[]> phrase, ulong[] candidates, Span<ulong> target)
    {
        var (found, count) = Occurrences(phrase[0], candidates);
        for (var i = 1; i < phrase.Length && count > 0; i++)
        {
            var (next, nextCount) = Occurrences(phrase[i], candidates);
            count = Followed(found.AsSpan(0, count), next.AsSpan(0, nextCount), i);
            ArrayPool<long>.Shared.Return(next);
        }

        foreach (var occurrence in found.AsSpan(0, count))
        {
            Bits.Set(target, (int)(occurrence >> PlaceBits));
        }

        ArrayPool<long>.Shared.Return(found);
    }

    /// <summary>Moves those to the front that are followed; returns how many.</summary>
    private static int Followed(Span<long> starts, ReadOnlySpan<long> next, int distance)
    {
        var (kept, at) = (0, 0);
        foreach (var start in starts)
        {
            while (at < next.Length && next[at] < start + distance)
            {
                at++;
            }

            starts[kept] = start;
            kept += at < next.Length && next[at] == start + distance ? 1 : 0;
        }

        return kept;
    }

    private static (long[] Found, int Count) Occurrences(WordList[] spellings, ulong[] candidates)
    {
        var (found, count) = (ArrayPool<long>.Shared.Rent(spellings.Sum(list => list.Count)), 0);
        foreach (var list in spellings)
        {
            Add(list, candidates, ref found, ref count);
        }

        if (spellings.Length > 1)
        {
            found.AsSpan(0, count).Sort();
        }

        return (found, count);
    }

    private static void Add(WordList list, ulong[] candidates, ref long[] found, ref int count)
    {
        var (ordinals, places) = (ArrayPool<int>.Shared.Rent(list.Count), new int[64]);
        list.Read(ordinals.AsSpan(0, list.Count), []);
        var reader = list.Places();
        foreach (var ordinal in ordinals.AsSpan(0, list.Count))
        {
            var occurrences = reader.Count();
            places = places.Length < occurrences ? new int[occurrences * 2] : places;
            reader.Read(places.AsSpan(0, occurrences));
            if (!Bits.Get(candidates, ordinal))
            {
                continue;
            }

            if (count + occurrences > found.Length)
            {
                Grow(ref found, count + occurrences);
            }

            foreach (var place in places.AsSpan(0, occurrences))
            {
                found[count++] = ((long)ordinal << PlaceBits) | (uint)place;
            }
        }

        ArrayPool<int>.Shared.Return(ordinals);
    }

    private static void Grow(ref long[] found, int least)
    {
        var grown = ArrayPool<long>.Shared.Rent(least * 2);
        found.CopyTo(grown, 0);
        ArrayPool<long>.Shared.Return(found);
        found = grown;
    }
}
