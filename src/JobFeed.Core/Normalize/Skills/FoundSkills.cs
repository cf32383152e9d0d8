using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>Gathers the mentions of a posting: one entry a skill, in order of first mention, with the strongest requirement.</summary>
internal sealed class FoundSkills
{
    private readonly List<(Skill Skill, Provenance Why)> found = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public void Add(SkillEntry entry, Requirement requirement, string? group, Provenance why)
    {
        var skill = new Skill(entry.Name, entry.Kind, requirement, group);
        why = why with { Field = "skills." + entry.Name };
        if (!places.TryGetValue(entry.Name, out var place))
        {
            places.Add(entry.Name, found.Count);
            found.Add((skill, why));
        }
        else if (requirement > found[place].Skill.Requirement)
        {
            found[place] = (skill, why);
        }
        else if (requirement == found[place].Skill.Requirement && group is null && found[place].Skill.Group is not null)
        {
            // Asked for by itself elsewhere: no longer one of several.
            found[place] = (skill, why);
        }
    }

    /// <summary>A group of which one is left is no choice.</summary>
    public SkillReading ToReading()
    {
        var sizes = found.Where(one => one.Skill.Group is not null).CountBy(one => one.Skill.Group!).ToDictionary();
        var skills = found.Select(one => one.Skill.Group is { } group && sizes[group] < 2 ? one.Skill with { Group = null } : one.Skill);
        return new SkillReading([.. skills], [.. found.Select(one => one.Why)]);
    }
}
