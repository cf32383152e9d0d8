using System.Globalization;
using System.IO.Pipelines;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>
/// LinkedIn's feed of Basic Jobs (learn.microsoft.com/linkedin/talent/job-postings/xml-feeds-development-guide). The number of jobs stands at the
/// end, where it is known; the e-mail address that LinkedIn wants since June 2025 is the feed's contact.
/// </summary>
internal sealed class LinkedInFormat : IFeedFormat
{
    private const int LeastDescription = 100, MostDescription = 25_000, MostTitle = 200;

    public string Name => "linkedin.xml";

    public string ContentType => "application/xml; charset=utf-8";

    public bool IsWhole => true;

    public bool HasRules => true;

    public IReadOnlyList<Exclusion> Exclusions(Posting posting)
    {
        var demands = default(Demands);
        var length = posting.DescriptionText?.Length ?? 0;
        demands.That(posting.Title.Length > 0, "NO_TITLE", "title", "LinkedIn requires a title.");
        demands.That(posting.Title.Length <= MostTitle, "TITLE_TOO_LONG", "title", $"LinkedIn takes titles of at most {MostTitle} characters; this one has {posting.Title.Length}.");
        demands.That(posting.Company is { Length: > 0 }, "NO_COMPANY", "company", "LinkedIn requires the employer's name.");
        demands.That(
            length >= LeastDescription, "DESCRIPTION_TOO_SHORT", "descriptionText", $"LinkedIn requires a description of at least {LeastDescription} characters; this one has {length}.");
        demands.That(
            length <= MostDescription, "DESCRIPTION_TOO_LONG", "descriptionText", $"LinkedIn takes descriptions of at most {MostDescription} characters; this one has {length}.");
        demands.That(ApplyUrl(posting) is not null, "NO_APPLY_URL", "applyUrl", "LinkedIn requires an https address to apply at.");
        demands.That(LocationOf(posting).Length > 0, "NO_LOCATION", "locations", "LinkedIn requires a place of work, or for remote jobs the country hired in.");
        return demands.Unmet;
    }

