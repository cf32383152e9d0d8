namespace JobFeed.Web;

/// <summary>The API as its page shows it.</summary>
public sealed record DocsModel
{
    /// <summary>What the version promises.</summary>
    public required string Policy { get; init; }

    public required IReadOnlyList<DocsGroup> Groups { get; init; }
}

/// <summary>Operations that belong together.</summary>
public sealed record DocsGroup(string Name, IReadOnlyList<DocsOperation> Operations);

/// <summary>One thing that can be asked.</summary>
public sealed record DocsOperation
{
    public required string Name { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string Summary { get; init; }

    public string? Description { get; init; }

    /// <summary>The scope of keys that open it; null for what everybody may.</summary>
    public string? Scope { get; init; }

    public bool IsDeprecated { get; init; }

    public required IReadOnlyList<string> Formats { get; init; }

    public required IReadOnlyList<DocsParameter> Parameters { get; init; }

    /// <summary>A body to send, as JSON; null for none.</summary>
    public string? Body { get; init; }

    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>Addresses that work, from the slash on.</summary>
    public required IReadOnlyList<string> Examples { get; init; }
}

/// <summary>A parameter, with its values where they are few.</summary>
public sealed record DocsParameter(string Name, string Help, string? Example, IReadOnlyList<string> Values);
