using System.Collections.Immutable;
using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Normalize.Titles;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>How two location fields stand to each other.</summary>
internal enum PlaceRelation
{
    /// <summary>The same places, however they are spelled.</summary>
    Same,

    /// <summary>One is wider than the other: a country and its city, a city and its quarter, several places and one of them.</summary>
    Within,

    /// <summary>Different towns of one region, close to each other.</summary>
    Near,

    /// <summary>One or both say nothing that is understood.</summary>
    Unknown,

    Apart,
}

/// <summary>The places of a posting for comparison, whatever a board's spelling.</summary>
internal sealed class PlaceKey
{
    private const double NearKilometers = 60;

    /// <summary>Two centres of one town, or a town and its quarter.</summary>
    private const double SameTownKilometers = 12;

    private static readonly HashSet<string> Unspecific = new("remote|hybrid|onsite|on|site|office|home|based|from|in|the|of|or|and|area|region|greater|metro|city|county|cbd|flexible|work|multiple|locations|location|various".Split('|'), StringComparer.Ordinal);

    private static readonly HashSet<string> Compass = new("north|south|east|west|northern|southern|eastern|western|central|new|upper|lower".Split('|'), StringComparer.Ordinal);

    /// <summary>Words that name the two countries whose towns share most of their names.</summary>
    private static readonly Dictionary<string, string> Countries = new(StringComparer.Ordinal)
    {
        ["uk"] = "GB",
        ["kingdom"] = "GB",
        ["us"] = "US",
        ["usa"] = "US",
        ["states"] = "US",
        ["united"] = "",
    };

    private static readonly string[] RegionsBehind = [" South East", " South West", " North East", " North West"];

    private readonly ImmutableArray<Place> _places;
    private readonly HashSet<string> _words;
    private readonly HashSet<string> _countries;
    private readonly string _text;
    private readonly bool _isRemote;

    private PlaceKey(string text, ImmutableArray<Place> places, bool isRemote)
    {
        _text = text;
        _places = places;
        _isRemote = isRemote;
        _words = Words(text);
        _countries = [.. _words.Where(Countries.ContainsKey).Select(word => Countries[word]).Where(code => code.Length > 0)];
        _words.ExceptWith(Countries.Keys);
    }

    public string Text => _text;

    public ImmutableArray<Place> Places => _places;

    public bool IsRemote => _isRemote;

    /// <summary>The towns, or the words where no town is known.</summary>
    public string Key => string.Join('|', (_places.Any(place => place.City is not null) ? _places.Select(place => place.City ?? "") : _words).Order(StringComparer.Ordinal));

    private bool SaysNothing => _places.IsEmpty && _words.Count == 0 && _countries.Count == 0 && !_isRemote;

    /// <summary>The same key of what <see cref="Text"/>, <see cref="Places"/> and <see cref="IsRemote"/> gave.</summary>
    public static PlaceKey OfParts(string text, ImmutableArray<Place> places, bool isRemote) => new(text, places, isRemote);

    public static PlaceKey Of(string? location, string? country)
    {
        var text = WithoutGuess((location ?? "").Trim());
        var reading = PlaceReader.Read(text, country);
        return new PlaceKey(text, PlacesOf(reading.Places, reading.RemoteScope), reading.Workplace == WorkplaceType.Remote);
    }

    public static PlaceKey Of(Posting posting) => new(
        string.Join("; ", posting.Locations.Select(place => place.Raw ?? place.City ?? place.Country)),
        PlacesOf(posting.Locations, posting.RemoteScope),
        posting.WorkplaceType == WorkplaceType.Remote);

    public PlaceRelation Compare(PlaceKey other)
    {
        if (SaysNothing || other.SaysNothing)
        {
            return PlaceRelation.Unknown;
        }

        if (IsSameText(other) && _isRemote == other._isRemote)
        {
            return PlaceRelation.Same;
        }

        var relation = _places.IsEmpty || other._places.IsEmpty ? ByWords(other) : ByPlaces(other);
        return _isRemote != other._isRemote && relation == PlaceRelation.Same ? PlaceRelation.Within : relation;
    }

    private bool IsSameText(PlaceKey other) =>
        string.Equals(_text, other._text, StringComparison.OrdinalIgnoreCase)
        || (_words.Count > 0 && _words.SetEquals(other._words) && !NamesAnotherCountry(other));

    private bool NamesAnotherCountry(PlaceKey other) => _countries.Count > 0 && other._countries.Count > 0 && !_countries.SetEquals(other._countries);

