namespace JobFeed.Core.Normalize.Places;

/// <summary>What a word of a location text does that names no place.</summary>
internal enum WordRole
{
    /// <summary>Says remote.</summary>
    Remote,
    Hybrid,
    Onsite,

    /// <summary>Remote, from the whole world unless a narrower place follows: <c>anywhere in India</c>.</summary>
    Anywhere,

    /// <summary>Goes with a place and adds nothing: <c>area</c>, <c>greater</c>, <c>HQ</c>.</summary>
    Filler,

    /// <summary>A filler that makes the place before it mean its surroundings: <c>Ludwigsburg (Kreis)</c>, <c>Hume Area</c>.</summary>
    Area,

    /// <summary>A filler that ends many names, and belongs to the unknown words before it: <c>Panorama City</c>.</summary>
    NamePart,

    /// <summary>A part of a place: <c>northern</c>, <c>south east</c>.</summary>
    Direction,

    /// <summary>Makes the words before it the name of a street.</summary>
    Street,

    /// <summary>A room or floor; the number after it is no postal code.</summary>
    Unit,

    /// <summary>Joins alternatives: <c>or</c>, <c>oder</c>.</summary>
    Or,

    /// <summary>Makes the place before it a time zone.</summary>
    Zone,

    /// <summary>Never the name of a place: <c>field</c>, <c>multiple cities</c>.</summary>
    NoPlace,
}

/// <summary>A region larger than a country: the scope codes it stands for and the countries in it.</summary>
internal sealed record MacroRegion(string[] Scope, string[] Members);
