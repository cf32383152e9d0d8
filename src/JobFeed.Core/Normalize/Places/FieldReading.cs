using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Places;

/// <summary>Collects what one field says: places once each, scopes, and why.</summary>
internal sealed class FieldReading(GazetteerIndex index, string text, string field)
{
    private readonly List<Place> places = [];
    private readonly List<Provenance> why = [];
    private readonly List<string> flags = [];
    private readonly HashSet<string> seen = [];

    public WorkplaceType Workplace { get; set; }

    public List<string> Scope { get; } = [];

    public bool IsAmbiguous { get; private set; }

    public IReadOnlyList<Place> Places => places;

    public IReadOnlyList<string> Flags => flags;

    public IReadOnlyList<Provenance> Why => why;

    public void Add(List<ChosenPlace> chosen, bool[] isScope)
    {
        for (var i = 0; i < chosen.Count; i++)
        {
            var place = chosen[i];
            IsAmbiguous |= place.IsAmbiguous;
            if (place.IsAmbiguous)
            {
                flags.Add($"place.ambiguous: {Raw(place.Unit)}");
            }

            if (place.IsLeftOut && !isScope[i])
            {
                continue;
            }

            if (isScope[i])
            {
                AddScope(place);
            }
            else
            {
                AddPlace(place);
            }
        }

        // "Lancaster / York County, PA": a county is more than the city beside it.
        places.RemoveAll(place => place.City is null && place.Raw?.Contains("County", StringComparison.OrdinalIgnoreCase) != true && places.Exists(other => IsWithin(other, place)));
    }

    public void AddScope(string code, string rule, string evidence)
    {
        if (!Scope.Contains(code))
        {
            Scope.Add(code);
            why.Add(new Provenance { Field = "remoteScope", Rule = rule, SourceField = field, Evidence = evidence, Start = text.IndexOf(evidence, StringComparison.Ordinal) });
        }
    }

    public void ExplainWorkplace(List<PlaceTerm> terms)
    {
        var wanted = Workplace switch
        {
            WorkplaceType.Remote => TermKind.Remote,
            WorkplaceType.Hybrid => TermKind.Hybrid,
            WorkplaceType.Onsite => TermKind.Onsite,
            _ => TermKind.Place,
        };
        var at = terms.FindIndex(term => term.Kind == wanted || (wanted == TermKind.Remote && term.Kind == TermKind.Anywhere));
        if (Workplace != WorkplaceType.Unknown && at >= 0)
        {
            why.Add(new Provenance
            {
                Field = "workplaceType", Rule = "workplace.word", SourceField = field,
                Evidence = text[terms[at].Start..terms[at].End], Start = terms[at].Start,
            });
        }
    }

    public PlaceReading ToReading() => new()
    {
        Places = [.. places],
        Workplace = Workplace,
        RemoteScope = [.. Scope],
        Ambiguous = IsAmbiguous,
        Why = [.. why],
        Flags = [.. flags],
    };

    private void AddScope(in ChosenPlace place)
    {
        var sense = place.Sense;
        if (sense.Macro >= 0)
        {
            foreach (var code in index.Macros[sense.Macro].Scope)
            {
                AddScope(code, "scope.macro-region", Raw(place.Unit));
            }
        }
        else if (sense.Region >= 0)
        {
            AddScope(index.Regions[sense.Region].Code, "scope.region", Raw(place.Unit));
        }
        else
        {
            AddScope(index.Countries[sense.Country].Code, "scope.country", Raw(place.Unit));
        }
    }

    private void AddPlace(in ChosenPlace chosen)
    {
        var (unit, sense) = (chosen.Unit, chosen.Sense);
        var place = PlaceOf(unit, sense);
        if (!seen.Add($"{place.Country}/{place.Region}/{(place.City is null ? "" : PlaceName.Fold(place.City))}"))
        {
            return;
        }

        places.Add(place);
        why.Add(new Provenance
        {
            Field = $"locations[{places.Count - 1}]",
            Rule = unit.IsVerbatim ? "place.unlisted-town" : sense.City < 0 ? sense.Region < 0 ? "place.country" : "place.region" : unit.HasContainer ? "place.city-in-region" : "place.city",
            SourceField = field,
            Evidence = place.Raw,
            Start = unit.Start,
            Confidence = chosen.IsAmbiguous ? 0.5 : unit.IsVerbatim || unit.IsWeak ? 0.7 : unit.HasContainer ? 1 : 0.9,
            Inferred = !unit.HasContainer,
            Reason = unit.HasContainer ? null : "Region and country follow from the name: its largest place, the hint and the other places.",
        });
    }

    private Place PlaceOf(PlaceUnit unit, in PlaceSense sense)
    {
        var place = new Place
        {
            Country = sense.Country >= 0 ? index.Countries[sense.Country].Code : null,
            Region = sense.Region >= 0 ? index.RegionSuffix(sense.Region) : null,
            PostalCode = unit.PostalCode,
            Precision = sense.Region >= 0 ? PlacePrecision.Region : PlacePrecision.Country,
            Raw = Raw(unit),
        };
        if (unit is { IsVerbatim: true, Unknown: { } name })
        {
            return place with { City = PlaceWords.Name(text.AsSpan(name.Start, name.End - name.Start)) };
        }

        if (sense.City < 0)
        {
            if (unit.FollowsAddress && place is { Country: "US", Region: "NY" })
            {
                // "2405 Amsterdam Ave., N.Y.": a street in N.Y. without a town is in the city.
                return WithCity(place, index.CityIn("New York", sense.Region, sense.Country));
            }

            return index.CapitalOfCityState(sense.Country) is >= 0 and var capital ? WithCity(place, capital) : place;
        }

        return WithCity(place, sense.City);
    }

    private Place WithCity(Place place, int id)
    {
        var city = index.Cities[id];
        return place with { City = index.CityName(id), Latitude = city.Latitude / 100.0, Longitude = city.Longitude / 100.0, Precision = PlacePrecision.City };
    }

    private string Raw(PlaceUnit unit) => text[unit.Start..unit.End];

    private static bool IsWithin(Place inner, Place outer) => !ReferenceEquals(inner, outer) && inner.Country == outer.Country
        && (outer.Region is null ? inner.Region is not null || inner.City is not null : inner.Region == outer.Region && inner.City is not null);
}
