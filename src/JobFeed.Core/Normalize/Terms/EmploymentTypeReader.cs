using System.Buffers;
using System.Collections.Immutable;
using JobFeed.Core.Normalize.Titles;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>A kind of employment that was read, and where.</summary>
internal readonly record struct EmploymentTerm(EmploymentType Type, string SourceField, int Start, int Length);

/// <summary>
/// Reads kinds of employment from the source's field, the title and the text. In running text a term counts unless its neighbours show that it
/// speaks of something else (full-time students, full-time experience). Nothing is assumed: most postings do not say.
/// </summary>
internal static class EmploymentTypeReader
{
    private const int Neighbours = 60;

    private static readonly PhraseTable<(EmploymentType Type, TermScope Scope)> Titles = new(
        EmploymentTypeWords.Rows.OrderByDescending(row => row.Scope).Select(row => (row.Phrases, (row.Type, row.Scope))));

    internal static readonly PhraseFinder<(EmploymentType Type, TermScope Scope)> Texts = new(
        PhraseFamily.Employment,
        EmploymentTypeWords.Rows.Where(row => row.Scope != TermScope.Title).Select(row => (row.Phrases, (row.Type, row.Scope))));

    public static void ReadTitle(string title, string sourceField, List<EmploymentTerm> found)
    {
        var words = new FoldedWords(title);
        for (var i = 0; i < words.Count;)
        {
            var length = Titles.Match(words, i, out var term);
            if (length > 0 && term.Scope != TermScope.Nowhere && !IsTrapInTitle(words, i, length, term.Type))
            {
                var start = words.StartOf(i);
                found.Add(new EmploymentTerm(term.Type, sourceField, start, words.EndOf(i + length - 1) - start));
            }

            i += Math.Max(1, length);
        }

        ReadBoth(Text.Folding.Of(title), sourceField, found);
    }

    public static void ReadText(string folded, ReadOnlySpan<PhraseStart> starts, ImmutableArray<Section> sections, List<EmploymentTerm> found)
    {
        var (next, at) = (0, 0);
        while (Texts.Next(folded, starts, ref next, ref at, out var term, out var length))
        {
            if (term.Scope == TermScope.Anywhere && (IsLabelled(folded, at, length) || (IsOffered(folded, at, length, term.Type) && IsAboutTheJob(sections, at))))
            {
                found.Add(new EmploymentTerm(term.Type, "description", at, length));
            }

            at += length;
        }

        ReadBoth(folded, "description", found);

        // "Lead Architect (Contract) - London": the title again, as it stands nowhere but in titles.
        if (folded.AsSpan().IndexOf("(contract)") is >= 0 and var bracket)
        {
            found.Add(new EmploymentTerm(EmploymentType.Contractor, "description", bracket + 1, "contract".Length));
        }
    }

    /// <summary>"Full or part time", "Voll- oder Teilzeit": the first half lacks its second word.</summary>
    private static void ReadBoth(string folded, string sourceField, List<EmploymentTerm> found)
    {
        if (folded.AsSpan().IndexOfAny(Both) is >= 0 and var at)
        {
            found.Add(new EmploymentTerm(EmploymentType.FullTime, sourceField, at, "full".Length));
            found.Add(new EmploymentTerm(EmploymentType.PartTime, sourceField, at, "full".Length));
        }
    }

    private static readonly SearchValues<string> Both = SearchValues.Create(
        [
            "full or part time", "full or part-time", "full/part time", "full/part-time", "full- or part-time", "full and part time", "voll- oder teilzeit", "voll-/teilzeit", "voll/teilzeit",
            "voll- und teilzeit", "voll oder teilzeit", "voll-oder teilzeit",
        ],
        StringComparison.Ordinal);

    private static bool IsAboutTheJob(ImmutableArray<Section> sections, int index) =>
        Text.Sections.At(sections, index)?.Kind is not (SectionKind.About or SectionKind.Benefits or SectionKind.Legal or SectionKind.Apply);

