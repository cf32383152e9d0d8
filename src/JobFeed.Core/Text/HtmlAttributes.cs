namespace JobFeed.Core.Text;

/// <summary>Finds attribute values in what stands between the name and the end of a start tag.</summary>
internal static class HtmlAttributes
{
    /// <summary>The undecoded value of the first attribute of that name; false when there is none.</summary>
    public static bool TryGet(ReadOnlySpan<char> attributes, string name, out ReadOnlySpan<char> value)
    {
        var at = 0;
        while (Next(attributes, ref at, out var found, out value))
        {
            if (found.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Next(ReadOnlySpan<char> text, scoped ref int at, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        name = value = default;
        while (at < text.Length && (IsSpace(text[at]) || text[at] == '/'))
        {
            at++;
        }

        if (at >= text.Length)
        {
            return false;
        }

        // An equals sign that starts a name belongs to it.
        var start = at++;
        while (at < text.Length && !IsSpace(text[at]) && text[at] is not ('/' or '='))
        {
            at++;
        }

        name = text[start..at];
        var afterName = at;
        SkipSpace(text, ref at);
        if (at >= text.Length || text[at] != '=')
        {
            at = afterName;
            return true;
        }

        at++;
        SkipSpace(text, ref at);
        if (at < text.Length && text[at] is '"' or '\'')
        {
            var quote = text[at++];
            var length = text[at..].IndexOf(quote);
            value = length < 0 ? text[at..] : text.Slice(at, length);
            at += value.Length + 1;
            return true;
        }

        start = at;
        while (at < text.Length && !IsSpace(text[at]))
        {
            at++;
        }

        value = text[start..at];
        return true;
    }

    private static void SkipSpace(ReadOnlySpan<char> text, scoped ref int at)
    {
        while (at < text.Length && IsSpace(text[at]))
        {
            at++;
        }
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';
}
