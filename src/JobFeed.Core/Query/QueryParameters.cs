using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Query;

/// <summary>The query language: one table of parameters, from which parsing, canonical form, help and API descriptions come.</summary>
public static class QueryParameters
{
    private const string Names = "list of names", Codes = "list of codes", Amount = "amount", Choice = "one of";

    /// <summary>All parameters, in the order of canonical query strings.</summary>
    public static ImmutableArray<QueryParameter> All { get; } =
    [
        new()
        {
            Name = "q", Type = "text",
            Help = "Words that must all occur in title, skills, company or description, in any form of case, accent and English plural. \"Words in quotes\" side by side; -word must not occur; OR between two words lets either do.",
            Example = "\"platform engineer\" kubernetes OR nomad -intern",
            Apply = (d, v) => d.Query = d.Query with { Text = ValueReading.Words(d, v) },
            Write = q => q.Text,
        },
        new()
        {
            Name = "skills", Type = Names, IsList = true,
            Help = "Skills that must all be named; names or aliases.", Example = "c#,kubernetes",
            Apply = (d, v) => d.Query = d.Query with { Skills = ValueReading.Skills(d, v) },
            Write = q => List(q.Skills),
        },
        new()
        {
            Name = "skills_any", Type = Names, IsList = true, Help = "Skills of which at least one must be named.", Example = "react,vue",
            Apply = (d, v) => d.Query = d.Query with { SkillsAny = ValueReading.Skills(d, v) },
            Write = q => List(q.SkillsAny),
        },
        new()
        {
            Name = "skills_none", Type = Names, IsList = true, Help = "Skills of which none may be named.", Example = "php",
            Apply = (d, v) => d.Query = d.Query with { SkillsNone = ValueReading.Skills(d, v) },
            Write = q => List(q.SkillsNone),
        },
        new()
        {
            Name = "salary_min", Type = Amount,
            Help = "The stated pay range must reach up to this amount. Postings without stated pay are left out.",
            Example = "100000",
            Apply = (d, v) => d.Query = d.Query with { SalaryMin = ValueReading.Amount(d, v) },
            Write = q => Number(q.SalaryMin),
        },
        new()
        {
            Name = "salary_max", Type = Amount,
            Help = "The stated pay range must begin at or below this amount. Postings without stated pay are left out.",
            Example = "150k",
            Apply = (d, v) => d.Query = d.Query with { SalaryMax = ValueReading.Amount(d, v) },
            Write = q => Number(q.SalaryMax),
        },
        new()
        {
            Name = "currency", Type = "ISO 4217 code",
            Help = "Currency of the salary bounds and of statistics (default EUR). Pay in other currencies is converted at dated reference rates.",
            Example = "USD",
            Apply = (d, v) => d.Query = d.Query with { Currency = ValueReading.Currency(d, v) },
            Write = q => q.Currency,
        },
        new()
        {
            Name = "period", Type = Choice,
            Help = "Period of the salary bounds (default year). Pay of other periods is compared on the annual scale.",
            Example = "month", Values = ValueReading.Periods,
            Apply = (d, v) => d.Query = d.Query with { Period = ValueReading.Period(d, v) },
            Write = q => q.Period == PayPeriod.Year ? null : Codes<PayPeriod>.Name(q.Period),
        },
        new()
        {
            Name = "include_unknown_salary", Type = "true or false", Values = ["true", "false"],
            Help = "Lets postings pass a salary filter that state no comparable pay (default false).", Example = "true",
            Apply = (d, v) => d.Query = d.Query with { IncludeUnknownSalary = ValueReading.Truth(d, v) },
            Write = q => q.IncludeUnknownSalary ? "true" : null,
        },
        new()
        {
            Name = "country", Type = Codes, IsList = true,
            Help = "Countries of the place of work, ISO 3166-1 alpha-2 or by name.", Example = "DE,AT,CH",
            Apply = (d, v) => d.Query = d.Query with { Countries = ValueReading.Countries(d, v) },
            Write = q => List(q.Countries),
        },
        new()
        {
            Name = "region", Type = Codes, IsList = true,
            Help = "States or provinces, ISO 3166-2 or by name; the country may be left out when country is given.", Example = "US-CA",
            Apply = (d, v) => d.Query = d.Query with { Regions = ValueReading.Regions(d, v) },
            Write = q => List(q.Regions),
        },
        new()
        {
            Name = "city", Type = Names, IsList = true,
            Help = "Cities by name; with country or region only there.", Example = "Berlin",
            Apply = (d, v) => d.Query = d.Query with { Cities = ValueReading.Cities(d, v) },
            Write = q => List(q.Cities),
        },
        new()
        {
            Name = "near", Type = "place",
            Help = "Centre of a circle, as latitude,longitude or a place name; see radius.", Example = "52.52,13.405",
            Apply = ValueReading.Near,
            Write = q => q.Near?.Text,
        },
        new()
        {
            Name = "radius", Type = "distance", Help = "Radius around near, in km or mi (default 50km).", Example = "25mi",
            Apply = ValueReading.Radius,
            Write = q => q.Near?.Radius,
        },
        new()
        {
            Name = "workplace", Type = Codes, IsList = true, Help = "Where the work is done.", Example = "remote,hybrid",
            Values = [.. Codes<WorkplaceType>.Names.Skip(1)],
            Apply = (d, v) => d.Query = d.Query with { Workplaces = ValueReading.Known(d, v, WorkplaceType.Unknown) },
            Write = q => CodeList(q.Workplaces),
        },
        new()
        {
            Name = "remote_from", Type = Codes, IsList = true,
            Help = "Where you live: only remote postings that say they hire there. Country, ISO 3166-2 code or a region such as EU.",
            Example = "PT",
            Apply = (d, v) => d.Query = d.Query with { RemoteFrom = ValueReading.RemoteFrom(d, v) },
            Write = q => List(q.RemoteFrom),
        },
        new()
        {
            Name = "posted_since", Type = "date or age",
            Help = "Posted on this day or later; or at most this long ago, to the full hour (36h, 7d, 2w).", Example = "7d",
            Apply = ValueReading.PostedSince,
            Write = q => q.PostedSinceText ?? q.PostedSince?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        },
        new()
        {
            Name = "seniority", Type = Codes, IsList = true,
            Help = "Levels.", Example = "senior,staff", Values = [.. Codes<Seniority>.Names.Skip(1)],
            Apply = (d, v) => d.Query = d.Query with { Seniorities = ValueReading.Known(d, v, Seniority.Unknown) },
            Write = q => CodeList(q.Seniorities),
        },
        new()
        {
            Name = "employment_type", Type = Codes, IsList = true,
            Help = "Kinds of employment.", Example = "full_time", Values = Codes<EmploymentType>.Names,
            Apply = (d, v) => d.Query = d.Query with { EmploymentTypes = d.ReadCodes<EmploymentType>(v) },
            Write = q => CodeList(q.EmploymentTypes),
        },
        new()
        {
            Name = "company", Type = Names, IsList = true,
            Help = "Employers; legal forms do not matter. A name with a comma goes in double quotes.", Example = "acme",
            Apply = (d, v) => d.Query = d.Query with { Companies = ValueReading.Companies(d, v) },
            Write = q => List(q.Companies),
        },
        new()
        {
            Name = "source", Type = Names, IsList = true, Help = "Platforms that the postings come from.", Example = "greenhouse",
            Apply = (d, v) => d.Query = d.Query with { Sources = ValueReading.Folded(d, v) },
            Write = q => List(q.Sources),
        },
        new()
        {
            Name = "language", Type = Codes, IsList = true, Help = "Languages of the text, ISO 639-1.", Example = "en,de",
            Apply = (d, v) => d.Query = d.Query with { Languages = ValueReading.Languages(d, v) },
            Write = q => List(q.Languages),
        },
        new()
        {
            Name = "experience_max", Type = "years",
            Help = "Postings that ask for no more experience than this; those that ask for none are included.", Example = "3",
            Apply = (d, v) => d.Query = d.Query with { ExperienceMax = ValueReading.Years(d, v) },
            Write = q => Number(q.ExperienceMax),
        },
        new()
        {
            Name = "education", Type = Choice,
            Help = "Postings that require no higher degree than this; those that require none are included.", Example = "bachelor",
            Values = Codes<EducationLevel>.Names,
            Apply = (d, v) => d.Query = d.Query with { Education = d.ReadCode<EducationLevel>(v) },
            Write = q => q.Education is { } level ? Codes<EducationLevel>.Name(level) : null,
        },
        new()
        {
            Name = "duplicates", Type = Choice,
            Help = "Copies of one vacancy on several boards: collapse (default) shows and counts the best one that matches and names the others, all gives each.", Example = "all", Values = Codes<Duplicates>.Names,
            Apply = (d, v) => d.Query = d.Query with { Duplicates = d.ReadCode<Duplicates>(v) ?? default },
            Write = q => q.Duplicates == Duplicates.Collapse ? null : Codes<Duplicates>.Name(q.Duplicates),
        },
        new()
        {
            Name = "sort", Type = Choice,
            Help = "Order: newest first (default), highest salary first, or by relevance to q.", Example = "newest", Values = Codes<JobSort>.Names,
            Apply = (d, v) => d.Query = d.Query with { Sort = d.ReadCode<JobSort>(v) ?? default },
            Write = q => q.Sort == JobSort.Newest ? null : Codes<JobSort>.Name(q.Sort),
        },
        new()
        {
            Name = "limit", Type = "number", IsPresentation = true, Help = "Postings a page, 1 to 1000 (default 50; CSV, NDJSON, Indeed and LinkedIn XML give all postings without it).", Example = "100",
            Apply = (d, v) => d.Query = d.Query with { Limit = ValueReading.Limit(d, v), IsLimited = true },
            Write = q => q.IsLimited ? q.Limit.ToString(CultureInfo.InvariantCulture) : null,
        },
        new()
        {
            Name = "fields", Type = Names, IsList = true, IsPresentation = true,
            Help = "Properties of a posting to give in JSON (default all).", Example = "id,title,salary",
            Apply = (d, v) => d.Query = d.Query with { Fields = ValueReading.Fields(d, v) },
            Write = q => List(q.Fields),
        },
        new()
        {
            Name = "highlights", Type = "1 or 0", IsPresentation = true, Values = ["1", "0"],
            Help = "In JSON, gives each posting the texts that have the words of q as HTML with <mark> around them (default 0): title, skills, company, and fragments of the description.", Example = "1",
            Apply = (d, v) => d.Query = d.Query with { Highlights = ValueReading.Truth(d, v) },
            Write = q => q.Highlights ? "1" : null,
        },
        new()
        {
            Name = "report", Type = "1 or 0", IsPresentation = true, Values = ["1", "0"],
            Help = "Instead of the feed: which postings its format leaves out, and why (indeed.xml, linkedin.xml, jsonld).", Example = "1",
            Apply = (d, v) => d.Query = d.Query with { Report = ValueReading.Truth(d, v) },
            Write = q => q.Report ? "1" : null,
        },
        new()
        {
            Name = "cursor", Type = "cursor", IsPresentation = true,
            Help = "Continues where a page ended; take it from that page.", Example = "(from the page before)",
            Apply = (d, v) => d.Query = d.Query with { Cursor = ValueReading.Cursor(d, v) },
            Write = q => q.Cursor?.ToString(),
        },
    ];

