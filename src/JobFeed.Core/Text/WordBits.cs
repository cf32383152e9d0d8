using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobFeed.Core.Text;

/// <summary>
/// Tells letters and digits from other characters, 64 characters at a time: a bit each, so that a word is a run of set bits, whose end is found by
/// counting zeros. Character by character the processor would guess wrongly at the end of each word.
/// </summary>
internal static class WordBits
{
    public const int Chunk = 64;

    private const int Half = Chunk / 2;

    /// <summary>True for the characters that words are made of.</summary>
    public static bool IsWord(char c) => c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c);

    /// <summary>The bits of a text, the first character's the lowest; what lies behind the text has none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">Gets its characters as bytes, those beyond ASCII as any byte beyond it; as long as the chunks.</param>
    /// <param name="chunks">Gets the bits, 64 characters each.</param>
    public static void Of(ReadOnlySpan<char> text, Span<byte> bytes, Span<ulong> chunks)
    {
        var rest = MemoryMarshal.Cast<char, ushort>(text);
        for (var i = 0; i < chunks.Length; i++)
        {
            chunks[i] = rest.Length >= Chunk ? Of(rest, bytes) : OfLast(rest, bytes);
            rest = rest[Math.Min(Chunk, rest.Length)..];
            bytes = bytes[Chunk..];
        }
    }

    private static ulong OfLast(ReadOnlySpan<ushort> rest, Span<byte> bytes)
    {
        Span<ushort> padded = stackalloc ushort[Chunk];
        padded.Clear();
        rest.CopyTo(padded);
        return Of(padded, bytes);
    }

    private static ulong Of(ReadOnlySpan<ushort> chunk, Span<byte> bytes)
    {
        var bits = OfHalf(chunk, bytes, out var wide) | ((ulong)OfHalf(chunk[Half..], bytes[Half..], out var wideBehind) << Half);
        return (wide | wideBehind) == 0 ? bits : bits | OfWide(chunk, wide | ((ulong)wideBehind << Half));
    }

    private static uint OfHalf(ReadOnlySpan<ushort> half, Span<byte> narrow, out uint wide)
    {
        var bytes = Vector256.NarrowWithSaturation(Vector256.Create(half), Vector256.Create(half[16..]));
        bytes.CopyTo(narrow);
        wide = bytes.ExtractMostSignificantBits();
        var isLetter = Vector256.LessThanOrEqual((bytes | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)('z' - 'a')));
        var isDigit = Vector256.LessThanOrEqual(bytes - Vector256.Create((byte)'0'), Vector256.Create((byte)9));
        return (isLetter | isDigit).ExtractMostSignificantBits();
    }

    private static ulong OfWide(ReadOnlySpan<ushort> chunk, ulong wide)
    {
        var bits = 0UL;
        for (; wide != 0; wide &= wide - 1)
        {
            var at = BitOperations.TrailingZeroCount(wide);
            bits |= char.IsLetterOrDigit((char)chunk[at]) ? 1UL << at : 0;
        }

        return bits;
    }
}
