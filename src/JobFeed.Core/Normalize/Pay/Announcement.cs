namespace JobFeed.Core.Normalize.Pay;

/// <summary>What the lines above a line announce: a heading "Compensation", a label "Salary range:", a list "Perks".</summary>
internal static class Announcement
{
    private const int MostLines = 6;
    private const int LongestHeading = 160;

    /// <summary>Pay, Trap or None. Goes up over list items and lines with amounts to the first heading.</summary>
    public static WordClass Above(string text, int lineStart)
    {
        var end = lineStart;
        for (var lines = 0; lines < MostLines && end > 0; lines++)
        {
            var stop = end - 1;
            var begin = stop <= 0 ? 0 : text.LastIndexOf('\n', stop - 1, Math.Min(stop, LongestHeading * 4)) + 1;
            if (begin == 0 && stop > LongestHeading * 4)
            {
                return WordClass.None;
            }

            var line = text.AsSpan(begin, stop - begin).Trim();
            end = begin;
            if (line.IsEmpty)
            {
                continue;
            }

            var isItem = line[0] is '-' or '•' or '*' or '·' || line.IndexOfAnyInRange('0', '9') >= 0;
            var said = Said(line.Length <= LongestHeading ? line : line[^LongestHeading..]);
            if (line.Length <= LongestHeading && (!isItem || said == WordClass.PayNoun && line[^1] == ':'))
            {
                return said;
            }

            if (!isItem)
            {
                return line[^1] == ':' ? said : WordClass.None;
            }
        }

        return WordClass.None;
    }

    /// <summary>The last noun of money in a line.</summary>
    private static WordClass Said(ReadOnlySpan<char> line)
    {
        var said = WordClass.None;
        for (var i = 0; i < line.Length;)
        {
            if (!char.IsLetter(line[i]))
            {
                i++;
                continue;
            }

            var (kind, _, end) = PayLexicon.Longest(line, i, PayLexicon.WordEnd(line, i));
            said = (kind & WordClass.PayNoun) != 0 ? WordClass.PayNoun
                : (kind & (WordClass.Trap | WordClass.Extra)) != 0 && said != WordClass.PayNoun ? WordClass.Trap
                : said;
            i = end;
        }

        return said;
    }
}
