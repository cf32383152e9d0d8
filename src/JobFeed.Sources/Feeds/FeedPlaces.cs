using System.Collections.Immutable;
using System.Globalization;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Feeds;

/// <summary>The places of a feed's item: in parts (Indeed), as text (Google Base), nested, or in lists (StartupJobs' <c>cities/city</c>).</summary>
internal static class FeedPlaces
{
    private const int MaxPlaces = 200;

    private static readonly string[] Fields =
        ["joblocation", "location", "joblocations", "locations", "cities", "worklocation", "worklocations", "alternatelocations", "place", "places", "office", "offices"];

    public static (ImmutableArray<RawPlace> Places, string? Text) Read(FeedItem item)
    {
        var places = new List<RawPlace>();
        foreach (var name in Fields)
        {
            foreach (var element in item.Elements(name))
            {
                Add(places, element, 0);
            }
        }

        var texts = places.Select(TextOf).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        // Parts beside a text tell the same place more exactly.
        if (PartsOf(item) is { } parts)
        {
            places.RemoveAll(place => place.Text is not null);
            places.Insert(0, parts);
            texts = texts.Length > 0 ? texts : [TextOf(parts)];
        }

        return ([.. places.Take(MaxPlaces)], string.Join("; ", texts.Where(text => text.Length > 0).Take(MaxPlaces)).Trimmed());
    }

    private static void Add(List<RawPlace> places, WireElement element, int depth)
    {
        if (element.Children.Count == 0)
        {
            if (EscapedHtml.OneLine(element.Text) is { } text)
            {
                // "Barnstaple,_Devon": blanks were not allowed on the way.
                Add(places, new RawPlace { Text = text.Contains(' ', StringComparison.Ordinal) ? text : text.Replace('_', ' ') });
            }
        }
        else if (PartsOf(new FeedItem(element)) is { } parts)
        {
            Add(places, parts);
        }
        else
        {
            foreach (var child in depth < 3 ? element.Children : [])
            {
                Add(places, child, depth + 1);
            }
        }
    }

    private static void Add(List<RawPlace> places, RawPlace place)
    {
        if (places.Count < MaxPlaces && !places.Contains(place))
        {
            places.Add(place);
        }
    }

    private static RawPlace? PartsOf(FeedItem item)
    {
        var place = new RawPlace
        {
            Street = Line(item.Text("streetaddress", "street", "address")),
            City = Line(item.Text("city", "town", "addresslocality")),
            Region = Line(item.Text("state", "stateprovince", "province", "region", "county", "addressregion", "municipal")),
            Country = Line(item.Text("country", "countryname", "countrycode", "addresscountry")),
            PostalCode = Line(item.Text("postalcode", "postcode", "zipcode", "zip")),
        };
        if (place is { City: null, Region: null, Country: null, PostalCode: null })
        {
            return null;
        }

        // StartupJobs writes <cities><city>Praha, Česko</city></cities>.
        if (place is { City: { } all, Region: null, Country: null, PostalCode: null } && all.Contains(',', StringComparison.Ordinal))
        {
            return new RawPlace { Text = all };
        }

        var point = item.Text("point")?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Degrees(item.Text("latitude", "lat") ?? point?.ElementAtOrDefault(0), 90) is { } latitude &&
            Degrees(item.Text("longitude", "lng", "lon", "long") ?? point?.ElementAtOrDefault(1), 180) is { } longitude && (latitude != 0 || longitude != 0)
            ? place with { Latitude = latitude, Longitude = longitude }
            : place;
    }

    private static string TextOf(RawPlace place) =>
        place.Text ?? string.Join(", ", new[] { place.City, place.Region, place.Country }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase));

    private static string? Line(string? text) => EscapedHtml.OneLine(text) is { } line && line is not ("-" or "N/A" or "n/a" or "null") ? line : null;

    private static double? Degrees(string? text, double limit) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= limit ? value : null;
}
