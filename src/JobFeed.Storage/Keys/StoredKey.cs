using System.Collections.Immutable;

namespace JobFeed.Storage.Keys;

/// <summary>An API key as it is kept: never the secret itself, only its SHA-256.</summary>
public sealed record StoredKey
{
    /// <summary>The public part of the secret, which names the key: <c>jf_</c> and this begin it.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is, or what for.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the whole secret. It has 256 random bits of its own, so a slow hash would add nothing.</summary>
    public required ImmutableArray<byte> Hash { get; init; }

    /// <summary>What it opens.</summary>
    public required ImmutableArray<string> Scopes { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>The last day on which it was used; null for never.</summary>
    public DateOnly? LastUsed { get; init; }

    /// <summary>Since when it opens nothing; null while it does.</summary>
    public DateTimeOffset? Revoked { get; init; }
}
