namespace JobFeed.Core.Normalize.Places;

/// <summary>The senses of names, and which of them fit together.</summary>
internal sealed class PlaceSenses(GazetteerIndex index, string text)
{
    /// <summary>Alternate names of large cities are often names of other, smaller places, which are meant more often.</summary>
    private const int AlternateName = 10;

    /// <summary>Size of a county or district without a code.</summary>
    private const int Area = 24;

    public List<PlaceSense> Of(in PlaceTerm term)
    {
        var found = new List<PlaceSense>();
        var otherName = (short)-1;
        for (var e = term.Head; e >= 0; e = index.Entry(e).Next)
        {
            var entry = index.Entry(e);
            switch (entry.Kind)
            {
                case NameKind.City when term.AllowsCodes && term.End - term.Start == 2 && index.Cities[entry.Id].Size < 30 && HasCode(term.Head):
                    // Us is a village in France.
                    break;
                case NameKind.City:
                    var city = index.Cities[entry.Id];
                    found.Add(new PlaceSense(entry.Id, city.Region, city.Country, -1, entry.IsMain || IsLongForm(term, entry.Id) ? city.Size : city.Size - AlternateName));
                    break;
                case NameKind.Region or NameKind.RegionCode when entry.Kind == NameKind.Region || term.AllowsCodes:
                    found.Add(Region(entry.Id, entry.Kind == NameKind.RegionCode));
                    break;
                case NameKind.Country or NameKind.CountryCode when entry.Kind == NameKind.Country || term.AllowsCodes:
                    otherName = entry is { Kind: NameKind.Country, IsMain: false } ? (short)entry.Id : otherName;
                    found.Add(new PlaceSense(-1, -1, (short)entry.Id, -1, entry.Kind == NameKind.Country ? PlaceSense.CountrySize : PlaceSense.CountryCode));
                    break;
                case NameKind.Area:
                    var area = index.Areas[entry.Id];
                    found.Add(new PlaceSense(-1, area.Region, area.Country, -1, Area));
                    break;
                case NameKind.Macro:
                    found.Add(new PlaceSense(-1, -1, -1, (short)entry.Id, PlaceSense.CountrySize));
                    break;
            }
        }

        // Brasília is what some call Brazil, but it is a city.
        found.RemoveAll(sense => sense is { IsContainer: true, Region: < 0 } && sense.Country == otherName
            && found.Exists(city => city.City >= 0 && city.Country == otherName && city.Size >= CityRow.SizeOf(1_000_000)));

        // The district of Manchester is no more than Manchester.
        found.RemoveAll(sense => sense.Size == Area && sense.IsContainer && HasTown(found, sense.Country));
        return found;
    }

    /// <summary>"Esslingen am Neckar" is no other place than Esslingen.</summary>
    private bool IsLongForm(in PlaceTerm term, int city) => text.AsSpan(term.Start, term.End - term.Start) is var name
        && name.Contains(' ') && name.StartsWith(index.CityName(city), StringComparison.OrdinalIgnoreCase);

    private bool HasCode(int head)
    {
        for (var e = head; e >= 0; e = index.Entry(e).Next)
        {
            if (index.Entry(e).Kind is NameKind.CountryCode or NameKind.RegionCode or NameKind.Country)
            {
                return true;
            }
        }

        return false;
    }

    private PlaceSense Region(int id, bool isCode)
    {
        var row = index.Regions[id];
        if (row.Code == "US-DC")
        {
            // The one district that is a city.
            return new PlaceSense(index.Washington, (short)id, row.Country, -1, PlaceSense.WellKnownRegion);
        }

        var wellKnown = row.IsWellKnown && (!isCode || (row.Code[..2] is "US" or "CA" or "AU" && row.Code != "CA-NL")); // NL alone is the Netherlands
        var size = wellKnown ? PlaceSense.WellKnownRegion : row.HasCities ? PlaceSense.OtherRegion : PlaceSense.OtherRegion - 8;
        return new PlaceSense(-1, (short)id, row.Country, -1, isCode && !wellKnown ? size - 12 : size);
    }

