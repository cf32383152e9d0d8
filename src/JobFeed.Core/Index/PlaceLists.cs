using System.Numerics;
using System.Runtime.InteropServices;

namespace JobFeed.Core.Index;

/// <summary>
/// Puts the lists of countries and regions together from those of places of work, whose keys name both: a posting that has a place has its country and its region too.
/// </summary>
/// <param name="terms">Of the segment.</param>
/// <param name="count">Its postings.</param>
internal sealed class PlaceLists(TermDictionary terms, int count)
{
    /// <summary>Sorting an ordinal takes as long as passing over so many words of bits.</summary>
    private const int WordsOfSorting = 16;

    private readonly List<int> _ordinals = new(count);
    private readonly List<Range>?[] _places = new List<Range>?[terms.Range(TermKind.Region).End];
    private readonly ulong[] _bits = new ulong[Bits.Words(count)];

    /// <summary>Adds the ordinals of a place to those of its country and of its region.</summary>
    public void Add(int place, ReadOnlySpan<int> ordinals)
    {
        var key = terms.KeyUtf8(place);
        Part(ref key);
        var at = _ordinals.Count..(_ordinals.Count + ordinals.Length);
        _ordinals.AddRange(ordinals);
        AddTo(terms.Find(TermKind.Country, Part(ref key)), at);
        AddTo(terms.Find(TermKind.Region, Part(ref key)), at);
    }

    /// <summary>Writes the ordinals that are in a list or have a place of the term, ascending; returns how many.</summary>
    /// <param name="term">Any term; of other kinds than country and region no places are known.</param>
    /// <param name="list">The list.</param>
    /// <param name="union">Takes the ordinals; may be where the list lies.</param>
    public int Union(int term, ReadOnlySpan<int> list, Span<int> union)
    {
        var places = term < _places.Length ? _places[term] ?? [] : [];
        var total = places.Sum(place => place.End.Value - place.Start.Value) + list.Length;
        return total * WordsOfSorting < _bits.Length ? Sort(places, list, union) : Pass(places, list, union);
    }

    private int Sort(List<Range> places, ReadOnlySpan<int> list, Span<int> union)
    {
        List<int> ordinals = [.. list];
        places.ForEach(place => ordinals.AddRange(Ordinals(place)));
        ordinals.Sort();
        var written = 0;
        foreach (var ordinal in ordinals)
        {
            if (written == 0 || union[written - 1] != ordinal)
            {
                union[written++] = ordinal;
            }
        }

        return written;
    }

    private int Pass(List<Range> places, ReadOnlySpan<int> list, Span<int> union)
    {
        Mark(list);
        places.ForEach(place => Mark(Ordinals(place)));
        var written = 0;
        for (var w = 0; w < _bits.Length; w++)
        {
            for (var rest = _bits[w]; rest != 0; rest &= rest - 1)
            {
                union[written++] = (w << 6) + BitOperations.TrailingZeroCount(rest);
            }
        }

        _bits.AsSpan().Clear();
        return written;
    }

    private void Mark(ReadOnlySpan<int> ordinals)
    {
        foreach (var ordinal in ordinals)
        {
            Bits.Set(_bits, ordinal);
        }
    }

    private ReadOnlySpan<int> Ordinals(Range place) => CollectionsMarshal.AsSpan(_ordinals)[place];

    private void AddTo(int term, Range ordinals)
    {
        if (term >= 0)
        {
            (_places[term] ??= []).Add(ordinals);
        }
    }

    private static ReadOnlySpan<byte> Part(ref ReadOnlySpan<byte> key)
    {
        var end = key.IndexOf((byte)Term.Separator);
        var part = end < 0 ? key : key[..end];
        key = end < 0 ? default : key[(end + 1)..];
        return part;
    }
}
