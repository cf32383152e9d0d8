namespace JobFeed.Core.Index;

/// <summary>All terms of a segment, sorted by kind and key. A term's id is its place.</summary>
internal sealed class TermDictionary
{
    private readonly string[] _keys;
    private readonly string[] _texts;
    private readonly int[] _kindStart;

    private TermDictionary(string[] keys, string[] texts, int[] kindStart) => (_keys, _texts, _kindStart) = (keys, texts, kindStart);

    public int Count => _keys.Length;

    /// <summary>Ids of a kind: from start up to end.</summary>
    public (int Start, int End) Range(TermKind kind) => (_kindStart[(int)kind], _kindStart[(int)kind + 1]);

    public string Key(int term) => _keys[term];

    /// <summary>The spelling of the newest posting that has the term.</summary>
    public string Text(int term) => _texts[term];

    public TermKind Kind(int term)
    {
        var kind = 0;
        while (_kindStart[kind + 1] <= term)
        {
            kind++;
        }

        return (TermKind)kind;
    }

    /// <summary>The term's id, or a negative number when the segment does not have it.</summary>
    public int Find(TermKind kind, string key)
    {
        var (start, end) = Range(kind);
        return Array.BinarySearch(_keys, start, end - start, key, StringComparer.Ordinal);
    }

    /// <summary>Ids of the terms of a kind whose key begins with a prefix.</summary>
    public IEnumerable<int> StartingWith(TermKind kind, string prefix)
    {
        var at = Find(kind, prefix);
        var end = Range(kind).End;
        for (var term = at < 0 ? ~at : at; term < end && _keys[term].StartsWith(prefix, StringComparison.Ordinal); term++)
        {
            yield return term;
        }
    }

    /// <summary>Collects the rows' terms; also gives each row's term ids, ascending.</summary>
    public static (TermDictionary Dictionary, int[][] Lists) Of(IndexRow[] rows)
    {
        var texts = new Dictionary<(TermKind Kind, string Key), string>();
        foreach (var term in rows.SelectMany(r => r.Terms))
        {
            texts.TryAdd((term.Kind, term.Key), term.Text);
        }

        var sorted = texts.Keys.ToArray();
        Array.Sort(sorted, static (a, b) => a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : string.CompareOrdinal(a.Key, b.Key));
        var idOf = new Dictionary<(TermKind, string), int>(sorted.Length);
        var kindStart = new int[Term.Kinds + 1];
        for (var i = 0; i < sorted.Length; i++)
        {
            idOf[sorted[i]] = i;
            kindStart[(int)sorted[i].Kind + 1]++;
        }

        for (var kind = 0; kind < Term.Kinds; kind++)
        {
            kindStart[kind + 1] += kindStart[kind];
        }

        var lists = Array.ConvertAll(rows, row =>
        {
            var list = row.Terms.Select(t => idOf[(t.Kind, t.Key)]).ToArray();
            Array.Sort(list);
            return list;
        });
        return (new TermDictionary(Array.ConvertAll(sorted, t => t.Key), Array.ConvertAll(sorted, t => texts[t]), kindStart), lists);
    }

    /// <summary>Keys front-coded: length shared with the key before, then the rest; then the text, empty when it is the key.</summary>
    public byte[] Encode()
    {
        var sink = new ByteSink();
        for (var kind = 0; kind < Term.Kinds; kind++)
        {
            sink.Number((ulong)(_kindStart[kind + 1] - _kindStart[kind]));
        }

        var previous = "";
        for (var i = 0; i < _keys.Length; i++)
        {
            var shared = previous.AsSpan().CommonPrefixLength(_keys[i]);
            shared -= shared > 0 && char.IsHighSurrogate(previous[shared - 1]) ? 1 : 0;
            sink.Number((ulong)shared);
            sink.Text(_keys[i][shared..]);
            sink.Text(_texts[i] == _keys[i] ? "" : _texts[i]);
            previous = _keys[i];
        }

        return sink.Written.ToArray();
    }

    public static TermDictionary Decode(ByteSource source)
    {
        var kindStart = new int[Term.Kinds + 1];
        for (var kind = 0; kind < Term.Kinds; kind++)
        {
            kindStart[kind + 1] = kindStart[kind] + source.Count(int.MaxValue - kindStart[kind]);
        }

        var keys = new List<string>();
        var texts = new List<string>();
        while (keys.Count < kindStart[^1])
        {
            var previous = keys.Count == 0 ? "" : keys[^1];
            var key = string.Concat(previous.AsSpan(0, source.Count(previous.Length)), source.Text());
            var text = source.Text();
            keys.Add(key);
            texts.Add(text.Length == 0 ? key : text);
        }

        return new TermDictionary([.. keys], [.. texts], kindStart);
    }
}
