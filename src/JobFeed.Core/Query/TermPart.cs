using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>The part of one term's postings that lies in a window of ordinals: a sorted list, an array of 16-bit halves, or bits.</summary>
internal readonly ref struct TermPart
{
    private TermPart(ReadOnlySpan<int> ordinals, ReadOnlySpan<ushort> lows, ReadOnlySpan<ulong> bits, int count)
    {
        Ordinals = ordinals;
        Lows = lows;
        Bits = bits;
        Count = count;
    }

    public ReadOnlySpan<int> Ordinals { get; }

    public ReadOnlySpan<ushort> Lows { get; }

    /// <summary>Words of the window.</summary>
    public ReadOnlySpan<ulong> Bits { get; }

    /// <summary>Exact for lists and arrays. For bits as many as there are if they lie evenly, and always too many to be listed.</summary>
    public int Count { get; }

    public bool IsBits => !Bits.IsEmpty;

    /// <param name="lists">The segment's postings.</param>
    /// <param name="term">The term.</param>
    /// <param name="from">First ordinal of the window, a multiple of 64.</param>
    /// <param name="to">Behind its last one, in the same block.</param>
    public static TermPart Of(PostingLists lists, int term, int from, int to)
    {
        if (lists.IsRare(term))
        {
            var all = lists.Rare(term);
            var first = FirstFrom(all, from);
            var part = all[first..(first + FirstFrom(all[first..], to))];
            return new TermPart(part, default, default, part.Length);
        }

        if (!lists.TryGet(term, from >> Index.Bits.BlockShift, out var container))
        {
            return default;
        }

        var (low, high) = (from & (Index.Bits.BlockSize - 1), ((to - 1) & (Index.Bits.BlockSize - 1)) + 1);
        if (container.IsBitmap)
        {
            var count = Math.Max(((high - low) / MatchScan.ListedShare) + 1, (int)((long)container.Count * (high - low) >> Index.Bits.BlockShift));
            return new TermPart(default, default, lists.Bitmap(container)[(low >> 6)..((high + 63) >> 6)], count);
        }

        var lows = lists.Array(container);
        if (high - low < Index.Bits.BlockSize)
        {
            var start = FirstFrom(lows, low);
            lows = lows[start..(start + FirstFrom(lows[start..], high))];
        }

        return new TermPart(default, lows, default, lows.Length);
    }

    /// <summary>Sets the bits of the part, counted from the window's first ordinal.</summary>
    public void SetIn(Span<ulong> bits, int from)
    {
        if (IsBits)
        {
            Index.Bits.Or(bits[..Bits.Length], Bits);
            return;
        }

        foreach (var ordinal in Ordinals)
        {
            Index.Bits.Set(bits, ordinal - from);
        }

        var low = from & (Index.Bits.BlockSize - 1);
        foreach (var value in Lows)
        {
            Index.Bits.Set(bits, value - low);
        }
    }

    /// <summary>Clears the bits of the part.</summary>
    public void ClearIn(Span<ulong> bits, int from)
    {
        if (IsBits)
        {
            Index.Bits.AndNot(bits[..Bits.Length], Bits);
            return;
        }

        foreach (var ordinal in Ordinals)
        {
            Index.Bits.Clear(bits, ordinal - from);
        }

        var low = from & (Index.Bits.BlockSize - 1);
        foreach (var value in Lows)
        {
            Index.Bits.Clear(bits, value - low);
        }
    }

    /// <summary>Writes the part as distances from the window's first ordinal.</summary>
    public int CopyTo(Span<ushort> candidates, int from)
    {
        var count = 0;
        foreach (var ordinal in Ordinals)
        {
            candidates[count++] = (ushort)(ordinal - from);
        }

        var low = from & (Index.Bits.BlockSize - 1);
        if (low == 0)
        {
            Lows.CopyTo(candidates);
            return count + Lows.Length;
        }

        foreach (var value in Lows)
        {
            candidates[count++] = (ushort)(value - low);
        }

        return count;
    }

    private static int FirstFrom(ReadOnlySpan<int> sorted, int bound)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = sorted[middle] < bound ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int FirstFrom(ReadOnlySpan<ushort> sorted, int bound)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = sorted[middle] < bound ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
