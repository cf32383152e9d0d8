using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>Where a skill was found; its provenance is made only of the place that is kept.</summary>
/// <param name="Rule">The rule that read it.</param>
/// <param name="SourceField">The field of the source.</param>
/// <param name="Text">The field's text.</param>
/// <param name="Start">Start in the text.</param>
/// <param name="Length">Length in the text.</param>
internal readonly record struct SkillPlace(string Rule, string SourceField, string Text, int Start, int Length);

/// <summary>Gathers the mentions of a posting: one entry a skill, in order of first mention, with the strongest requirement.</summary>
internal sealed class FoundSkills
{
    [ThreadStatic]
    private static FoundSkills? mine;

    private readonly List<(SkillEntry Entry, Requirement Requirement, string? Group, SkillPlace Place)> found = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>This thread's, emptied: its memory is used from posting to posting.</summary>
    public static FoundSkills Emptied()
    {
        mine ??= new FoundSkills();
        mine.found.Clear();
        mine.places.Clear();
        return mine;
    }

    public void Add(SkillEntry entry, Requirement requirement, string? group, SkillPlace place)
    {
        if (places.TryAdd(entry.Name, found.Count))
        {
            found.Add((entry, requirement, group, place));
            return;
        }

        var at = places[entry.Name];
        if (requirement > found[at].Requirement
            // Asked for by itself elsewhere: no longer one of several.
            || (requirement == found[at].Requirement && group is null && found[at].Group is not null))
        {
            found[at] = (entry, requirement, group, place);
        }
    }

    /// <summary>A group of which one is left is no choice.</summary>
    public SkillReading ToReading()
    {
        var skills = ImmutableArray.CreateBuilder<Skill>(found.Count);
        var why = ImmutableArray.CreateBuilder<Provenance>(found.Count);
        foreach (var (entry, requirement, group, place) in found)
        {
            skills.Add(new Skill(entry.Name, entry.Kind, requirement, group is not null && IsChoice(group) ? group : null));
            why.Add(new Provenance
            {
                Field = entry.Field,
                Rule = place.Rule,
                SourceField = place.SourceField,
                Evidence = place.Text.Substring(place.Start, place.Length),
                Start = place.SourceField == "skills" ? -1 : place.Start,
            });
        }

        return new SkillReading(skills.MoveToImmutable(), why.MoveToImmutable());
    }

    private bool IsChoice(string group)
    {
        var members = 0;
        foreach (var one in found)
        {
            members += one.Group == group ? 1 : 0;
        }

        return members > 1;
    }
}
