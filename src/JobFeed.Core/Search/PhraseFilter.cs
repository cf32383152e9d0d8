using System.Buffers;
using System.Collections.Immutable;
using JobFeed.Core.Index;

namespace JobFeed.Core.Search;

/// <summary>
/// Finds the postings in which words stand side by side. An occurrence is one number, posting and place where the phrase would begin: those of the rarest word are
/// written down, and of these the ones stay that every other word confirms. The lists are gone through once each, whatever is asked.
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
        var rarestFirst = Enumerable.Range(0, phrase.Length).OrderBy(i => phrase[i].Sum(list => list.Count)).ToArray();
        var (found, count) = Starts(phrase[rarestFirst[0]], rarestFirst[0], candidates);
        foreach (var i in rarestFirst.AsSpan(1))
        {
            var confirmed = ArrayPool<byte>.Shared.Rent(count + 1);
            confirmed.AsSpan(0, count).Clear();
            foreach (var list in phrase[i])
            {
                Confirm(list, i, candidates, found.AsSpan(0, count), confirmed);
            }

            count = Kept(found.AsSpan(0, count), confirmed);
            ArrayPool<byte>.Shared.Return(confirmed);
        }

        foreach (var occurrence in found.AsSpan(0, count))
        {
            Bits.Set(target, (int)(occurrence >> PlaceBits));
        }

        ArrayPool<long>.Shared.Return(found);
    }

    private static (long[] Found, int Count) Starts(WordList[] spellings, int word, ulong[] candidates)
    {
        var (found, count) = (ArrayPool<long>.Shared.Rent(spellings.Sum(list => list.Count)), 0);
        foreach (var list in spellings)
        {
            Add(list, word, candidates, ref found, ref count);
        }

        if (spellings.Length > 1)
        {
            found.AsSpan(0, count).Sort();
        }

        return (found, count);
    }

    private static void Add(WordList list, int word, ulong[] candidates, ref long[] found, ref int count)
    {
        var ordinals = ArrayPool<int>.Shared.Rent(list.Count);
        list.Read(ordinals.AsSpan(0, list.Count), []);
        var reader = list.Places();
        foreach (var ordinal in ordinals.AsSpan(0, list.Count))
        {
            var places = reader.Next();
            if (count + places.Length > found.Length)
            {
                Grow(ref found, count + places.Length);
            }

            var isCandidate = Bits.Get(candidates, ordinal) ? 1 : 0;
            foreach (var place in places)
            {
                found[count] = ((long)ordinal << PlaceBits) | (uint)(place - word);
                count += place >= word ? isCandidate : 0;
            }
        }

        ArrayPool<int>.Shared.Return(ordinals);
    }

    /// <summary>Marks the occurrences that have the word where it should be.</summary>
    private static void Confirm(WordList list, int word, ulong[] candidates, ReadOnlySpan<long> found, byte[] confirmed)
    {
        var (ordinals, at) = (ArrayPool<int>.Shared.Rent(list.Count), 0);
        list.Read(ordinals.AsSpan(0, list.Count), []);
        var reader = list.Places();
        foreach (var ordinal in ordinals.AsSpan(0, list.Count))
        {
            var places = reader.Next();
            if (!Bits.Get(candidates, ordinal))
            {
                continue;
            }

            while (at < found.Length && found[at] >> PlaceBits < ordinal)
            {
                at++;
            }

            for (; at < found.Length && found[at] >> PlaceBits == ordinal; at++)
            {
                var wanted = (int)(found[at] & ((1 << PlaceBits) - 1)) + word;
                foreach (var place in places)
                {
                    confirmed[at] |= place == wanted ? (byte)1 : (byte)0;
                }
            }

            if (at == found.Length)
            {
                break;
            }
        }

        ArrayPool<int>.Shared.Return(ordinals);
    }

    /// <summary>Moves the confirmed ones to the front; returns how many.</summary>
    private static int Kept(Span<long> found, byte[] confirmed)
    {
        var kept = 0;
        for (var i = 0; i < found.Length; i++)
        {
            found[kept] = found[i];
            kept += confirmed[i];
        }

        return kept;
    }

    private static void Grow(ref long[] found, int least)
    {
        var grown = ArrayPool<long>.Shared.Rent(least * 2);
        found.CopyTo(grown, 0);
        ArrayPool<long>.Shared.Return(found);
        found = grown;
    }
}
