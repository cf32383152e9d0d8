using System.Runtime.InteropServices;

namespace JobFeed.Core.Index;

/// <summary>Takes the ordinals of one term after the other and chooses the form that is smallest in memory.</summary>
internal sealed class PostingListsBuilder(int count, int terms)
{
    /// <summary>A container's entry weighs as much as this many 16-bit halves save against plain ordinals.</summary>
    private const int WorthOfBlock = 8;

    private readonly int _blocks = (count + Bits.BlockSize - 1) >> Bits.BlockShift;
    private readonly int[] _start = new int[terms], _frequency = new int[terms];
    private readonly List<int> _rare = [];
    private readonly List<Container> _containers = [];
    private readonly List<ushort> _arrays = [];
    private readonly List<ulong> _bitmaps = [];

    /// <param name="term">Each comes once, in whatever order.</param>
    /// <param name="ordinals">Ascending.</param>
    public void Add(int term, ReadOnlySpan<int> ordinals)
    {
        _frequency[term] = ordinals.Length;
        if (ordinals.Length <= WorthOfBlock * _blocks)
        {
            _start[term] = _rare.Count;
            _rare.AddRange(ordinals);
            return;
        }

        _start[term] = ~_containers.Count;
        while (!ordinals.IsEmpty)
        {
            var block = ordinals[0] >> Bits.BlockShift;
            var length = LengthOfBlock(ordinals, (block + 1) << Bits.BlockShift);
            AddBlock(block, ordinals[..length]);
            ordinals = ordinals[length..];
        }
    }

    public PostingLists Build() => new(_start, _frequency, [.. _rare], [.. _containers], [.. _arrays], [.. _bitmaps]);

    private static int LengthOfBlock(ReadOnlySpan<int> ordinals, int end)
    {
        var (low, high) = (1, ordinals.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = ordinals[middle] < end ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void AddBlock(int block, ReadOnlySpan<int> ordinals)
    {
        var container = new Container(block, ordinals.Length, 0);
        if (!container.IsBitmap)
        {
            _containers.Add(container with { Start = _arrays.Count });
            CollectionsMarshal.SetCount(_arrays, _arrays.Count + ordinals.Length);
            var lows = CollectionsMarshal.AsSpan(_arrays)[^ordinals.Length..];
            for (var i = 0; i < lows.Length; i++)
            {
                lows[i] = (ushort)ordinals[i];
            }

            return;
        }

        _containers.Add(container with { Start = _bitmaps.Count });
        CollectionsMarshal.SetCount(_bitmaps, _bitmaps.Count + Bits.BlockWords);
        var bitmap = CollectionsMarshal.AsSpan(_bitmaps)[^Bits.BlockWords..];
        bitmap.Clear();
        foreach (var ordinal in ordinals)
        {
            Bits.Set(bitmap, ordinal & (Bits.BlockSize - 1));
        }
    }
}
