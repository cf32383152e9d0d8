namespace JobFeed.Core.Normalize.Places;

/// <summary>What a name stands for.</summary>
internal enum NameKind : byte { City, Region, Country, RegionCode, CountryCode, Area, Macro, Word }

/// <summary>One meaning of a name; <see cref="Next"/> leads to the others, -1 ends them.</summary>
internal readonly record struct NameEntry(NameKind Kind, bool IsMain, int Id, int Next);

/// <summary>A city of the gazetteer; its name lies in the file's text.</summary>
internal readonly record struct CityRow(int NameStart, short NameLength, short Region, short Country, short Latitude, short Longitude, byte Size, CityFlags Flags)
{
    /// <summary>Size of a city of this many people: half steps of the binary logarithm.</summary>
    public static int SizeOf(double people) => (int)Math.Round(2 * Math.Log2(people));

    /// <summary>Kilometres as the crow flies, good enough to tell a suburb from another town.</summary>
    public double KilometresTo(in CityRow other)
    {
        var north = (Latitude - other.Latitude) / 100.0;
        var east = (Longitude - other.Longitude) / 100.0 * Math.Cos(Latitude / 100.0 * Math.PI / 180);
        return 111.2 * Math.Sqrt((north * north) + (east * east));
    }
}

[Flags]
internal enum CityFlags : byte
{
    None = 0,
    Capital = 1,

    /// <summary>A quarter of another city.</summary>
    Quarter = 2,
}

internal sealed record CountryRow(string Code, string Name);

/// <summary>A subdivision; <see cref="HasCities"/> tells the level that cities hang on from the levels below and above.</summary>
internal sealed record RegionRow(string Code, string Parent, string Name, short Country)
{
    public bool HasCities { get; set; }

    /// <summary>States that are written in locations as often as countries.</summary>
    public bool IsWellKnown => Code[..2] is "US" or "CA" or "AU" || (HasCities && Code[..2] is "GB" or "DE" or "IN");
}

/// <summary>A county or district: known to lie in a region (or only a country, region -1), without coordinates.</summary>
internal readonly record struct AreaRow(short Region, short Country);
