using System.Buffers;

namespace JobFeed.Core.Index.Texts;

/// <summary>
/// Cuts a text in UTF-8 into words and what stands between them. A blank before a word belongs to the word: then most texts are words alone ("spaceless
/// words", de Moura, Navarro, Ziviani and Baeza-Yates, "Fast and Flexible Word Searching on Compressed Text", 2000).
/// </summary>
internal static class Tokens
{
    private static readonly SearchValues<byte> OfWords = SearchValues.Create(
        [.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8, .. Enumerable.Range(128, 128).Select(i => (byte)i)]);

    /// <summary>Length of the token that a text begins with; 0 for an empty text.</summary>
    public static int First(ReadOnlySpan<byte> text)
    {
        var blank = text.Length > 1 && text[0] == (byte)' ' && OfWords.Contains(text[1]) ? 1 : 0;
        if (blank == 1 || (text.Length > 0 && OfWords.Contains(text[0])))
        {
            var length = text[blank..].IndexOfAnyExcept(OfWords);
            return length < 0 ? text.Length : length + blank;
        }

        for (var i = 0; i < text.Length; i++)
        {
            // An escaped letter is no beginning of a word.
            if (text[i] == (byte)'\\')
            {
                i += i + 1 < text.Length && text[i + 1] == (byte)'u' ? 5 : 1;
                continue;
            }

            if (i > 0 && (OfWords.Contains(text[i]) || (text[i] == (byte)' ' && i + 1 < text.Length && OfWords.Contains(text[i + 1]))))
            {
                return i;
            }
        }

        return text.Length;
    }

    /// <summary>Start of the last token.</summary>
    public static int Last(ReadOnlySpan<byte> text)
    {
        var at = 0;
        for (var length = First(text); at + length < text.Length; length = First(text[at..]))
        {
            at += length;
        }

        return at;
    }
}
