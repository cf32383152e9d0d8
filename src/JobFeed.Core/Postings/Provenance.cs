namespace JobFeed.Core.Postings;

/// <summary>Why a normalized value is what it is.</summary>
public sealed record Provenance
{
    /// <summary>The value explained, as named in the posting's JSON: <c>salary</c>, <c>seniority</c>, <c>skills.C#</c>.</summary>
    public required string Field { get; init; }

    /// <summary>Id of the rule that made it: <c>pay.range-with-period</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>Which raw field it was read from: <c>title</c>, <c>description</c>, <c>pay[0]</c>.</summary>
    public required string SourceField { get; init; }

    /// <summary>The words that were read.</summary>
    public string? Evidence { get; init; }

    /// <summary>Start of the evidence in the source field's plain text, in UTF-16 units; -1 when it has no place there.</summary>
    public int Start { get; init; } = -1;

    /// <summary>From 0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>True when the value was concluded rather than stated.</summary>
    public bool Inferred { get; init; }

    /// <summary>Why it was concluded, or what contradicts it.</summary>
    public string? Reason { get; init; }
}

/// <summary>A value that was read and why, or "not stated" with the reason.</summary>
public readonly record struct Reading<T>(T? Value, Provenance? Why)
    where T : class
{
    public bool IsStated => Value is not null;
}
