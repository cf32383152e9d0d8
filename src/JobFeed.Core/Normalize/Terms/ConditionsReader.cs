using System.Collections.Immutable;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>The conditions of a position beside its pay: languages, visa, clearance, travel, hours, openings, benefits and the last day to apply.</summary>
public sealed record ConditionsReading
{
    public ImmutableArray<SpokenLanguage> SpokenLanguages { get; init; } = [];

    public bool? VisaSponsorship { get; init; }

    public string? SecurityClearance { get; init; }

    public int? TravelPercent { get; init; }

    public decimal? WeeklyHours { get; init; }

    public int? Openings { get; init; }

    public ImmutableArray<Benefit> Benefits { get; init; } = [];

    /// <summary>The last day to apply that the text names; its evidence is the date as written.</summary>
    public Provenance? Deadline { get; init; }

    public ImmutableArray<Provenance> Why { get; init; } = [];
}

/// <summary>Reads the conditions of a position from its title and its text, in one pass that finds the phrases of all of them.</summary>
public static class ConditionsReader
{
    /// <summary>Phrases that are looked at: a text that has more is no posting.</summary>
    private const int MostHits = 10_000;

    public static ConditionsReading Read(NormalizationInput input)
    {
        var why = ImmutableArray.CreateBuilder<Provenance>();
        var title = new Passage(input.Title, Folding.Of(input.Title), [], "title");
        var text = new Passage(input.Text, input.Folded, input.Sections, "description");
        List<Hit> inTitle = [], inText = [];
        Find(title, PhraseStarts.Of(title.Text, title.Folded), inTitle);
        Find(text, input.Starts, inText);

        var languages = SpokenLanguageReader.Read(title, inTitle);
        AddRange(languages, title, finding => $"spokenLanguages.{finding.Code}", "terms.spoken-language", why);
        var more = SpokenLanguageReader.Read(text, inText);
        more.RemoveAll(finding => languages.Exists(known => known.Value.Code == finding.Value.Code && (known.Value.Level is not null || finding.Value.Level is null)));
        languages.RemoveAll(known => more.Exists(finding => finding.Value.Code == known.Value.Code));
        AddRange(more, text, finding => $"spokenLanguages.{finding.Code}", "terms.spoken-language", why);

        var benefits = BenefitReader.Read(text, inText);
        AddRange(benefits, text, _ => "benefits", "terms.benefit", why);

        return new ConditionsReading
        {
            SpokenLanguages = [.. languages.Concat(more).Select(finding => finding.Value)],
            VisaSponsorship = Explain(VisaReader.Read(text, inText), text, "visaSponsorship", "terms.visa", why),
            SecurityClearance = Explain(ClearanceReader.Read(title, inTitle), title, "securityClearance", "terms.clearance", why)
                ?? Explain(ClearanceReader.Read(text, inText), text, "securityClearance", "terms.clearance", why),
            TravelPercent = Explain(TravelReader.Read(text, inText), text, "travelPercent", "terms.travel", why),
            WeeklyHours = Explain(WeeklyHoursReader.Read(title, inTitle), title, "weeklyHours", "terms.weekly-hours", why)
                ?? Explain(WeeklyHoursReader.Read(text, inText), text, "weeklyHours", "terms.weekly-hours", why),
            Openings = Explain(OpeningsReader.Read(title, inTitle), title, "openings", "terms.openings", why)
                ?? Explain(OpeningsReader.Read(text, inText), text, "openings", "terms.openings", why),
            Benefits = [.. benefits.Select(finding => finding.Value)],
            Deadline = DeadlineReader.Read(text, inText, input.Country, input.ObservedAt) is { } day ? Because(text, "validThrough", "dates.deadline-text", day.Start, day.Length) : null,
            Why = why.DrainToImmutable(),
        };
    }

    private static void Find(Passage passage, ReadOnlySpan<PhraseStart> starts, List<Hit> hits)
    {
        var (next, at) = (0, 0);
        while (hits.Count < MostHits && ConditionPhrases.All.Next(passage.Folded, starts, ref next, ref at, out var cue, out var length))
        {
            hits.Add(new Hit(cue, at, length));
            at += length;
        }
    }

    private static T? Explain<T>(Finding<T>? finding, Passage passage, string field, string rule, ImmutableArray<Provenance>.Builder why)
        where T : struct
    {
        if (finding is not { } found)
        {
            return null;
        }

        why.Add(Because(passage, field, rule, found.Start, found.Length));
        return found.Value;
    }

    private static string? Explain(Finding<string>? finding, Passage passage, string field, string rule, ImmutableArray<Provenance>.Builder why)
    {
        if (finding is not { } found)
        {
            return null;
        }

        why.Add(Because(passage, field, rule, found.Start, found.Length));
        return found.Value;
    }

    private static void AddRange<T>(List<Finding<T>> findings, Passage passage, Func<T, string> field, string rule, ImmutableArray<Provenance>.Builder why)
    {
        foreach (var finding in findings)
        {
            why.Add(Because(passage, field(finding.Value), rule, finding.Start, finding.Length));
        }
    }

    private static Provenance Because(Passage passage, string field, string rule, int start, int length) => new()
    {
        Field = field,
        Rule = rule,
        SourceField = passage.Source,
        Evidence = passage.Text.Substring(start, length),
        Start = start,
        Confidence = 0.9,
    };
}
