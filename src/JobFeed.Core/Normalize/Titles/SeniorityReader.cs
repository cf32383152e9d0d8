using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Titles;

/// <summary>A level, and the words of the title that name it.</summary>
internal readonly record struct Level(Seniority Seniority, int Start, int Length, bool IsApprentice);

/// <summary>
/// Reads the level of a position from its title. Phrases that only look like levels go first (Chief of Staff, lead generation, account manager);
/// of several levels the higher counts, except that interns, trainees and juniors stay what they are beside a manager or director.
/// </summary>
internal static class SeniorityReader
{
    public static Level? Read(string title) => Read(new FoldedWords(title));

    public static Level? Read(FoldedWords words)
    {
        Level? best = null;
        foreach (var level in Levels(words))
        {
            if (level.Seniority == Seniority.Intern || level.IsApprentice)
            {
                return level;
            }

            if (best is not { } other || Outranks(level.Seniority, other.Seniority))
            {
                best = level;
            }
        }

        return best;
    }

    /// <summary>All levels that a title names, in order.</summary>
    public static IEnumerable<Level> Levels(FoldedWords words)
    {
        for (var i = 0; i < words.Count;)
        {
            var length = LevelWords.Table.Match(words, i, out var cue);
            if (length == 0)
            {
                if (Grade(words, i) is { } grade)
                {
                    yield return At(words, i, 1, grade, false);
                }
                else if (IsStage(words, i))
                {
                    yield return At(words, i, 1, Seniority.Intern, false);
                }

                i++;
                continue;
            }

            if (cue == LevelCue.OfAnother)
            {
                yield break;
            }

            if (LevelWords.LevelOf(cue) is { } level && Holds(words, i, length, cue))
            {
                yield return At(words, i, length, level, cue == LevelCue.Apprentice);
            }

            i += length;
        }
    }

    private static Level At(FoldedWords words, int index, int count, Seniority level, bool isApprentice)
    {
        var start = words.StartOf(index);
        return new Level(level, start, words.EndOf(index + count - 1) - start, isApprentice);
    }

    /// <summary>Junior people stay junior beside "manager"; otherwise the higher level counts.</summary>
    private static bool Outranks(Seniority level, Seniority other)
    {
        if (level is Seniority.Entry or Seniority.Junior && other >= Seniority.Manager)
        {
            return true;
        }

        if (other is Seniority.Entry or Seniority.Junior && level >= Seniority.Manager)
        {
            return false;
        }

        return level > other;
    }

    private static bool Holds(FoldedWords words, int at, int length, LevelCue cue) => cue switch
    {
        LevelCue.Staff => (at == 0 || words.StartsPart(at) || words.Is(at - 1, "senior") || words.Is(at - 1, "sr") || words.Is(at - 1, "lead") || words.Before(at).Contains('/'))
            && Follows(words, at + length, LevelWords.StaffOccupations, 6) || (at > 0 && words.StartsPart(at) && words.StartsPart(at + 1) && words.IsAny(at - 1, LevelWords.StaffOccupations)),
        LevelCue.Associate => (at == 0 || words.Is(at - 1, "the") || words.StartsPart(at)) && !words.StartsPart(at + length) && !words.Is(at + 1, "manager") && !Follows(words, at + length, Directors, 5)
            && Follows(words, at + length, LevelWords.AssociateOccupations, 5),
        LevelCue.Chief when words.Is(at, "chief") => Follows(words, at + 1, Officer, 5),
        LevelCue.Chief when words.IsAny(at, ShortOffices) => at == 0 || words.Before(at).ContainsAny("/&|") || words.IsAny(at - 1, BeforeOffice),
        LevelCue.Chief when words.Is(at, "president") => !words.Is(at - 1, "vice"),
        LevelCue.Chief when words.Is(at, "founder") => !words.Is(at - 1, "for"),
        LevelCue.Mid when words.Is(at, "regular") => at == 0 || words.Before(at).Contains('/') || words.Before(at + 1).Contains('/'),
        LevelCue.Mid when words.Is(at, "middle") => at == 0 || words.Before(at).Contains('/') || words.Before(at).Contains('('),
        LevelCue.Entry when words.Is(at, "entry") && length == 1 => words.Before(at).Contains('/') || words.Before(at + 1).Contains('/') || words.Before(at).Contains('('),
        LevelCue.Entry when words.Is(at, "campus") && length == 1 => words.StartsPart(at) && words.StartsPart(at + 1),
        LevelCue.Entry when words.Is(at, "starter") => words.StartsPart(at + 1),
        LevelCue.Director when words.Is(at, "head") && length == 1 => words.StartsPart(at + 1) || words.Is(at - 1, "global") || words.Is(at - 1, "regional"),
        LevelCue.Lead when words.Is(at, "leadership") => false,
        LevelCue.Lead when words.Is(at, "leads") => at == 0,
        LevelCue.Junior when words.Is(at, "juniors") => false,
        _ => true,
    };

    private static readonly HashSet<string> Officer = ["officer"];

    /// <summary>Offices whose letters stand for other things as well: contract manufacturers and research organizations, for one.</summary>
    private static readonly HashSet<string> ShortOffices = ["cmo", "cro", "cdo", "cso", "cpo"];
    private static readonly HashSet<string> BeforeOffice = ["interim", "fractional", "virtual", "deputy", "acting", "group", "global", "regional", "founding", "and", "field"];
    private static readonly HashSet<string> Directors = ["director"];

    private static bool Follows(FoldedWords words, int from, HashSet<string> sought, int within)
    {
        for (var i = from; i < Math.Min(words.Count, from + within); i++)
        {
            if (words.IsAny(i, sought))
            {
                return true;
            }

            if (i > from && words.Before(i).ContainsAny("|("))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Grades behind an occupation: II is mid, III and IV senior. Single digits too, but not behind "level", "grade" or "tier".</summary>
    private static Seniority? Grade(FoldedWords words, int at)
    {
        if (at == 0 || !words.Before(at).SequenceEqual(" ") && !words.Before(at).SequenceEqual(", ") && !(words.Before(at).SequenceEqual("-") && words.StartsPart(at + 1)))
        {
            return null;
        }

        var before = words[at - 1];
        if (before is "level" or "grade" or "tier" or "phase" or "class" or "type" or "series" or "team" or "shift" or "unit" or "zone" or "region" or "day" or "top" or "fortune" or "range"
            || !char.IsLetter(before[^1]) || before.Length < 3)
        {
            return null;
        }

        var isLast = words.StartsPart(at + 1);
        return words[at] switch
        {
            "ii" => Seniority.Mid,
            "iii" or "iv" => Seniority.Senior,
            "2" when isLast => Seniority.Mid,
            "3" or "4" when isLast => Seniority.Senior,
            "i" or "1" when isLast && before is not ("manager" or "director" or "supervisor" or "president") => Seniority.Entry,
            _ => null,
        };
    }

    /// <summary>"Stage" is an internship in French, Dutch and Italian; in English it is where plays are given.</summary>
    private static bool IsStage(FoldedWords words, int at) =>
        words.Is(at, "stage")
        && words.StartsPart(at)
        && !words.Is(at + 1, "manager") && !words.Is(at + 1, "hand") && !words.Is(at + 1, "technician") && !words.Is(at + 1, "director") && !words.Is(at + 1, "crew")
        && !words.Is(at + 1, "lighting") && !words.Is(at + 1, "actor");
}
