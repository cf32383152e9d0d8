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
    private const int BlockShift = 6, Lanes = 16, Batch = 1024;

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

        var terms = ArrayPool<int>.Shared.Rent(Batch + _longest + Lanes);
        while (!places.IsEmpty)
        {
            var (taken, written) = Flatten(places, terms, []);
            foreach (var term in terms.AsSpan(0, written))
            {
                counts[term]++;
            }

            places = places[taken..];
        }

        ArrayPool<int>.Shared.Return(terms);
    }

    /// <summary>Appends the numbers of places, counted from 0 as they are given, to the lists of their terms.</summary>
    /// <param name="places">The places.</param>
    /// <param name="next">By term, where its list goes on.</param>
    /// <param name="lists">All lists, one after the other.</param>
    public void Append(ReadOnlySpan<int> places, Span<int> next, Span<int> lists)
    {
        if (_isMostlySingle)
        {
            for (var i = 0; i < places.Length; i++)
            {
                foreach (var term in _terms.AsSpan(Start(places[i])..Start(places[i] + 1)))
                {
                    lists[next[term]++] = i;
                }
            }

            return;
        }

        var (terms, owners) = (ArrayPool<int>.Shared.Rent(Batch + _longest + Lanes), ArrayPool<int>.Shared.Rent(2 * (Batch + _longest + Lanes)));
        for (var first = 0; !places.IsEmpty;)
        {
            var (taken, written) = Flatten(places, terms, owners, first);
            var owner = owners.AsSpan(0, written);
            var term = terms.AsSpan(0, owner.Length);
            for (var i = 0; i < owner.Length; i++)
            {
                lists[next[term[i]]++] = owner[i];
            }

            places = places[taken..];
            first += taken;
        }

        ArrayPool<int>.Shared.Return(terms);
        ArrayPool<int>.Shared.Return(owners);
    }

    /// <summary>Writes the terms of places one after the other, as many as fit, and beside each its place's number where those are asked for.</summary>
    private (int Places, int Terms) Flatten(ReadOnlySpan<int> places, int[] terms, int[] owners, int first = 0)
    {
        var written = 0;
        for (var i = 0; i < places.Length; i++)
        {
            var from = Start(places[i]);
            var length = Start(places[i] + 1) - from;
            if (written + Math.Max(length, Lanes) > terms.Length)
            {
                return (i, written);
            }

            for (var done = 0; done == 0 || done < length; done += Lanes)
            {
                // The last sixteen of a long list may reach behind what was asked for above.
                if (written + done + Lanes > terms.Length || from + done + Lanes > (_terms?.Length ?? _wideTerms!.Length))
                {
                    CopyRest(from + done, length - done, terms.AsSpan(written + done));
                    break;
                }

                Copy(from + done, ref terms[written + done]);
            }

            for (var done = 0; owners.Length > 0 && (done == 0 || done < length); done += Lanes)
            {
                var owner = Vector256.Create(first + i);
                owner.StoreUnsafe(ref owners[written + done]);
                owner.StoreUnsafe(ref owners[written + done + (Lanes / 2)]);
            }

            written += length;
        }

        return (places.Length, written);
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

    private void CopyRest(int from, int count, Span<int> target)
    {
        for (var i = 0; i < count; i++)
        {
            target[i] = _terms is null ? _wideTerms![from + i] : _terms[from + i];
        }
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
