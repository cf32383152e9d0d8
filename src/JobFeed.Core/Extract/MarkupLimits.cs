namespace JobFeed.Core.Extract;

/// <summary>
/// Bounds for markup that is given to the HTML parser: its tree building costs more than linear time on deep or never-closed tags, which
/// honest pages do not have.
/// </summary>
internal static class MarkupLimits
{
    /// <summary>Characters; the longest honest job page recorded has under 200,000.</summary>
    public const int MaxLength = 4_000_000;

    /// <summary>Tags opened and not closed again.</summary>
    public const int MaxOpen = 3_000;

    /// <summary>The markup up to the point where a bound is passed.</summary>
    public static string Cut(string markup)
    {
        var end = Math.Min(markup.Length, MaxLength);
        var open = 0;
        var at = 0;
        while (at < end)
        {
            var next = markup.AsSpan(at, end - at).IndexOf('<');
            if (next < 0 || at + next + 1 >= end)
            {
                break;
            }

            at += next + 1;
            if (char.IsAsciiLetter(markup[at]))
            {
                if (IsVoid(markup.AsSpan(at)))
                {
                    continue;
                }

                if (++open > MaxOpen)
                {
                    return markup[..(at - 1)];
                }
            }
            else if (markup[at] == '/' && open > 0)
            {
                open--;
            }
        }

        return end == markup.Length ? markup : markup[..end];
    }

    /// <summary>Elements that have no end tag, or mostly go without one.</summary>
    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        var length = 0;
        while (length < tag.Length && length < 8 && char.IsAsciiLetterOrDigit(tag[length]))
        {
            length++;
        }

        Span<char> lower = stackalloc char[8];
        tag[..length].ToLowerInvariant(lower);
        return lower[..length] is "br" or "img" or "input" or "meta" or "link" or "hr" or "source" or "area" or "base" or "col" or "embed"
            or "track" or "wbr" or "param" or "li" or "p" or "option" or "path" or "use" or "td" or "tr" or "th" or "dt" or "dd";
    }
}
