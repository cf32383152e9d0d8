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
}
