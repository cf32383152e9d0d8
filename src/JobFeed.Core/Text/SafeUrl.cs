using System.Buffers;

namespace JobFeed.Core.Text;

/// <summary>The addresses that a description may link to: absolute, by http, https, mailto or tel.</summary>
internal static class SafeUrl
{
    private static readonly SearchValues<char> UriCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    /// <summary>An address with characters that RFC 3986 has no place for, percent-encoded; null when there is no address in it.</summary>
    public static string? AsUri(string url) => !url.AsSpan().ContainsAnyExcept(UriCharacters) ? url : Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) ? uri.AbsoluteUri : null;

    /// <summary>The address as it may be written into an attribute, or null. Takes the decoded attribute value.</summary>
    public static string? Of(string value)
    {
        var url = value.AsSpan().Trim(" \t\n\r\f");
        if (url.StartsWith("//"))
        {
            return Of("https:" + url.ToString());
        }

        // Browsers drop tabs and line ends inside an address, so an address that has any could turn into another one.
        foreach (var c in url)
        {
            if (c <= ' ' || c == '\u007F' || char.IsControl(c) || char.IsSurrogate(c) || c is '"' or '<' or '>' or '`' or '\\' or '\u00A0' or '\uFFFD')
            {
                return Escaped(url);
            }
        }

        return HasSafeScheme(url) ? url.ToString() : null;
    }

    private static bool HasSafeScheme(ReadOnlySpan<char> url) =>
        (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && url.Length > 8)
        || (url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && url.Length > 7)
        || (url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && url.Length > 7)
        || (url.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) && url.Length > 4);

    /// <summary>An address with characters that have no business in it: they are dropped or percent-encoded, if its scheme stands without them.</summary>
    private static string? Escaped(ReadOnlySpan<char> url)
    {
        if (!HasSafeScheme(url))
        {
            return null;
        }

        var kept = new System.Text.StringBuilder(url.Length);
        foreach (var rune in url.EnumerateRunes())
        {
            if (rune.Value is '"' or '<' or '>' or '`' or ' ' or '\\' or '\u00A0')
            {
                kept.Append(Uri.EscapeDataString(rune.ToString()));
            }
            else if (!System.Text.Rune.IsControl(rune) && rune.Value != '\uFFFD')
            {
                kept.Append(rune.ToString());
            }
        }

        var escaped = kept.ToString();
        return HasSafeScheme(escaped) ? escaped : null;
    }
}
