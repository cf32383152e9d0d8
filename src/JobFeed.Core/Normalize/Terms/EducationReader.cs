using System.Buffers;
using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>
/// Reads the education asked for, line by line: the lowest degree of a line that asks for one is required, degrees of preferred parts and
/// lines are welcome. Fields of study and "or equivalent experience" are taken from the same line.
/// </summary>
internal static class EducationReader
{
    private static readonly (string Phrase, EducationLevel Level)[] Phrases =
    [
        .. EducationWords.Rows.SelectMany(row => row.Phrases.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(phrase => (phrase, row.Level)))
            .OrderByDescending(row => row.phrase.Length),
    ];

    private static readonly SearchValues<string> Anchors = SearchValues.Create([.. Phrases.Select(row => row.Phrase)], StringComparison.Ordinal);

    private static readonly Dictionary<char, (string Phrase, EducationLevel Level)[]> ByLetter =
        Phrases.GroupBy(row => row.Phrase[0]).ToDictionary(group => group.Key, group => group.ToArray());

    private static readonly SearchValues<char> FieldEnds = SearchValues.Create(",;.:()\n|");

    private static readonly string[] Equivalents =
    [
        "equivalent", "or relevant experience", "or related experience", "or comparable", "oder vergleichbar", "oder gleichwertig", "vergleichbare qualifikation", "vergleichbare ausbildung", "o experiencia", "o esperienza",
        "ou experience", "of vergelijkbaar", "ou experiencia", "work experience in lieu", "in lieu", "or practical experience", "lub doswiadczenie", "or commensurate",
    ];

    private static readonly string[] Preferring =
        ["prefer", "a plus", "nice to have", "desir", "ideally", "advantage", "bonus", "von vorteil", "wunschenswert", "un plus", "souhait", "deseable", "valorable", "gradit", "pre", "desejavel", "mile widzian", "atut"];

    public static (Education Value, int Start, int Length)? Read(string text, string folded, ImmutableArray<Section> sections)
    {
        Education? required = null;
        var preferred = EducationLevel.None;
        (int Start, int Length) where = default;
        var at = 0;
        while (at < folded.Length && folded.AsSpan(at).IndexOfAny(Anchors) is >= 0 and var next)
        {
            at += next;
            var lineStart = folded.AsSpan(0, at).LastIndexOf('\n') + 1;
            var lineEnd = folded.AsSpan(at).IndexOf('\n') is >= 0 and var rest ? at + rest : folded.Length;
            var from = Math.Max(lineStart, at - 300);
            var until = Math.Min(lineEnd, at + 400);
            var kind = Text.Sections.At(sections, at)?.Kind;
            if (kind is SectionKind.About or SectionKind.Benefits or SectionKind.Legal or SectionKind.Pay || Lowest(folded, at, until) is not { } degree)
            {
                at++;
                continue;
            }

            var line = folded.AsSpan(from, until - from);
            var isPreferred = kind == SectionKind.Preferred || IsPreferred(folded.AsSpan(degree.End, until - degree.End), line);
            if (isPreferred)
            {
                preferred = preferred == EducationLevel.None ? degree.Level : preferred;
            }
            else if (required is null)
            {
                required = new Education
                {
                    Level = degree.Level,
                    Field = Field(text, folded, degree.End, until),
                    OrEquivalentExperience = ContainsAny(line, Equivalents),
                };
                where = (degree.Start, degree.End - degree.Start);
                preferred = Welcome(folded, degree.End, until) is { } higher && higher > degree.Level ? higher : preferred;
            }

            if (where.Length == 0)
            {
                where = (degree.Start, degree.End - degree.Start);
            }

            at = until;
        }

        if (required is null)
        {
            return preferred == EducationLevel.None
                ? null
                : (new Education { Level = EducationLevel.None, Requirement = Requirement.Preferred, Preferred = preferred }, where.Start, where.Length);
        }

        return (required with { Preferred = preferred > required.Level ? preferred : EducationLevel.None }, where.Start, where.Length);
    }

    /// <summary>The lowest of the degrees that a line names one after another ("Bachelor's or Master's"); null when the first name is no degree.</summary>
    private static (EducationLevel Level, int Start, int End)? Lowest(string folded, int at, int until)
    {
        if (Degree(folded, at, until) is not { } first)
        {
            return null;
        }

        var best = first;
        var end = first.End;
        foreach (var other in Degrees(folded, first.End, Math.Min(until, first.End + 60)))
        {
            var between = folded.AsSpan(end, other.Start - end);
            if (!between.Contains(" or", StringComparison.Ordinal) && !between.Contains('/') && !between.Contains(',') && !between.Contains("oder", StringComparison.Ordinal)
                && !between.Contains(" ou", StringComparison.Ordinal) && !between.Contains(" o ", StringComparison.Ordinal))
            {
                break;
            }

            if (other.Level < best.Level && other.Level != EducationLevel.HighSchool)
            {
                best = (other.Level, best.Start, other.End);
            }

            end = other.End;
        }

        return (best.Level, first.Start, Math.Max(best.End, first.End));
    }

