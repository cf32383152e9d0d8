using System.Buffers;
using System.Numerics;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// Evaluates a plan over one segment, window by window from new to old, so that a page is complete before most of the segment was looked at.
/// In each window the rarest group decides how. When few postings meet it, they are listed and the list is thinned by the other groups:
/// every candidate is written and the end of the list moves on only for those that stay, so there is no branch to guess wrong. When
/// many meet it, bitmaps are intersected, 64 postings a word. Pages start with small windows that grow; counts take whole blocks.
/// </summary>
internal sealed class MatchScan : IDisposable
{
    /// <summary>Candidates are listed when at most one posting in so many is one.</summary>
    public const int ListedShare = 16;

    private const int SmallestWindow = 4096, Growth = 4;

    /// <summary>A set of candidates is looked up in an array so many times larger; otherwise the array is spread out as bits.</summary>
    private const int LookUpShare = 16;

    private readonly PostingLists _lists;
    private readonly ReadOnlyMemory<ulong> _live;
    private readonly QueryPlan _plan;
    private readonly ulong[] _buffers = ArrayPool<ulong>.Shared.Rent(2 * Bits.BlockWords);
    private readonly ushort[] _candidates = ArrayPool<ushort>.Shared.Rent(Bits.BlockSize / ListedShare);
    private readonly int[] _counts;
    private readonly bool _allLive;
    private int _next;
    private int _window;
    private int _listed;
    private bool _isList;

    /// <param name="segment">Where to look.</param>
    /// <param name="live">Which of its postings are served.</param>
    /// <param name="allLive">True when all are.</param>
    /// <param name="plan">What to look for.</param>
    /// <param name="start">Ordinals before this one are left out.</param>
    /// <param name="wholeBlocks">True when everything will be looked at.</param>
    public MatchScan(Segment segment, ReadOnlyMemory<ulong> live, bool allLive, QueryPlan plan, int start, bool wholeBlocks)
    {
        (_lists, _live, _plan, Start) = (segment.Lists, live, plan, start);
        (_counts, _allLive) = (plan.Groups == 0 ? [] : new int[plan.Groups], allLive);
        _next = plan.CanMatch ? start & ~63 : int.MaxValue;
        _window = wholeBlocks ? Bits.BlockSize : SmallestWindow;
    }

    /// <summary>First ordinal of the window, a multiple of 64.</summary>
    public int From { get; private set; }

    private int Start { get; }

    private Span<ulong> Words => _buffers.AsSpan(0, (To - From + 63) >> 6);

    private Span<ulong> Scratch => _buffers.AsSpan(Bits.BlockWords, (To - From + 63) >> 6);

    private int To { get; set; }

    /// <summary>Goes to the next window that has a match; false when there is none.</summary>
    public bool MoveNext()
    {
        while (_next < _plan.End)
        {
            From = _next;
            To = Math.Min(Math.Min((From | (Bits.BlockSize - 1)) + 1, From + _window), _plan.End);
            (_next, _window) = (To, Math.Min(_window * Growth, Bits.BlockSize));
            if (Evaluate())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Matches in the window.</summary>
    public int Count() => _isList ? _listed : Bits.Count(Words);

    /// <summary>Writes ordinals of the window's matches, as many as fit; returns how many.</summary>
    /// <param name="ordinals">Takes them.</param>
    /// <param name="copies">Leaves some out, if given.</param>
    /// <param name="segment">This segment's place in the snapshot.</param>
    public int CopyTo(Span<int> ordinals, CopyFilter? copies, int segment)
    {
        var count = 0;
        if (_isList)
        {
            for (var i = 0; i < _listed && count < ordinals.Length; i++)
            {
                var ordinal = From + _candidates[i];
                ordinals[count] = ordinal;
                count += copies is not null && copies.IsLeftOut(segment, ordinal) ? 0 : 1;
            }

            return count;
        }

        var words = Words;
        for (var w = 0; w < words.Length; w++)
        {
            for (var rest = words[w]; rest != 0; rest &= rest - 1)
            {
                if (count == ordinals.Length)
                {
                    return count;
                }

                var ordinal = From + (w << 6) + BitOperations.TrailingZeroCount(rest);
                ordinals[count] = ordinal;
                count += copies is not null && copies.IsLeftOut(segment, ordinal) ? 0 : 1;
            }
        }

        return count;
    }

    /// <summary>Sets the bits of the window's matches in a set over the whole segment.</summary>
    public void SetIn(Span<ulong> all)
    {
        if (!_isList)
        {
            Words.CopyTo(all[(From >> 6)..]);
            return;
        }

        for (var i = 0; i < _listed; i++)
        {
            Bits.Set(all, From + _candidates[i]);
        }
    }

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_buffers);
        ArrayPool<ushort>.Shared.Return(_candidates);
    }

    private bool Evaluate()
    {
        var (rarest, fewest) = (-1, To - From);
        for (var g = 0; g < _plan.Groups; g++)
        {
            var count = _counts[g] = CountOf(g);
            if (count == 0)
            {
                return false;
            }

            (rarest, fewest) = count < fewest ? (g, count) : (rarest, fewest);
        }

        _isList = rarest >= 0 && fewest <= (To - From) / ListedShare;
        return _isList ? List(rarest, fewest) : Intersect();
    }

    private int CountOf(int group)
    {
        var (start, end) = _plan.Group(group);
        var sum = 0;
        for (var i = start; i < end; i++)
        {
            sum += TermPart.Of(_lists, _plan.Term(i), From, To).Count;
        }

        return sum;
    }

