using System.Buffers;
using System.Net;
using JobFeed.Core.Text;

namespace JobFeed.Core.Extract;

/// <summary>Undoes what sites do to HTML on its way into a JSON string: escaping it once or twice, writing line breaks as <c>\n</c>.</summary>
public static class EscapedHtml
{
    /// <summary>True when the text has a tag: <c>&lt;</c> directly followed by a letter, <c>/</c> or <c>!</c>, and a <c>&gt;</c> after it.</summary>
    public static bool HasTags(ReadOnlySpan<char> text)
    {
        var last = text.LastIndexOf('>');
        var rest = last < 0 ? [] : text[..last];
        for (var at = rest.IndexOf('<'); at >= 0; at = rest.IndexOf('<'))
        {
            rest = rest[(at + 1)..];
            if (!rest.IsEmpty && (char.IsAsciiLetter(rest[0]) || rest[0] is '/' or '!'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Unescapes while the text has no tag of its own but escaped ones: once for We Work Remotely's <c>&amp;lt;div&amp;gt;</c>, twice for
    /// Anixter's <c>&amp;amp;lt;p</c>.
    /// </summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Unescape(string? text)
    {
        if (text is null)
        {
            return null;
        }

        for (var round = 0; round < 3 && !HasTags(text) && IsEscaped(text); round++)
        {
            text = WebUtility.HtmlDecode(text);
        }

        if (text.Contains("\\n", StringComparison.Ordinal) && text.AsSpan().Count("\\n") > 1 && !text.Contains('\n', StringComparison.Ordinal))
        {
            text = text.Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);
        }

        // TalentBrew's "&amp;#13;" is an escaped line end.
        return text.Contains("#13;", StringComparison.Ordinal)
            ? text.Replace("&amp;#13;", "\n", StringComparison.Ordinal).Replace("&#13;", "\n", StringComparison.Ordinal)
            : text;
    }

    /// <summary>The words of an HTML or plain text on one line.</summary>
    public static string TextOf(string text)
    {
        if (!HasTags(text))
        {
            return WebUtility.HtmlDecode(text);
        }

        return string.Join(' ', HtmlText.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>One line of plain text: entities decoded (twice where a site escaped twice), tags and runs of blanks gone.</summary>
    public static string? OneLine(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var plain = Unescape(text);
        plain = HasTags(plain) ? TextOf(plain) : WebUtility.HtmlDecode(plain);
        var words = string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return PlainText.OnOneLine(words) is { Length: > 0 } line ? line : null;
    }

    private static readonly SearchValues<string> EscapedMarks =
        SearchValues.Create(["&lt;", "&#60;", "&#x3c;", "&amp;"], StringComparison.OrdinalIgnoreCase);

    private static bool IsEscaped(string text)
    {
        if (text.AsSpan().IndexOfAny(EscapedMarks) < 0)
        {
            return false;
        }

        return text.Contains("&lt;", StringComparison.OrdinalIgnoreCase) || text.Contains("&#60;", StringComparison.Ordinal) ||
            text.Contains("&#x3c;", StringComparison.OrdinalIgnoreCase) || text.Contains("&amp;lt;", StringComparison.OrdinalIgnoreCase) ||
            text.Contains("&amp;amp;", StringComparison.OrdinalIgnoreCase);
    }
}