    // RFC 3986 section 2.3, and the comma between values.
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,");

    private static readonly FrozenDictionary<string, QueryParameter> ByName = All.ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);

    public static QueryParameter? Find(string name) => ByName.GetValueOrDefault(name);

    internal static string Write(JobQuery query, Func<QueryParameter, bool> include)
    {
        var text = new StringBuilder(128);
        foreach (var parameter in All)
        {
            if (include(parameter) && parameter.Write(query) is { } value)
            {
                text.Append(text.Length == 0 ? "" : "&").Append(parameter.Name).Append('=')
                    .Append(value.AsSpan().ContainsAnyExcept(Plain) ? Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal) : value);
            }
        }

        return text.ToString();
    }

    private static string? List(ImmutableArray<string> values) => values switch
    {
        [] => null,
        [var only] when !only.Contains(',', StringComparison.Ordinal) => only,
        _ => string.Join(',', values.Any(v => v.Contains(',', StringComparison.Ordinal))
            ? [.. values.Select(v => v.Contains(',', StringComparison.Ordinal) ? $"\"{v}\"" : v)]
            : ImmutableCollectionsMarshal.AsArray(values)!),
    };

    private static string? CodeList<T>(ImmutableArray<T> values)
        where T : struct, Enum =>
        values.IsEmpty ? null : string.Join(',', values.Select(Codes<T>.Name));

    private static string? Number(decimal? value) => value?.ToString("0.############", CultureInfo.InvariantCulture);
}
