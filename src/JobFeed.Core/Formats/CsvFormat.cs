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
    internal static readonly ImmutableArray<CsvColumn> Columns =
    [
        new("id", "string", "The posting's id, the same for ever.", (csv, p) => csv.Text(p.Id.ToString())),
        new("source", "string", "Platform that the posting comes from.", (csv, p) => csv.Text(p.Source)),
        new("source_id", "string", "The source's own id.", (csv, p) => csv.Text(p.ExternalId)),
        new("requisition_id", "string", "The employer's requisition.", (csv, p) => csv.Text(p.RequisitionId)),
        new("url", "anyURI", "Page of the posting.", (csv, p) => csv.Text(p.Url)),
        new("apply_url", "anyURI", "Where to apply.", (csv, p) => csv.Text(p.ApplyUrl)),
        new("title", "string", "Title without places, numbers and gender markers.", (csv, p) => csv.Text(p.Title)),
        new("title_raw", "string", "Title as published.", (csv, p) => csv.Text(p.TitleRaw)),
        new("company", "string", "Employer.", (csv, p) => csv.Text(p.Company)),
        new("seniority", "string", "Level of the position.", (csv, p) => csv.Text(p.Seniority == Seniority.Unknown ? null : JobXml.Code(p.Seniority))),
        new("role_family", "string", "Family of occupations.", (csv, p) => csv.Text(p.RoleFamily)),
        new("soc", "string", "US Standard Occupational Classification 2018.", (csv, p) => csv.Text(p.Soc)),
        new("isco", "string", "ISCO-08 unit group.", (csv, p) => csv.Text(p.Isco)),
        new("employment_types", "string", "Kinds of employment.", (csv, p) => csv.List(p.EmploymentTypes, static (line, type) => line.Add(JobXml.Code(type)))),
        new("workplace", "string", "Where the work is done.", (csv, p) => csv.Text(p.WorkplaceType == WorkplaceType.Unknown ? null : JobXml.Code(p.WorkplaceType))),
        new("remote_from", "string", "Where a remote worker may live.", (csv, p) => csv.List(p.RemoteScope, static (line, scope) => line.Add(scope))),
        new("city", "string", "City of the first place.", (csv, p) => csv.Text(First(p)?.City)),
        new("region", "string", "ISO 3166-2 code of the first place, without the country.", (csv, p) => csv.Text(First(p)?.Region)),
        new("country", "string", "ISO 3166-1 alpha-2 code of the first place.", (csv, p) => csv.Text(First(p)?.Country)),
        new("latitude", "decimal", "Degrees, WGS 84, of the first place.", (csv, p) => csv.Number((decimal?)First(p)?.Latitude)),
        new("longitude", "decimal", "Degrees, WGS 84, of the first place.", (csv, p) => csv.Number((decimal?)First(p)?.Longitude)),
        new("places", "string", "All places.", (csv, p) => csv.List(p.Locations, static (line, place) => PostingText.Place(line, place))),
        new("salary_min", "decimal", "Least pay in its period.", (csv, p) => csv.Number(p.Salary?.Min)),
        new("salary_max", "decimal", "Most pay in its period.", (csv, p) => csv.Number(p.Salary?.Max)),
        new("salary_currency", "string", "ISO 4217 code.", (csv, p) => csv.Text(p.Salary?.Currency)),
        new("salary_period", "string", "What the pay is paid for.", (csv, p) => csv.Text(p.Salary is { Period: not PayPeriod.Unknown } s ? JobXml.Code(s.Period) : null)),
        new("salary_annual_min", "decimal", "Least pay a year by the published factors.", (csv, p) => csv.Number(p.Salary?.AnnualMin)),
        new("salary_annual_max", "decimal", "Most pay a year by the published factors.", (csv, p) => csv.Number(p.Salary?.AnnualMax)),
        new("salary_is_estimate", "boolean", "Whether somebody else than the employer guessed the pay.", (csv, p) => csv.Truth(p.Salary?.IsEstimate)),
        new("skills", "string", "Skills in order of mention.", (csv, p) => csv.List(p.Skills, static (line, skill) => line.Add(skill.Name))),
        new("skills_required", "string", "The skills that are required.", (csv, p) => csv.List(p.Skills, static (line, skill) => line.Add(skill.Name), static skill => skill.Requirement == Requirement.Required)),
        new("experience_min_years", "decimal", "Least experience asked for.", (csv, p) => csv.Number(p.Experience?.MinYears)),
        new("experience_max_years", "decimal", "Most experience asked for.", (csv, p) => csv.Number(p.Experience?.MaxYears)),
        new("education", "string", "Degree asked for.", (csv, p) => csv.Text(p.Education is { } e ? JobXml.Code(e.Level) : null)),
        new("language", "string", "Language of the text, ISO 639-1.", (csv, p) => csv.Text(p.Language)),
        new("date_posted", "dateTime", "When the source published it.", (csv, p) => csv.Instant(p.DatePosted)),
        new("valid_through", "dateTime", "After this instant it is over.", (csv, p) => csv.Instant(p.ValidThrough)),
        new("first_seen", "dateTime", "When it was first seen here.", (csv, p) => csv.Instant(p.Life.FirstSeen)),
        new("changed", "dateTime", "When it last changed here.", (csv, p) => csv.Instant(p.Life.Changed)),
        new("is_sample", "boolean", "Whether it is a sample of this project and no vacancy.", (csv, p) => csv.Truth(p.IsSample)),
        new("summary", "string", "The first sentences.", (csv, p) => csv.Text(p.Summary)),
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
            foreach (var column in Columns)
            {
                column.Write(csv, posting);
            }

            csv.EndLine();
            await output.FlushWhenFullAsync(cancellationToken).ConfigureAwait(false);
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static Place? First(Posting posting) => posting.Locations.IsEmpty ? null : posting.Locations[0];
}

/// <summary>A column: its name, XML Schema type, meaning, and what writes its one field of a posting; an empty one for what is not stated.</summary>
internal sealed record CsvColumn(string Name, string Type, string Meaning, Action<CsvOut, Posting> Write);
