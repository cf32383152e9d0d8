using System.Globalization;
using System.Text;

namespace JobFeed.Core.Text;

/// <summary>
/// Folds text for comparison character by character, so that indexes stay: lower case, Latin letters without their accents, typographic
/// hyphens and apostrophes as the plain ones.
/// </summary>
public static class Folding
{
    private const int TableSize = 0x250;

    private static readonly char[] Table = [.. Enumerable.Range(0, TableSize).Select(code => FoldLatin((char)code))];

    public static char Of(char c) => c < TableSize ? Table[c] : c switch
    {
        '’' or '‘' => '\'',
        '–' or '—' or '‑' or '‐' or '−' or '‒' => '-',
        '\u2009' or '\u202F' => ' ',
        _ => char.ToLowerInvariant(c),
    };

    public static string Of(ReadOnlySpan<char> text) => string.Create(text.Length, text, static (output, input) => To(input, output));

    /// <summary>Folds into a span of at least the text's length; the folded part of it.</summary>
    public static Span<char> To(ReadOnlySpan<char> text, Span<char> output)
    {
        var at = 0;
        while (at < text.Length)
        {
            Ascii.ToLower(text[at..], output[at..], out var done);
            at += done;
            while (at < text.Length && text[at] >= 0x80)
            {
                output[at] = Of(text[at++]);
            }
        }

        return output[..text.Length];
    }

    private static char FoldLatin(char c)
    {
        var plain = c switch
        {
            'ł' or 'Ł' => 'l',
            'ø' or 'Ø' => 'o',
            'đ' or 'Đ' => 'd',
            'ı' => 'i',
            '´' => '\'',
            '\u00A0' => ' ',
            '\u00AD' => '-',
            _ => char.IsLetter(c) ? c.ToString().Normalize(NormalizationForm.FormD)[0] : c,
        };
        return char.ToLower(plain, CultureInfo.InvariantCulture);
    }
}
