using System.Buffers;
using System.Numerics;
using JobFeed.Core.Text;

namespace JobFeed.Core.Dedupe;

/// <summary>
/// Reads a text once: folds it, cuts it into words, hashes every four words in a row. Words also end where a small letter meets a capital or a
/// letter a digit, because boards lose line breaks ("required3 years", "roleEssential"). An ideograph is a word.
/// </summary>
internal static class ShingleReader
{
    private const int ShingleWords = 4;

    /// <summary>What lies behind is not read.</summary>
    private const int LongestText = 1 << 17;

    public static TextFingerprint Read(ReadOnlySpan<char> text)
    {
        text = text.Length > LongestText ? text[..LongestText] : text;
        var shingles = ArrayPool<ulong>.Shared.Rent((text.Length / 2) + 2);
        try
        {
            var isCut = text.Length > 0 && char.IsLetterOrDigit(text[^1]);
            var words = Shingles(text, shingles, out var count);
            return Of(shingles.AsSpan(0, count), words, isCut);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(shingles);
        }
    }

    /// <summary>Writes the hash of each shingle, in order; the number of words.</summary>
    private static int Shingles(ReadOnlySpan<char> text, ulong[] shingles, out int count)
    {
        var (words, word, last) = (0, 0UL, CharKind.Other);
        Span<ulong> recent = stackalloc ulong[ShingleWords];
        recent.Clear();
        count = 0;
        foreach (var c in text)
        {
            var kind = KindOf(c);
            if (last != CharKind.Other && (kind == CharKind.Ideograph || StartsWord(last, kind)))
            {
                End(ref words, ref word, recent, shingles, ref count);
            }

            last = kind;
            word = kind == CharKind.Other ? 0 : ((word ^ Folding.Of(c)) * 0x100000001B3) + 1;
        }

        if (last != CharKind.Other)
        {
            End(ref words, ref word, recent, shingles, ref count);
        }

        return words;
    }

    private static void End(ref int words, ref ulong word, Span<ulong> recent, ulong[] shingles, ref int count)
    {
        recent[words++ % ShingleWords] = word;
        word = 0;
        if (words < ShingleWords || count == shingles.Length)
        {
            return;
        }

        var hash = 0UL;
        for (var i = 0; i < ShingleWords; i++)
        {
            hash = (BitOperations.RotateLeft(hash, 23) ^ recent[(words + i) % ShingleWords]) * 0x9E3779B97F4A7C15;
        }

        // The finalizer of MurmurHash3 spreads what is left of order over all bits.
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        shingles[count++] = hash ^ (hash >> 33);
    }

    private static TextFingerprint Of(ReadOnlySpan<ulong> shingles, int words, bool isCut)
    {
        if (shingles.IsEmpty)
        {
            return TextFingerprint.Empty;
        }

        var kept = ArrayPool<uint>.Shared.Rent(shingles.Length);
        try
        {
            var all = kept.AsSpan(0, shingles.Length);
            for (var i = 0; i < all.Length; i++)
            {
                all[i] = (uint)(shingles[i] >> 16);
            }

            // The last word of a text that was cut is often half a word: its shingle is in no other text.
            var tail = isCut ? all[..^1] : all;
            var ending = tail[^Math.Min(TextFingerprint.TailShingles, tail.Length)..].ToArray();
            all.Sort();
            var distinct = Distinct(all);
            return new TextFingerprint(
                MinHash.Of(shingles),
                all[..Math.Min(distinct, TextFingerprint.KeptShingles)].ToArray(),
                ending,
                words,
                distinct <= TextFingerprint.KeptShingles);
        }
        finally
        {
            ArrayPool<uint>.Shared.Return(kept);
        }
    }

    /// <summary>Moves the distinct values of a sorted span to its start; their number.</summary>
    private static int Distinct(Span<uint> sorted)
    {
        var count = 1;
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[count - 1])
            {
                sorted[count++] = sorted[i];
            }
        }

        return count;
    }

    private static bool StartsWord(CharKind last, CharKind kind) => last != kind && !(last == CharKind.Capital && kind == CharKind.Small);

    private static CharKind KindOf(char c) => c switch
    {
        >= 'a' and <= 'z' => CharKind.Small,
        >= 'A' and <= 'Z' => CharKind.Capital,
        >= '0' and <= '9' => CharKind.Digit,
        < '\u0080' => CharKind.Other,
        >= '\u2E80' and <= '\uD7FF' when char.IsLetter(c) => CharKind.Ideograph,
        _ when char.IsUpper(c) => CharKind.Capital,
        _ when char.IsLetter(c) => CharKind.Small,
        _ => char.IsDigit(c) ? CharKind.Digit : CharKind.Other,
    };

    private enum CharKind { Other, Small, Capital, Digit, Ideograph }
}
