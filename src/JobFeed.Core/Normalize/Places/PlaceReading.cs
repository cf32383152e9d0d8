using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Places;

/// <summary>Where the work is done, as far as the posting says.</summary>
public sealed record PlaceReading
{
    /// <summary>Each place once, in the order of the text.</summary>
    public ImmutableArray<Place> Places { get; init; } = [];

    public WorkplaceType Workplace { get; init; }

    /// <summary>Where a remote worker may live: ISO 3166-1 and 3166-2 codes, or WORLD, EMEA, EUROPE, EU, APAC, ASIA, LATAM, AMER, NORAM, DACH.</summary>
    public ImmutableArray<string> RemoteScope { get; init; } = [];

    /// <summary>A name has another reading that is nearly as likely; where none is clearly likelier the place is left out.</summary>
    public bool Ambiguous { get; init; }

    public ImmutableArray<Provenance> Why { get; init; } = [];

    /// <summary>Conflicts between what the fields and the text say, and names that could not be told apart.</summary>
    public ImmutableArray<string> Flags { get; init; } = [];
}
