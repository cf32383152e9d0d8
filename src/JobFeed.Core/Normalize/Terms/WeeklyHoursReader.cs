using System.Buffers;
using System.Globalization;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>Reads the hours of work per week: "38.5 Stunden/Woche", "20h/week", "a 40-hour week"; of a range the most.</summary>
internal static class WeeklyHoursReader
{
    private const decimal Fewest = 4;
    private const decimal Most = 70;
    private const int Reach = 40;

    private static readonly SearchValues<char> NumberChars = SearchValues.Create("0123456789.,");

    public static Finding<decimal>? Read(Passage passage, List<Hit> hits)
    {
        foreach (var hit in hits)
        {
            if (hit.Cue.Kind == CueKind.Week && passage.KindAt(hit.Start) is not (SectionKind.About or SectionKind.Legal)
                && (Before(passage.Folded, hit) ?? Behind(passage.Folded, hit)) is { Value: >= Fewest and <= Most } read && IsOfTheJob(passage.SentenceAt(hit)))
            {
                return read;
            }
        }

        return null;
    }

    private static bool IsOfTheJob(ReadOnlySpan<char> sentence) =>
        !sentence.Contains("sav", StringComparison.Ordinal) && !sentence.Contains("eligib", StringComparison.Ordinal) && !sentence.Contains("overtime", StringComparison.Ordinal)
        && !sentence.Contains("volunteer", StringComparison.Ordinal) && !sentence.Contains("support ", StringComparison.Ordinal) && !sentence.Contains("more than", StringComparison.Ordinal)
        && !sentence.Contains("student", StringComparison.Ordinal) && !sentence.Contains("experience", StringComparison.Ordinal) && !sentence.Contains("overlap", StringComparison.Ordinal);

    /// <summary>Number, unit, perhaps a word for "per", then the week.</summary>
    private static Finding<decimal>? Before(string folded, Hit hit)
    {
        var first = Math.Max(0, hit.Start - Reach);
        var part = folded.AsSpan(first, hit.Start - first).TrimEnd(" /-(");
        var isHours = folded.AsSpan(hit.Start, hit.Length) is "wochenstunden" or "stundenwoche";
        for (var words = 0; words < 3 && !isHours; words++)
        {
            var word = LastWord(part);
            if (word is "h" or "hr" or "hrs" or "hour" or "hours" or "std" or "stunde" or "stunden" or "heure" or "heures" or "hora" or "horas" or "ora" or "ore" or "uur" or "uren" or "godzin" or "godziny" or "godz")
            {
                isHours = true;
            }
            else if (word is not ("per" or "a" or "each" or "in" or "the" or "pro" or "je" or "die" or "der" or "par" or "por" or "al" or "alla" or "na" or "w" or "p" or "of" or "work" or "working"))
            {
                return null;
            }

            part = part[..^word.Length].TrimEnd(" /-(.");
        }

        part = part.TrimEnd("+)");
        var digits = part[(part.LastIndexOfAnyExcept(NumberChars) + 1)..];
        return isHours && Hours(digits) is { } hours ? new Finding<decimal>(hours, first + part.Length - digits.Length, hit.End - first - part.Length + digits.Length) : null;
    }

    /// <summary>"Wochenarbeitszeit: 38,5 Stunden", "Hours per week: 40".</summary>
    private static Finding<decimal>? Behind(string folded, Hit hit)
    {
        var part = folded.AsSpan(hit.End, Math.Min(Reach, folded.Length - hit.End));
        if (part.IndexOf('\n') is >= 0 and var line)
        {
            part = part[..line];
        }

        var from = part.IndexOfAnyInRange('0', '9');
        if (from < 0 || !(hit.Cue.IsSure ? part[..from].Trim() is "" or ":" or "(" or "von" or "is" or "betragt" or "=" or "di" or "de" or ": max." : part[..from].Trim() is ":"))
        {
            return null;
        }

        var rest = part[from..];
        var length = rest.IndexOfAnyExcept(NumberChars) is >= 0 and var stop ? stop : rest.Length;
        var digits = rest[..length].TrimEnd(".,");
        var isOther = rest[length..].TrimStart(" ").StartsWith("%") || rest[length..].StartsWith("/") || rest[length..].StartsWith(":");
        return !isOther && Hours(digits) is { } hours ? new Finding<decimal>(hours, hit.Start, hit.Length + from + digits.Length) : null;
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        var at = text.Length;
        while (at > 0 && char.IsLetter(text[at - 1]))
        {
            at--;
        }

        return text[at..];
    }

    private static decimal? Hours(ReadOnlySpan<char> digits)
    {
        Span<char> plain = stackalloc char[8];
        if (digits.Length is 0 or > 6)
        {
            return null;
        }

        digits.Replace(plain, ',', '.');
        return decimal.TryParse(plain[..digits.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) ? hours / 1.0000000000000000000000000000m : null;
    }
}
