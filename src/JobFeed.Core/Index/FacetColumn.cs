using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobFeed.Core.Index;

/// <summary>
/// The terms of one kind by posting, as distances from the kind's first: what counting the values of selected postings, and grouping pay, walks through. 16 bits
/// a term and 16 bits a posting where the kind and the lists are small enough, as they are. A posting's terms are copied sixteen at a time, however many it has,
/// and the next posting's overwrite what was too much: so the walk has no branch to guess wrong, and the processor fetches many postings at once.
/// </summary>
internal sealed class FacetColumn
{
    /// <summary>Terms are copied so many at a time: what takes them has this much room behind them.</summary>
    public const int Beyond = Lanes;

    private const int BlockShift = 6, Lanes = 16, Batch = 256;

    private readonly int[] _block;
    private readonly ushort[]? _offset;
    private readonly int[]? _wideOffset;
    private readonly ushort[]? _terms;
    private readonly int[]? _wideTerms;
    private readonly int _longest;
    private readonly bool _isMostlySingle;

    /// <param name="columns">The segment.</param>
    /// <param name="kind">Which terms.</param>
    /// <param name="order">The ordinals at the column's places; null for all in their own order.</param>
    public FacetColumn(SegmentColumns columns, TermKind kind, int[]? order = null)
    {
        var (start, end) = columns.Terms.Range(kind);
        Kinds = end - start;
        var lists = columns.Lists.Transposed(columns.Count, start, end);
        var count = order?.Length ?? columns.Count;
        (_block, _wideOffset) = (new int[(count >> BlockShift) + 1], new int[count + 1]);
        for (var i = 0; i < count; i++)
        {
            var length = lists.Of(order is null ? i : order[i]).Length;
            (_wideOffset[i + 1], _longest) = (_wideOffset[i] + length, Math.Max(_longest, length));
        }

        for (var b = 0; b < _block.Length; b++)
        {
            _block[b] = _wideOffset[b << BlockShift];
        }

        var isNarrow = Kinds <= ushort.MaxValue + 1;
        _terms = isNarrow ? new ushort[_wideOffset[count] + Lanes] : null;
        _wideTerms = isNarrow ? null : new int[_wideOffset[count] + Lanes];
        for (var i = 0; i < count; i++)
        {
            var list = lists.Of(order is null ? i : order[i]);
            for (var k = 0; k < list.Length; k++)
            {
                _ = isNarrow ? _terms![_wideOffset[i] + k] = (ushort)(list[k] - start) : _wideTerms![_wideOffset[i] + k] = list[k] - start;
            }
        }

        _isMostlySingle = isNarrow && _wideOffset[count] < 2L * count;
        (_offset, _wideOffset) = Narrow(_wideOffset);
    }

    /// <summary>Terms of the kind.</summary>
    public int Kinds { get; }

    /// <summary>Adds one for each term of each place.</summary>
    public void Count(ReadOnlySpan<int> places, Span<int> counts)
    {
        if (_isMostlySingle)
        {
            foreach (var place in places)
            {
                foreach (var term in _terms.AsSpan(Start(place)..Start(place + 1)))
                {
                    counts[term]++;
                }
            }

            return;
        }

        var terms = ArrayPool<int>.Shared.Rent((Batch * _longest) + Beyond);
        Span<int> ends = stackalloc int[Batch];
        for (; !places.IsEmpty; places = places[Math.Min(Batch, places.Length)..])
        {
            foreach (var term in terms.AsSpan(0, Copy(places[..Math.Min(Batch, places.Length)], terms, 0, ends)))
            {
                counts[term]++;
            }
        }

        ArrayPool<int>.Shared.Return(terms);
    }

    /// <summary>How many terms places have together.</summary>
    public int CountOf(ReadOnlySpan<int> places)
    {
        var sum = 0;
        foreach (var place in places)
        {
            sum += Start(place + 1) - Start(place);
        }

        return sum;
    }

    /// <summary>Writes the terms of places one after the other.</summary>
    /// <param name="places">The places.</param>
    /// <param name="terms">Takes them; longer than needed by <see cref="Beyond"/>.</param>
    /// <param name="written">Terms in it already.</param>
    /// <param name="ends">Takes by place where its terms end.</param>
    /// <returns>Terms in it then.</returns>
    public int Copy(ReadOnlySpan<int> places, int[] terms, int written, Span<int> ends)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var from = Start(places[i]);
            var length = Start(places[i] + 1) - from;
            for (var done = 0; done == 0 || done < length; done += Lanes)
            {
                Copy(from + done, ref terms[written + done]);
            }

            ends[i] = written += length;
        }

        return written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Copy(int from, ref int target)
    {
        if (_terms is null)
        {
            var wide = _wideTerms.AsSpan(from, Lanes);
            wide.CopyTo(MemoryMarshal.CreateSpan(ref target, Lanes));
            return;
        }

        var (low, high) = Vector256.Widen(Vector256.Create<ushort>(_terms.AsSpan(from, Lanes)));
        low.AsInt32().StoreUnsafe(ref target);
        high.AsInt32().StoreUnsafe(ref target, Lanes / 2);
    }

    private int Start(int place) => _offset is not null ? _block[place >> BlockShift] + _offset[place] : _wideOffset![place];

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
