namespace JobFeed.Core.Normalize.Places;

/// <summary>What the composer works on: a name to place, a stretch nobody knows, or a mark such as <c>remote</c>.</summary>
internal readonly record struct PlaceTerm(TermKind Kind, int Head, int Start, int End, Gap Before, int Part, int Segment, byte Depth)
{
    /// <summary>A city among unknown words (<c>KYTX-TV Tyler</c>) or a word that is seldom a city (<c>Field</c>): needs a reason to be believed.</summary>
    public bool IsWeak { get; init; }

    /// <summary>Where the whole name would start and end if the unknown words belong to it (<c>Playa Vista</c>).</summary>
    public (int Start, int End) Whole { get; init; }

    /// <summary>Words such as area, Kreis or region say that it is the surroundings of the name.</summary>
    public bool IsArea { get; init; }

    /// <summary>A street address stands before it in the same list item.</summary>
    public bool FollowsAddress { get; init; }

    /// <summary>Codes are read as codes only where they are written as codes.</summary>
    public bool AllowsCodes { get; init; }
}

internal enum TermKind : byte { Place, Unknown, Postal, Remote, Hybrid, Onsite, Anywhere, Or, Zone, Department }
