using System.Runtime.InteropServices;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// The values of one kind over all segments of a snapshot: which terms of each segment a value is, and how many postings have it, most
/// first. Worked out once a snapshot.
/// </summary>
internal sealed class FacetValues
{
    private readonly Dictionary<string, int> _number = new(StringComparer.Ordinal);
    private readonly List<Value> _values = [];
    private readonly Lazy<Value[]> _byText;

    private FacetValues(IndexSnapshot snapshot, TermKind kind)
    {
        Locals = new int[snapshot.Segments.Count][];

        // Newest segment first, so that its spelling is the one shown.
        for (var i = Locals.Length - 1; i >= 0; i--)
        {
            var segment = snapshot.Segments[i];
            var (start, end) = segment.Columns.Terms.Range(kind);
            Locals[i] = new int[end - start];
            for (var term = start; term < end; term++)
            {
                Locals[i][term - start] = Add(segment, i, term, kind);
            }
        }

        _values.RemoveAll(v => v.Terms.Count == 0);
        _byText = new(() => [.. _values.OrderBy(v => v.Text, StringComparer.Ordinal)]);
        Sorted = [.. Enumerable.Range(0, _values.Count)];
        Array.Sort(Sorted, (a, b) => _values[a].Frequency != _values[b].Frequency ? _values[b].Frequency.CompareTo(_values[a].Frequency) : a.CompareTo(b));
    }

    /// <summary>Values by their numbers.</summary>
    public IReadOnlyList<Value> All => _values;

    /// <summary>Values by their text.</summary>
    public IReadOnlyList<Value> ByText => _byText.Value;

    /// <summary>Numbers of the values, the most frequent first.</summary>
    public int[] Sorted { get; }

    /// <summary>By segment, for each of its terms of the kind the value's number, -1 where the term shows no value.</summary>
    public int[][] Locals { get; }

    public static FacetValues Of(IndexSnapshot snapshot, TermKind kind) =>
        snapshot.Answers.Get($"values {kind}", (snapshot, kind), static asked => new FacetValues(asked.snapshot, asked.kind));

    private int Add(Segment segment, int i, int term, TermKind kind)
    {
        var key = segment.Columns.Terms.Key(term);
        if (kind == TermKind.City)
        {
            key = CityOf(key);
            if (key[0] == Term.Separator)
            {
                return -1;
            }
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_number, key, out var known);
        if (!known)
        {
            number = _values.Count;
            _values.Add(new Value(key, segment.Columns.Terms.Text(term)));
        }

        _values[number].Terms.Add((i, term));
        _values[number].Frequency += segment.Lists.Frequency(term);
        return number;
    }

    // Name and country; region and coordinates only tell places of one name apart.
    private static string CityOf(string key)
    {
        var at = -1;
        for (var part = 0; part < Term.CityParts; part++)
        {
            at = key.IndexOf(Term.Separator, at + 1);
        }

        return key[..(at + 1)];
    }

    /// <summary>One value.</summary>
    internal sealed class Value(string key, string text)
    {
        public string Key => key;

        public string Text => text;

        /// <summary>Segment and term, ascending within a segment.</summary>
        public List<(int Segment, int Term)> Terms { get; } = [];

        /// <summary>At least as many postings as have the value.</summary>
        public int Frequency { get; set; }
    }
}
