using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>
/// Reads the years of experience asked of the candidate. An amount of time is experience when the words around it say so; the age of
/// the company, the length of a contract, residence, children and plans are not. The first amount of the requirements counts, else the first elsewhere.
/// </summary>
internal static class ExperienceReader
{
    /// <summary>No posting asks for more; a greater number tells the age of something.</summary>
    private const decimal MostYears = 25;

    private const int Reach = 110;

    /// <summary>Amounts of time that are looked at: a text that names more is no posting.</summary>
    private const int MostAmounts = 2_000;

    private static readonly string[] ExperienceWords =
    [
        "experience", "experienced", " exp ", " exp.", "exp:", "exp :", "yoe", "exp)", "expertise", "erfahrung", "berufspraxis", "experiencia", "esperienza", "ervaring", "doswiadczen", "track record", "background",
        "post qualif", "post-qualif", "postqualif", "pqe", "(requis)", "requis)", "hands-on", "vergleichbaren position", "stazu",
    ];

    private static readonly string[] NotBefore =
    [
        "past", "last", "next", "coming", "every", "within", "founded", "since", "celebrat", "resid", "lived", "age of", "aged", "older", "profitable", "we have been", "we've been", "has been",
        "have been around", "for nearly", "for almost", "anniversary", "first", "depuis", "seit", "desde hace", "da oltre", "sinds", "od ponad", "existant", "in business", "our ", "vest", "over the",
        "nachsten", "letzten", "prochain", "derniere", "proximos", "ultimos", "after", "nach ", "apres", "children", "valid for", "warrant", "duree", "term of", "in over", "for over", "for more than", "bei uns",
    ];

    private static readonly string[] NotAfter =
    [
        "old", "ago", "of age", "contract", "intern", "fixed", "ftc", "warrant", "degree", "diploma", "program", "in business", "of histor", "of resid", "of continuous resid", "of living", "anniver", "roadmap", "term ",
        "of innovation", "duration", "probation", "placement", "apprentic", "vest", "of tradition", "into the", "from now", "of service", "cdd", "cdi", "de cdd", "matern", "secondment", "lease", "fellowship", "ausbildung", "befrist",
        "of growth", "of success", "d'existence", "of uk", "in the uk", "of age", "in a row", "of funding", "of runway", "of leave", "of paid", "of maternity", "of parental", "rotation", "assignment", "renewable", "plan", "college",
        "university", "course", "jung", "alt", "running", "in the making", "graduate program", "employment", "of employment", "of tenure", "with the company", "with us", "stage", "dans le secteur de la creation", "lang", "garant",
    ];

    private static readonly string[] Modal =
    [
        "minim", "at least", "mind.", "mindestens", "wenigstens", "au moins", "al menos", "almeno", "co najmniej", "pelo menos", "minst", "have", "has ", "must", "require", "possess", "need", "requirement", "preferably", "ideally", "min.", "min ",
    ];

    private static readonly string[] Activity =
    [
        "in ", "of ", "working", "as ", "with ", "using", "building", "leading", "managing", "delivering", "developing", "designing", "doing", "writing", "running ", "selling", "quota", "at a ", "within ", "on ", "en ", "dans ", "als ", "in der", "im ", "jako ", "w ",
        "como ", "em ", "nella", "nel ", "come ", "supporting", "shipping", "relevant", "professional", "hands", "industry", "work", "coding", "teaching", "operating", "owning", "implementing", "creating", "driving", "programming", "commercial", "software", "backend", "frontend",
    ];

    /// <param name="text">The text as written.</param>
    /// <param name="folded">The same text folded.</param>
    /// <param name="sections">Its parts; none when it was not cut.</param>
    /// <param name="language">Its language: English text is searched for English units only.</param>
    public static (Experience Value, int Start, string Evidence)? Read(string text, string folded, ImmutableArray<Section> sections, string? language)
    {
        TimeAmount? best = null;
        var bestRank = int.MaxValue;
        foreach (var amount in TimeSpans.Find(folded, language).Take(MostAmounts))
        {
            var rank = Rank(sections, amount.Start);
            if (rank < bestRank && IsExperience(folded, amount))
            {
                (best, bestRank) = (amount, rank);
                if (rank == 0)
                {
                    break;
                }
            }
        }

        if (best is not { } found)
        {
            return null;
        }

        var sentence = After(folded, found.UnitEnd, Reach);
        var evidence = text.Substring(found.Start, Math.Min(text.Length, found.UnitEnd + sentence.Length) - found.Start).Trim();
        var experience = new Experience
        {
            MinYears = Round(found.Min),
            MaxYears = Round(found.Max),
            Area = ExperienceArea.Read(text.AsSpan(found.UnitEnd, Math.Min(sentence.Length, text.Length - found.UnitEnd))),
            OrEquivalentSeniority = sentence.Contains("or equivalent", StringComparison.Ordinal) || sentence.Contains("oder vergleichbar", StringComparison.Ordinal)
                || sentence.Contains("ou equivalent", StringComparison.Ordinal) || sentence.Contains("o equivalente", StringComparison.Ordinal),
        };
        return (experience, found.Start, evidence);
    }