    private bool List(int rarest, int fewest)
    {
        var (start, end) = _plan.Group(rarest);
        if (end - start == 1)
        {
            _listed = TermPart.Of(_lists, _plan.Term(start), From, To).CopyTo(_candidates, From);
        }
        else
        {
            Unite(start, end);
            _listed = Listed(Scratch);
        }

        KeepFromStart();
        for (var g = NextRarest(rarest, fewest); g >= 0 && _listed > 0; g = NextRarest(g, _counts[g]))
        {
            var (first, last) = _plan.Group(g);
            Thin(first, last, keep: true);
        }

        var (excluded, lastExcluded) = _plan.Group(_plan.Groups);
        if (lastExcluded > excluded && _listed > 0)
        {
            Thin(excluded, lastExcluded, keep: false);
        }

        if (!_allLive)
        {
            Keep(_live.Span[(From >> 6)..], 1);
        }

        Compare();
        return _listed > 0;
    }

    private bool Intersect()
    {
        var words = Words;
        _live.Span.Slice(From >> 6, words.Length).CopyTo(words);
        for (var g = 0; g < _plan.Groups; g++)
        {
            var (start, end) = _plan.Group(g);
            if (end - start == 1 && TermPart.Of(_lists, _plan.Term(start), From, To) is { IsBits: true } part)
            {
                Bits.And(words, part.Bits[..words.Length]);
                continue;
            }

            Unite(start, end);
            Bits.And(words, Scratch);
        }

        var (excluded, last) = _plan.Group(_plan.Groups);
        for (var i = excluded; i < last; i++)
        {
            TermPart.Of(_lists, _plan.Term(i), From, To).ClearIn(words, From);
        }

        Bits.ClearFrom(words, To - From);
        Bits.ClearTo(words, Start - From);
        if (!_plan.Bytes.IsEmpty)
        {
            _plan.Bytes.Filter(From, words);
        }

        return words.IndexOfAnyExcept(0UL) >= 0;
    }

    private void Unite(int start, int end)
    {
        var scratch = Scratch;
        scratch.Clear();
        for (var i = start; i < end; i++)
        {
            TermPart.Of(_lists, _plan.Term(i), From, To).SetIn(scratch, From);
        }
    }

    private int Listed(ReadOnlySpan<ulong> words)
    {
        var count = 0;
        for (var w = 0; w < words.Length; w++)
        {
            for (var rest = words[w]; rest != 0; rest &= rest - 1)
            {
                _candidates[count++] = (ushort)((w << 6) + BitOperations.TrailingZeroCount(rest));
            }
        }

        return count;
    }

    // Groups in the order of their counts, equal ones in their own order.
    private int NextRarest(int group, int count)
    {
        var next = -1;
        for (var g = 0; g < _plan.Groups; g++)
        {
            var isBehind = _counts[g] > count || (_counts[g] == count && g > group);
            next = isBehind && (next < 0 || _counts[g] < _counts[next]) ? g : next;
        }

        return next;
    }

    /// <summary>Keeps the candidates that have one of some terms, or those that have none of them.</summary>
    private void Thin(int start, int end, bool keep)
    {
        var (kept, sum) = (keep ? 1UL : 0, 0);
        for (var i = start; i < end; i++)
        {
            sum += TermPart.Of(_lists, _plan.Term(i), From, To).Count;
        }

        if (end - start == 1)
        {
            var part = TermPart.Of(_lists, _plan.Term(start), From, To);
            if (part.IsBits)
            {
                Keep(part.Bits, kept);
                return;
            }

            if (_listed * LookUpShare < sum)
            {
                LookUp(part, keep);
                return;
            }
        }

        Unite(start, end);
        Keep(Scratch, kept);
    }

    private void Keep(ReadOnlySpan<ulong> bits, ulong wanted)
    {
        var candidates = _candidates.AsSpan();
        var kept = 0;
        for (var i = 0; i < _listed; i++)
        {
            var candidate = candidates[i];
            candidates[kept] = candidate;
            kept += (bits[candidate >> 6] >> (candidate & 63) & 1) == wanted ? 1 : 0;
        }

        _listed = kept;
    }

    private void LookUp(in TermPart part, bool keep)
    {
        var kept = 0;
        for (var i = 0; i < _listed; i++)
        {
            var candidate = _candidates[i];
            _candidates[kept] = candidate;
            kept += Has(part, candidate) == keep ? 1 : 0;
        }

        _listed = kept;
    }

    private bool Has(in TermPart part, ushort candidate) => part.Lows.IsEmpty
        ? part.Ordinals.BinarySearch(From + candidate) >= 0
        : part.Lows.BinarySearch((ushort)((From + candidate) & (Bits.BlockSize - 1))) >= 0;

    private void KeepFromStart()
    {
        if (Start > From)
        {
            var kept = 0;
            for (var i = 0; i < _listed; i++)
            {
                _candidates[kept] = _candidates[i];
                kept += From + _candidates[i] >= Start ? 1 : 0;
            }

            _listed = kept;
        }
    }

    private void Compare()
    {
        if (_plan.Bytes.IsEmpty)
        {
            return;
        }

        var kept = 0;
        for (var i = 0; i < _listed; i++)
        {
            var candidate = _candidates[i];
            _candidates[kept] = candidate;
            kept += _plan.Bytes.Passes(From + candidate) ? 1 : 0;
        }

        _listed = kept;
    }
}
