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
    public static void Write(XmlOut xml, Posting posting)
    {
        if (posting.Locations.FirstOrDefault(l => l is { Latitude: not null, Longitude: not null }) is { } place)
        {
            xml.Element("georss:point", string.Create(CultureInfo.InvariantCulture, $"{place.Latitude} {place.Longitude}"));
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

        xml.Element("job:validThrough", posting.ValidThrough is { } end ? Instant(end) : null);
        xml.Element("job:source", posting.Source);
        xml.Element("job:sourceId", posting.ExternalId);
        xml.Element("job:sample", posting.IsSample ? "true" : null);
    }

    /// <summary>Skills, level, employment types and places, each with the name of its kind.</summary>
    public static IEnumerable<(string Kind, string Term)> Categories(Posting posting)
    {
        foreach (var skill in posting.Skills)
        {
            yield return ("skill", skill.Name);
        }

        if (posting.Seniority != Seniority.Unknown)
        {
            yield return ("seniority", Code(posting.Seniority));
        }

        foreach (var type in posting.EmploymentTypes)
        {
            yield return ("employmentType", Code(type));
        }

        foreach (var location in posting.Locations.Select(PostingText.Place).Where(l => l.Length > 0).Distinct())
        {
            yield return ("location", location);
        }
    }

    /// <summary>RFC 3339 in UTC, whole seconds.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

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
}