    public async Task WriteAsync(FeedPage page, PipeWriter output, CancellationToken cancellationToken = default)
    {
        var xml = new XmlOut(output);
        xml.Raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<source>\n"u8);
        xml.Element("lastBuildDate", JobXml.Instant(page.LastModified));
        xml.Element("publisherUrl", page.HomeUrl);
        xml.Element("publisher", "JobFeed");
        xml.Raw("\n"u8);
        var count = 0;
        await foreach (var posting in page.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (Exclusions(posting).Count == 0)
            {
                WriteJob(xml, page, posting);
                count++;
                await output.FlushWhenFullAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        xml.Element("expectedJobCount", count.ToString(CultureInfo.InvariantCulture));
        xml.Raw("\n</source>\n"u8);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void WriteJob(XmlOut xml, FeedPage page, Posting posting)
    {
        xml.Start("job");
        xml.Element("partnerJobId", posting.Id.ToString());
        xml.Element("company", posting.Company);
        xml.Element("title", posting.Title);
        xml.Start("description");
        xml.CData(PostingText.Html(posting));
        xml.End("description");
        xml.Element("applyUrl", ApplyUrl(posting));
        WritePlaces(xml, posting);
        xml.Element("workplaceTypes", posting.WorkplaceType switch
        {
            WorkplaceType.Onsite => "On-site",
            WorkplaceType.Hybrid => "Hybrid",
            WorkplaceType.Remote => "Remote",
            _ => null,
        });
        xml.Element("experienceLevel", Level(posting.Seniority));
        xml.Element("jobtype", posting.EmploymentTypes.IsEmpty ? null : Status(posting.EmploymentTypes[0]));
        WritePay(xml, posting.Salary);
        WriteSkills(xml, posting);
        xml.Element("listDate", JobXml.Instant(page.PublishedAt(posting)));
        xml.Element("expirationDate", posting.ValidThrough is { } end ? JobXml.Instant(end) : null);
        xml.Element("posterEmail", page.Contact);
        xml.Raw("</job>\n"u8);
    }

    private static void WritePlaces(XmlOut xml, Posting posting)
    {
        xml.Element("location", LocationOf(posting));
        if (posting.Locations.FirstOrDefault() is { } first)
        {
            xml.Element("city", first.City);
            xml.Element("state", first.Region);
            xml.Element("country", first.Country);
            xml.Element("postalCode", first.PostalCode);
        }

        if (posting.Locations.Length > 1)
        {
            xml.Start("alternateLocations");
            foreach (var place in posting.Locations.Skip(1).Select(PostingText.Place))
            {
                xml.Element("alternateLocation", place);
            }

            xml.End("alternateLocations");
        }
    }

    private static void WritePay(XmlOut xml, Salary? salary)
    {
        // LinkedIn knows pay of an employer by hour or year only with a currency; estimates are not the employer's.
        if (salary is not { IsEstimate: false, Currency: { } currency } || salary.Period is PayPeriod.Unknown or PayPeriod.Piece)
        {
            return;
        }

        xml.Raw("<salaries><salary>"u8);
        WriteAmount(xml, "lowEnd", salary.Min, currency);
        WriteAmount(xml, "highEnd", salary.Max, currency);
        xml.Element("period", Period(salary.Period));
        xml.Raw("<type>BASE_SALARY</type></salary></salaries>"u8);
    }

    private static void WriteAmount(XmlOut xml, string name, decimal? amount, string currency)
    {
        if (amount is { } value)
        {
            xml.Start(name);
            xml.Element("amount", value.ToString("0.####", CultureInfo.InvariantCulture));
            xml.Element("currencyCode", currency);
            xml.End(name);
        }
    }

    private static void WriteSkills(XmlOut xml, Posting posting)
    {
        if (!posting.Skills.IsEmpty)
        {
            xml.Start("skills");
            foreach (var skill in posting.Skills)
            {
                xml.Element("skill", skill.Name);
            }

            xml.End("skills");
        }
    }

    private static string? ApplyUrl(Posting posting) =>
        new[] { posting.ApplyUrl, posting.Url }.FirstOrDefault(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps);

    private static string LocationOf(Posting posting) => posting.Locations.FirstOrDefault() is { } place
        ? PostingText.Place(place)
        : PostingText.CountriesHiredIn(posting).FirstOrDefault() ?? "";

    private static string Period(PayPeriod period) => period switch
    {
        PayPeriod.Hour => "HOURLY",
        PayPeriod.Day => "DAILY",
        PayPeriod.Week => "WEEKLY",
        PayPeriod.Fortnight => "BIWEEKLY",
        PayPeriod.Semimonth => "SEMIMONTHLY",
        PayPeriod.Month => "MONTHLY",
        _ => "YEARLY",
    };

    private static string? Level(Seniority seniority) => seniority switch
    {
        Seniority.Unknown => null,
        Seniority.Intern => "INTERNSHIP",
        Seniority.Entry or Seniority.Junior => "ENTRY_LEVEL",
        Seniority.Mid => "ASSOCIATE",
        Seniority.Director => "DIRECTOR",
        Seniority.Vp or Seniority.CLevel => "EXECUTIVE",
        _ => "MID_SENIOR_LEVEL",
    };

    private static string Status(EmploymentType type) => type switch
    {
        EmploymentType.FullTime => "FULL_TIME",
        EmploymentType.PartTime => "PART_TIME",
        EmploymentType.Contractor or EmploymentType.Freelance => "CONTRACT",
        EmploymentType.Intern or EmploymentType.Apprenticeship => "INTERNSHIP",
        EmploymentType.Temporary or EmploymentType.Seasonal or EmploymentType.PerDiem => "TEMPORARY",
        EmploymentType.Volunteer => "VOLUNTEER",
        _ => "OTHER",
    };
}
