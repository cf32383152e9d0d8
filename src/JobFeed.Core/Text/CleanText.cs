using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobFeed.Core.Text;

/// <summary>
/// Tells how far a text is clean already, 32 characters a step, so that <see cref="PlainText"/> goes through the other lines alone: most of a posting needs
/// nothing.
/// </summary>
internal static class CleanText
{
    private const int Step = 32;

    /// <summary>Index of the first character by which the text may be other than <see cref="PlainText.Clean"/> makes it; -1 when it is clean.</summary>
    /// <param name="text">The text, from the start of a line.</param>
    /// <param name="others">Characters beyond ASCII that make a doubt.</param>
    /// <param name="bullets">Those that make one at the start of a line.</param>
    public static int FirstDoubt(ReadOnlySpan<char> text, SearchValues<char> others, string bullets)
    {
        // Of the two characters before, the nearer one in the higher bit: a text begins as if after a space.
        var (whiteBefore, endsBefore) = (2UL, 0UL);
        Span<ushort> padded = stackalloc ushort[Step];
        for (var at = 0; at < text.Length; at += Step)
        {
            var bytes = At(text, at, padded);
            var isEnd = Vector256.Equals(bytes, Vector256.Create((byte)'\n'));
            var isControl = Vector256.LessThan(bytes, Vector256.Create((byte)' ')) & ~isEnd;
            var white = ((ulong)(isEnd | Vector256.Equals(bytes, Vector256.Create((byte)' '))).ExtractMostSignificantBits() << 2) | whiteBefore;
            var ends = ((ulong)isEnd.ExtractMostSignificantBits() << 2) | endsBefore;

            // White behind white, unless it is the second of two line ends.
            var doubts = (uint)((white >> 2) & (white >> 1) & ~((ends >> 2) & (ends >> 1) & ~white))
                | (isControl | Vector256.Equals(bytes, Vector256.Create((byte)'*'))).ExtractMostSignificantBits();
            var wide = Vector256.GreaterThan(bytes, Vector256.Create((byte)'~')).ExtractMostSignificantBits();
            for (; wide != 0 && (doubts == 0 || BitOperations.TrailingZeroCount(wide) < BitOperations.TrailingZeroCount(doubts)); wide &= wide - 1)
            {
                var one = at + BitOperations.TrailingZeroCount(wide);
                if (others.Contains(text[one]) ? !IsInPair(text, one) : bullets.Contains(text[one], StringComparison.Ordinal) && (one == 0 || text[one - 1] == '\n'))
                {
                    return one;
                }
            }

            if (doubts != 0)
            {
                return at + BitOperations.TrailingZeroCount(doubts);
            }

            (whiteBefore, endsBefore) = (white >> Step, ends >> Step);
        }

        return text.IsEmpty || text[^1] is not (' ' or '\n') ? -1 : text.Length - 1;
    }

    /// <summary>How many characters at the start of a text are words with single spaces between them: up to other white space or two spaces.</summary>
    /// <param name="text">The text and what stands behind it, so that its end can be read in a step as well.</param>
    /// <param name="length">Length of the text.</param>
    [SkipLocalsInit]
    public static int SingleSpaced(ReadOnlySpan<char> text, int length)
    {
        var spaceBefore = 0UL;
        Span<ushort> padded = stackalloc ushort[Step];
        for (var at = 0; at < length; at += Step)
        {
            var bytes = At(text, at, padded);
            var spaces = ((ulong)Vector256.Equals(bytes, Vector256.Create((byte)' ')).ExtractMostSignificantBits() << 1) | spaceBefore;
            var isOther = Vector256.LessThanOrEqual(bytes - Vector256.Create((byte)'\t'), Vector256.Create((byte)('\r' - '\t'))) & ~Vector256.Equals(bytes, Vector256.Create((byte)'\v'));
            var stops = (uint)((spaces >> 1) & spaces) | isOther.ExtractMostSignificantBits();
            if (stops != 0)
            {
                return Math.Min(length, at + BitOperations.TrailingZeroCount(stops));
            }

            spaceBefore = spaces >> Step;
        }

        return length;
    }

    /// <summary>The characters from an index on as bytes, those beyond ASCII as any byte beyond it; letters behind the end.</summary>
    private static Vector256<byte> At(ReadOnlySpan<char> text, int at, Span<ushort> padded)
    {
        var rest = MemoryMarshal.Cast<char, ushort>(text[at..]);
        if (rest.Length < Step)
        {
            padded.Fill('a');
            rest.CopyTo(padded);
            rest = padded;
        }

        return Vector256.NarrowWithSaturation(Vector256.Create(rest), Vector256.Create(rest[(Step / 2)..]));
    }

    private static bool IsInPair(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]);
}
