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

    private static readonly (CharKind Kind, char Folded)[] Ascii = [.. Enumerable.Range(0, 128).Select(code => Classify((char)code))];

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
        var (first, second, third) = (0UL, 0UL, 0UL);
        count = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var (kind, folded) = i == text.Length ? default : text[i] < Ascii.Length ? Ascii[text[i]] : Classify(text[i]);
            if (last != CharKind.Other && (kind == CharKind.Ideograph || (last != kind && !(last == CharKind.Capital && kind == CharKind.Small))))
            {
                if (++words >= ShingleWords && count < shingles.Length)
                {
                    shingles[count++] = Mix(first, second, third, word);
                }

                (first, second, third, word) = (second, third, word, 0);
            }

            last = kind;
            word = kind == CharKind.Other ? 0 : ((word ^ folded) * 0x100000001B3) + 1;
        }

        return words;
    }

    private static ulong Mix(ulong first, ulong second, ulong third, ulong fourth)
    {
        const ulong Golden = 0x9E3779B97F4A7C15;
        var hash = (BitOperations.RotateLeft(first * Golden, 23) ^ second) * Golden;
        hash = (BitOperations.RotateLeft(hash, 23) ^ third) * Golden;
        hash = (BitOperations.RotateLeft(hash, 23) ^ fourth) * Golden;

        // The finalizer of MurmurHash3 spreads what is left of order over all bits.
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
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
            var sample = Smallest(all);
            return new TextFingerprint(
                MinHash.Of(shingles),
                sample[..Math.Min(sample.Length, TextFingerprint.KeptShingles)].ToArray(),
                ending,
                words,
                sample.Length <= TextFingerprint.KeptShingles);
        }
        finally
        {
            ArrayPool<uint>.Shared.Return(kept);
        }
    }

    /// <summary>
    /// The distinct hashes in order, all or at least the smallest ones that are kept. Hashes are spread evenly, so in a long text those below a bound are
    /// enough, and sorting them costs no more than a short text does.
    /// </summary>
    private static Span<uint> Smallest(Span<uint> hashes)
    {
        if (hashes.Length > 2 * TextFingerprint.KeptShingles)
        {
            var bound = (uint)((ulong)uint.MaxValue * (TextFingerprint.KeptShingles * 3 / 2) / (ulong)hashes.Length);
            var below = 0;
            for (var i = 0; i < hashes.Length; i++)
            {
                if (hashes[i] <= bound)
                {
                    (hashes[below], hashes[i]) = (hashes[i], hashes[below]);
                    below++;
                }
            }

            hashes[..below].Sort();
            var distinct = Distinct(hashes[..below]);
            if (distinct > TextFingerprint.KeptShingles)
            {
                return hashes[..distinct];
            }
        }

        hashes.Sort();
        return hashes[..Distinct(hashes)];
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

    private static (CharKind Kind, char Folded) Classify(char c) => (KindOf(c), Folding.Of(c));

    private static CharKind KindOf(char c) => c switch
    {
        >= '\u2E80' and <= '\uD7FF' when char.IsLetter(c) => CharKind.Ideograph,
        _ when char.IsUpper(c) => CharKind.Capital,
        _ when char.IsLetter(c) => CharKind.Small,
        _ => char.IsDigit(c) ? CharKind.Digit : CharKind.Other,
    };

    private enum CharKind { Other, Small, Capital, Digit, Ideograph }
}
