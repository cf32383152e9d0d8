using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>Reads the skills that a text or a posting names. Never throws; linear in the text.</summary>
public static class SkillReader
{
    /// <summary>Every mention of a skill in the text, in order; a place names one skill at most, the longest.</summary>
    public static ImmutableArray<SkillMention> Read(string text)
    {
        var scan = SkillScan.Of(text);
        var mentions = ImmutableArray.CreateBuilder<SkillMention>();
        foreach (ref readonly var candidate in scan.Candidates)
        {
            if (candidate.Verdict == Verdict.Yes)
            {
                var start = scan.Tokens[candidate.First].Start;
                mentions.Add(new SkillMention(candidate.Form.Skill, start, scan.Tokens[candidate.End - 1].End - start));
            }
        }

        return mentions.DrainToImmutable();
    }

    /// <summary>
    /// The skills of a posting, from its title (required), its text (by section and sentence) and the source's own list (mentioned).
    /// A skill named several times has the strongest requirement. An employer's own product counts only where it is asked for.
    /// Benefits, pay, place, legal and application parts are not read.
    /// </summary>
    public static SkillReading Read(NormalizationInput input)
    {
        var found = FoundSkills.Emptied();
        foreach (var mention in Read(input.Title))
        {
            if (mention.Skill.IsNamed && mention.Kind != SkillKind.Soft)
            {
                found.Add(mention.Skill, Requirement.Required, null, new SkillPlace("skills.title", "title", input.Title, mention.Start, mention.Length));
            }
        }

        ReadText(input, found);
        foreach (var listed in input.Raw.Skills)
        {
            if (SkillTaxonomy.Find(listed) is { } skill)
            {
                found.Add(skill, Requirement.Mentioned, null, new SkillPlace("skills.source-list", "skills", listed, 0, listed.Length));
            }
        }

        return found.ToReading();
    }

    private static void ReadText(NormalizationInput input, FoundSkills found)
    {
        var scan = SkillScan.Of(input.Text);
        var requirements = new SkillRequirements(scan, input.Text);
        var groups = new SkillGroups(scan, input.Text).Names();
        var employer = SkillTaxonomy.Find(input.Raw.Company ?? "");
        var section = 0;
        for (var i = 0; i < groups.Length; i++)
        {
            var mention = scan.Candidates[i];
            var (start, end) = (scan.Tokens[mention.First].Start, scan.Tokens[mention.End - 1].End);
            while (section + 1 < input.Sections.Length && input.Sections[section + 1].Start <= start)
            {
                section++;
            }

            var kind = input.Sections.IsEmpty ? SectionKind.Other : input.Sections[section].Kind;
            if (mention.Verdict == Verdict.Yes && IsAboutTheJob(kind, mention.Form.Skill))
            {
                var (requirement, rule) = requirements.Of(mention, kind);
                if (requirement == Requirement.Mentioned && mention.Form.Skill == employer)
                {
                    continue;
                }

                found.Add(mention.Form.Skill, requirement, groups[i], new SkillPlace(rule, "description", input.Text, start, end - start));
            }
        }
    }

    /// <summary>What an employer says of itself names its technologies, but its virtues are no skills.</summary>
    private static bool IsAboutTheJob(SectionKind section, SkillEntry skill) => section switch
    {
        SectionKind.Benefits or SectionKind.Pay or SectionKind.Location or SectionKind.Legal or SectionKind.Apply => false,
        SectionKind.About => skill.IsNamed && skill.Kind != SkillKind.Soft,
        _ => true,
    };
}
