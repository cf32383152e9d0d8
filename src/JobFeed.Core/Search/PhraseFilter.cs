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
        var found = Occurrences(phrase[0], candidates);
        for (var i = 1; i < phrase.Length && found.Count > 0; i++)
        {
            found = Followed(found, Occurrences(phrase[i], candidates), i);
        }

        foreach (var occurrence in found)
        {
            Bits.Set(target, (int)(occurrence >> PlaceBits));
        }
    }

    private static List<long> Followed(List<long> starts, List<long> next, int distance)
    {
        var (kept, at) = (new List<long>(), 0);
        foreach (var start in starts)
        {
            while (at < next.Count && next[at] < start + distance)
            {
                at++;
            }

            if (at < next.Count && next[at] == start + distance)
            {
                kept.Add(start);
            }
        }

        return kept;
    }

    private static List<long> Occurrences(WordList[] spellings, ulong[] candidates)
    {
        var found = new List<long>();
        foreach (var list in spellings)
        {
            Add(list, candidates, found);
        }

        if (spellings.Length > 1)
        {
            found.Sort();
        }

        return found;
    }

    private static void Add(WordList list, ulong[] candidates, List<long> found)
    {
        var (ordinals, places) = (new int[list.Count], new int[64]);
        list.Read(ordinals, []);
        var reader = list.Places();
        foreach (var ordinal in ordinals)
        {
            var count = reader.Count();
            places = places.Length < count ? new int[count * 2] : places;
            reader.Read(places.AsSpan(0, count));
            if (Bits.Get(candidates, ordinal))
            {
                foreach (var place in places.AsSpan(0, count))
                {
                    found.Add(((long)ordinal << PlaceBits) | (uint)place);
                }
            }
        }
    }
}
