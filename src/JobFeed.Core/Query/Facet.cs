using System.Collections.Immutable;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Query;

/// <summary>A kind of value that is counted among results, and how a query is narrowed to one of its values.</summary>
/// <param name="Name">As it is asked for: <c>skills</c>, <c>employment_type</c>.</param>
/// <param name="Kind">Whose values are counted.</param>
/// <param name="Narrow">
/// The query with a value in place of its own values of that parameter, or with a further skill. Where it had none and copies are not collapsed, it selects
/// exactly the postings counted; collapsed, a vacancy may show another of its copies.
/// </param>
public sealed record Facet(string Name, TermKind Kind, Func<JobQuery, FacetCount, JobQuery> Narrow)
{
    /// <summary>All facets.</summary>
    public static ImmutableArray<Facet> All { get; } =
    [
        new("skills", TermKind.Skill, static (query, found) => query with { Skills = [.. query.Skills.Append(found.Value).Distinct().Order(StringComparer.Ordinal)] }),
        new("countries", TermKind.Country, static (query, found) => query with { Countries = [found.Value] }),
        new("regions", TermKind.Region, static (query, found) => query with { Regions = [found.Value] }),
        new("cities", TermKind.City, static (query, found) => query with
        {
            Cities = [Fold.Text(found.Value)],
            Countries = found.Country is { } country ? [country] : query.Countries,
        }),
        new("companies", TermKind.Company, static (query, found) => query with { Companies = [Fold.Company(found.Value)] }),
        new("workplace", TermKind.Workplace, static (query, found) => query with { Workplaces = Coded<WorkplaceType>(found) }),
        new("seniority", TermKind.Seniority, static (query, found) => query with { Seniorities = Coded<Seniority>(found) }),
        new("employment_type", TermKind.EmploymentType, static (query, found) => query with { EmploymentTypes = Coded<EmploymentType>(found) }),
        new("sources", TermKind.Source, static (query, found) => query with { Sources = [Fold.Text(found.Value)] }),
        new("languages", TermKind.Language, static (query, found) => query with { Languages = [found.Value] }),
    ];

    public static Facet Of(TermKind kind) => All.First(facet => facet.Kind == kind);

    private static ImmutableArray<T> Coded<T>(FacetCount found)
        where T : struct, Enum =>
        Codes<T>.TryParse(found.Value, out var value) ? [value] : [];
}
