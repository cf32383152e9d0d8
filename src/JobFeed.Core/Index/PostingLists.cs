namespace JobFeed.Core.Index;

/// <summary>The ordinals of one frequent term within one block of 65,536: a sorted array of their low halves, or a bitmap when they are many.</summary>
internal readonly record struct Container(int Block, int Count, int Start)
{
    /// <summary>
    /// Most ordinals of an array. A bitmap is smaller only from four times as many on, but intersecting one costs a tenth, and terms of this
    /// density are few: 3 bytes a posting buy pages and facets that are several times faster.
    /// </summary>
    public const int ArrayLimit = 1024;

    public bool IsBitmap => Count > ArrayLimit;
}

/// <summary>
/// For each term the postings that have it, newest first. Rare terms are plain lists of ordinals: a table of blocks would be longer than the
/// list. Frequent ones are cut into blocks of 65,536 ordinals, each an array of 16-bit halves or a bitmap
/// (the containers of Roaring bitmaps, Lemire et al. 2016).
/// </summary>
internal sealed class PostingLists
{
    // Start of a term's list in _rare, or ~ of its first container.
    private readonly int[] _start;
    private readonly int[] _frequency;
    private readonly int[] _rare;
    private readonly Container[] _containers;
    private readonly ushort[] _arrays;
    private readonly ulong[] _bitmaps;

    internal PostingLists(int[] start, int[] frequency, int[] rare, Container[] containers, ushort[] arrays, ulong[] bitmaps) =>
        (_start, _frequency, _rare, _containers, _arrays, _bitmaps) = (start, frequency, rare, containers, arrays, bitmaps);

    public int Terms => _frequency.Length;

    /// <summary>In how many postings the term occurs, replaced ones included.</summary>
    public int Frequency(int term) => _frequency[term];

    public bool IsRare(int term) => _start[term] >= 0;

    /// <summary>All ordinals of a rare term.</summary>
    public ReadOnlySpan<int> Rare(int term) => _rare.AsSpan(_start[term], _frequency[term]);

    /// <summary>The blocks of a frequent term, newest first.</summary>
    public ReadOnlySpan<Container> Containers(int term)
    {
        var first = ~_start[term];
        var (last, left) = (first, _frequency[term]);
        while (left > 0)
        {
            left -= _containers[last++].Count;
        }

        return _containers.AsSpan(first..last);
    }

    public ReadOnlySpan<ushort> Array(Container c) => _arrays.AsSpan(c.Start, c.Count);

    public ReadOnlySpan<ulong> Bitmap(Container c) => _bitmaps.AsSpan(c.Start, Bits.BlockWords);

    /// <summary>The term's container of a block; false when no posting there has it.</summary>
    public bool TryGet(int term, int block, out Container container)
    {
        for (var (at, left) = (~_start[term], _frequency[term]); left > 0; left -= _containers[at++].Count)
        {
            if (_containers[at].Block >= block)
            {
                container = _containers[at];
                return container.Block == block;
            }
        }

        container = default;
        return false;
    }

    public bool Contains(int term, int ordinal)
    {
        if (IsRare(term))
        {
            return Rare(term).BinarySearch(ordinal) >= 0;
        }

        return TryGet(term, ordinal >> Bits.BlockShift, out var c)
            && (c.IsBitmap ? Bits.Get(Bitmap(c), ordinal & (Bits.BlockSize - 1)) : Array(c).BinarySearch((ushort)ordinal) >= 0);
    }

    /// <summary>Writes the term's ordinals, ascending.</summary>
    public void CopyTo(int term, Span<int> ordinals)
    {
        if (IsRare(term))
        {
            Rare(term).CopyTo(ordinals);
            return;
        }

        var at = 0;
        foreach (ref readonly var c in Containers(term))
        {
            var first = c.Block << Bits.BlockShift;
            if (c.IsBitmap)
            {
                var bitmap = Bitmap(c);
                for (var low = Bits.Next(bitmap, 0); low >= 0; low = Bits.Next(bitmap, low + 1))
                {
                    ordinals[at++] = first + low;
                }

                continue;
            }

            foreach (var low in Array(c))
            {
                ordinals[at++] = first + low;
            }
        }
    }

    /// <summary>The terms of each posting, ascending: the lists turned round.</summary>
    public TermLists Transposed(int count, int fromTerm, int toTerm)
    {
        var longest = 0;
        for (var term = fromTerm; term < toTerm; term++)
        {
            longest = Math.Max(longest, _frequency[term]);
        }

        var ordinals = new int[longest];
        var start = new int[count + 1];
        for (var term = fromTerm; term < toTerm; term++)
        {
            CopyTo(term, ordinals);
            foreach (var ordinal in ordinals.AsSpan(0, _frequency[term]))
            {
                start[ordinal + 1]++;
            }
        }

        for (var i = 0; i < count; i++)
        {
            start[i + 1] += start[i];
        }

        var terms = new int[start[count]];
        var next = start.AsSpan(0, count).ToArray();
        for (var term = fromTerm; term < toTerm; term++)
        {
            CopyTo(term, ordinals);
            foreach (var ordinal in ordinals.AsSpan(0, _frequency[term]))
            {
                terms[next[ordinal]++] = term;
            }
        }

        return new TermLists(start, terms);
    }
}

/// <summary>Terms by posting.</summary>
internal sealed class TermLists(int[] start, int[] terms)
{
    public int[] All => terms;

    public ReadOnlySpan<int> Of(int ordinal) => terms.AsSpan(start[ordinal]..start[ordinal + 1]);
}
