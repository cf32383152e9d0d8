using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Titles;

/// <summary>What a title says: the cleaned title, the occupation, the level, each with its reason.</summary>
public sealed record TitleReading
{
    public required string Title { get; init; }

    public string? CanonicalTitle { get; init; }

    public Seniority Seniority { get; init; }

    public bool? PeopleManager { get; init; }

    public string? RoleFamily { get; init; }

    public string? Specialization { get; init; }

    public string? Soc { get; init; }

    public string? Isco { get; init; }

    public ImmutableArray<Provenance> Why { get; init; } = [];
}
