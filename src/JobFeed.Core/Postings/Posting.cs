using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace JobFeed.Core.Postings;

/// <summary>
/// A posting that can be trusted: every value is normalized, explained in <see cref="Provenance"/>, or named in <see cref="Missing"/>.
/// Null, empty and <c>Unknown</c> mean "the posting does not say".
/// </summary>
public sealed record Posting
{
    public required PostingId Id { get; init; }

    /// <summary>The platform's name.</summary>
    public required string Source { get; init; }

    public required BoardId Board { get; init; }

    /// <summary>The source's own id.</summary>
    public required string ExternalId { get; init; }

    public string? RequisitionId { get; init; }

    public string? Url { get; init; }

    public string? ApplyUrl { get; init; }

    public string TitleRaw { get; init; } = "";

    /// <summary>The title without marketing, requisition numbers, places and gender markers.</summary>
    public string Title { get; init; } = "";

    /// <summary>The occupation without its level: <c>Backend Software Engineer</c>.</summary>
    public string? CanonicalTitle { get; init; }

    public Seniority Seniority { get; init; }

    public bool? PeopleManager { get; init; }

    /// <summary><c>SOFTWARE_ENGINEERING</c>, <c>DATA</c>, ...</summary>
    public string? RoleFamily { get; init; }

    /// <summary><c>BACKEND</c>, <c>FRONTEND</c>, ...</summary>
    public string? Specialization { get; init; }

    /// <summary>US Standard Occupational Classification 2018, <c>15-1252</c>.</summary>
    public string? Soc { get; init; }

    /// <summary>ISCO-08 unit group, <c>2512</c>.</summary>
    public string? Isco { get; init; }

    public string? Company { get; init; }

    /// <summary>The base pay of the job; null when the posting does not state pay.</summary>
    public Salary? Salary { get; init; }

    /// <summary>Further pay statements: zones and tiers beside <see cref="Salary"/>.</summary>
    public ImmutableArray<Salary> OtherSalaries { get; init; } = [];

    public ImmutableArray<Place> Locations { get; init; } = [];

    /// <summary>True when the posting names neither a place nor where a remote worker may live.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LocationMissing => Locations.IsEmpty && RemoteScope.IsEmpty;

    public WorkplaceType WorkplaceType { get; init; }

    /// <summary>Where a remote worker may live: ISO 3166-1 and 3166-2 codes, or WORLD, EMEA, EUROPE, EU, APAC, ASIA, LATAM, AMER, NORAM, DACH.</summary>
    public ImmutableArray<string> RemoteScope { get; init; } = [];

    public ImmutableArray<EmploymentType> EmploymentTypes { get; init; } = [];

    public ImmutableArray<Skill> Skills { get; init; } = [];

    public Experience? Experience { get; init; }

    public Education? Education { get; init; }

    public ImmutableArray<SpokenLanguage> SpokenLanguages { get; init; } = [];

    /// <summary>Whether the employer helps to get a visa; null when the posting does not say.</summary>
    public bool? VisaSponsorship { get; init; }

    /// <summary>The clearance asked for, as written: <c>TS/SCI</c>.</summary>
    public string? SecurityClearance { get; init; }

    /// <summary>The most time spent travelling, in percent: 0 for "no travel".</summary>
    public int? TravelPercent { get; init; }

    /// <summary>Hours of work per week, the most of a range.</summary>
    public decimal? WeeklyHours { get; init; }

    /// <summary>How many people are looked for.</summary>
    public int? Openings { get; init; }

    public ImmutableArray<Benefit> Benefits { get; init; } = [];

    /// <summary>Language of the text, ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>Safe HTML.</summary>
    public string? DescriptionHtml { get; init; }

    /// <summary>Plain text; <see cref="Sections"/> and provenance spans count in it.</summary>
    public string? DescriptionText { get; init; }

    /// <summary>The first sentences, at most 300 characters.</summary>
    public string? Summary { get; init; }

    public ImmutableArray<Section> Sections { get; init; } = [];

    public DateTimeOffset? DatePosted { get; init; }

    /// <summary>Last change at the source.</summary>
    public DateTimeOffset? DateUpdated { get; init; }

    /// <summary>After this instant the posting is over. A date alone means its end, not its start.</summary>
    public DateTimeOffset? ValidThrough { get; init; }

    /// <summary>A sample of the project itself, not a vacancy.</summary>
    public bool IsSample { get; init; }

    /// <summary>Names of the fields that the posting does not state.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>Doubts worth a look: conflicts between field and text, implausible values, each with its reason.</summary>
    public ImmutableArray<string> Flags { get; init; } = [];

    /// <summary>Why each value is what it is.</summary>
    public ImmutableArray<Provenance> Provenance { get; init; } = [];

    public Lifecycle Life { get; init; } = new();

    /// <summary>The postings of the same vacancy. Known where postings are served, never stored with one; null when there is no other.</summary>
    public PostingGroup? Group { get; init; }

    /// <summary>Where else the vacancy is offered, the employer's own first. Known where postings are served, never stored with one.</summary>
    public ImmutableArray<OtherCopy> AlsoAt { get; init; } = [];
}

/// <summary>Experience asked for, in years.</summary>
public sealed record Experience
{
    public decimal? MinYears { get; init; }

    public decimal? MaxYears { get; init; }

    /// <summary>What the years are in, as written: <c>backend software engineering</c>.</summary>
    public string? Area { get; init; }

    /// <summary><see cref="MinYears"/> in whole months, as schema.org's monthsOfExperience counts.</summary>
    public int? MinMonths => MinYears is { } years ? (int)Math.Round(years * 12) : null;

    /// <summary>True when the posting takes another sign of the same seniority instead of the years.</summary>
    public bool OrEquivalentSeniority { get; init; }
}

/// <summary>Education asked for.</summary>
public sealed record Education
{
    public required EducationLevel Level { get; init; }

    /// <summary>Field of study as written.</summary>
    public string? Field { get; init; }

    public bool OrEquivalentExperience { get; init; }

    public Requirement Requirement { get; init; } = Requirement.Required;

    /// <summary>A higher degree that is welcome but not asked for.</summary>
    public EducationLevel Preferred { get; init; }
}

/// <summary>A part of the description: where it lies in <see cref="Posting.DescriptionText"/> (UTF-16 units).</summary>
public sealed record Section(SectionKind Kind, string? Heading, int Start, int Length);

/// <summary>What became of a posting here: seen, changed, closed, reopened. Not part of its content.</summary>
public sealed record Lifecycle
{
    public PostingStatus Status { get; init; }

    /// <summary>First time the posting was seen here.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>Last time its content or status changed here. Feeds take their Last-Modified from it.</summary>
    public DateTimeOffset Changed { get; init; }

    public DateTimeOffset? Closed { get; init; }

    public CloseReason? CloseReason { get; init; }

    /// <summary>What showed that it is over: the runs without it, a status code, a quoted text.</summary>
    public string? CloseEvidence { get; init; }

    public int Reopened { get; init; }
}
