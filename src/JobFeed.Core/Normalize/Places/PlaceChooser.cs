namespace JobFeed.Core.Normalize.Places;

/// <summary>A unit with the sense that was chosen for it.</summary>
internal readonly record struct ChosenPlace(PlaceUnit Unit, PlaceSense Sense, bool IsAmbiguous, bool IsLeftOut);

/// <summary>
/// Chooses one sense for each unit: the largest place of the name, after the hint and the sibling places have had their say.
/// Siblings that are sure vouch for those that are not.
/// </summary>
internal sealed class PlaceChooser(GazetteerIndex index, PlaceContext context)
{
    /// <summary>Beside American cities Paris is still not the one in Texas: a namesake with less than a sixtieth of the people.</summary>
    private const int SmallNamesake = 12;

    private const int SiblingCountry = 8, SiblingRegion = 6, NearTie = 4;
    private static readonly int SmallestBare = CityRow.SizeOf(4_000), SmallestWeak = CityRow.SizeOf(45_000), SmallestInName = CityRow.SizeOf(200_000), Metropolis = CityRow.SizeOf(3_000_000);

    private readonly Dictionary<short, int> countries = [];
    private readonly Dictionary<short, int> regions = [];
    private readonly Dictionary<PlaceUnit, PlaceSense> sure = [];

    public List<ChosenPlace> Choose(List<PlaceUnit> units, bool isRemote)
    {
        foreach (var unit in units)
        {
            DropRegionsOfTheirCity(unit);
            var (best, second) = TopTwo(unit, useSiblings: false);
            if (best.Country >= 0 && (unit.HasContainer || Score(unit, best, false) - Score(unit, second, false) > 2 * NearTie))
            {
                sure[unit] = best;
                countries[best.Country] = countries.GetValueOrDefault(best.Country) + 1;
                if (best.Region >= 0)
                {
                    regions[best.Region] = regions.GetValueOrDefault(best.Region) + 1;
                }
            }
        }

        DropQuarter(units);
        List<ChosenPlace> places = [.. units.Select(Choose).Where(chosen => chosen.HasValue).Select(chosen => chosen!.Value)];
        return [.. places.Select(place => IsCityByItsState(place, places) ? place with { Sense = CityOf(place) } : (isRemote || !IsDistrict(place)) && IsStateByItsSiblings(place, places) ? place with { Sense = place.Sense with { City = -1 } } : place)];
    }

    /// <summary>"Remote - NY, OH, DC", "Remote, New York; Remote, Ohio": among states alone it is the state, and the district as good as one.</summary>
    private bool IsStateByItsSiblings(in ChosenPlace place, List<ChosenPlace> places)
    {
        var (unit, sense) = (place.Unit, place.Sense);
        var states = places.Count(other => other.Sense is { IsContainer: true, Region: >= 0 } && other.Sense.Country == sense.Country && !other.Unit.IsVerbatim);
        return sense.City >= 0 && sense.Region >= 0 && unit.Head >= 0 && states >= 2 && states == places.Count(other => other.Sense.City < 0)
            && places.TrueForAll(other => other.Sense.City < 0 || IsNameOfItsState(other)) && IsNameOfItsState(place);
    }

    private bool IsDistrict(in ChosenPlace place) => place.Sense.Region >= 0 && index.Regions[place.Sense.Region].Code == "US-DC";

    private bool IsNameOfItsState(ChosenPlace place)
    {
        var sense = place.Sense;
        for (var e = place.Unit.Head; e >= 0; e = index.Entry(e).Next)
        {
            if (index.Entry(e).Kind is NameKind.Region or NameKind.RegionCode && index.Entry(e).Id == sense.Region)
            {
                return place.Unit.LastTerm == place.Unit.FirstTerm || IsDistrict(place);
            }
        }

        return false;
    }

    /// <summary>"SF, NY": among cities without their states NY is the city, and LA the other one.</summary>
    private bool IsCityByItsState(in ChosenPlace place, List<ChosenPlace> places) => IsQuebecBesideACity(place, places) ||
        place is { Sense: { City: < 0, Region: >= 0 }, Unit: { HasContainer: false } unit } && unit.End - unit.Start == 2 && index.Regions[place.Sense.Region].Code is "US-NY" or "US-LA"
        && places.Exists(other => other.Sense.City >= 0) && places.TrueForAll(other => other.Unit == unit || (other.Sense.City >= 0 && !other.Unit.HasContainer) || other.Sense is { IsContainer: true, Region: < 0 });

