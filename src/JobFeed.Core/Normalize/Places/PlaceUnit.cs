namespace JobFeed.Core.Normalize.Places;

/// <summary>One way to understand a name: ids of the gazetteer, -1 where unset. Size orders readings before context is known.</summary>
internal readonly record struct PlaceSense(int City, short Region, short Country, short Macro, int Size)
{
    /// <summary>Size of a region that is as well known as a large city, and of a country.</summary>
    public const int WellKnownRegion = 45, OtherRegion = 36, CountrySize = 50, CountryCode = WellKnownRegion - 2;

    public bool IsContainer => City < 0 && Macro < 0;
}

/// <summary>One place of a text while it is being put together: every sense that its words so far allow.</summary>
internal sealed class PlaceUnit
{
    public List<PlaceSense> Senses { get; set; } = [];

    /// <summary>Entry of the name that began the unit, -1 when nobody knows it.</summary>
    public int Head { get; init; } = -1;

    public int Start { get; set; }

    public int End { get; set; }

    public int Segment { get; init; }

    public byte Depth { get; set; }

    public int FirstTerm { get; init; }

    public int LastTerm { get; set; }

    /// <summary>Words that the gazetteer does not know; they become the city when a country or region follows.</summary>
    public (int Start, int End)? Unknown { get; set; }

    /// <summary>A region was written.</summary>
    public bool HasRegion { get; set; }

    /// <summary>The country or region was written, not concluded from the city.</summary>
    public bool HasContainer { get; set; }

    public bool IsWeak { get; set; }

    /// <summary>The name in front of the brackets in which this unit stands.</summary>
    public PlaceUnit? NamedBefore { get; set; }

    public bool FollowsAddress { get; init; }

    /// <summary>The unknown words stand in for the city.</summary>
    public bool IsVerbatim { get; set; }

    public string? PostalCode { get; set; }

    public bool IsOnlyMacro => Senses.Count > 0 && Senses.TrueForAll(sense => sense.Macro >= 0);

    public bool HasCity => IsVerbatim || Senses.Exists(sense => sense.City >= 0);

    public int Largest => Senses.Count == 0 ? 0 : Senses.Max(sense => sense.Size);
}
