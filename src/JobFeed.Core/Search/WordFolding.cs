using System.Globalization;
using System.Text;

namespace JobFeed.Core.Search;

/// <summary>
/// How letters are compared in free text: lower case, without accents, full-width forms as plain ones. Letters that stand for two (<c>ß</c>, <c>æ</c>) are written
/// out by <see cref="WordReader"/>.
/// </summary>
internal static class WordFolding
{
    /// <summary>Alphabets with accented letters of their own (Latin, Greek, Cyrillic, ...) end here.</summary>
    private const int TableSize = 0x2000;

    private static readonly char[] Table = [.. Enumerable.Range(0, TableSize).Select(code => FoldAnew((char)code))];

    public static char Of(char c) => c < TableSize ? Table[c] : c is >= '\uFF01' and <= '\uFF5E' ? Table[c - 0xFEE0] : char.ToLowerInvariant(c);

    /// <summary>The two letters that one stands for; null for all others.</summary>
    public static string? Pair(char c) => c switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        _ => null,
    };

    private static char FoldAnew(char c)
    {
        var plain = c switch
        {
            'ł' or 'Ł' => 'l',
            'ø' or 'Ø' => 'o',
            'đ' or 'Đ' => 'd',
            'ı' or 'İ' => 'i',
            _ => char.IsLetter(c) ? c.ToString().Normalize(NormalizationForm.FormD)[0] : c,
        };
        return char.ToLower(plain, CultureInfo.InvariantCulture);
    }
}
