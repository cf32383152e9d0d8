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
    internal static readonly PhraseFinder<(EducationLevel Level, string Phrase)> Degrees = new(
        PhraseFamily.Education,
        EducationWords.Rows.SelectMany(row => row.Phrases.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(phrase => (phrase, (row.Level, phrase)))));

    private static readonly SearchValues<char> FieldEnds = SearchValues.Create(",;.:()\n|");

    private static readonly string[] Equivalents =
    [
        "equivalent", "or relevant experience", "or related experience", "or comparable", "oder vergleichbar", "oder gleichwertig", "vergleichbare qualifikation", "vergleichbare ausbildung", "o experiencia", "o esperienza",
        "ou experience", "of vergelijkbaar", "ou experiencia", "work experience in lieu", "in lieu", "or practical experience", "lub doswiadczenie", "or commensurate",
    ];

    private static readonly string[] Preferring =
        ["prefer", "a plus", "nice to have", "desir", "ideally", "advantage", "bonus", "von vorteil", "wunschenswert", "un plus", "souhait", "deseable", "valorable", "gradit", "pre", "desejavel", "mile widzian", "atut"];

    public static (Education Value, int Start, int Length)? Read(string text, string folded, ReadOnlySpan<PhraseStart> starts, ImmutableArray<Section> sections)
    {
        Education? required = null;
        var preferred = EducationLevel.None;
        (int Start, int Length) where = default;
        var (next, at) = (0, 0);
        while (Degrees.Next(folded, starts, ref next, ref at, out _, out var length))
        {
            var lineStart = folded.AsSpan(Math.Max(0, at - 300), Math.Min(300, at)).LastIndexOf('\n') + 1 + Math.Max(0, at - 300);
            var lineEnd = folded.AsSpan(at, Math.Min(400, folded.Length - at)).IndexOf('\n');
            var from = lineStart;
            var until = lineEnd < 0 ? Math.Min(folded.Length, at + 400) : at + lineEnd;
            var kind = Text.Sections.At(sections, at)?.Kind;
            if (kind is SectionKind.About or SectionKind.Benefits or SectionKind.Legal or SectionKind.Pay || Lowest(folded, starts[(next - 1)..], at, until) is not { } degree)
            {
                at += length;
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
                preferred = Welcome(folded, starts[next..], degree.End, until) is { } higher && higher > degree.Level ? higher : preferred;
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
    private static (EducationLevel Level, int Start, int End)? Lowest(string folded, ReadOnlySpan<PhraseStart> starts, int at, int until)
    {
        var names = Named(folded, starts, at, Math.Min(until, at + 120));
        if (names.Count == 0 || names[0].Start != at)
        {
            return null;
        }

        var first = names[0];
        var (level, end) = (first.Level, first.End);
        foreach (var other in names.Skip(1))
        {
            var between = folded.AsSpan(end, other.Start - end);
            if (between.Length > 60 || !ContainsAny(between, [" or", "/", ",", "oder", " ou", " o "]))
            {
                break;
            }

            if (other.Level < level && other.Level != EducationLevel.HighSchool)
            {
                level = other.Level;
            }

            end = other.End;
        }

        return (level, first.Start, end);
    }

    private static List<(EducationLevel Level, int Start, int End)> Named(string folded, ReadOnlySpan<PhraseStart> starts, int from, int until)
    {
        var found = new List<(EducationLevel, int, int)>();
        var (next, at) = (0, from);
        while (Degrees.Next(folded.AsSpan(0, until), starts, ref next, ref at, out var degree, out var length))
        {
            if (IsDegree(folded, degree.Phrase, at, at + length, until))
            {
                found.Add((degree.Level, at, at + length));
            }

            at += length;
        }

        return found;
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
            "diploma" => ContainsAny(after, [" in ", "required", "equivalent", "or ", "preferred", "from"]) && !after.StartsWith(" of "),
            "high school" => ContainsAny(after, ["diploma", "ged", "graduate", "education", "equivalent", "degree", "or "]) ,
            "ba in" or "bs in" or "2:1" or "promotion in" => folded.Length > end,
            "bachillerato" or "matura" or "abitur" or "baccalaureat" => true,
            "master's" => ContainsAny(after, EducationWords.Cues) || after.IsEmpty || after.StartsWith("."),
            _ => true,
        };
    }

    /// <summary>"Bachelor's required, Master's preferred": the higher degree behind the one asked for.</summary>
    private static EducationLevel? Welcome(string folded, ReadOnlySpan<PhraseStart> starts, int from, int until)
    {
        foreach (var other in Named(folded, starts, from, until))
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
