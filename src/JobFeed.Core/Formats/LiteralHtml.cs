using System.Net;
using System.Text;

namespace JobFeed.Core.Formats;

/// <summary>HTML without character references, for consumers that take characters only as themselves (Indeed).</summary>
internal static class LiteralHtml
{
    /// <summary>
    /// Writes our own safe HTML with every reference as the character it stands for. A <c>&lt;</c> of the text that would begin a tag gets a
    /// space behind it; quotes and angle brackets of attributes, which are addresses, are percent-encoded.
    /// </summary>
    public static string Of(string html)
    {
        if (!html.Contains('&', StringComparison.Ordinal))
        {
            return html;
        }

        var text = new StringBuilder(html.Length);
        var inTag = false;
        for (var i = 0; i < html.Length; i++)
        {
            if (html[i] == '&' && End(html, i) is var end and > 0)
            {
                Append(text, WebUtility.HtmlDecode(html[i..(end + 1)]), inTag, end + 1 < html.Length ? html[end + 1] : ' ');
                i = end;
                continue;
            }

            inTag = html[i] switch { '<' => true, '>' => false, _ => inTag };
            text.Append(html[i]);
        }

        return text.ToString();
    }

    // No reference that HTML names is longer than 32 characters.
    private static int End(string html, int start)
    {
        var length = html.AsSpan(start, Math.Min(34, html.Length - start)).IndexOf(';');
        return length < 0 ? -1 : start + length;
    }

    private static void Append(StringBuilder text, string character, bool inTag, char next)
    {
        text.Append((character, inTag) switch
        {
            ("\"", true) => "%22",
            ("<", true) => "%3C",
            (">", true) => "%3E",
            ("<", false) when char.IsLetter(next) || next is '/' or '!' or '?' => "< ",
            _ => character,
        });
    }
}
