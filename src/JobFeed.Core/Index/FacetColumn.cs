namespace JobFeed.Core.Index;

/// <summary>
/// The terms of one kind by posting, as distances from the kind's first: what counting few postings, and grouping pay, walks through. 16 bits a
/// term and 16 bits a posting where the kind and the lists are small enough, as they are.
/// </summary>
internal sealed class FacetColumn
{
    private const int BlockShift = 6;

    private readonly int[] _block;
    private readonly ushort[]? _offset;
    private readonly int[]? _wideOffset;
    private readonly ushort[]? _terms;
    private readonly int[]? _wideTerms;

    public FacetColumn(SegmentColumns columns, TermKind kind)
    {
        var (start, end) = columns.Terms.Range(kind);
        First = start;
        Kinds = end - start;
        var lists = columns.Lists.Transposed(columns.Count, start, end);
        (_block, _wideOffset) = (new int[(columns.Count >> BlockShift) + 1], new int[columns.Count + 1]);
        for (var i = 0; i < columns.Count; i++)
        {
            _wideOffset[i + 1] = _wideOffset[i] + lists.Of(i).Length;
        }

        for (var b = 0; b < _block.Length; b++)
        {
            _block[b] = _wideOffset[b << BlockShift];
        }

        var isNarrow = Kinds <= ushort.MaxValue + 1;
        _terms = isNarrow ? Array.ConvertAll(lists.All, t => (ushort)(t - start)) : null;
        _wideTerms = isNarrow ? null : Array.ConvertAll(lists.All, t => t - start);
        (_offset, _wideOffset) = Narrow(_wideOffset);
    }

    /// <summary>The kind's first term.</summary>
    public int First { get; }

    /// <summary>Terms of the kind.</summary>
    public int Kinds { get; }

    /// <summary>Adds one for each term of a posting.</summary>
    public void Count(int ordinal, Span<int> counts)
    {
        var (from, to) = (Start(ordinal), Start(ordinal + 1));
        if (_terms is not null)
        {
            foreach (var term in _terms.AsSpan(from..to))
            {
                counts[term]++;
            }

            return;
        }

        foreach (var term in _wideTerms.AsSpan(from..to))
        {
            counts[term]++;
        }
    }

    /// <summary>Appends a number to the list of each value that a posting has.</summary>
    /// <param name="ordinal">The posting.</param>
    /// <param name="number">What to append.</param>
    /// <param name="valueOf">Values by term.</param>
    /// <param name="next">By value, where its list goes on.</param>
    /// <param name="lists">All lists, one after the other.</param>
    public void Append(int ordinal, int number, ReadOnlySpan<int> valueOf, Span<int> next, Span<int> lists)
    {
        var (from, to) = (Start(ordinal), Start(ordinal + 1));
        if (_terms is not null)
        {
            foreach (var term in _terms.AsSpan(from..to))
            {
                lists[next[valueOf[term]]++] = number;
            }

            return;
        }

        foreach (var term in _wideTerms.AsSpan(from..to))
        {
            lists[next[valueOf[term]]++] = number;
        }
    }

    private int Start(int ordinal) => _offset is not null ? _block[ordinal >> BlockShift] + _offset[ordinal] : _wideOffset![ordinal];

    private (ushort[]? Narrow, int[]? Wide) Narrow(int[] wide)
    {
        var narrow = new ushort[wide.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            var distance = wide[i] - _block[i >> BlockShift];
            if (distance > ushort.MaxValue)
            {
                return (null, wide);
            }

            narrow[i] = (ushort)distance;
        }

        return (narrow, null);
    }
}
