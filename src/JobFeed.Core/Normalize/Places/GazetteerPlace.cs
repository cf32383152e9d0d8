using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Places;

/// <summary>An entry of the gazetteer: a country, a region or a city, with what it lies in.</summary>
public sealed record GazetteerPlace
{
    /// <summary>Country, Region or City.</summary>
    public required PlacePrecision Kind { get; init; }

    /// <summary>Common English name.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public required string Country { get; init; }

    /// <summary>ISO 3166-2 code without the country; null for countries, and for cities whose region has no code.</summary>
    public string? Region { get; init; }

    public string? RegionName { get; init; }

    public required string CountryName { get; init; }

    /// <summary>Degrees, WGS 84; of cities only, to a hundredth (about a kilometre).</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>People, to the nearest step of about 1.4; of cities only.</summary>
    public int? Population { get; init; }

    /// <summary>Other names of a city, in many languages.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];
}