    /// <summary>"Job type: Full-time", "Employment type Full-time", "Acme | Full-time | Berlin": a field of its own, wherever it stands.</summary>
    private static bool IsLabelled(string folded, int at, int length)
    {
        var before = folded.AsSpan(Math.Max(0, at - Neighbours), Math.Min(Neighbours, at)).TrimEnd(" \u00A0*:").ToString();
        var after = folded.AsSpan(at + length).TrimStart(" \u00A0");
        return Array.Exists(TypeLabels, label => before.EndsWith(label, StringComparison.Ordinal))
            || (before.EndsWith('|') && (after.IsEmpty || after[0] is '|' or '\n' or ','));
    }

    private static readonly string[] TypeLabels = ["job type", "job types", "employment type", "vacancy type", "position type", "type of employment", "employment status"];

    private static bool IsOffered(string folded, int at, int length, EmploymentType type)
    {
        var after = folded.AsSpan(at + length, Math.Min(Neighbours, folded.Length - at - length));
        var before = folded.AsSpan(Math.Max(0, at - Neighbours), Math.Min(Neighbours, at));
        after = Cut(after, fromStart: true);
        before = Cut(before, fromStart: false);
        if (after.Contains("eligib", StringComparison.Ordinal) || after.Contains("may not", StringComparison.Ordinal))
        {
            return false;
        }

        if (type == EmploymentType.FullTime || type == EmploymentType.PartTime)
        {
            var next = after.TrimStart(" ,-");
            if (next.StartsWith("position") || next.StartsWith("role") || next.StartsWith("job") || next.StartsWith("contract") || next.StartsWith("permanent") || next.StartsWith("opportunity"))
            {
                return !before.Contains("convert", StringComparison.Ordinal) && !before.Contains("lead", StringComparison.Ordinal);
            }

            return !ContainsAny(after[..Math.Min(after.Length, 26)], EmploymentTypeWords.NotAfter) && !ContainsAny(before[Math.Max(0, before.Length - 36)..], EmploymentTypeWords.NotBefore);
        }

        return !before.EndsWith("not ") && !before.EndsWith("no ") && !before.Contains("experience", StringComparison.Ordinal) && !after.TrimStart().StartsWith("experience") && !before.EndsWith("manage ");
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, bool fromStart)
    {
        if (fromStart)
        {
            var end = text.IndexOf('\n');
            var stop = text.IndexOf(". ");
            if (stop >= 2 && text[stop - 2] == '.')
            {
                stop = -1; // "full-time U.S. employees"
            }

            end = end < 0 ? text.Length : end;
            return text[..(stop >= 0 && stop < end ? stop : end)];
        }

        var line = text.LastIndexOf('\n');
        var sentence = text.LastIndexOf(". ");
        return text[(Math.Max(line, sentence) + 1)..];
    }

    private static bool IsTrapInTitle(FoldedWords words, int at, int length, EmploymentType type) => type switch
    {
        EmploymentType.Contractor when words.Is(at, "mois") => true,
        EmploymentType.Contractor when words.Is(at, "contract") && length == 1 => words.Is(at - 1, "smart") || words.Is(at - 1, "government") || words.Is(at - 1, "commercial") || words.Is(at - 1, "sub") || words.Is(at - 1, "prime")
            || (!words.StartsPart(at) && (words.Is(at - 1, "senior") || words.Is(at - 1, "sr") || words.Is(at - 1, "junior")))
            || (!words.StartsPart(at + 1) && (words.Before(at + 1).Contains('&') || words.Is(at + 1, "and"))),
        EmploymentType.Contractor when words.Is(at, "contracting") => !words.StartsPart(at) || !words.StartsPart(at + 1),
        EmploymentType.Contractor when words.Is(at, "1099") || words.Is(at, "contractual") => false,
        EmploymentType.Temporary when words.Is(at, "temp") || words.Is(at, "saison") => !words.StartsPart(at) && !words.StartsPart(at + 1),
        EmploymentType.Temporary when words.Is(at, "temporal") || words.Is(at, "eventual") => !words.StartsPart(at + 1),
        EmploymentType.Intern => false,
        _ => false,
    };

    private static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
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
