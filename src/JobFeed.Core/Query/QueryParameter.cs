using System.Collections.Immutable;

namespace JobFeed.Core.Query;

/// <summary>
/// One parameter of the query language: everything that parsing, validation, help and API descriptions say about it comes from here.
/// </summary>
public sealed record QueryParameter
{
    public required string Name { get; init; }

    /// <summary>What is written there: <c>list of names</c>, <c>amount</c>.</summary>
    public required string Type { get; init; }

    public required string Help { get; init; }

    public required string Example { get; init; }

    /// <summary>May be repeated and holds comma-separated values.</summary>
    public bool IsList { get; init; }

    /// <summary>Changes how results are shown, not which and in what order.</summary>
    public bool IsPresentation { get; init; }

    /// <summary>The accepted values where they are few; else empty.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Reads a value into the draft, or reports an error there.</summary>
    internal Action<QueryDraft, string> Apply { get; init; } = static (_, _) => { };

    /// <summary>The canonical value of a query, or null when the query leaves the parameter at its default.</summary>
    internal Func<JobQuery, string?> Write { get; init; } = static _ => null;
}