    /// <summary>The senses that remain when a unit and the next name are one place; empty when they cannot be.</summary>
    public List<PlaceSense> Join(PlaceUnit unit, List<PlaceSense> next, in PlaceTerm term, bool isCountryNext)
    {
        var gap = term.Before;
        if (next.TrueForAll(other => other.City >= 0) && unit.Senses.TrueForAll(sense => sense.City >= 0))
        {
            // Two cities are one place only when they are the same: New Delhi, Delhi are two, Bengaluru, Bangalore one.
            return next[0].City == unit.Senses[0].City || (next.Count < 8 && next.Exists(other => other.Size + 3 >= unit.Largest && unit.Senses.Exists(sense => sense.City == other.City)))
                ? unit.Senses : [];
        }

        var joined = new List<PlaceSense>();
        foreach (var sense in unit.Senses)
        {
            foreach (var other in next)
            {
                // "New York, Greenwich" is a list: the first is rather the city than the state.
                var isListed = gap == Gap.Comma && other.City >= 0 && sense.City < 0 && unit.Senses.Exists(city => city.City >= 0 && city.Size > sense.Size);
                if (!isListed && Join(sense, other, next, unit, gap) is { } both && !joined.Contains(both))
                {
                    joined.Add(both);
                }
            }
        }

        if (joined.Count == 0 || (next.TrueForAll(other => other.Macro >= 0) && joined.TrueForAll(sense => sense.Size < unit.Largest - 10)))
        {
            return []; // "Canada, LATAM" are two, although there is a Canada in Mexico.
        }

        // "Mexico, Philippines": two countries, although there is a Mexico in the Philippines.
        if (next.Exists(IsNamedCountry) && unit.Senses.Exists(IsNamedCountry) && joined.TrueForAll(sense => sense.City >= 0 && sense.Size < CityRow.SizeOf(200_000)))
        {
            return [];
        }

        // "Quebec, Quebec": the first is the city when it can be one.
        if (joined.Exists(sense => sense.City >= 0) && next.Exists(sense => sense.IsContainer && sense.Region >= 0))
        {
            joined.RemoveAll(sense => sense.City < 0 && sense.Region >= 0 && next.Exists(other => other.City < 0 && other.Region == sense.Region)
                && joined.Exists(city => city.City >= 0 && city.Region == sense.Region && unit.Senses.Contains(city)));
        }

        // "Ontario, CA" is the town in California, not the province of Canada.
        if (joined.Find(sense => sense.City >= 0 && sense.Region >= 0 && next.Exists(state => state.IsContainer && state.Region == sense.Region && state.Size >= PlaceSense.WellKnownRegion)) is { Country: >= 0, City: > 0 } town)
        {
            joined.RemoveAll(sense => sense.IsContainer && sense.Country != town.Country);
        }

        // "Luxembourg, Luxembourg" as well.
        if (joined.Exists(sense => sense.City >= 0) && joined.Exists(sense => sense is { IsContainer: true, Region: < 0 }))
        {
            joined.RemoveAll(sense => sense is { IsContainer: true, Region: < 0 } && unit.Senses.Contains(sense) && next.Contains(sense));
        }

        // "London, Madrid, New York" is a list although there is a Madrid in New York: a metropolis does not become a hamlet
        // because a metropolis follows.
        var largestCity = next.Where(sense => sense.City >= 0).Select(sense => sense.Size).DefaultIfEmpty(0).Max();
        if (gap == Gap.Slash && next.TrueForAll(other => other is { IsContainer: true, Size: Area }))
        {
            return []; // "Lancaster / York County"
        }

        // "Paris - la Chapelle" is no hamlet in a district of Haiti.
        var isHamlet = !isCountryNext && unit.Largest >= CityRow.SizeOf(400_000) && joined.Max(sense => sense.Size) < CityRow.SizeOf(4_000)
            && next.TrueForAll(other => other.City >= 0 || (other.Size < PlaceSense.CountryCode && other.Region >= 0));
        if (isHamlet)
        {
            return [];
        }

        // "Athens, LA" is a town in Louisiana; with a name written out, or in a longer list, it would be a list.
        var isInState = gap == Gap.Comma && term.End - term.Start == 2 && joined.Exists(sense => sense.City >= 0 && next.Exists(state => state.IsContainer && state.Region == sense.Region && state.Size >= PlaceSense.WellKnownRegion));
        var listed = !isInState && !isCountryNext && largestCity >= CityRow.SizeOf(400_000) && unit.Largest - joined.Max(sense => sense.Size) >= 10;
        return listed || (gap == Gap.Slash && (!joined.Exists(sense => sense.City >= 0) || next.Exists(sense => sense.IsContainer) == unit.Senses.Exists(sense => sense.IsContainer))) ? [] : joined;
    }

    public static bool IsNamedCountry(PlaceSense sense) => sense is { IsContainer: true, Region: < 0, Size: PlaceSense.CountrySize };

    private PlaceSense? Join(in PlaceSense sense, in PlaceSense other, List<PlaceSense> next, PlaceUnit unit, Gap gap)
    {
        if (sense.Macro >= 0 || other.Macro >= 0)
        {
            return JoinMacro(sense, other);
        }

        if (other.City >= 0)
        {
            return JoinCity(sense, other, next, unit, gap);
        }

        if (other.Region < 0)
        {
            return sense.Country == other.Country || index.IsTerritory(sense.Country, other.Country) ? sense : null;
        }

        if (sense.Country != other.Country)
        {
            return null;
        }

        if (sense.City < 0)
        {
            return sense.Region < 0 || sense.Region == other.Region ? sense with { Region = other.Region, Size = other.Size }
                : !index.Regions[sense.Region].HasCities && index.Regions[other.Region].HasCities ? other with { Size = Math.Max(sense.Size, other.Size) }
                : null;
        }

        // Regions of another level (counties, provinces) cannot be checked against the city's own.
        return sense.Region == other.Region || sense.Region < 0 || (LiesIn(other.Region, sense.Region) && !HasTown(next, other.Country)) ? sense : null;
    }

