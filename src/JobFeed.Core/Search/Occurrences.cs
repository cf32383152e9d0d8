using System.Runtime.InteropServices;

namespace JobFeed.Core.Search;

/// <summary>The postings of one word while its list is made: marks, and places in each.</summary>
internal sealed class Occurrences
{
    private readonly List<int> _ordinals = [];
    private readonly List<byte> _marks = [];
    private readonly List<int> _counts = [];
    private readonly List<int> _places = [];

    public void Clear()
    {
        _ordinals.Clear();
        _marks.Clear();
        _counts.Clear();
        _places.Clear();
    }

    /// <summary>Adds an occurrence; postings and the places in each come in ascending order.</summary>
    public void Add(int ordinal, TextField field, int place)
    {
        if (_ordinals.Count == 0 || _ordinals[^1] != ordinal)
        {
            Add(ordinal, 0, []);
        }

        _marks[^1] = (byte)Relevance.Mark(_marks[^1], field);
        _counts[^1]++;
        _places.Add(place);
    }

    /// <summary>Adds a posting with all its occurrences.</summary>
    public void Add(int ordinal, byte marks, ReadOnlySpan<int> places)
    {
        _ordinals.Add(ordinal);
        _marks.Add(marks);
        _counts.Add(places.Length);
        _places.AddRange(places);
    }

    /// <summary>Writes the list, unless no posting is in it.</summary>
    public void WriteTo(TextPartWriter writer, string word)
    {
        if (_ordinals.Count > 0)
        {
            writer.Add(word, CollectionsMarshal.AsSpan(_ordinals), CollectionsMarshal.AsSpan(_marks), CollectionsMarshal.AsSpan(_counts), CollectionsMarshal.AsSpan(_places));
        }
    }
}
