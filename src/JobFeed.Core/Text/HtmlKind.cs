using System.Buffers;

namespace JobFeed.Core.Text;

/// <summary>Tells HTML from plain text, and escaped HTML from HTML.</summary>
internal static class HtmlKind
{
    /// <summary>Where tags are looked for: a description that is HTML shows it early.</summary>
    private const int Sample = 20_000;

    /// <summary>True when the text has elements of HTML that a job description would use.</summary>
    public static bool HasElements(ReadOnlySpan<char> text) => Any(text, "<", "</", IsKnown);

    /// <summary>True when elements of HTML put the lines apart, so that line ends in the text mean nothing.</summary>
    public static bool HasBlocks(ReadOnlySpan<char> text) => Any(text, "<", "</", static element => element.BreaksLine);

    /// <summary>True when the markup itself was escaped: <c>&amp;lt;p&amp;gt;</c>, and no real element stands beside it.</summary>
    public static bool IsEscaped(ReadOnlySpan<char> text) =>
        (Any(text, "&lt;", "&lt;/", IsKnown) || Any(text, "&amp;lt;", "&amp;lt;/", IsKnown)) && text.Contains("gt;", StringComparison.Ordinal) && !HasElements(text);

    /// <summary>True when the text has character references that only HTML uses.</summary>
    public static bool HasReferences(ReadOnlySpan<char> text) => text.Contains('&') && text.ContainsAny(References);

    private static readonly SearchValues<string> References = SearchValues.Create(
        [
            "&nbsp;", "&amp;", "&#39;", "&#x27;", "&quot;", "&rsquo;", "&#8217;", "&ndash;", "&#8211;", "&bull;", "&auml;", "&uuml;", "&ouml;", "&eacute;", "&lt;", "&gt;",
        ],
        StringComparison.Ordinal);

    private static bool IsKnown(HtmlElement element) => element.Name.Length > 0;

    private static bool Any(ReadOnlySpan<char> text, string start, string end, Func<HtmlElement, bool> isSought)
    {
        text = text[..Math.Min(Sample, text.Length)];
        while (text.IndexOf(start) is >= 0 and var at)
        {
            var name = text[(at + (text[at..].StartsWith(end) ? end.Length : start.Length))..];
            var length = 0;
            while (length < name.Length && length < 12 && char.IsAsciiLetterOrDigit(name[length]))
            {
                length++;
            }

            if (length > 0 && length < name.Length && name[length] is ' ' or '>' or '/' or '&' or '\n' or '\t' or '\r' && isSought(HtmlElement.Of(name[..length])))
            {
                return true;
            }

            text = text[(at + start.Length)..];
        }

        return false;
    }
}
