using System.Collections.Immutable;
using System.IO.Pipelines;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>
/// CSV (RFC 4180) for spreadsheets and data frames: one row a posting, the first place in columns of its own, lists joined by <c>; </c>,
/// empty for what is not stated. <see cref="CsvSchema"/> describes the columns.
/// </summary>
internal sealed class CsvFormat : IFeedFormat
{
    private const string Separator = "; ";

    internal static readonly ImmutableArray<CsvColumn> Columns =
    [
        new("id", "string", "The posting's id, the same for ever.", p => p.Id.ToString()),
        new("source", "string", "Platform that the posting comes from.", p => p.Source),
        new("source_id", "string", "The source's own id.", p => p.ExternalId),
        new("requisition_id", "string", "The employer's requisition.", p => p.RequisitionId),
        new("url", "anyURI", "Page of the posting.", p => p.Url),
        new("apply_url", "anyURI", "Where to apply.", p => p.ApplyUrl),
        new("title", "string", "Title without places, numbers and gender markers.", p => p.Title),
        new("title_raw", "string", "Title as published.", p => p.TitleRaw),
        new("company", "string", "Employer.", p => p.Company),
        new("seniority", "string", "Level of the position.", p => p.Seniority == Seniority.Unknown ? null : JobXml.Code(p.Seniority)),
        new("role_family", "string", "Family of occupations.", p => p.RoleFamily),
        new("soc", "string", "US Standard Occupational Classification 2018.", p => p.Soc),
        new("isco", "string", "ISCO-08 unit group.", p => p.Isco),
        new("employment_types", "string", "Kinds of employment.", p => Joined(p.EmploymentTypes.Select(JobXml.Code))),
        new("workplace", "string", "Where the work is done.", p => p.WorkplaceType == WorkplaceType.Unknown ? null : JobXml.Code(p.WorkplaceType)),
        new("remote_from", "string", "Where a remote worker may live.", p => Joined(p.RemoteScope)),
        new("city", "string", "City of the first place.", p => First(p)?.City),
        new("region", "string", "ISO 3166-2 code of the first place, without the country.", p => First(p)?.Region),
        new("country", "string", "ISO 3166-1 alpha-2 code of the first place.", p => First(p)?.Country),
        new("latitude", "decimal", "Degrees, WGS 84, of the first place.", p => First(p)?.Latitude),
        new("longitude", "decimal", "Degrees, WGS 84, of the first place.", p => First(p)?.Longitude),
        new("places", "string", "All places.", p => Joined(p.Locations.Select(PostingText.Place))),
        new("salary_min", "decimal", "Least pay in its period.", p => p.Salary?.Min),
        new("salary_max", "decimal", "Most pay in its period.", p => p.Salary?.Max),
        new("salary_currency", "string", "ISO 4217 code.", p => p.Salary?.Currency),
        new("salary_period", "string", "What the pay is paid for.", p => p.Salary is { Period: not PayPeriod.Unknown } s ? JobXml.Code(s.Period) : null),
        new("salary_annual_min", "decimal", "Least pay a year by the published factors.", p => p.Salary?.AnnualMin),
        new("salary_annual_max", "decimal", "Most pay a year by the published factors.", p => p.Salary?.AnnualMax),
        new("salary_is_estimate", "boolean", "Whether somebody else than the employer guessed the pay.", p => p.Salary?.IsEstimate),
        new("skills", "string", "Skills in order of mention.", p => Joined(p.Skills.Select(s => s.Name))),
        new("skills_required", "string", "The skills that are required.", p => Joined(p.Skills.Where(s => s.Requirement == Requirement.Required).Select(s => s.Name))),
        new("experience_min_years", "decimal", "Least experience asked for.", p => p.Experience?.MinYears),
        new("experience_max_years", "decimal", "Most experience asked for.", p => p.Experience?.MaxYears),
        new("education", "string", "Degree asked for.", p => p.Education is { } e ? JobXml.Code(e.Level) : null),
        new("language", "string", "Language of the text, ISO 639-1.", p => p.Language),
        new("date_posted", "dateTime", "When the source published it.", p => Instant(p.DatePosted)),
        new("valid_through", "dateTime", "After this instant it is over.", p => Instant(p.ValidThrough)),
        new("first_seen", "dateTime", "When it was first seen here.", p => Instant(p.Life.FirstSeen)),
        new("changed", "dateTime", "When it last changed here.", p => Instant(p.Life.Changed)),
        new("is_sample", "boolean", "Whether it is a sample of this project and no vacancy.", p => p.IsSample),
        new("summary", "string", "The first sentences.", p => p.Summary),
    ];

    public string Name => "csv";

    public string ContentType => "text/csv; charset=utf-8; header=present";

    public bool IsWhole => true;

    public async Task WriteAsync(FeedPage page, PipeWriter output, CancellationToken cancellationToken = default)
    {
        var csv = new CsvOut(output);
        foreach (var column in Columns)
        {
            csv.Text(column.Name);
        }

        csv.EndLine();
        await foreach (var posting in page.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            WriteRow(csv, posting);
            await output.FlushWhenFullAsync(cancellationToken).ConfigureAwait(false);
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void WriteRow(CsvOut csv, Posting posting)
    {
        foreach (var column in Columns)
        {
            switch (column.Value(posting))
            {
                case decimal number:
                    csv.Number(number);
                    break;
                case double degrees:
                    csv.Number((decimal)degrees);
                    break;
                case bool truth:
                    csv.Text(truth ? "true" : "false");
                    break;
                case var text:
                    csv.Text((string?)text);
                    break;
            }
        }

        csv.EndLine();
    }

    private static Place? First(Posting posting) => posting.Locations.FirstOrDefault();

    private static string Joined(IEnumerable<string> values) => string.Join(Separator, values);

    private static string? Instant(DateTimeOffset? instant) => instant is { } value ? JobXml.Instant(value) : null;
}

/// <summary>A column: its name, XML Schema type, meaning, and value as text, number or truth; null for not stated.</summary>
internal sealed record CsvColumn(string Name, string Type, string Meaning, Func<Posting, object?> Value);
