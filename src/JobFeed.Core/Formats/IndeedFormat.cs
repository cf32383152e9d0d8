using System.Buffers.Binary;
using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>
/// Indeed's XML feed (docs.indeed.com/job-sync-xml/xml-feed), which ZipRecruiter, Talroo and others take as well: one <c>job</c> for each
/// posting and place, every value in CDATA, no character references anywhere.
/// </summary>
internal sealed class IndeedFormat : IFeedFormat
{
    public string Name => "indeed.xml";

    public string ContentType => "application/xml; charset=utf-8";

    public bool IsWhole => true;

    public bool HasRules => true;

    public IReadOnlyList<Exclusion> Exclusions(Posting posting)
    {
        var demands = default(Demands);
        var places = PlacesOf(posting);
        demands.That(posting.Title.Length > 0, "NO_TITLE", "title", "Indeed requires a title.");
        demands.That(posting.Company is { Length: > 0 }, "NO_COMPANY", "company", "Indeed requires the employer's name.");
        demands.That(PostingText.HasDescription(posting), "NO_DESCRIPTION", "descriptionHtml", "Indeed requires a description.");
        demands.That(places.Any(p => p.Country is not null), "NO_COUNTRY", "locations", "Indeed requires the country of each job.");
        demands.That(
            posting.WorkplaceType == WorkplaceType.Remote || places.Any(p => p.City is not null), "NO_CITY", "locations", "Indeed requires the city of jobs that are not remote.");
        return demands.Unmet;
    }

    public async Task WriteAsync(FeedPage page, PipeWriter output, CancellationToken cancellationToken = default)
    {
        var xml = new XmlOut(output);
        xml.Raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<source>\n<publisher>JobFeed</publisher>"u8);
        Value(xml, "publisherurl", page.HomeUrl);
        xml.Element("lastBuildDate", JobXml.Instant(page.LastModified));
        xml.Raw("\n"u8);
        await foreach (var posting in page.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (Exclusions(posting).Count == 0)
            {
                WriteJobs(xml, page, posting);
                await output.FlushWhenFullAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        xml.Raw("</source>\n"u8);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first place keeps the posting's id as its number; further ones add a mark that depends on the place alone.</summary>
    private static void WriteJobs(XmlOut xml, FeedPage page, Posting posting)
    {
        var isFirst = true;
        foreach (var place in PlacesOf(posting).Where(p => p.Country is not null))
        {
            WriteJob(xml, page, posting, place, isFirst ? posting.Id.ToString() : $"{posting.Id}-{Mark(place)}");
            isFirst = false;
        }
    }

    private static void WriteJob(XmlOut xml, FeedPage page, Posting posting, Place place, string reference)
    {
        xml.Start("job");
        Value(xml, "title", posting.Title);
        Value(xml, "date", JobXml.Instant(page.PublishedAt(posting)));
        Value(xml, "referencenumber", reference);
        Value(xml, "requisitionid", posting.RequisitionId ?? posting.ExternalId);
        Value(xml, "url", page.UrlOf(posting));
        Value(xml, "company", posting.Company);
        Value(xml, "sourcename", posting.Company);
        Value(xml, "city", place.City);
        Value(xml, "state", place.Region);
        Value(xml, "country", place.Country);
        Value(xml, "postalcode", place.PostalCode);
        Value(xml, "description", LiteralHtml.Of(PostingText.Html(posting)));
        Value(xml, "salary", posting.Salary is { IsEstimate: false } salary ? PostingText.Pay(salary) : null);
        Value(xml, "jobtype", string.Join(", ", posting.EmploymentTypes.Select(JobType).OfType<string>().Distinct()));
        Value(xml, "category", posting.RoleFamily);
        Value(xml, "experience", Experience(posting.Experience));
        Value(xml, "education", posting.Education is { Level: not EducationLevel.None } education ? Words(education.Level) : null);
        Value(xml, "expirationdate", posting.ValidThrough is { } end ? JobXml.Instant(end) : null);
        Value(xml, "remotetype", posting.WorkplaceType switch { WorkplaceType.Remote => "Fully remote", WorkplaceType.Hybrid => "Hybrid remote", _ => null });
        Value(xml, "lastactivitydate", JobXml.Instant(page.UpdatedAt(posting)));
        Value(xml, "email", page.Contact);
        xml.Raw("</job>\n"u8);
    }

    private static void Value(XmlOut xml, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            xml.Start(name);
            xml.CData(value);
            xml.End(name);
        }
    }

    /// <summary>The places of work; for a remote job without one, the countries that it hires in.</summary>
    private static IEnumerable<Place> PlacesOf(Posting posting) => !posting.Locations.IsEmpty
        ? posting.Locations
        : PostingText.CountriesHiredIn(posting).Select(country => new Place { Country = country });

    private static string Mark(Place place)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{place.Country}\n{place.Region}\n{place.City}\n{place.PostalCode}"));
        return BinaryPrimitives.ReadUInt32BigEndian(hash).ToString("x8", CultureInfo.InvariantCulture);
    }

    private static string? JobType(EmploymentType type) => type switch
    {
        EmploymentType.FullTime => "fulltime",
        EmploymentType.PartTime => "parttime",
        EmploymentType.Contractor or EmploymentType.Freelance => "contract",
        EmploymentType.Temporary or EmploymentType.Seasonal => "temporary",
        EmploymentType.Intern => "internship",
        EmploymentType.Apprenticeship => "apprenticeship",
        EmploymentType.Volunteer => "volunteer",
        EmploymentType.PerDiem => "perdiem",
        _ => null,
    };

    private static string? Experience(Experience? experience) => experience switch
    {
        { MinYears: { } min, MaxYears: { } max } => string.Create(CultureInfo.InvariantCulture, $"{min:0.##}-{max:0.##} years"),
        { MinYears: { } min } => string.Create(CultureInfo.InvariantCulture, $"{min:0.##}+ years"),
        _ => null,
    };

    private static string Words(EducationLevel level) => JobXml.Code(level).Replace('_', ' ').ToLowerInvariant();
}
