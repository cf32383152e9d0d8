using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Places;

/// <summary>Looks places up by name, for filters (<c>city=</c>, <c>near=</c>) and completion. Loaded on first use; all methods may be called at once from several threads.</summary>
public static class Gazetteer
{
    /// <summary>A place is rather meant by its English or local name than by a foreign one: as if it had 32 times the people.</summary>
    private const int MainName = 10;

    private static readonly int LargeCity = CityRow.SizeOf(300_000);
    private static readonly Lazy<(string Name, NameEntry Entry)[]> Sorted = new(Sort);

    /// <summary>The ISO 3166-1 alpha-2 code of a code or name in any of the known languages; null when there is none.</summary>
    public static string? CountryCode(string? nameOrCode) => CountryId(nameOrCode) is >= 0 and var id ? GazetteerIndex.Shared.Countries[id].Code : null;

    /// <summary>All places of a name or code in any known spelling, largest first; only those of one country when that is given. Empty when unknown.</summary>
    public static ImmutableArray<GazetteerPlace> Find(string name, string? country = null)
    {
        var index = GazetteerIndex.Shared;
        var only = CountryId(country);
        var found = new List<(int Size, GazetteerPlace Place)>();
        for (var e = index.Find(PlaceName.Key(name)); e >= 0; e = index.Entry(e).Next)
        {
            var entry = index.Entry(e);
            if (Sense(index, entry) is { } sense && (only < 0 || sense.Country == only))
            {
                found.Add((sense.Size + (entry.IsMain ? MainName : 0), ToPlace(index, sense)));
            }
        }

        return [.. found.OrderByDescending(pair => pair.Size).Select(pair => pair.Place)];
    }

    /// <summary>Places whose name starts with the text, largest first, at most <paramref name="limit"/>.</summary>
    public static ImmutableArray<GazetteerPlace> Suggest(string text, int limit = 10)
    {
        var prefix = PlaceName.Fold(text);
        if (prefix.Length == 0 || limit <= 0)
        {
            return [];
        }

        var index = GazetteerIndex.Shared;
        var names = Sorted.Value;
        var senses = new Dictionary<PlaceSense, int>();
        for (var i = FirstAtLeast(names, prefix); i < names.Length && names[i].Name.StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            if (Sense(index, names[i].Entry) is { } sense)
            {
                senses[sense] = Math.Max(senses.GetValueOrDefault(sense), sense.Size + (names[i].Entry.IsMain ? MainName : 0));
            }
        }

        return [.. senses.OrderByDescending(pair => pair.Value).Take(limit).Select(pair => ToPlace(index, pair.Key))];
    }

    /// <summary>Kilometres between two points along the great circle (haversine, mean radius 6,371 km).</summary>
    public static double Kilometres(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        const double Radians = Math.PI / 180;
        var north = Math.Sin((otherLatitude - latitude) * Radians / 2);
        var east = Math.Sin((otherLongitude - longitude) * Radians / 2);
        var chord = (north * north) + (Math.Cos(latitude * Radians) * Math.Cos(otherLatitude * Radians) * east * east);
        return 2 * 6371 * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    internal static short CountryId(string? nameOrCode)
    {
        if (string.IsNullOrWhiteSpace(nameOrCode))
        {
            return -1;
        }

        var index = GazetteerIndex.Shared;
        if (index.CountryOf(nameOrCode.Trim()) is >= 0 and var byCode)
        {
            return byCode;
        }

        for (var e = index.Find(PlaceName.Key(nameOrCode)); e >= 0; e = index.Entry(e).Next)
        {
            if (index.Entry(e) is { Kind: NameKind.Country or NameKind.CountryCode } entry)
            {
                return (short)entry.Id;
            }
        }

        return -1;
    }

    private static PlaceSense? Sense(GazetteerIndex index, NameEntry entry) => entry.Kind switch
    {
        NameKind.City => new PlaceSense(entry.Id, index.Cities[entry.Id].Region, index.Cities[entry.Id].Country, -1, index.Cities[entry.Id].Size),
        NameKind.Region or NameKind.RegionCode => new PlaceSense(-1, (short)entry.Id, index.Regions[entry.Id].Country, -1,
            index.Regions[entry.Id].IsWellKnown ? PlaceSense.WellKnownRegion : PlaceSense.OtherRegion - 6),
        NameKind.Country or NameKind.CountryCode => new PlaceSense(-1, -1, (short)entry.Id, -1, PlaceSense.CountrySize),
        _ => null,
    };

    private static GazetteerPlace ToPlace(GazetteerIndex index, in PlaceSense sense)
    {
        var country = index.Countries[sense.Country];
        var region = sense.Region >= 0 ? index.Regions[sense.Region] : null;
        var place = new GazetteerPlace
        {
            Kind = sense.City >= 0 ? PlacePrecision.City : region is not null ? PlacePrecision.Region : PlacePrecision.Country,
            Name = sense.City >= 0 ? index.CityName(sense.City) : region?.Name ?? country.Name,
            Country = country.Code,
            CountryName = country.Name,
            Region = region?.Code[3..],
            RegionName = region?.Name,
        };
        if (sense.City < 0)
        {
            return place;
        }

        var city = index.Cities[sense.City];
        return place with
        {
            Latitude = city.Latitude / 100.0,
            Longitude = city.Longitude / 100.0,
            Population = (int)Math.Round(Math.Pow(2, city.Size / 2.0)),
            OtherNames = [.. index.NamesOf(sense.City).Where(name => name != place.Name)],
        };
    }

    private static int FirstAtLeast((string Name, NameEntry Entry)[] names, string prefix)
    {
        var (low, high) = (0, names.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(names[middle].Name, prefix) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>English and local names, of large cities all names.</summary>
    private static (string Name, NameEntry Entry)[] Sort()
    {
        var index = GazetteerIndex.Shared;
        var names = new List<(string Name, NameEntry Entry)>(index.Cities.Count + index.Regions.Count + index.Countries.Count);
        for (var id = 0; id < index.Cities.Count; id++)
        {
            var known = index.Cities[id].Size >= LargeCity ? int.MaxValue : 2;
            var rank = 0;
            foreach (var name in index.NamesOf(id).Take(known).Select(name => PlaceName.Fold(name)).Distinct())
            {
                names.Add((name, new NameEntry(NameKind.City, rank++ < 2, id, -1)));
            }
        }

        for (var id = 0; id < index.Regions.Count; id++)
        {
            names.Add((PlaceName.Fold(index.Regions[id].Name), new NameEntry(NameKind.Region, true, id, -1)));
        }

        for (var id = 0; id < index.Countries.Count; id++)
        {
            names.Add((PlaceName.Fold(index.Countries[id].Name), new NameEntry(NameKind.Country, true, id, -1)));
        }

        var sorted = names.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return sorted;
    }
}