    private PlaceRelation ByPlaces(PlaceKey other)
    {
        var (fewer, more) = _places.Length <= other._places.Length ? (this, other) : (other, this);
        var worst = fewer.WorstIn(more);
        worst = fewer._places.Length < more._places.Length ? Wider(worst, PlaceRelation.Within) : Wider(worst, more.WorstIn(fewer));

        return worst switch
        {
            // "Remote (U.S.)" and "Remote (non-U.S.)" both read as a country: without a town the words must agree.
            PlaceRelation.Same when fewer._places.All(place => place.City is null) => PlaceRelation.Within,
            PlaceRelation.Apart when ByWords(other) == PlaceRelation.Within => PlaceRelation.Within,
            _ => worst,
        };
    }

    /// <summary>The relation of the place that the other one has least.</summary>
    private PlaceRelation WorstIn(PlaceKey other) => _places.Max(place => other._places.Min(candidate => Compare(place, candidate)));

    private static PlaceRelation Wider(PlaceRelation a, PlaceRelation b) => a > b ? a : b;

    private static PlaceRelation Compare(Place a, Place b)
    {
        if (a.Country is not null && b.Country is not null && a.Country != b.Country)
        {
            return PlaceRelation.Apart;
        }

        if (a.City is null || b.City is null)
        {
            return a.Region is not null && b.Region is not null && a.Region != b.Region ? PlaceRelation.Apart
                : a.City == b.City && a.Region == b.Region ? PlaceRelation.Same
                : PlaceRelation.Within;
        }

        var isOneRegion = a.Region is null || b.Region is null || a.Region == b.Region;
        if (a.City == b.City && isOneRegion)
        {
            return PlaceRelation.Same;
        }

        // A town that the gazetteer does not know lies somewhere in its region.
        return Kilometers(a, b) switch
        {
            null => a.Region is not null && a.Region == b.Region ? PlaceRelation.Near : PlaceRelation.Apart,
            < SameTownKilometers => PlaceRelation.Near,
            < NearKilometers when isOneRegion => PlaceRelation.Near,
            _ => PlaceRelation.Apart,
        };
    }

    /// <summary>Names that were not understood are compared as words: one is in the other, unless the rest is a point of the compass.</summary>
    private PlaceRelation ByWords(PlaceKey other)
    {
        var (fewer, more) = _words.Count <= other._words.Count ? (_words, other._words) : (other._words, _words);
        return NamesAnotherCountry(other) ? PlaceRelation.Apart
            : fewer.Count == 0 ? PlaceRelation.Unknown
            : fewer.IsSubsetOf(more) && !more.Except(fewer).Any(Compass.Contains) ? PlaceRelation.Within
            : PlaceRelation.Apart;
    }

    private static ImmutableArray<Place> PlacesOf(ImmutableArray<Place> places, ImmutableArray<string> scope) =>
        places.IsEmpty ? [.. scope.Where(code => code.Length == 2 || (code.Length > 3 && code[2] == '-')).Select(Region)] : places;

    private static Place Region(string code) => code.Length == 2 ? new Place { Country = code } : new Place { Country = code[..2], Region = code[3..] };

    /// <summary>
    /// Adzuna writes a region of its own guess behind the country ("Gwent, UK, Greater London"), and older boards of the kingdom a region behind all
    /// ("Oxford Oxfordshire South East"): neither says where the work is.
    /// </summary>
    private static string WithoutGuess(string location)
    {
        var at = location.IndexOf("UK, ", StringComparison.Ordinal);
        location = at == 0 || (at > 1 && location[at - 1] == ' ') ? location[..(at + 2)] : location;
        var region = Array.Find(RegionsBehind, location.EndsWith);
        return region is null ? location : location[..^region.Length].TrimEnd(',', ' ');
    }

    private static HashSet<string> Words(string text)
    {
        var folded = new FoldedWords(text.Length > 1000 ? text[..1000] : text);
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < folded.Count; i++)
        {
            var word = folded[i].ToString();
            if (!Unspecific.Contains(word) && word.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            {
                words.Add(word);
            }
        }

        return words;
    }

    private static double? Kilometers(Place a, Place b)
    {
        if (a.Latitude is not { } fromLatitude || a.Longitude is not { } fromLongitude || b.Latitude is not { } toLatitude || b.Longitude is not { } toLongitude)
        {
            return null;
        }

        // On less than a hundred kilometres the earth is flat enough.
        const double KilometersPerDegree = 111.2;
        var north = (fromLatitude - toLatitude) * KilometersPerDegree;
        var east = (fromLongitude - toLongitude) * KilometersPerDegree * Math.Cos((fromLatitude + toLatitude) / 2 * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }
}
