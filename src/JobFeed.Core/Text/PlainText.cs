using System.Text;

namespace JobFeed.Core.Text;

/// <summary>
/// Plain text as every reader may rely on it: line ends are <c>\n</c>, at most one blank line, single spaces, list items start with <c>- </c>; no
/// control characters, invisible characters or halves of surrogate pairs; no stray marks of emphasis, no mojibake.
/// </summary>
public static class PlainText
{
    private const int Rounds = 6;

    private const string Bullets = "•◦▪●‣⁃·∙–*○■➢➤✓✔➔→»§";

    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var round = 0; round < Rounds; round++)
        {
            var before = text;
            text = Lines(Mojibake.Repair(text));
            if (text.Contains('*', StringComparison.Ordinal))
            {
                text = Lines(Emphasis.Remove(text));
            }

            // What was removed may have parted two halves of something else.
            if (text == before)
            {
                break;
            }
        }

        return text;
    }

    /// <summary>The text on one line.</summary>
    public static string OnOneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Clean(text).Replace('\n', ' ');
    }

    private static string Lines(string text)
    {
        var output = new StringBuilder(text.Length);
        var breaks = 0;
        var space = false;
        var atLineStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < '\u00A0' ? c > ' ' && c < '\u007F' : !IsSpecial(c))
            {
                var isBullet = atLineStart && IsBullet(text, i);
                Separate(output, breaks, space);
                output.Append(isBullet ? '-' : c);
                (breaks, space, atLineStart) = (0, isBullet, false);
                continue;
            }

            switch (c)
            {
                case '\n' or '\u2028' or '\u2029' or '\v' or '\f' or '\u0085':
                case '\r' when i + 1 >= text.Length || text[i + 1] != '\n':
                    breaks = Math.Min(2, breaks + 1);
                    space = false;
                    atLineStart = true;
                    break;
                case var wide when IsAnySpace(wide):
                    space = true;
                    break;
                case var high when char.IsHighSurrogate(high) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]):
                    Separate(output, breaks, space);
                    output.Append(text, i++, 2);
                    (breaks, space, atLineStart) = (0, false, false);
                    break;
                default:
                    break;
            }
        }

        return output.ToString();
    }

    private static void Separate(StringBuilder output, int breaks, bool space)
    {
        if (output.Length == 0)
        {
            return;
        }

        if (breaks > 0)
        {
            output.Append('\n', breaks);
        }
        else if (space)
        {
            output.Append(' ');
        }
    }

    private static bool IsBullet(string text, int at) => at + 1 < text.Length
        && ((IsAnySpace(text[at + 1]) && Bullets.Contains(text[at], StringComparison.Ordinal))
            || (char.IsLetter(text[at + 1]) && text[at] is '•' or '▪' or '●' or '◦' or '·' or '‣'));

    private static bool IsAnySpace(char c) =>
        c is ' ' or '\t' or '\u00A0' or '\u202F' or '\u205F' or '\u3000' or '\u1680' or (>= '\u2000' and <= '\u200A');

    /// <summary>Characters from U+00A0 on that are not simply copied: spaces, invisible and directional marks, surrogates, noncharacters.</summary>
    private static bool IsSpecial(char c) => c switch
    {
        '\u00A0' or '\u00AD' or '\u1680' or '\u180E' or '\u3000' or '\uFEFF' or '\uFFFE' or '\uFFFF' => true,
        >= '\u2000' and <= '\u200C' => true,
        '\u200E' or '\u200F' => true,
        >= '\u2028' and <= '\u202F' => true,
        >= '\u205F' and <= '\u206F' => true,
        >= '\uD800' and <= '\uDFFF' => true,
        >= '\uFFF9' and <= '\uFFFB' => true,
        _ => false,
    };
}
