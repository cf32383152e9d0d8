using System.Numerics;

namespace JobFeed.Core.Index;

/// <summary>The ordinals of one term within one block of 65,536: a sorted array of their low halves, or a bitmap when they are many.</summary>
internal readonly record struct Container(int Block, int Count, int Start)
{
    /// <summary>From here on a bitmap is smaller than an array.</summary>
    public const int ArrayLimit = 4096;

    public bool IsBitmap => Count > ArrayLimit;
}

/// <summary>For each term, the postings that have it; rebuilt from the postings' term lists when a segment is opened.</summary>
internal sealed class InvertedIndex
{
    private readonly int[] _first;
    private readonly Container[] _containers;
    private readonly ushort[] _arrays;
    private readonly ulong[] _bitmaps;

    public InvertedIndex(SegmentColumns columns)
    {
        var terms = columns.Terms.Count;
        (_first, _containers) = Layout(columns, terms);
        var (arrays, bitmaps) = (0, 0);
        for (var i = 0; i < _containers.Length; i++)
        {
            ref var c = ref _containers[i];
            c = c with { Start = c.IsBitmap ? bitmaps : arrays };
            (arrays, bitmaps) = c.IsBitmap ? (arrays, bitmaps + Bits.BlockWords) : (arrays + c.Count, bitmaps);
        }

        _arrays = new ushort[arrays];
        _bitmaps = new ulong[bitmaps];
        Fill(columns);
    }

    public ReadOnlySpan<ushort> Array(in Container c) => _arrays.AsSpan(c.Start, c.Count);

    public ReadOnlySpan<ulong> Bitmap(in Container c) => _bitmaps.AsSpan(c.Start, Bits.BlockWords);

    public bool TryGet(int term, int block, out Container container)
    {
        foreach (ref readonly var c in _containers.AsSpan(_first[term].._first[term + 1]))
        {
            if (c.Block >= block)
            {
                container = c;
                return c.Block == block;
            }
        }

        container = default;
        return false;
    }

    /// <summary>In how many postings the term occurs, deleted ones included.</summary>
    public int Frequency(int term)
    {
        var sum = 0;
        foreach (ref readonly var c in _containers.AsSpan(_first[term].._first[term + 1]))
        {
            sum += c.Count;
        }

        return sum;
    }

    public bool Contains(in Container c, ushort low) =>
        c.IsBitmap ? (_bitmaps[c.Start + (low >> 6)] >> (low & 63) & 1) != 0 : Array(c).BinarySearch(low) >= 0;

    // Counts each term per block, then orders the counts by term; blocks stay ascending within a term.
    private static (int[] First, Container[] Containers) Layout(SegmentColumns columns, int terms)
    {
        var found = new List<(int Term, Container Container)>();
        var counts = new int[terms];
        var touched = new List<int>();
        var first = new int[terms + 1];
        for (var start = 0; start < columns.Count; start += Bits.BlockSize)
        {
            var end = Math.Min(start + Bits.BlockSize, columns.Count);
            foreach (var term in columns.Lists.AsSpan(columns.ListStart[start]..columns.ListStart[end]))
            {
                if (counts[term]++ == 0)
                {
                    touched.Add(term);
                }
            }

            foreach (var term in touched)
            {
                found.Add((term, new Container(start / Bits.BlockSize, counts[term], 0)));
                first[term + 1]++;
                counts[term] = 0;
            }

            touched.Clear();
        }

        for (var term = 0; term < terms; term++)
        {
            first[term + 1] += first[term];
        }

        var containers = new Container[found.Count];
        var next = first.AsSpan(0, terms).ToArray();
        foreach (var (term, container) in found)
        {
            containers[next[term]++] = container;
        }

        return (first, containers);
    }

    private void Fill(SegmentColumns columns)
    {
        var current = _first.AsSpan(0, _first.Length - 1).ToArray();
        var filled = new int[_containers.Length];
        for (var ordinal = 0; ordinal < columns.Count; ordinal++)
        {
            var (block, low) = (ordinal >> Bits.BlockShift, (ushort)ordinal);
            foreach (var term in columns.TermsOf(ordinal))
            {
                var at = current[term];
                if (_containers[at].Block != block)
                {
                    at = ++current[term];
                }

                ref readonly var c = ref _containers[at];
                if (c.IsBitmap)
                {
                    _bitmaps[c.Start + (low >> 6)] |= 1UL << (low & 63);
                }
                else
                {
                    _arrays[c.Start + filled[at]++] = low;
                }
            }
        }
    }
}
