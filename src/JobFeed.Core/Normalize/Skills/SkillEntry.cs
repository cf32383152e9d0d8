using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>A skill of the taxonomy.</summary>
/// <param name="Name">Canonical name: <c>C#</c>, <c>Kubernetes</c>.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Aliases">Other spellings, without the name itself.</param>
/// <param name="Implies">Names of skills that whoever has this one has too: Spring implies Java. A reader never adds them by itself.</param>
/// <param name="IsNamed">
/// True for a named thing that can be checked (Kafka, Scrum); false for practices and wide fields (Caching, Marketing).
/// </param>
public sealed record SkillEntry(string Name, SkillKind Kind, ImmutableArray<string> Aliases, ImmutableArray<string> Implies, bool IsNamed)
{
    /// <summary>The field of its provenance.</summary>
    internal string Field { get; } = "skills." + Name;
}

/// <summary>A place in a text that names a skill.</summary>
/// <param name="Skill">The skill meant.</param>
/// <param name="Start">Start in the text, in UTF-16 units.</param>
/// <param name="Length">Length in UTF-16 units.</param>
public readonly record struct SkillMention(SkillEntry Skill, int Start, int Length)
{
    public string Name => Skill.Name;

    public SkillKind Kind => Skill.Kind;
}

/// <summary>The skills of a posting, in order of first mention, and why each is there.</summary>
public sealed record SkillReading(ImmutableArray<Skill> Skills, ImmutableArray<Provenance> Why);