    private bool LiesIn(short county, short region)
    {
        var row = index.Regions[county];
        return !row.HasCities && (row.Parent.Length == 0 || row.Parent == index.Regions[region].Code);
    }

    private static bool HasTown(List<PlaceSense> senses, short country) =>
        senses.Exists(sense => sense.City >= 0 && sense.Country == country && sense.Size >= CityRow.SizeOf(30_000));

    private PlaceSense? JoinMacro(in PlaceSense sense, in PlaceSense other)
    {
        if (sense.Macro >= 0 && other.Macro >= 0)
        {
            return sense.Macro == other.Macro ? sense : null;
        }

        var (macro, place) = sense.Macro >= 0 ? (sense, other) : (other, sense);
        return place.Country >= 0 && index.Macros[macro.Macro].Members.Contains(index.Countries[place.Country].Code) ? place : null;
    }

    private PlaceSense? JoinCity(in PlaceSense sense, in PlaceSense other, List<PlaceSense> next, PlaceUnit unit, Gap gap)
    {
        if (sense.City == other.City)
        {
            return sense;
        }

        if (sense.City >= 0 || unit.IsVerbatim || sense.Country != other.Country || (sense.Region >= 0 && sense.Region != other.Region && index.Regions[sense.Region].HasCities))
        {
            return null;
        }

        // "Pennsylvania, Indiana" are two states, although there is an Indiana in Pennsylvania; US-NY-New York is one place.
        var (country, region) = (sense.Country, sense.Region);
        return region >= 0 && next.Exists(peer => peer.IsContainer && peer.Country == country && peer.Region >= 0 && (peer.Region != region || gap != Gap.Hyphen) && peer.Size > 40) ? null : other;
    }

    /// <summary>True when the name after a city, in brackets, is a part or another name of that city.</summary>
    public bool IsQuarterOf(PlaceUnit unit, List<PlaceSense> next, bool isInBrackets) =>
        isInBrackets && unit.Senses.Exists(sense => sense.City >= 0)
        && (Around(unit, next, 15).Count > 0 || next.TrueForAll(other => other.City < 0 || other.Size < unit.Largest - 4 || Around(unit, [other], 60).Count > 0));

    /// <summary>The senses of the unit so far that lie less than so many kilometres from a city of the next name.</summary>
    public List<PlaceSense> Around(PlaceUnit unit, List<PlaceSense> next, double kilometres) => unit.Senses.FindAll(sense => sense.City >= 0
        && next.Exists(city => city.City >= 0 && index.Cities[sense.City].KilometresTo(index.Cities[city.City]) < kilometres));

    /// <summary>The senses of the unit so far that lie around a larger city of the next name.</summary>
    public List<PlaceSense> SuburbsOf(PlaceUnit unit, List<PlaceSense> next) => unit.HasContainer ? [] : unit.Senses.FindAll(sense => sense.City >= 0
        && next.Exists(city => city.City >= 0 && city.Country == sense.Country && city.Size > sense.Size + 4 && index.Cities[sense.City].KilometresTo(index.Cities[city.City]) < 40));

    /// <summary>True when the unit so far is a quarter or small suburb of the city that follows.</summary>
    public bool HasQuarterIn(PlaceUnit unit, List<PlaceSense> next)
    {
        if (unit.HasContainer || unit.Senses.Count == 0)
        {
            return false;
        }

        foreach (var sense in unit.Senses)
        {
            if (sense.City < 0 || sense.Size < unit.Largest - 8 || sense.Size >= CityRow.SizeOf(1_000_000) || !index.Cities[sense.City].Flags.HasFlag(CityFlags.Quarter))
            {
                continue;
            }

            foreach (var other in next)
            {
                if (other.City >= 0 && other.Size > sense.Size && index.Cities[sense.City].KilometresTo(index.Cities[other.City]) < 40)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The senses of a town that lie around one of the places of the area's name; all of them in the country hinted at when none does.</summary>
    public List<PlaceSense> InArea(PlaceUnit unit, List<PlaceSense> area, short hint)
    {
        var cities = area.FindAll(sense => sense.City >= 0);
        var near = unit.Senses.FindAll(sense => sense.City >= 0
            && cities.Exists(other => other.Country == sense.Country && index.Cities[sense.City].KilometresTo(index.Cities[other.City]) < 60));
        return near.Count > 0 || hint < 0 ? near : unit.Senses.FindAll(sense => sense.City >= 0 && sense.Country == hint);
    }
}
