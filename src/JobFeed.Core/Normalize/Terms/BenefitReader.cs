using System.Buffers;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>
/// Reads benefits: any word for one in the sections about benefits and pay, elsewhere only phrases that speak of nothing else, or words in a
/// sentence about benefits. What the work is about (requirements, duties) is no benefit.
/// </summary>
internal static class BenefitReader
{
    private static readonly SearchValues<string> Denials = Of("no ", "not ", "n't ", "without ", "kein", "cannot", "excluding", "ineligible", "sans ", "sin ", "neither");

    private static readonly SearchValues<string> AboutBenefits = Of("benefit", "perks", "we offer", "insurance", "401", "coverage", "medical, dental", "dental, vision", "dental and vision", "dental, and vision", "wir bieten");

    public static List<Finding<Benefit>> Read(Passage passage, List<Hit> hits)
    {
        var found = new List<Finding<Benefit>>();
        foreach (var hit in hits)
        {
            var benefit = hit.Cue.Kind switch
            {
                CueKind.Benefit => (Benefit)hit.Cue.Number,
                CueKind.Sponsor when hit.Length > 10 || passage.KindAt(hit.Start) == SectionKind.Benefits => Benefit.VisaSupport,
                _ => (Benefit?)null,
            };
            if (benefit is { } value && !found.Exists(known => known.Value == value) && IsOffered(passage, hit, value))
            {
                found.Add(new Finding<Benefit>(value, hit.Start, hit.Length));
            }
        }

        return found;
    }

    private static bool IsOffered(Passage passage, Hit hit, Benefit benefit)
    {
        var kind = passage.KindAt(hit.Start);
        if (kind is SectionKind.Required or SectionKind.Preferred or SectionKind.Responsibilities)
        {
            return false;
        }

        var (start, end) = passage.Sentence(hit.Start, hit.End);
        var before = passage.Folded.AsSpan(start, hit.Start - start);
        var after = passage.Folded.AsSpan(hit.End, end - hit.End);
        var sentence = passage.Folded.AsSpan(start, end - start);
        if (before[Math.Max(0, before.Length - 40)..].ContainsAny(Denials) || after.Contains("not ", StringComparison.Ordinal) || IsOtherSense(before, after, sentence, benefit))
        {
            return false;
        }

        if (benefit == Benefit.VisaSupport)
        {
            return VisaReader.Read(passage, [hit]) is { Value: true };
        }

        return hit.Cue.IsSure || kind is SectionKind.Benefits || sentence.ContainsAny(AboutBenefits);
    }

    private static bool IsOtherSense(ReadOnlySpan<char> before, ReadOnlySpan<char> after, ReadOnlySpan<char> sentence, Benefit benefit) => benefit switch
    {
        Benefit.Equity => before.EndsWith("private ") || before.EndsWith("pay ") || before.EndsWith("diversity, ") || before.EndsWith("diversity and ") || before.EndsWith("health ") || before.EndsWith("in ")
            || after.TrimStart(" ,&").StartsWith("inclusi") || after.StartsWith(" and inclusi") || after.StartsWith(", diversity") || after.StartsWith(" research") || sentence.Contains("diversity", StringComparison.Ordinal),
        Benefit.Bonus => after.StartsWith(" point") || before.EndsWith("relocation ") || after.StartsWith(" if "),
        Benefit.Vision => before.EndsWith("our ") || before.EndsWith("computer ") || before.EndsWith("a ") || before.EndsWith("the ") || !(sentence.Contains("dental", StringComparison.Ordinal) || sentence.Contains("medical", StringComparison.Ordinal)),
        Benefit.LifeInsurance => before.EndsWith("-") || !(after.StartsWith(" insur") || after.StartsWith(" assur") || sentence.Contains("insurance", StringComparison.Ordinal) || sentence.Contains("disability", StringComparison.Ordinal))
            || after.StartsWith(" balance") || before.EndsWith("work ") || before.EndsWith("work/"),
        Benefit.DisabilityInsurance => !sentence.Contains("insur", StringComparison.Ordinal) && !sentence.Contains("life", StringComparison.Ordinal) && !sentence.Contains("coverage", StringComparison.Ordinal)
            && !sentence.Contains("-term", StringComparison.Ordinal) && !sentence.Contains(" term", StringComparison.Ordinal),
        Benefit.HealthInsurance => before.EndsWith("mental ") || before.EndsWith("public ") || before.EndsWith("digital ") || after.StartsWith(" tech") || after.StartsWith(" and safety") || after.StartsWith(" & safety")
            || after.StartsWith(" leave") || after.StartsWith(" system") || after.StartsWith(" compan") || after.StartsWith(" industry"),
        Benefit.Transport => before.EndsWith("in "),
        _ => false,
    };

    private static SearchValues<string> Of(params ReadOnlySpan<string> words) => SearchValues.Create(words, StringComparison.Ordinal);
}
