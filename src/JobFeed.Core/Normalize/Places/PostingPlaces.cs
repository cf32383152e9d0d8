using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Places;

/// <summary>Collects what the fields of one posting say, first come first served, and what contradicts.</summary>
internal sealed class PostingPlaces(GazetteerIndex index)
{
    private readonly List<Place> places = [];
    private readonly List<string> scope = [];
    private readonly List<Provenance> why = [];
    private readonly List<string> flags = [];
    private WorkplaceType workplace;
    private string workplaceField = "";
    private bool isAmbiguous;

    public bool HasPlaces => places.Count > 0 || scope.Count > 0;

    /// <summary>Places, workplace and scope of a field. Coordinates and postal code of the source go to the one place that it names.</summary>
    public void Add(FieldReading reading, RawPlace? stated)
    {
        AddWorkplace(reading);
        AddScope(reading);
        isAmbiguous |= reading.IsAmbiguous && places.Count == 0;
        var single = reading.Places.Count == 1;
        foreach (var place in reading.Places)
        {
            var full = single && stated is not null ? WithStated(place, stated) : place;
            if (places.Exists(known => Covers(known, full)))
            {
                continue;
            }

            // "Germany" beside "Berlin" of another field is the same place, told more exactly.
            places.RemoveAll(known => Covers(full, known));
            places.Add(full);
            foreach (var reason in reading.Why.Where(reason => reason.Field.StartsWith("locations", StringComparison.Ordinal) && reason.Evidence == place.Raw))
            {
                why.Add(reason with { Field = $"locations[{places.Count - 1}]" });
            }
        }

        foreach (var flag in reading.Flags)
        {
            flags.Add(flag);
        }
    }

    public void AddWorkplace(FieldReading reading)
    {
        if (reading.Workplace != WorkplaceType.Unknown && reading.Why.FirstOrDefault(reason => reason.Field == "workplaceType") is { } reason)
        {
            AddWorkplace(reading.Workplace, reason.SourceField, reason.Rule, reason.Evidence, reason.Start);
        }
    }

    public void AddWorkplace(WorkplaceType type, string field, string rule, string? evidence, int start)
    {
        if (workplace == WorkplaceType.Unknown)
        {
            (workplace, workplaceField) = (type, field);
            why.Add(new Provenance { Field = "workplaceType", Rule = rule, SourceField = field, Evidence = evidence, Start = start, Confidence = field == "description" ? 0.8 : 1 });
        }
        else if (workplace != type && field != workplaceField && !(workplace == WorkplaceType.Hybrid && field == "isRemote"))
        {
            flags.Add($"workplaceType.conflict: {workplaceField} says {workplace.ToString().ToLowerInvariant()}, {field} says {type.ToString().ToLowerInvariant()} (\"{evidence}\")");
        }
    }

    public void AddScope(FieldReading reading)
    {
        foreach (var code in reading.Scope.Where(code => !scope.Contains(code)))
        {
            scope.Add(code);
            why.AddRange(reading.Why.Where(reason => reason.Field == "remoteScope").Take(1));
        }
    }

    /// <summary>A field that names where applicants may live: every country, region or city in it is a scope.</summary>
    public void AddRemoteFrom(FieldReading reading)
    {
        AddScope(reading);
        foreach (var place in reading.Places)
        {
            AddScopeOf(place, reading.Why.FirstOrDefault(reason => reason.Evidence == place.Raw), "scope.field");
        }
    }

    public PlaceReading ToReading()
    {
        if (workplace == WorkplaceType.Remote)
        {
            // A remote job "in Germany" has no place of work there; Germany is where one may live.
            foreach (var place in places.Where(place => place.City is null).ToList())
            {
                AddScopeOf(place, why.Find(reason => reason.Evidence == place.Raw), "scope.remote-country");
                places.Remove(place);
            }
        }

        return new PlaceReading
        {
            Places = [.. places],
            Workplace = workplace,
            RemoteScope = [.. scope],
            Ambiguous = isAmbiguous,
            Why = [.. why],
            Flags = [.. flags.Distinct()],
        };
    }

    private void AddScopeOf(Place place, Provenance? source, string rule)
    {
        var code = place.Region is not null && place.City is null ? $"{place.Country}-{place.Region}" : place.Country;
        if (code is not null && !scope.Contains(code))
        {
            scope.Add(code);
            why.Add(new Provenance { Field = "remoteScope", Rule = rule, SourceField = source?.SourceField ?? "location", Evidence = place.Raw, Start = source?.Start ?? -1 });
        }
    }

    private static Place WithStated(Place place, RawPlace stated)
    {
        var located = stated is { Latitude: { } latitude and >= -90 and <= 90, Longitude: { } longitude and >= -180 and <= 180 } && (latitude != 0 || longitude != 0)
            ? place with { Latitude = latitude, Longitude = longitude, Precision = PlacePrecision.Exact } : place;
        return string.IsNullOrWhiteSpace(stated.PostalCode) ? located : located with { PostalCode = stated.PostalCode.Trim() };
    }

    private bool Covers(Place known, Place other) => known.Country == other.Country
        && (other.City is null
            ? known.City is not null && (other.Region is null || other.Region == known.Region) || (known.City is null && (other.Region is null || other.Region == known.Region))
            : known.City is not null && (PlaceName.Key(known.City) == PlaceName.Key(other.City) || IsSameCity(known, other)));

    /// <summary>Köln and Cologne: two spellings of which one is not listed as its other name.</summary>
    private bool IsSameCity(Place known, Place other)
    {
        for (var e = index.Find(PlaceName.Key(other.City)); e >= 0; e = index.Entry(e).Next)
        {
            if (index.Entry(e) is { Kind: NameKind.City } entry && index.CityName(entry.Id) == known.City && index.Countries[index.Cities[entry.Id].Country].Code == known.Country)
            {
                return true;
            }
        }

        return false;
    }
}
