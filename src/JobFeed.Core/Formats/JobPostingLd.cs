using System.Text.Json;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>
/// One posting as schema.org JobPosting: Google's required and recommended properties. Estimated pay goes to <c>estimatedSalary</c>, TELECOMMUTE
/// only to jobs that are wholly remote.
/// </summary>
public static class JobPostingLd
{
    internal const string Context = "https://schema.org/";

    /// <summary>A document of its own, for the posting's page.</summary>
    public static void Write(Utf8JsonWriter json, Posting posting, string url)
    {
        json.WriteStartObject();
        json.WriteString("@context", Context);
        WriteMembers(json, posting, url, IndexRow.EffectiveDate(posting));
        json.WriteEndObject();
    }

    /// <summary>Countries and regions where applicants may live; a group of countries such as EU has no code there and is left out.</summary>
    internal static IEnumerable<string> Applicants(Posting posting) => posting.RemoteScope.Where(scope => scope.Length == 2 && scope != "EU" || scope.Contains('-', StringComparison.Ordinal));

    internal static void WriteMembers(Utf8JsonWriter json, Posting posting, string url, DateTimeOffset published)
    {
        json.WriteString("@type", "JobPosting");
        json.WriteString("@id", AtomFormat.IdOf(posting.Id));
        json.WriteString("title", posting.Title);
        json.WriteString("description", PostingText.Html(posting));
        json.WriteString("datePosted", JobXml.Instant(published));
        json.WriteStated("validThrough", posting.ValidThrough is { } end ? JobXml.Instant(end) : null);
        json.WriteString("url", url);
        WriteNode(json, "identifier", "PropertyValue", ("name", posting.Company ?? posting.Source), ("value", posting.RequisitionId ?? posting.ExternalId));
        if (posting.Company is { Length: > 0 } company)
        {
            WriteNode(json, "hiringOrganization", "Organization", ("name", company));
        }

        WriteList(json, "employmentType", posting.EmploymentTypes.Select(EmploymentTypeName).Distinct());
        WritePlaces(json, posting);
        WritePay(json, posting.Salary);
        WriteNeeds(json, posting);
        WriteList(json, "skills", posting.Skills.Select(s => s.Name));
        WriteList(json, "jobBenefits", posting.Benefits.Select(benefit => JobXml.Code(benefit).Replace('_', ' ').ToLowerInvariant()));
        WriteList(json, "occupationalCategory", new[] { posting.Soc, posting.Isco }.OfType<string>());
        if (posting.Openings is { } openings)
        {
            json.WriteNumber("totalJobOpenings", openings);
        }
    }

    private static void WritePlaces(Utf8JsonWriter json, Posting posting)
    {
        // Google refuses a job with a place whose country is not stated.
        if (posting.Locations.Any(place => place.Country is not null))
        {
            json.WriteStartArray("jobLocation");
            foreach (var place in posting.Locations.Where(place => place.Country is not null))
            {
                WritePlace(json, place);
            }

            json.WriteEndArray();
        }

        if (posting.WorkplaceType != WorkplaceType.Remote)
        {
            return;
        }

        json.WriteString("jobLocationType", "TELECOMMUTE");
        if (Applicants(posting).ToArray() is { Length: > 0 } applicants)
        {
            json.WriteStartArray("applicantLocationRequirements");
            foreach (var code in applicants)
            {
                json.WriteStartObject();
                json.WriteString("@type", code.Contains('-', StringComparison.Ordinal) ? "State" : "Country");
                json.WriteString("name", code);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private static void WritePlace(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject();
        json.WriteString("@type", "Place");
        json.WriteStartObject("address");
        json.WriteString("@type", "PostalAddress");
        json.WriteStated("addressLocality", place.City);
        json.WriteStated("addressRegion", place.Region);
        json.WriteStated("postalCode", place.PostalCode);
        json.WriteStated("addressCountry", place.Country);
        json.WriteEndObject();
        if (place is { Latitude: { } latitude, Longitude: { } longitude, Precision: PlacePrecision.City or PlacePrecision.Exact })
        {
            json.WriteStartObject("geo");
            json.WriteString("@type", "GeoCoordinates");
            json.WriteNumber("latitude", latitude);
            json.WriteNumber("longitude", longitude);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Google knows five units; pay by another period is given a year.</summary>
    private static void WritePay(Utf8JsonWriter json, Salary? salary)
    {
        if (salary is null || salary.Currency is not { } currency || salary.Period is PayPeriod.Unknown or PayPeriod.Piece)
        {
            return;
        }

        var isUnit = salary.Period is PayPeriod.Hour or PayPeriod.Day or PayPeriod.Week or PayPeriod.Month or PayPeriod.Year;
        var (min, max) = isUnit ? (salary.Min, salary.Max) : (salary.AnnualMin, salary.AnnualMax);
        json.WriteStartObject(salary.IsEstimate ? "estimatedSalary" : "baseSalary");
        json.WriteString("@type", "MonetaryAmount");
        json.WriteString("currency", currency);
        json.WriteStartObject("value");
        json.WriteString("@type", "QuantitativeValue");
        foreach (var (name, amount) in min == max ? [("value", min)] : new[] { ("minValue", min), ("maxValue", max) })
        {
            if (amount is { } number)
            {
                json.WriteNumber(name, number);
            }
        }

        json.WriteString("unitText", JobXml.Code(isUnit ? salary.Period : PayPeriod.Year));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNeeds(Utf8JsonWriter json, Posting posting)
    {
        if (posting.Education is { Level: not EducationLevel.None } education)
        {
            WriteNode(json, "educationRequirements", "EducationalOccupationalCredential", ("credentialCategory", Credential(education.Level)));
        }

        if (posting.Experience?.MinMonths is { } months)
        {
            json.WriteStartObject("experienceRequirements");
            json.WriteString("@type", "OccupationalExperienceRequirements");
            json.WriteNumber("monthsOfExperience", months);
            json.WriteEndObject();
        }

        if (posting is { Education.OrEquivalentExperience: true, Experience.MinMonths: not null })
        {
            json.WriteBoolean("experienceInPlaceOfEducation", true);
        }
    }

    // Google's names: APPRENTICESHIP, SEASONAL and FREELANCE are ours.
    private static string EmploymentTypeName(EmploymentType type) => type switch
    {
        EmploymentType.Contractor or EmploymentType.Freelance => "CONTRACTOR",
        EmploymentType.Temporary or EmploymentType.Seasonal => "TEMPORARY",
        EmploymentType.Apprenticeship => "OTHER",
        var other => JobXml.Code(other),
    };

    private static string Credential(EducationLevel level) => level switch
    {
        EducationLevel.HighSchool => "high school",
        EducationLevel.ProfessionalCertificate => "professional certificate",
        EducationLevel.Associate => "associate degree",
        EducationLevel.Bachelor => "bachelor degree",
        _ => "postgraduate degree",
    };

    private static void WriteNode(Utf8JsonWriter json, string name, string type, params ReadOnlySpan<(string Name, string Value)> members)
    {
        json.WriteStartObject(name);
        json.WriteString("@type", type);
        foreach (var (member, value) in members)
        {
            json.WriteString(member, value);
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        if (values.ToArray() is { Length: > 0 } list)
        {
            json.WriteStartArray(name);
            foreach (var value in list)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
    }
}
