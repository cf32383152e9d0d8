using System.Collections.Immutable;
using System.Globalization;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Extract;

/// <summary>Places of a JobPosting: <c>jobLocation</c> as object, list or text, addresses in parts or as text, countries as codes, names or items.</summary>
internal static class JobPostingPlaces
{
    public static ImmutableArray<RawPlace> Read(LinkedItem posting, string? company)
    {
        var places = ImmutableArray.CreateBuilder<RawPlace>();
        foreach (var value in posting.Values("jobLocation", "jobLocation.address", "location", "workLocation"))
        {
            places.AddRange(Of(value, company).Where(place => !places.Contains(place)));
        }

        if (places.Count == 0 && FromParts(posting) is { } flat)
        {
            places.Add(flat);
        }

        return places.ToImmutable();
    }

    /// <summary>Names of places that are given as text or as items with a name or an address.</summary>
    public static IEnumerable<string> Names(LinkedItem posting, string property)
    {
        foreach (var value in posting.Values(property))
        {
            var names = (value.Item?.Values("name") ?? [value]).Select(name => Clean(name.AsText)).OfType<string>().ToArray();
            foreach (var name in names)
            {
                yield return name;
            }

            if (names.Length == 0 && value.Item is { } item && FromParts(item.Item("address") ?? item) is { } place)
            {
                yield return TextOf(place);
            }
        }
    }

    /// <summary>A place as one text: its own words, or its parts from small to large.</summary>
    public static string TextOf(RawPlace place) => place.Text ?? string.Join(", ", Parts(place));

    private static IEnumerable<string> Parts(RawPlace place)
    {
        string?[] parts = [place.City, place.Region, place.Country];
        var named = parts.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return named.Length > 0 ? named : new[] { place.Street, place.PostalCode }.OfType<string>();
    }

    private static List<RawPlace> Of(LinkedValue value, string? company)
    {
        if (value.Item is not { } item)
        {
            return Clean(value.AsText) is { } text ? [new RawPlace { Text = text }] : [];
        }

        var found = new List<RawPlace>();
        foreach (var address in item.Values("address", "jobLocation.address"))
        {
            var place = address.Item is { } parts ? FromParts(parts) : Clean(address.AsText) is { } line ? new RawPlace { Text = line } : null;
            if (place is not null)
            {
                found.Add(WithPoint(place, item));
            }
        }

        if (found.Count == 0 && FromParts(item) is { } direct)
        {
            found.Add(WithPoint(direct, item));
        }

        // A Place is often named like the employer; then the name says nothing about where it is.
        if (found.Count == 0 && Clean(item.Text("name", "description")) is { } name && !string.Equals(name, company, StringComparison.OrdinalIgnoreCase))
        {
            found.Add(WithPoint(new RawPlace { Text = name }, item));
        }

        return found;
    }

    private static RawPlace? FromParts(LinkedItem address)
    {
        var place = new RawPlace
        {
            Street = Clean(address.Text("streetAddress")),
            City = Clean(address.Text("addressLocality", "city")),
            Region = Clean(address.Text("addressRegion", "region", "state")),
            Country = Clean(address.Text("addressCountry", "country")),
            PostalCode = Clean(address.Text("postalCode", "zip")),
        };
        return place == new RawPlace() ? null : place;
    }

    private static RawPlace WithPoint(RawPlace place, LinkedItem item)
    {
        var point = item.Item("geo") ?? item;
        return Degrees(point.Text("latitude"), 90) is { } latitude && Degrees(point.Text("longitude"), 180) is { } longitude &&
            (latitude != 0 || longitude != 0)
            ? place with { Latitude = latitude, Longitude = longitude }
            : place;
    }

    private static double? Degrees(string? text, double limit) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= limit ? value : null;

    /// <summary>One line, or null for a filler that stands where a part is not stated.</summary>
    private static string? Clean(string? text) =>
        EscapedHtml.OneLine(text)?.Trim(' ', ',') is { Length: > 0 } line &&
        line is not ("-" or "--" or "." or "N/A" or "n/a" or "null" or "undefined" or "None") ? line : null;
}
