using System.Buffers;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>
/// Reads the languages that a position asks for. A name counts when a word about knowing it stands by, or a level, and the next word does not make
/// it an adjective ("German car"). Names that only commas and conjunctions part share their words: "fluent in English and German".
/// </summary>
internal static class SpokenLanguageReader
{
    private const int ReachBefore = 80;
    private const int ReachAfter = 60;
    private const int LongestGap = 14;

    public static List<Finding<SpokenLanguage>> Read(Passage passage, List<Hit> hits)
    {
        var found = new List<Finding<SpokenLanguage>>();
        var names = hits.FindAll(hit => hit.Cue.Kind == CueKind.Language);
        var (lastEnd, lastTo, lastAccepted) = (0, 0, false);
        for (var first = 0; first < names.Count;)
        {
            var next = first + 1;
            while (next < names.Count && IsSeparator(passage.Folded.AsSpan(names[next - 1].End, names[next].Start - names[next - 1].End)) && !BeginsClause(passage.Folded, names[next - 1], names[next]))
            {
                next++;
            }

            var (start, end) = passage.Sentence(names[first].Start, names[next - 1].End);
            var from = Math.Max(Math.Max(start, Math.Min(lastTo, names[first].Start)), names[first].Start - ReachBefore);
            var to = Math.Min(end, names[next - 1].End + ReachAfter);
            if (next < names.Count && names[next].Start < to)
            {
                to = CutAtNext(passage.Folded, names[next - 1].End, names[next].Start);
            }

            var group = names[first..next];
            var goesOn = lastAccepted && lastEnd > start && names[first].Start - lastEnd <= 40;
            lastAccepted = Accept(passage, group, from, to, goesOn, found);
            lastEnd = names[next - 1].End;
            lastTo = next < names.Count && names[next].Start - lastEnd <= ReachAfter ? to : lastEnd;
            first = next;
        }

        return found;
    }

    private static bool Accept(Passage passage, List<Hit> group, int from, int to, bool goesOn, List<Finding<SpokenLanguage>> found)
    {
        var kind = passage.KindAt(group[0].Start);
        var before = passage.Folded.AsSpan(from, group[0].Start - from);
        var after = passage.Folded.AsSpan(group[^1].End, Math.Max(0, to - group[^1].End));
        var level = LanguageCues.Level(after, isBehind: true) ?? LanguageCues.Level(before, isBehind: false);
        var isAsked = level is not null || goesOn || group.Exists(hit => hit.Cue.IsSure) || before.ContainsAny(LanguageCues.Knowing) || after.ContainsAny(LanguageCues.Knowing)
            || LanguageCues.IsWelcome(after) || IsListed(passage.Folded, group);
        if (!isAsked || kind is SectionKind.Benefits or SectionKind.About or SectionKind.Legal or SectionKind.Pay || before.ContainsAny(LanguageCues.Otherwise) || after.ContainsAny(LanguageCues.Otherwise)
            || IsNoName(before) || group.Exists(hit => !IsName(passage, hit)))
        {
            return false;
        }

        var isWelcome = before.ContainsAny(LanguageCues.Welcome) || LanguageCues.IsWelcome(after);
        if (!isWelcome && after.ContainsAny(LanguageCues.NotNeeded))
        {
            return false;
        }

        isWelcome |= kind == SectionKind.Preferred && !before.ContainsAny(LanguageCues.Musts) && !after.ContainsAny(LanguageCues.Musts);
        var requirement = isWelcome ? Requirement.Preferred : Requirement.Required;
        foreach (var hit in group)
        {
            var known = found.FindIndex(finding => finding.Value.Code == hit.Cue.Value);
            var language = new SpokenLanguage(hit.Cue.Value!, level, requirement);
            if (known < 0)
            {
                found.Add(new Finding<SpokenLanguage>(language, hit.Start, hit.Length));
            }
            else if (found[known].Value.Level is null && level is not null)
            {
                found[known] = new Finding<SpokenLanguage>(language with { Requirement = (Requirement)Math.Max((int)requirement, (int)found[known].Value.Requirement) }, hit.Start, hit.Length);
            }
        }

        return true;
    }

