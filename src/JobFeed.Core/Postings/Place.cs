namespace JobFeed.Core.Postings;

/// <summary>How exact a place's coordinates are.</summary>
public enum PlacePrecision { None, Country, Region, City, Exact }

/// <summary>A place of work. At least the country or the city is known.</summary>
public sealed record Place
{
    /// <summary>Common English name.</summary>
    public string? City { get; init; }

    /// <summary>ISO 3166-2 code without the country (<c>CA</c> of <c>US-CA</c>).</summary>
    public string? Region { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public string? Country { get; init; }

    public string? PostalCode { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public PlacePrecision Precision { get; init; }

    /// <summary>The words it was read from.</summary>
    public string? Raw { get; init; }
}