    /// <summary>"Québec ou Lévis": the province would be no alternative to its own city.</summary>
    private bool IsQuebecBesideACity(ChosenPlace place, List<ChosenPlace> places) =>
        place is { Sense: { City: < 0, Region: >= 0 }, Unit.HasContainer: false } && places.Count == 2 && index.Regions[place.Sense.Region].Code == "CA-QC"
        && places.Exists(other => other.Sense.City >= 0 && other.Sense.Region == place.Sense.Region && other.Unit.Segment == place.Unit.Segment);

    private PlaceSense CityOf(in ChosenPlace place) => place.Unit.Senses.Find(sense => sense.City >= 0 && sense.Size >= CityRow.SizeOf(500_000)) is { Country: > 0 } city
        ? city : place.Sense with { City = index.CityIn("New York", place.Sense.Region, place.Sense.Country) };

    /// <summary>
    /// National boards write "quarter, city". With a hint of such a country, a small first name is the quarter of a second, larger one
    /// nearby, and no place abroad.
    /// </summary>
    private void DropQuarter(List<PlaceUnit> units)
    {
        if (units.Count != 2 || units[0].HasContainer || units[0].Segment != units[1].Segment || units[0].LastTerm + 1 != units[1].FirstTerm)
        {
            return;
        }

        var (first, _) = TopTwo(units[0], useSiblings: true);
        var (second, _) = TopTwo(units[1], useSiblings: true);
        if (context.Country < 0)
        {
            if (first is { City: < 0, Region: >= 0 } && !index.Regions[first.Region].IsWellKnown && second.City >= 0 && second.Country != first.Country && second.Size >= CityRow.SizeOf(300_000))
            {
                units.RemoveAt(0); // St. James, Leeds: nor without a hint.
            }

            return;
        }

        var isNational = index.Countries[context.Country].Code is not ("US" or "IN");
        if (isNational && second.City >= 0 && second.Country == context.Country && first.Country >= 0 && first.Country != context.Country
            && (first.City < 0 ? first.Region >= 0 && !index.Regions[first.Region].IsWellKnown : first.Size < CityRow.SizeOf(600_000)))
        {
            units.RemoveAt(0); // St. James, Leeds: no parish of Jamaica.
            return;
        }

        if (isNational && first.City >= 0 && first.Country == context.Country && second.City >= 0 && second.Country >= 0 && second.Country != context.Country
            && !units[1].HasContainer && second.Size < CityRow.SizeOf(600_000))
        {
            units.RemoveAt(1); // Redcar, Cleveland: no city in Ohio.
            return;
        }

        if (first.City < 0 || second.City < 0 || second.Country != context.Country
            || (second.Size < first.Size + 8 && !(isNational && second.Size >= CityRow.SizeOf(100_000) && index.Cities[first.City].Flags.HasFlag(CityFlags.Quarter)))
            || (first.Size >= CityRow.SizeOf(50_000) && !(isNational && IsBorough(first, second))))
        {
            return;
        }

        var abroad = first.Country != context.Country;
        var near = isNational && (IsBorough(first, second) || second.Size >= CityRow.SizeOf(150_000)) || index.Countries[context.Country].Code != "US"
            && index.Cities[first.City].KilometresTo(index.Cities[second.City]) < (first.Size < CityRow.SizeOf(1_000) ? 60 : 15);
        if (abroad || near)
        {
            units.RemoveAt(0);
        }
    }

    /// <summary>"Croydon, London" and "Mitte, Dortmund": a part of a metropolis, or of any city by its kind.</summary>
    private bool IsBorough(in PlaceSense first, in PlaceSense second) => index.Cities[first.City].Flags.HasFlag(CityFlags.Quarter)
        || (second.Size >= Metropolis && index.Cities[first.City].KilometresTo(index.Cities[second.City]) < 22);