    /// <summary>Reads a field that holds nothing but experience (<c>5 - 8 years</c>).</summary>
    public static Experience? ReadField(string folded)
    {
        foreach (var amount in TimeSpans.Find(folded, null))
        {
            return new Experience { MinYears = Round(amount.Min), MaxYears = Round(amount.Max) };
        }

        return null;
    }

    private static decimal? Round(decimal? years) => years is { } value ? Math.Round(value, 2) / 1.0000m : null;

    private static int Rank(ImmutableArray<Section> sections, int index) => Text.Sections.At(sections, index)?.Kind switch
    {
        SectionKind.Required => 0,
        SectionKind.Preferred => 2,
        SectionKind.About or SectionKind.Benefits or SectionKind.Legal => 3,
        _ => 1,
    };

    private static bool IsExperience(string folded, TimeAmount amount)
    {
        var years = amount.Min ?? amount.Max ?? 0;
        if (years > MostYears || amount.Max > MostYears + 5)
        {
            return false;
        }

        var after = After(folded, amount.UnitEnd, Reach);
        var before = Before(folded, amount.Start);
        var next = after[..Math.Min(after.Length, 26)].TrimStart(" -'’+)(");
        var says = ContainsAny(after, ExperienceWords);
        var direct = says && FirstOf(after, ExperienceWords) < 50;
        if (StartsWithAny(next, NotAfter) && !(direct && next.StartsWith("of")))
        {
            return false;
        }

        var near = before[Math.Max(0, before.Length - 34)..];
        if (amount.IsMonths && ContainsAny(near, OfContract))
        {
            return false;
        }

        var saidBefore = ContainsAny(before, ExperienceWords);
        if (ContainsAny(near, NotBefore))
        {
            // "in the past 5 years" of somebody experienced, and "after 5 years of experience", still ask for it.
            return years <= 15 && ((direct && !ContainsAny(near, OfCompany)) || (saidBefore && near.Contains("past", StringComparison.Ordinal)));
        }

        if (says || saidBefore)
        {
            return !IsCompany(before, after, years);
        }

        if (amount.IsMonths)
        {
            return false;
        }

        var startsLine = before.TrimStart("-*• ").Length < 3;
        if (startsLine && (amount.IsOpen || ContainsAny(before, Modal) || StartsWithAny(next, Activity)))
        {
            return true;
        }

        return years <= 15 && (amount.IsOpen || (ContainsAny(before, Modal) && StartsWithAny(next, Activity)));
    }

    private static readonly string[] OfContract = ["cdd", "contrat", "contract", "duration", "duree", "probation", "internship", "stage", "laufzeit", "vertrag", "befrist", "duur", "durata", "duracion", "duracao"];

    private static readonly string[] OfCompany = ["we have", "we've", "our ", "founded", "has been", "resid", "lived", "for over", "for more than", "in over", "depuis", "seit", "celebrat", "in business"];

    private static bool IsCompany(ReadOnlySpan<char> before, ReadOnlySpan<char> after, decimal years) =>
        ContainsAny(after[..Math.Min(60, after.Length)], ["resid", "our company", "we are", "we have", "in the industry, "])
        || (ContainsAny(before, ["we have", "we bring", "company", "with over", "team has", "combined", "collective", "leader"]) && years >= 10);

    private static ReadOnlySpan<char> After(string folded, int from, int reach)
    {
        var span = folded.AsSpan(from, Math.Min(reach, folded.Length - from));
        for (var i = 0; i < span.Length; i++)
        {
            if (span[i] is '\n' or ';' or '!' or '?' || (span[i] == '.' && (i + 1 == span.Length || span[i + 1] == ' ') && !EndsWithShort(span[..i])))
            {
                return span[..i];
            }
        }

        return span;
    }

    /// <summary>True for "exp." and other short forms whose point ends no sentence.</summary>
    private static bool EndsWithShort(ReadOnlySpan<char> text) => text.EndsWith(" exp") || text.EndsWith(" min") || text.EndsWith("yrs") || text.EndsWith("e.g");

    private static ReadOnlySpan<char> Before(string folded, int to)
    {
        var from = Math.Max(0, to - Reach);
        var span = folded.AsSpan(from, to - from);
        var cut = span.LastIndexOf('\n');
        span = span[(cut + 1)..];
        for (var i = span.Length - 2; i >= 0; i--)
        {
            if (span[i] is '!' or '?' || (span[i] == '.' && span[i + 1] == ' ' && !span[..i].EndsWith("min") && !span[..i].EndsWith("mind")))
            {
                return span[(i + 1)..];
            }
        }

        return span;
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, ReadOnlySpan<string> words) => FirstOf(text, words) < int.MaxValue;

    private static int FirstOf(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        var first = int.MaxValue;
        foreach (var word in words)
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            first = at >= 0 && at < first ? at : first;
        }

        return first;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
