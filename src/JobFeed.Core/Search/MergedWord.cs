using System.Runtime.InteropServices;

namespace JobFeed.Core.Search;

/// <summary>The postings of one word in several segments, on their way to one list.</summary>
internal sealed class MergedWord
{
    private readonly List<(int Ordinal, byte Marks, int Start, int Count)> _postings = [];
    private readonly List<int> _places = [];
    private int[] _ordinals = [];
    private byte[] _marks = [];

    public void Clear()
    {
        _postings.Clear();
        _places.Clear();
    }

    /// <summary>Adds what one segment has of the word.</summary>
    /// <param name="list">With places.</param>
    /// <param name="moved">New ordinals, -1 for postings that drop out.</param>
    public void Add(WordList list, int[] moved)
    {
        if (_ordinals.Length < list.Count)
        {
            (_ordinals, _marks) = (new int[list.Count * 2], new byte[list.Count * 2]);
        }

        list.Read(_ordinals.AsSpan(0, list.Count), _marks.AsSpan(0, list.Count));
        var places = list.Places();
        for (var i = 0; i < list.Count; i++)
        {
            var found = places.Next();
            if (moved[_ordinals[i]] is var ordinal and >= 0)
            {
                _postings.Add((ordinal, _marks[i], _places.Count, found.Length));
                _places.AddRange(found);
            }
        }
    }

    /// <summary>Gives the list of the merged segment.</summary>
    public void CopyTo(Occurrences list)
    {
        list.Clear();
        _postings.Sort((a, b) => a.Ordinal.CompareTo(b.Ordinal));
        var places = CollectionsMarshal.AsSpan(_places);
        foreach (var (ordinal, marks, start, count) in _postings)
        {
            list.Add(ordinal, marks, places.Slice(start, count));
        }
    }
}
