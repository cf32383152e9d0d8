using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobFeed.Core.Text;

/// <summary>What characters a word has.</summary>
[Flags]
internal enum WordSorts : byte
{
    None = 0,
    Lower = 1,
    Upper = 2,
    Digit = 4,
}

/// <summary>
/// Reads a word (letters and digits) eight characters at a time: where it ends, the hash of its lower-case characters, and what they are. Nearly
/// every word of a posting is one such step. A word with a letter beyond ASCII is read again one by one, with the same hash.
/// </summary>
internal static class WordScan
{
    private const int Block = 8;
    private const ushort LowerBit = 0x20;
    private const ulong Seed = 0x9E3779B97F4A7C15;

    /// <summary>True for the characters that words are made of.</summary>
    public static bool IsWord(char c) => c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c);

    /// <summary>The end of the word that starts at an index with a letter or digit.</summary>
    public static int Read(ReadOnlySpan<char> text, int start, out ulong hash, out WordSorts sorts)
    {
        hash = Seed;
        var (at, length, upper, lower, digits) = (start, Block, 0u, 0u, 0u);
        while (length == Block)
        {
            var block = Load(text, at);
            // A digit has the bit of small letters as well, so setting it makes every character of a word small.
            var small = block | Vector128.Create(LowerBit);
            var isLetter = Vector128.LessThanOrEqual(small - Vector128.Create((ushort)'a'), Vector128.Create((ushort)('z' - 'a')));
            var isDigit = Vector128.LessThanOrEqual(block - Vector128.Create((ushort)'0'), Vector128.Create((ushort)9));
            length = BitOperations.TrailingZeroCount(~(isLetter | isDigit).ExtractMostSignificantBits() | (1u << Block));
            if (length < Block && at + length < text.Length && text[at + length] >= 128 && char.IsLetterOrDigit(text[at + length]))
            {
                return ReadAny(text, start, out hash, out sorts);
            }

            hash = Mixed(hash, small & Vector128.LessThan(Vector128<ushort>.Indices, Vector128.Create((ushort)length)));
            var own = (1u << length) - 1;
            upper |= isLetter.ExtractMostSignificantBits() & own & ~(block << 10).ExtractMostSignificantBits();
            lower |= isLetter.ExtractMostSignificantBits() & own & (block << 10).ExtractMostSignificantBits();
            digits |= isDigit.ExtractMostSignificantBits() & own;
            at += length;
        }

        sorts = (lower != 0 ? WordSorts.Lower : 0) | (upper != 0 ? WordSorts.Upper : 0) | (digits != 0 ? WordSorts.Digit : 0);
        return at;
    }

    /// <summary>The hash of a word by its lower-case characters; <see cref="Read"/> gives the same.</summary>
    public static ulong HashOf(ReadOnlySpan<char> word)
    {
        Span<char> block = stackalloc char[Block];
        var hash = Seed;
        for (var at = 0; at <= word.Length; at += Block)
        {
            block.Clear();
            var part = word.Slice(at, Math.Min(Block, word.Length - at));
            part.ToLowerInvariant(block);
            hash = Mixed(hash, Load(block, 0));
        }

        return hash;
    }

    private static int ReadAny(ReadOnlySpan<char> text, int start, out ulong hash, out WordSorts sorts)
    {
        sorts = WordSorts.None;
        var end = start;
        for (; end < text.Length && IsWord(text[end]); end++)
        {
            var c = text[end];
            sorts |= char.IsDigit(c) ? WordSorts.Digit : c == char.ToLowerInvariant(c) ? WordSorts.Lower : WordSorts.Upper;
        }

        hash = HashOf(text[start..end]);
        return end;
    }

    /// <summary>The next eight characters, with zeros behind the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Load(ReadOnlySpan<char> text, int at)
    {
        var rest = MemoryMarshal.Cast<char, ushort>(text[at..]);
        return rest.Length >= Block ? Vector128.Create(rest) : Last(rest);
    }

    private static Vector128<ushort> Last(ReadOnlySpan<ushort> rest)
    {
        Span<ushort> padded = stackalloc ushort[Block];
        padded.Clear();
        rest.CopyTo(padded);
        return Vector128.Create<ushort>(padded);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mixed(ulong hash, Vector128<ushort> block)
    {
        hash = (hash ^ block.AsUInt64()[0]) * 0xD6E8FEB86659FD93;
        hash = ((hash ^ (hash >> 32)) ^ block.AsUInt64()[1]) * 0xC2B2AE3D27D4EB4F;
        return hash ^ (hash >> 29);
    }
}
