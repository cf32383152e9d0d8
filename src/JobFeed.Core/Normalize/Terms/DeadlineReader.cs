using JobFeed.Core.Normalize.Dates;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>Finds the last day to apply in a text: a date with its year, in the words behind "Apply by" or "Bewerbungsfrist".</summary>
internal static class DeadlineReader
{
    private const int Reach = 70;
    private const int MostLead = 6;
    private const int MostWords = 5;

    public static Finding<ReadDate>? Read(Passage passage, List<Hit> hits, string? country, DateTimeOffset observedAt)
    {
        foreach (var hit in hits)
        {
            if (hit.Cue.Kind == CueKind.Deadline && First(passage.Text, hit.End, country, observedAt) is { } read)
            {
                return read;
            }
        }

        return null;
    }

    private static Finding<ReadDate>? First(string text, int from, string? country, DateTimeOffset observedAt)
    {
        var words = Words(text, from);
        for (var first = 0; first < Math.Min(words.Count, MostLead); first++)
        {
            var start = words[first].Start;
            if (!text.AsSpan(start, words[first].End - start).ContainsAnyInRange('0', '9') && MonthNames.Of(Text.Folding.Of(text.AsSpan(start, words[first].End - start).TrimEnd('.'))) is null)
            {
                continue;
            }

            for (var last = first; last < Math.Min(words.Count, first + MostWords); last++)
            {
                var date = text.AsSpan(start, words[last].End - start).TrimEnd(".,;:!)");
                if (HasYear(date) && DateText.Read(date.ToString(), country, observedAt) is { } read)
                {
                    return new Finding<ReadDate>(read, start, date.Length);
                }
            }
        }

        return null;
    }

    private static List<(int Start, int End)> Words(string text, int from)
    {
        var end = Math.Min(text.Length, from + Reach);
        List<(int, int)> words = [];
        for (var at = from; at < end && text[at] != '\n';)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] is ':' or '(' or '*')
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            words.Add((start, at));
        }

        return words;
    }

    /// <summary>Without its year a date may be any year's, and "30" alone is none: four digits that begin with 20, or day, month and two digits.</summary>
    private static bool HasYear(ReadOnlySpan<char> text)
    {
        if (text.IndexOf("20") is >= 0 and var at && at + 4 <= text.Length && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3]) && text.Length >= 8)
        {
            return true;
        }

        return text.Length is >= 6 and <= 8 && (text.Count('.') == 2 || text.Count('/') == 2) && char.IsAsciiDigit(text[^1]);
    }
}