    private ChosenPlace? Choose(PlaceUnit unit)
    {
        var (best, second) = TopTwo(unit, useSiblings: true);
        if (!unit.HasContainer && best is { City: >= 0 })
        {
            var vouched = best.Country == context.Country || Vouches(countries, best.Country, unit);

            // Höchst, Frankfurt: a small namesake abroad is not meant when the other places and the hint point elsewhere.
            var foreign = (sure.Count > (sure.ContainsKey(unit) ? 1 : 0) || context.Country >= 0) && !Vouches(countries, best.Country, unit) && context.Country != best.Country;
            // "C464 Taylor Heating": before further words of a name only a large city is believed.
            var inName = unit is { IsWeak: true, Unknown: { } whole } && whole.End > unit.End;
            var needed = inName ? SmallestInName : unit.IsWeak || foreign ? SmallestWeak : vouched ? 0 : SmallestBare;
            if (best.Size < needed)
            {
                return null;
            }
        }

        var lead = Score(unit, best, true) - Score(unit, second, true);
        var ambiguous = second.Country >= 0 && lead <= (unit.HasRegion ? -1 : NearTie) && IsElsewhere(best, second);

        // "Georgia" is a state or a country; nothing says which.
        var leftOut = lead <= NearTie + 2 && !unit.HasContainer && second.Country >= 0 && best is { IsContainer: true } && second is { IsContainer: true }
            && best.Country != second.Country && best.Region < 0 != second.Region < 0
            && best.Size != PlaceSense.CountryCode && second.Size != PlaceSense.CountryCode;
        if (leftOut && sure.Values.Count(sibling => sibling is { IsContainer: true, Region: < 0 }) > 1)
        {
            // In a list of countries it is the country.
            return new ChosenPlace(unit, best.Region < 0 ? best : second, false, false);
        }
        // As a scope of remote work the state is meant far more often.
        return new ChosenPlace(unit, leftOut && best.Region < 0 ? second : best, ambiguous || leftOut, leftOut);
    }

    /// <summary>Groningen, Valencia, São Paulo: the city rather than the region that is named after it, but for the large federations.</summary>
    private void DropRegionsOfTheirCity(PlaceUnit unit)
    {
        if (unit.Senses.Count > 1 && unit.Senses.Exists(sense => sense.City >= 0))
        {
            unit.Senses.RemoveAll(sense => sense is { City: < 0, Region: >= 0 } && index.Countries[sense.Country].Code is not ("US" or "CA" or "AU")
                && unit.Senses.Exists(city => city.City >= 0 && (city.Region == sense.Region || (city.Country == sense.Country && !index.Regions[sense.Region].HasCities))));
        }
    }

    private (PlaceSense Best, PlaceSense Second) TopTwo(PlaceUnit unit, bool useSiblings)
    {
        var none = new PlaceSense(-1, -1, -1, -1, 0);
        var (best, second) = (none, none);
        var (bestScore, secondScore) = (int.MinValue, int.MinValue);
        foreach (var sense in unit.Senses)
        {
            var score = Score(unit, sense, useSiblings);
            if (score > bestScore)
            {
                (second, secondScore) = (best, bestScore);
                (best, bestScore) = (sense, score);
            }
            else if (score > secondScore)
            {
                (second, secondScore) = (sense, score);
            }
        }

        return (best, second);
    }

    private int Score(PlaceUnit unit, in PlaceSense sense, bool useSiblings)
    {
        if (sense.Country < 0 && sense.Macro < 0)
        {
            return 0;
        }

        // A quarter is named alone where its city is known: with the hint of its country, not across the world.
        var quarter = sense.City >= 0 && sense.Country != context.Country && !unit.HasContainer && index.Cities[sense.City].Flags.HasFlag(CityFlags.Quarter) ? 6 : 0;
        var score = sense.Size - quarter + context.Boost(index, sense, sense.Country == context.Country && HasMetropolis(unit, sense.Country));
        if (useSiblings && !unit.HasContainer && sense.Country >= 0)
        {
            score += Vouches(countries, sense.Country, unit) && sense.Size + SmallNamesake > unit.Largest ? SiblingCountry : 0;
            score += sense.Region >= 0 && Vouches(regions, sense.Region, unit) ? SiblingRegion : 0;
        }

        return score;
    }

    /// <summary>True when another unit than this one is surely there.</summary>
    private bool Vouches(Dictionary<short, int> sureOf, short id, PlaceUnit unit) => sureOf.TryGetValue(id, out var count)
        && count > (sure.TryGetValue(unit, out var own) && (ReferenceEquals(sureOf, countries) ? own.Country : own.Region) == id ? 1 : 0);

    private bool HasMetropolis(PlaceUnit unit, short outside)
    {
        foreach (var sense in unit.Senses)
        {
            if (sense.City >= 0 && sense.Country != outside && (sense.Size >= Metropolis || index.Cities[sense.City].Flags.HasFlag(CityFlags.Capital)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsElsewhere(in PlaceSense best, in PlaceSense second) => best.Country != second.Country
        || (best.City >= 0 && second.City >= 0 && index.Cities[best.City].KilometresTo(index.Cities[second.City]) > 50);
}
