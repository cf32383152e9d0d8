using System.Text;

namespace JobFeed.Core.Text;

/// <summary>
/// Removes the marks of emphasis that conversions leave in plain text: pairs of asterisks around words (<c>**Pay**</c>), and the halves that remain
/// where a converter broke such a pair at an ampersand or a colon (<c>design &amp;* architecture:*</c>). Other asterisks stay: footnotes, products,
/// the gender star.
/// </summary>
internal static class Emphasis
{
    /// <summary>Takes text with <c>\n</c> line ends.</summary>
    public static string Remove(string text)
    {
        var output = new StringBuilder(text.Length);
        var marks = new List<(int Start, int Length)>();
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            if (output.Length > 0 || range.Start.Value > 0)
            {
                output.Append('\n');
            }

            if (!line.Contains('*'))
            {
                output.Append(line);
                continue;
            }

            FindMarks(line, marks);
            var from = 0;
            foreach (var (start, length) in marks)
            {
                output.Append(line[from..start]);
                from = start + length;
            }

            output.Append(line[from..]);
        }

        return output.ToString();
    }

    private static void FindMarks(ReadOnlySpan<char> line, List<(int Start, int Length)> marks)
    {
        marks.Clear();
        (int Start, int Length)? opening = null;
        var at = 0;
        while (line[at..].IndexOf('*') is >= 0 and var found)
        {
            var start = at + found;
            var length = 1;
            while (start + length < line.Length && line[start + length] == '*')
            {
                length++;
            }

            at = start + length;
            var before = start == 0 ? ' ' : line[start - 1];
            var after = at == line.Length ? ' ' : line[at];
            if (length <= 2 && before is '&' or ':' && after == ' ')
            {
                if (opening is { } whole && before == ':')
                {
                    marks.Add(whole);
                }

                marks.Add((start, length));
                opening = null;
            }
            else if (opening is { } pair && pair.Length == length && before != ' ' && IsBoundary(after))
            {
                marks.Add(pair);
                marks.Add((start, length));
                opening = null;
            }
            else if (length <= 3 && after != ' ' && IsBoundary(before))
            {
                opening = (start, length);
            }
        }

        marks.Sort();
    }

    private static bool IsBoundary(char c) => !char.IsLetterOrDigit(c) && c != '*';
}
