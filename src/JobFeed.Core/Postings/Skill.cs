namespace JobFeed.Core.Postings;

/// <summary>What sort of thing a skill is.</summary>
public enum SkillKind { Language, Framework, Tool, Platform, Method, Domain, Certification, Soft }

/// <summary>How much a posting asks for a skill.</summary>
public enum Requirement { Mentioned, Preferred, Required }

/// <summary>A skill that a posting names.</summary>
/// <param name="Name">Canonical name: <c>C#</c>, <c>Kubernetes</c>.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Requirement">How much the posting asks for it.</param>
/// <param name="Group">Skills of one group are alternatives ("at least one of"); null when the skill stands for itself.</param>
public sealed record Skill(string Name, SkillKind Kind, Requirement Requirement, string? Group = null);
