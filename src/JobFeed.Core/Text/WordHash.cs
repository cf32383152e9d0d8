using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobFeed.Core.Text;

/// <summary>
/// Hashes words by their lower-case characters, eight characters a step, which is nearly every word of a posting. Sixty-four bits: two different words
/// of any text practically never have the same.
/// </summary>
internal static class WordHash
{
    private const int Block = 8;
    private const ulong Seed = 0x9E3779B97F4A7C15;

    /// <summary>The hash of a word of letters and digits within a text, and what characters it has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ReadOnlySpan<char> text, int start, int end, out WordSorts sorts)
    {
        var hash = Seed;
        sorts = WordSorts.None;
        for (var at = start; text.Length - at >= Block; at += Block)
        {
            var length = Math.Min(Block, end - at);
            var own = Vector128.LessThan(Vector128<ushort>.Indices, Vector128.Create((ushort)length));
            var block = Vector128.Create(MemoryMarshal.Cast<char, ushort>(text[at..])) & own;
            if ((block & Vector128.Create((ushort)0xFF80)) != Vector128<ushort>.Zero)
            {
                break;
            }

            // Digits have the bit of small letters as well, so setting it makes every character small.
            hash = Mixed(hash, (block | Vector128.Create((ushort)0x20)) & own);
            sorts |= Sorts(block, length);
            if (length < Block)
            {
                return hash;
            }
        }

        return OfAny(text[start..end], out sorts);
    }

    /// <summary>The hash of any word; the same.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        Span<char> block = stackalloc char[Block];
        var hash = Seed;
        for (var at = 0; at <= word.Length; at += Block)
        {
            block.Clear();
            word.Slice(at, Math.Min(Block, word.Length - at)).ToLowerInvariant(block);
            hash = Mixed(hash, Vector128.Create(MemoryMarshal.Cast<char, ushort>((ReadOnlySpan<char>)block)));
        }

        return hash;
    }

    private static ulong OfAny(ReadOnlySpan<char> word, out WordSorts sorts)
    {
        sorts = WordSorts.None;
        foreach (var c in word)
        {
            sorts |= c >= 128 ? WordSorts.Wide : 0;
            sorts |= char.IsDigit(c) ? WordSorts.Digit : c == char.ToLowerInvariant(c) ? WordSorts.Lower : WordSorts.Upper;
        }

        return Of(word);
    }

    /// <summary>Of the letters and digits of ASCII, bit 6 tells a letter, and bit 5 then a small one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static WordSorts Sorts(Vector128<ushort> block, int length)
    {
        var own = (1u << length) - 1;
        var letters = (block << 9).ExtractMostSignificantBits();
        var small = (block << 10).ExtractMostSignificantBits();
        return ((letters & small) != 0 ? WordSorts.Lower : 0) | ((letters & ~small) != 0 ? WordSorts.Upper : 0) | ((own & ~letters) != 0 ? WordSorts.Digit : 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mixed(ulong hash, Vector128<ushort> block)
    {
        hash = (hash ^ block.AsUInt64()[0]) * 0xD6E8FEB86659FD93;
        hash = ((hash ^ (hash >> 32)) ^ block.AsUInt64()[1]) * 0xC2B2AE3D27D4EB4F;
        return hash ^ (hash >> 29);
    }
}
