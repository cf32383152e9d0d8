using System.Collections.Immutable;

namespace JobFeed.Pipeline.Serve.Access;

/// <summary>Who asks, as far as it matters.</summary>
/// <param name="KeyId">The API key; null for callers without one.</param>
/// <param name="Scopes">What the caller may open.</param>
public sealed record Caller(string? KeyId, ImmutableArray<string> Scopes)
{
    /// <summary>Somebody: reads what everybody may.</summary>
    public static readonly Caller Anonymous = new(null, []);

    /// <summary>Whoever keeps this app: by the master key, or by a token of the issuer with the role.</summary>
    public static readonly Caller Keeper = new(null, [Access.Scopes.Admin]);

    /// <summary>Not slowed down.</summary>
    public bool IsKeeper => Scopes.Contains(Access.Scopes.Admin);

    public bool Has(string scope) => IsKeeper || Scopes.Contains(scope);
}
