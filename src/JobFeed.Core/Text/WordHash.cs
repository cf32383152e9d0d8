using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobFeed.Core.Text;

/// <summary>
/// Hashes words by their lower-case characters, sixteen characters a step, which is nearly every word of a posting. Sixty-four bits: two different words
/// of any text practically never have the same.
/// </summary>
internal static class WordHash
{
    /// <summary>Characters of ASCII that are hashed in one step.</summary>
    public const int Block = 16;

    private const ulong Seed = 0x9E3779B97F4A7C15;

    /// <summary>The small letters of Latin script; the runtime asks another library for each beyond ASCII.</summary>
    private static readonly char[] LowerLatin = [.. Enumerable.Range(0, 0x250).Select(code => char.ToLowerInvariant((char)code))];

    /// <summary>The hash of a word of letters and digits within a text, and what characters it has.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">Its characters as <see cref="WordBits"/> gives them, and a block behind them.</param>
    /// <param name="start">Start of the word.</param>
    /// <param name="end">End of the word, exclusive.</param>
    /// <param name="sorts">What characters it has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ReadOnlySpan<char> text, ReadOnlySpan<byte> bytes, int start, int end, out WordSorts sorts)
    {
        var length = end - start;
        var block = Vector128.Create(bytes[start..]) & Own(length);
        if (length > Block || block.ExtractMostSignificantBits() != 0)
        {
            return OfAny(text, start, end, out sorts);
        }

        sorts = Sorts(block, length);
        return Mixed(Seed, Small(block, length));
    }

    /// <summary>The same where the text is not at hand as bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ReadOnlySpan<char> text, int start, int end, out WordSorts sorts)
    {
        var length = end - start;
        if (length <= Block && text.Length - start >= Block)
        {
            var characters = Vector256.Create(MemoryMarshal.Cast<char, ushort>(text[start..]));
            var block = Vector128.NarrowWithSaturation(characters.GetLower(), characters.GetUpper()) & Own(length);
            if (block.ExtractMostSignificantBits() == 0)
            {
                sorts = Sorts(block, length);
                return Mixed(Seed, Small(block, length));
            }
        }

        return OfAny(text, start, end, out sorts);
    }

    /// <summary>The hash of any word; the same.</summary>
    public static ulong Of(ReadOnlySpan<char> word) => OfAny(word, 0, word.Length, out _);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong OfAny(ReadOnlySpan<char> text, int start, int end, out WordSorts sorts)
    {
        var word = text[start..end];
        var hash = Seed;
        Span<ushort> lower = stackalloc ushort[Block];
        sorts = word is [var first, ..] && first != Lower(first) ? WordSorts.Capital : WordSorts.None;
        do
        {
            var count = Math.Min(Block, word.Length);
            var all = 0;
            lower.Clear();
            for (var i = 0; i < count; i++)
            {
                var c = word[i];
                var small = Lower(c);
                lower[i] = small;
                all |= small;
                sorts |= (c < 128 ? WordSorts.None : WordSorts.Wide) | (char.IsDigit(c) ? WordSorts.Digit : c == small ? WordSorts.Lower : WordSorts.Upper);
            }

            if (all >= 128)
            {
                // Two bytes a character: half of them go before.
                hash = Mixed(hash, Vector128.Create<ushort>(lower).AsByte());
                hash = Mixed(hash, Vector128.Create<ushort>(lower[(Block / 2)..]).AsByte());
            }
            else
            {
                hash = Mixed(hash, Vector128.NarrowWithSaturation(Vector128.Create<ushort>(lower), Vector128.Create<ushort>(lower[(Block / 2)..])));
            }

            word = word[count..];
        }
        while (!word.IsEmpty);

        return hash;
    }

    /// <summary>East Asian scripts have no small letters.</summary>
    private static char Lower(char c) => c < LowerLatin.Length ? LowerLatin[c] : c is (>= '\u3040' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') ? c : char.ToLowerInvariant(c);

    /// <summary>Of the letters and digits of ASCII, bit 6 tells a letter, and bit 5 then a small one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static WordSorts Sorts(Vector128<byte> block, int length)
    {
        var letters = (block.AsUInt16() << 1).AsByte().ExtractMostSignificantBits();
        var small = (block.AsUInt16() << 2).AsByte().ExtractMostSignificantBits();
        var upper = letters & ~small;
        return (WordSorts)(Any(letters & small) | (Any(upper) << 1) | (Any(letters ^ ((1u << length) - 1)) << 2) | ((upper & 1) << 4));
    }

    /// <summary>1 when any of the lower 31 bits is set, without a branch that the processor would have to guess.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Any(uint bits) => (0 - bits) >> 31;

    /// <summary>Digits have the bit of small letters as well, so setting it makes every character small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Small(Vector128<byte> block, int length) => (block | Vector128.Create((byte)0x20)) & Own(length);

    /// <summary>All bits of the bytes that belong to a word of the length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Own(int length) => Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mixed(ulong hash, Vector128<byte> block)
    {
        hash = (hash ^ block.AsUInt64()[0]) * 0xD6E8FEB86659FD93;
        hash = ((hash ^ (hash >> 32)) ^ block.AsUInt64()[1]) * 0xC2B2AE3D27D4EB4F;
        return hash ^ (hash >> 29);
    }
}
