using System.Text;

namespace JobFeed.Core.Index;

/// <summary>
/// All terms of a segment, sorted by kind and then by key as UTF-8. A term's id is its place. Keys and texts lie in one array of bytes:
/// a string each would cost more memory than their postings do.
/// </summary>
internal sealed class TermDictionary
{
    private const int LongestOnStack = 512;

    private readonly byte[] _bytes;
    private readonly int[] _keyStart;
    private readonly int[] _textStart;
    private readonly int[] _kindStart;

    private TermDictionary(byte[] bytes, int[] keyStart, int[] textStart, int[] kindStart) =>
        (_bytes, _keyStart, _textStart, _kindStart) = (bytes, keyStart, textStart, kindStart);

    public int Count => _textStart.Length;

    /// <summary>Ids of a kind: from start up to end.</summary>
    public (int Start, int End) Range(TermKind kind) => (_kindStart[(int)kind], _kindStart[(int)kind + 1]);

    public string Key(int term) => Encoding.UTF8.GetString(KeyUtf8(term));

    public ReadOnlySpan<byte> KeyUtf8(int term) => _bytes.AsSpan(_keyStart[term].._textStart[term]);

    /// <summary>The spelling of the newest posting that has the term.</summary>
    public string Text(int term) => _textStart[term] == _keyStart[term + 1] ? Key(term) : Encoding.UTF8.GetString(TextUtf8(term));

    /// <summary>Empty where the text is the key.</summary>
    public ReadOnlySpan<byte> TextUtf8(int term) => _bytes.AsSpan(_textStart[term].._keyStart[term + 1]);

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
    public int Find(TermKind kind, ReadOnlySpan<char> key)
    {
        Span<byte> stack = stackalloc byte[LongestOnStack];
        return Find(kind, Utf8Of(key, stack));
    }

    /// <inheritdoc cref="Find(TermKind, ReadOnlySpan{char})"/>
    public int Find(TermKind kind, ReadOnlySpan<byte> utf8)
    {
        var (start, end) = Range(kind);
        var at = FirstFrom(start, end, utf8);
        return at < end && KeyUtf8(at).SequenceEqual(utf8) ? at : -1;
    }

    /// <summary>Ids of the terms of a kind whose key begins with a prefix: from start up to end.</summary>
    public (int Start, int End) StartingWith(TermKind kind, ReadOnlySpan<char> prefix)
    {
        Span<byte> stack = stackalloc byte[LongestOnStack];
        var utf8 = Utf8Of(prefix, stack);
        var (start, end) = Range(kind);
        var first = FirstFrom(start, end, utf8);
        var last = first;
        while (last < end && KeyUtf8(last).StartsWith(utf8))
        {
            last++;
        }

        return (first, last);
    }

    /// <summary>Keys front-coded: length shared with the key before, then the rest; then the text, empty when it is the key.</summary>
    public byte[] Encode()
    {
        var sink = new ByteSink();
        for (var kind = 0; kind < Term.Kinds; kind++)
        {
            sink.Number((ulong)(_kindStart[kind + 1] - _kindStart[kind]));
        }

        sink.Number((ulong)_bytes.Length);
        ReadOnlySpan<byte> previous = default;
        for (var i = 0; i < Count; i++)
        {
            var key = KeyUtf8(i);
            var shared = previous.CommonPrefixLength(key);
            sink.Number((ulong)shared);
            sink.Number((ulong)(key.Length - shared));
            sink.Raw(key[shared..]);
            sink.Number((ulong)TextUtf8(i).Length);
            sink.Raw(TextUtf8(i));
            previous = key;
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

        var bytes = new byte[source.Count(Array.MaxLength)];
        var (keyStart, textStart) = (new int[kindStart[^1] + 1], new int[kindStart[^1]]);
        var (at, previous) = (0, 0..0);
        for (var i = 0; i < textStart.Length; i++)
        {
            var shared = source.Count(previous.End.Value - previous.Start.Value);
            bytes.AsSpan(previous.Start.Value, shared).CopyTo(Room(shared));
            var start = at;
            at += shared;
            Take(ref source);
            (textStart[i], previous) = (at, start..at);
            Take(ref source);
            keyStart[i + 1] = at;
        }

        return new TermDictionary(bytes, keyStart, textStart, kindStart);

        Span<byte> Room(int length) => at + length <= bytes.Length ? bytes.AsSpan(at, length) : throw SectionFile.Damaged("term");

        void Take(ref ByteSource from)
        {
            var raw = from.Raw(from.Count(int.MaxValue));
            raw.CopyTo(Room(raw.Length));
            at += raw.Length;
        }
    }

    /// <summary>The terms that rows have; also gives each pooled term's id, -1 for those that no row has.</summary>
    public static (TermDictionary Dictionary, int[] IdOf) Of(IndexRow[] newestFirst, TermPool pool)
    {
        var used = SpellingsByUse(newestFirst, pool);
        var keys = Array.ConvertAll(used, number => Encoding.UTF8.GetBytes(pool[number].Key));
        var order = Enumerable.Range(0, used.Length).ToArray();

        // The spelling used by the newest posting comes first among those of one key.
        Array.Sort(order, (a, b) => pool[used[a]].Kind != pool[used[b]].Kind ? pool[used[a]].Kind.CompareTo(pool[used[b]].Kind)
            : keys[a].AsSpan().SequenceCompareTo(keys[b]) is var byKey && byKey != 0 ? byKey : a.CompareTo(b));

        var (bytes, keyStart, textStart, kindStart) = (new ByteSink(), new List<int> { 0 }, new List<int>(), new int[Term.Kinds + 1]);
        var idOf = new int[pool.Count];
        Array.Fill(idOf, -1);
        for (var i = 0; i < order.Length; i++)
        {
            var term = pool[used[order[i]]];
            if (i == 0 || term.Kind != pool[used[order[i - 1]]].Kind || !keys[order[i]].AsSpan().SequenceEqual(keys[order[i - 1]]))
            {
                bytes.Raw(keys[order[i]]);
                textStart.Add(bytes.Written.Length);
                bytes.Raw(term.Text == term.Key ? [] : Encoding.UTF8.GetBytes(term.Text));
                keyStart.Add(bytes.Written.Length);
                kindStart[(int)term.Kind + 1]++;
            }

            idOf[used[order[i]]] = textStart.Count - 1;
        }

        for (var kind = 0; kind < Term.Kinds; kind++)
        {
            kindStart[kind + 1] += kindStart[kind];
        }

        return (new TermDictionary(bytes.Written.ToArray(), [.. keyStart], [.. textStart], kindStart), idOf);
    }

    private static int[] SpellingsByUse(IndexRow[] newestFirst, TermPool pool)
    {
        var (seen, used) = (new bool[pool.Count], new List<int>());
        foreach (var row in newestFirst)
        {
            foreach (var number in row.Terms)
            {
                if (!seen[number])
                {
                    seen[number] = true;
                    used.Add(number);
                }
            }
        }

        return [.. used];
    }

    private int FirstFrom(int low, int high, ReadOnlySpan<byte> key)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = KeyUtf8(middle).SequenceCompareTo(key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static ReadOnlySpan<byte> Utf8Of(ReadOnlySpan<char> text, Span<byte> stack) =>
        Encoding.UTF8.TryGetBytes(text, stack, out var length) ? stack[..length] : Encoding.UTF8.GetBytes(text.ToArray());
}
