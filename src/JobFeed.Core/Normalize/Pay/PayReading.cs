using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>What a posting says about its pay: one statement or none, why, and what is doubtful about it.</summary>
public sealed record PayReading
{
    /// <summary>The base pay of the job where it is told apart, otherwise the pay as stated; null when pay is not stated.</summary>
    public Salary? Salary { get; init; }

    /// <summary>Further statements of the same job: zones, tiers, on-target earnings beside base pay.</summary>
    public ImmutableArray<Salary> Others { get; init; } = [];

    /// <summary>Where <see cref="Salary"/> comes from; null with it.</summary>
    public Provenance? Why { get; init; }

    /// <summary>Doubts, each <c>name: reason</c>: <c>pay-conflict</c>, <c>pay-implausible</c>, <c>pay-reordered</c>, <c>pay-repaired</c>.</summary>
    public ImmutableArray<string> Flags { get; init; } = [];

    /// <summary>Why there is no pay: no amount at all, or amounts that are something else; null when there is pay.</summary>
    public string? NotStatedBecause { get; init; }

    internal static PayReading NotStated(string because) => new() { NotStatedBecause = because };
}