    /// <summary>"Fluent in English, French is a plus": a comma and a verb for one begin a clause of its own.</summary>
    private static bool BeginsClause(string folded, Hit last, Hit next)
    {
        var after = folded.AsSpan(next.End);
        return folded.AsSpan(last.End, next.Start - last.End).Trim() is "," && (after.StartsWith(" is a") || after.StartsWith(" a plus") || after.StartsWith(" is pref") || after.StartsWith(" would be") || after.StartsWith(" as a plus"));
    }

    /// <summary>Alone on an item of a list whose heading speaks of languages: "Languages:", "- German", "- English".</summary>
    private static bool IsListed(string folded, List<Hit> group)
    {
        const int MostItems = 10, LongestLine = 60;
        var (start, end) = (group[0].Start - 2, group[^1].End);
        if (start < 1 || !folded.AsSpan(start - 1).StartsWith("\n- ") || (end < folded.Length && folded[end] != '\n'))
        {
            return false;
        }

        for (var items = 0; items < MostItems && start > 0; items++)
        {
            end = folded.AsSpan(0, start).TrimEnd('\n').Length;
            start = end == 0 ? 0 : folded.LastIndexOf('\n', end - 1, Math.Min(LongestLine, end)) + 1;
            var line = folded.AsSpan(start, end - start);
            if (line.Length > LongestLine || !line.StartsWith("- "))
            {
                return line.Length <= LongestLine && line.ContainsAny(LanguageCues.Heading);
            }
        }

        return false;
    }

    /// <summary>"Plain English" is clear words, "non-English languages" are others.</summary>
    private static bool IsNoName(ReadOnlySpan<char> before) => before.EndsWith("plain ") || before.EndsWith("simple ") || before.EndsWith("non-");

    private static int CutAtNext(string folded, int from, int nextStart)
    {
        var gap = folded.AsSpan(from, nextStart - from);
        var at = gap.IndexOfAny(LanguageCues.Cuts);
        return from + (at < 0 ? gap.Length : at);
    }

    /// <summary>The word behind an English name says whether it names the language; "polish" as a verb is written small.</summary>
    private static bool IsName(Passage passage, Hit hit)
    {
        var name = passage.Folded.AsSpan(hit.Start, hit.Length);
        if (hit.Cue.IsSure || !LanguageNames.IsEnglish(name))
        {
            return !(passage.Folded.AsSpan(0, hit.Start) is var before && (before.EndsWith("marche ") || before.EndsWith("mercado ") || before.EndsWith("mercato ") || before.EndsWith("droit ") || before.EndsWith("markt ")));
        }

        if (name is "polish" && !char.IsUpper(passage.Text[hit.Start]))
        {
            return false;
        }

        var rest = passage.Folded.AsSpan(hit.End, Math.Min(24, passage.Folded.Length - hit.End));
        var word = rest.TrimStart(" -");
        if (word.Length == rest.Length || word.IsEmpty || !char.IsLetter(word[0]))
        {
            return true;
        }

        var length = 0;
        while (length < word.Length && char.IsLetterOrDigit(word[length]))
        {
            length++;
        }

        return LanguageCues.MayFollow.Contains(word[..length]);
    }

    private static bool IsSeparator(ReadOnlySpan<char> gap)
    {
        if (gap.Length > LongestGap)
        {
            return false;
        }

        gap = gap.Trim(" ,/&+-()");
        return gap is "" or "and" or "or" or "and/or" or "und" or "oder" or "sowie" or "et" or "ou" or "et/ou" or "y" or "o" or "e" or "i" or "en" or "of" or "lub" or "oraz" or "und/oder" or "as well as" or "and in" or "and also"
            or "d'" or "de l'" or "et l'" or "et de l'" or "et de l" or "et du" or "und in" or "e l'" or "plus";
    }
}