    private static IEnumerable<(EducationLevel Level, int Start, int End)> Degrees(string folded, int from, int until)
    {
        var at = from;
        while (at < until && folded.AsSpan(at, until - at).IndexOfAny(Anchors) is >= 0 and var next)
        {
            at += next;
            if (Degree(folded, at, until) is { } degree)
            {
                yield return degree;
                at = degree.End;
            }
            else
            {
                at++;
            }
        }
    }

    private static (EducationLevel Level, int Start, int End)? Degree(string folded, int at, int until)
    {
        if (at > 0 && char.IsLetterOrDigit(folded[at - 1]))
        {
            return null;
        }

        foreach (var (phrase, level) in ByLetter[folded[at]])
        {
            var end = at + phrase.Length;
            if (end > folded.Length || !folded.AsSpan(at).StartsWith(phrase))
            {
                continue;
            }

            var isWhole = end == folded.Length || !char.IsLetterOrDigit(folded[end]) || !char.IsLetterOrDigit(phrase[^1])
                || phrase is "bachelor" or "laurea" or "titulado" or "doctoral";
            if (!isWhole || !IsDegree(folded, phrase, at, end, until))
            {
                continue;
            }

            return (level, at, end);
        }

        return null;
    }

    /// <summary>Short and common words name a degree only beside a word that shows it.</summary>
    private static bool IsDegree(string folded, string phrase, int start, int end, int until)
    {
        var after = folded.AsSpan(end, Math.Min(50, Math.Max(0, until - end)));
        return phrase switch
        {
            "masters" or "master of" => !after.TrimStart().StartsWith("ceremon") && ContainsAny(after, EducationWords.Cues),
            "mba" or "cap" or "bts" or "dut" or "bep" or "hbo" or "mbo" or "magister" or "inzynier" => ContainsAny(after, EducationWords.Cues) || folded.AsSpan(Math.Max(0, start - 30), Math.Min(30, start)).ContainsAny('+', ':'),
            "licence" => !after.TrimStart().StartsWith("to ") && ContainsAny(after, ["informatique", "universit", "pro", " en ", "bac", "master"]) && !after.Contains("driv", StringComparison.Ordinal),
            "diploma" or "a degree" => ContainsAny(after, [" in ", "required", "equivalent", "or ", "preferred", "from"]) && !after.StartsWith(" of "),
            "high school" => ContainsAny(after, ["diploma", "ged", "graduate", "education", "equivalent", "degree", "or "]) ,
            "ba in" or "bs in" or "2:1" or "promotion in" => folded.Length > end,
            "bachillerato" or "matura" or "abitur" or "baccalaureat" => true,
            "master's" => ContainsAny(after, EducationWords.Cues) || after.IsEmpty || after.StartsWith("."),
            _ => true,
        };
    }

    /// <summary>"Bachelor's required, Master's preferred": the higher degree behind the one asked for.</summary>
    private static EducationLevel? Welcome(string folded, int from, int until)
    {
        foreach (var other in Degrees(folded, from, until))
        {
            var after = folded.AsSpan(other.End, until - other.End);
            if (ContainsAny(after[..Math.Min(40, after.Length)], Preferring))
            {
                return other.Level;
            }
        }

        return null;
    }

    private static bool IsPreferred(ReadOnlySpan<char> after, ReadOnlySpan<char> line)
    {
        var near = after[..Math.Min(60, after.Length)];
        var required = near.IndexOf("requir", StringComparison.Ordinal);
        foreach (var word in Preferring)
        {
            if (word.Length > 3 && near.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at && (required < 0 || at < required)
                && !ContainsAny(near[..at], ["bachelor", "master", "phd", "advanced"]))
            {
                return true;
            }
        }

        return line.StartsWith("- prefer") || line.StartsWith("prefer") || line.StartsWith("- ideally");
    }

    private static string? Field(string text, string folded, int from, int until)
    {
        var line = folded.AsSpan(from, until - from);
        var start = -1;
        foreach (var lead in (ReadOnlySpan<string>)["in the field of ", "in the fields of ", " in ", " der ", " im bereich ", " en ", "studium ", " de "])
        {
            var at = line.IndexOf(lead, StringComparison.Ordinal);
            if (at is >= 0 and < 40)
            {
                start = at + lead.Length;
                break;
            }
        }

        // "degree in" ends with the word that leads to the field.
        if (folded.AsSpan(0, from).EndsWith(" in") && line.StartsWith(" "))
        {
            start = 1;
        }

        if (start < 0)
        {
            return null;
        }

        var field = line[start..];
        var end = field.IndexOfAny(FieldEnds);
        end = end < 0 ? field.Length : end;
        foreach (var stop in (ReadOnlySpan<string>)[" or equivalent", " or related", " or a related", " or similar", " or relevant", " oder ", " or other", " or comparable", " ou equivalent", " o similar", " and ", " with ", " from ", " preferred", " required", " is "])
        {
            var at = field.IndexOf(stop, StringComparison.Ordinal);
            end = at >= 0 && at < end ? at : end;
        }

        return end is >= 2 and <= 80 ? text.Substring(from + start, end).Trim() : null;
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
