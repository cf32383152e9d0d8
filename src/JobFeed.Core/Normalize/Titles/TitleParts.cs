using System.Text;

namespace JobFeed.Core.Normalize.Titles;

/// <summary>A part of a title and the sign that stands before it: a bracket, a dash, a bar, a comma, or nothing.</summary>
internal readonly record struct TitlePart(ReadOnlyMemory<char> Text, string Before, bool IsBracketed);

/// <summary>Cuts a title at brackets, bars, free-standing dashes and gender markers, and puts kept parts together again.</summary>
internal static class TitleParts
{
    public static List<TitlePart> Of(string title)
    {
        var parts = new List<TitlePart>();
        var start = 0;
        var before = "";
        var depth = 0;
        for (var i = 0; i <= title.Length; i++)
        {
            if (i < title.Length && depth > 0 && title[i] is not (')' or ']'))
            {
                continue;
            }

            var sign = i == title.Length ? "" : Sign(title, i, out _);
            if (sign is null)
            {
                continue;
            }

            Add(parts, title, start, i, before, depth > 0);
            depth = sign is "(" ? 1 : 0;
            before = sign is ")" ? " " : sign;
            var width = i == title.Length ? 0 : Width(title, i);
            i += Math.Max(0, width - 1);
            start = i + 1;
        }

        return parts;
    }

    public static string Join(List<TitlePart> parts, bool[] keep)
    {
        var output = new StringBuilder();
        for (var i = 0; i < parts.Count; i++)
        {
            if (!keep[i])
            {
                continue;
            }

            if (parts[i].IsBracketed)
            {
                output.Append(output.Length > 0 ? " (" : "(").Append(parts[i].Text.Span).Append(')');
                continue;
            }

            if (output.Length > 0)
            {
                output.Append(parts[i].Before is "" or "(" ? " " : parts[i].Before);
            }

            output.Append(parts[i].Text.Span);
        }

        return output.ToString().Trim(' ', ',', '-', '|', '/', ':', '!', '*', '·', '•', '–', '—', '.');
    }

    private static void Add(List<TitlePart> parts, string title, int start, int end, string before, bool isBracketed)
    {
        var text = title.AsMemory(start, Math.Max(0, end - start)).Trim().Trim('!').Trim();
        if (!text.IsEmpty)
        {
            parts.Add(new TitlePart(text, before, isBracketed));
        }
    }

    private static string? Sign(string title, int at, out int width)
    {
        width = Width(title, at);
        return title[at] switch
        {
            '(' or '[' => "(",
            ')' or ']' => ")",
            '|' or '•' or '·' => " | ",
            ',' => ", ",
            '–' or '—' => " – ",
            '-' when IsFree(title, at) => " - ",
            ' ' when width > 1 => " ",
            _ => null,
        };
    }

    /// <summary>How many characters the sign takes; 1 for a hyphen inside a word or an ordinary blank.</summary>
    private static int Width(string title, int at)
    {
        if (title[at] == '-')
        {
            return IsFree(title, at) && at + 1 < title.Length && title[at + 1] == ' ' ? 2 : 1;
        }

        return title[at] == ' ' ? 1 + GenderMarker(title.AsSpan(at + 1)) : 1;
    }

    /// <summary>A hyphen that parts a title, and none inside a word.</summary>
    private static bool IsFree(string title, int at) => at == 0 || at + 1 >= title.Length || title[at - 1] == ' ' || title[at + 1] == ' ';

    /// <summary>Length of a free-standing marker such as m/w/d or H/F; 0 when there is none.</summary>
    private static int GenderMarker(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && text[length] is 'm' or 'w' or 'd' or 'f' or 'h' or 'x' or 'v' or 'i' or 'k' or 'M' or 'W' or 'D' or 'F' or 'H' or 'X' or 'V' or 'K' or '/' or '*' or '|')
        {
            length++;
        }

        var marker = text[..length];
        return length is 3 or 5 or 7 && marker.Count('/') + marker.Count('|') == length / 2 && char.IsLetter(marker[0]) && char.IsLetter(marker[^1])
            && (length == text.Length || !char.IsLetterOrDigit(text[length])) ? length : 0;
    }
}
