using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using JobFeed.Core.Index;

namespace JobFeed.Core.Search;

/// <summary>The postings of a word in a segment, as they are stored; see <see cref="TextPartWriter"/>.</summary>
/// <param name="Count">Postings that have the word.</param>
/// <param name="Dense">Words of the bitmap that says which; 0 for gaps.</param>
/// <param name="Codes">Of its Rice codes.</param>
/// <param name="List">Holds postings and marks.</param>
/// <param name="Start">Bit of the list where they begin.</param>
/// <param name="Where">Holds the places; empty when they were not asked for.</param>
/// <param name="WhereStart">Bit where they begin.</param>
internal sealed record WordList(int Count, int Dense, ListCodes Codes, ReadOnlyMemory<byte> List, long Start, ReadOnlyMemory<byte> Where, long WhereStart)
{
    /// <summary>Sets the bits of the word's postings.</summary>
    public void SetIn(Span<ulong> bits)
    {
        if (Dense > 0)
        {
            Bits.Or(bits, Bitmap);
            return;
        }

        var source = new BitSource(List.Span, Start);
        var (next, mask) = (0L, (1UL << Codes.Gap) - 1);
        for (var i = 0; i < Count; i++)
        {
            next += source.Code(Codes.Gap, mask);
            Bits.Set(bits, (int)next++);
        }
    }

    /// <summary>Adds to the scores of selected postings what the word says about each.</summary>
    /// <param name="selected">Which are selected.</param>
    /// <param name="before">How many are before each word of that.</param>
    /// <param name="lengths">Of descriptions.</param>
    /// <param name="worth">Of the word.</param>
    /// <param name="scores">In the order of those selected.</param>
    public void Score(ulong[] selected, int[] before, ReadOnlySpan<byte> lengths, int worth, int[] scores)
    {
        if (Dense == 0)
        {
            ScoreListed(selected, before, lengths, worth, scores);
            return;
        }

        var source = new BitSource(List.Span, Start + (64L * Dense));
        var bitmap = Bitmap;
        var mask = (1UL << Codes.Mark) - 1;
        for (var w = 0; w < Dense; w++)
        {
            for (var rest = bitmap[w]; rest != 0; rest &= rest - 1)
            {
                var marks = (int)(source.Code(Codes.Mark, mask) + 1) & Relevance.LargestMark;
                var bit = rest & (0 - rest);
                if ((selected[w] & bit) != 0)
                {
                    scores[before[w] + BitOperations.PopCount(selected[w] & (bit - 1))] += worth * Relevance.Of(marks, lengths[(w << 6) + BitOperations.TrailingZeroCount(bit)]);
                }
            }
        }
    }

    private void ScoreListed(ulong[] selected, int[] before, ReadOnlySpan<byte> lengths, int worth, int[] scores)
    {
        var (ordinals, marks) = (ArrayPool<int>.Shared.Rent(Count), ArrayPool<byte>.Shared.Rent(Count));
        Read(ordinals.AsSpan(0, Count), marks.AsSpan(0, Count));
        for (var i = 0; i < Count; i++)
        {
            var (w, bit) = (ordinals[i] >> 6, 1UL << (ordinals[i] & 63));
            if ((selected[w] & bit) != 0)
            {
                scores[before[w] + BitOperations.PopCount(selected[w] & (bit - 1))] += worth * Relevance.Of(marks[i], lengths[ordinals[i]]);
            }
        }

        ArrayPool<int>.Shared.Return(ordinals);
        ArrayPool<byte>.Shared.Return(marks);
    }

    /// <summary>The word's postings, and its marks in each.</summary>
    public void Read(Span<int> ordinals, Span<byte> marks)
    {
        var source = new BitSource(List.Span, Start + (64L * Dense));
        if (Dense > 0)
        {
            ReadBitmap(ordinals);
        }
        else
        {
            source.Ascending(ordinals, Codes.Gap);
        }

        var mask = (1UL << Codes.Mark) - 1;
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = (byte)((source.Code(Codes.Mark, mask) + 1) & Relevance.LargestMark);
        }
    }

    /// <summary>Goes through the places of the word, posting by posting.</summary>
    public PlaceReader Places() => new(Where.Span, WhereStart, Codes);

    private ReadOnlySpan<ulong> Bitmap => MemoryMarshal.Cast<byte, ulong>(List.Span)[..Dense];

    private void ReadBitmap(Span<int> ordinals)
    {
        var bitmap = Bitmap;
        var count = 0;
        for (var w = 0; w < bitmap.Length; w++)
        {
            for (var rest = bitmap[w]; rest != 0; rest &= rest - 1)
            {
                ordinals[count++] = (w << 6) + BitOperations.TrailingZeroCount(rest);
            }
        }
    }
}

/// <summary>Reads the places of a word, posting by posting.</summary>
internal ref struct PlaceReader(ReadOnlySpan<byte> bytes, long start, ListCodes codes)
{
    private readonly ListCodes _codes = codes;
    private readonly ulong _countMask = (1UL << codes.Count) - 1, _placeMask = (1UL << codes.Place) - 1;
    private BitWindow _source = new(bytes, start);
    private int[] _places = new int[64];

    /// <summary>The places in the next posting; what was given before is overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<int> Next()
    {
        var count = (int)Math.Min(WordPool.MostWords * 2L, _source.Code(_codes.Count, _countMask) + 1);
        _places = _places.Length < count ? new int[count * 2] : _places;
        var places = _places.AsSpan(0, count);
        var next = 0L;
        foreach (ref var place in places)
        {
            next += _source.Code(_codes.Place, _placeMask);
            place = (int)next++;
        }

        return places;
    }
}
