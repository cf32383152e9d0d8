using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>
/// What RSS and Atom have no words for, in the namespace <c>urn:jobfeed:job:1</c>: pay, workplace, where a remote worker may live, validity,
/// origin. Documented in the README beside this file.
/// </summary>
internal static class JobXml
{
    /// <summary>RFC 3339 of an instant in UTC, whole seconds.</summary>
    public const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Writes one category.</summary>
    public delegate void Category(XmlOut xml, string kind, ReadOnlySpan<char> term);

    public static void Write(XmlOut xml, Posting posting)
    {
        if (posting.Locations.FirstOrDefault(l => l is { Latitude: not null, Longitude: not null }) is { Latitude: not null, Longitude: not null } place)
        {
            var point = xml.Line.Begin();
            point.Add(place.Latitude.Value);
            point.Add(" ");
            point.Add(place.Longitude.Value);
            xml.Element("georss:point", point.Text);
        }

        if (posting.Salary is { } salary)
        {
            WritePay(xml, salary);
        }

        if (posting.WorkplaceType != WorkplaceType.Unknown)
        {
            xml.Element("job:workplace", Code(posting.WorkplaceType));
        }

        foreach (var scope in posting.RemoteScope)
        {
            xml.Element("job:remoteFrom", scope);
        }

        if (posting.ValidThrough is { } end)
        {
            xml.Element("job:validThrough", end, InstantFormat);
        }

        xml.Element("job:source", posting.Source);
        xml.Element("job:sourceId", posting.ExternalId);
        xml.Element("job:sample", posting.IsSample ? "true" : null);
    }

    /// <summary>Skills, level, employment types and places, each with the name of its kind.</summary>
    public static void Categories(XmlOut xml, Posting posting, Category write)
    {
        foreach (var skill in posting.Skills)
        {
            write(xml, "skill", skill.Name);
        }

        if (posting.Seniority != Seniority.Unknown)
        {
            write(xml, "seniority", Code(posting.Seniority));
        }

        foreach (var type in posting.EmploymentTypes)
        {
            write(xml, "employmentType", Code(type));
        }

        for (var i = 0; i < posting.Locations.Length; i++)
        {
            if (!IsNamedBefore(posting.Locations, i) && PostingText.Place(xml.Line.Begin(), posting.Locations[i]) is { Length: > 0 } location)
            {
                write(xml, "location", location.Text);
            }
        }
    }

    /// <summary>RFC 3339 in UTC, whole seconds.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    public static string Code<T>(T value)
        where T : struct, Enum => Codes<T>.Of.TryGetValue(value, out var code) ? code : JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    private static bool IsNamedBefore(ImmutableArray<Place> places, int index)
    {
        var place = places[index];
        for (var i = 0; i < index; i++)
        {
            if (places[i].City == place.City && places[i].Region == place.Region && places[i].Country == place.Country)
            {
                return true;
            }
        }

        return false;
    }

    private static void WritePay(XmlOut xml, Salary salary)
    {
        xml.Open("job:salary");
        xml.Attribute("min", salary.Min);
        xml.Attribute("max", salary.Max);
        xml.Attribute("currency", salary.Currency);
        xml.Attribute("period", salary.Period == PayPeriod.Unknown ? null : Code(salary.Period));
        xml.Attribute("annualMin", salary.AnnualMin);
        xml.Attribute("annualMax", salary.AnnualMax);
        xml.Attribute("estimate", salary.IsEstimate ? "true" : null);
        xml.Raw("/>"u8);
    }

    private static class Codes<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Of = Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString()));
    }
}
