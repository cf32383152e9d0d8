using System.Collections.Immutable;

namespace JobFeed.Core.Formats;

/// <summary>Collects what a consumer demands of a posting and the posting lacks.</summary>
internal struct Demands
{
    private ImmutableArray<Exclusion>.Builder? _lacks;

    /// <summary>Notes the reason unless the demand is met.</summary>
    public void That(bool met, string code, string field, string message)
    {
        if (!met)
        {
            (_lacks ??= ImmutableArray.CreateBuilder<Exclusion>()).Add(new Exclusion(code, field, message));
        }
    }

    public readonly IReadOnlyList<Exclusion> Unmet => _lacks is null ? [] : _lacks.ToImmutable();
}
