using System.Collections.Immutable;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Search;

namespace JobFeed.Core.Query;

/// <summary>Order of results.</summary>
public enum JobSort { Newest, Salary, Relevance }

/// <summary>What to do with postings that are the same vacancy: show one of those that match, or all of them.</summary>
public enum Duplicates { Collapse, All }

/// <summary>A circle that a place of work must lie in.</summary>
/// <param name="Centre">Middle of the circle.</param>
/// <param name="Text">The centre as it was asked for: coordinates or a place's name.</param>
/// <param name="Radius">The radius as it is written: <c>50km</c>, <c>25mi</c>.</param>
/// <param name="Kilometres">The radius.</param>
public sealed record NearFilter(GeoPoint Centre, string Text, string Radius, double Kilometres);

/// <summary>
/// What a feed shows: every filter must hold. Lists are alternatives, except <see cref="Skills"/>, which must all be there.
/// Values are already canonical; <see cref="QueryParser"/> makes these from request parameters.
/// </summary>
public sealed record JobQuery
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 1000;

    /// <summary>Free text, as <see cref="TextQueryReader"/> reads it: words that must occur in title, skills, company or description.</summary>
    public string? Text { get; init; }

    public ImmutableArray<string> Skills { get; init; } = [];

    public ImmutableArray<string> SkillsAny { get; init; } = [];

    public ImmutableArray<string> SkillsNone { get; init; } = [];

    /// <summary>Stated pay must reach into the range from <see cref="SalaryMin"/> to <see cref="SalaryMax"/>.</summary>
    public decimal? SalaryMin { get; init; }

    public decimal? SalaryMax { get; init; }

    /// <summary>ISO 4217 code of the bounds, and of statistics; null leaves it to <see cref="ExchangeRates.Reference"/>.</summary>
    public string? Currency { get; init; }

    /// <summary>Period of the bounds; pay of other periods is compared by <see cref="Salary.AnnualFactors"/>.</summary>
    public PayPeriod Period { get; init; } = PayPeriod.Year;

    /// <summary>Lets postings pass a pay filter that state no pay, or pay that cannot be compared.</summary>
    public bool IncludeUnknownSalary { get; init; }

    public ImmutableArray<string> Countries { get; init; } = [];

    /// <summary>ISO 3166-2 codes.</summary>
    public ImmutableArray<string> Regions { get; init; } = [];

    public ImmutableArray<string> Cities { get; init; } = [];

    public NearFilter? Near { get; init; }

    public ImmutableArray<WorkplaceType> Workplaces { get; init; } = [];

    /// <summary>Where the worker lives: country, ISO 3166-2 code, or one of the regions of <see cref="Posting.RemoteScope"/>.</summary>
    public ImmutableArray<string> RemoteFrom { get; init; } = [];

    public DateTimeOffset? PostedSince { get; init; }

    /// <summary>As it was asked for: <c>7d</c> stays <c>7d</c> in links, so that a saved feed moves with time.</summary>
    public string? PostedSinceText { get; init; }

    public ImmutableArray<Seniority> Seniorities { get; init; } = [];

    public ImmutableArray<EmploymentType> EmploymentTypes { get; init; } = [];

    public ImmutableArray<string> Companies { get; init; } = [];

    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Sources whose postings may not be given here. No parameter: set by what is asked, not by who asks.</summary>
    public ImmutableArray<string> SourcesNone { get; init; } = [];

    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Years; a posting may ask for at most this much. Postings that ask for none pass.</summary>
    public decimal? ExperienceMax { get; init; }

    /// <summary>A posting may require at most this degree. Postings that require none, or accept experience instead, pass.</summary>
    public EducationLevel? Education { get; init; }

    public Duplicates Duplicates { get; init; }

    public JobSort Sort { get; init; }

    public int Limit { get; init; } = DefaultLimit;

    /// <summary>Whether <see cref="Limit"/> was asked for: formats that know no pages give everything otherwise.</summary>
    public bool IsLimited { get; init; }

    public Cursor? Cursor { get; init; }

    /// <summary>Asks for what a format leaves out instead of the feed.</summary>
    public bool Report { get; init; }

    /// <summary>Properties of a posting's JSON to give; empty for all.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>Asks for the words of <see cref="Text"/> to be marked in each posting.</summary>
    public bool Highlights { get; init; }

    /// <summary>The query as a query string in one fixed form: for self links. Equal queries have equal canonical strings.</summary>
    public string Canonical => QueryParameters.Write(this, static _ => true);

    /// <summary>As <see cref="Canonical"/>, with relative dates resolved: for ETags and caches, where <c>7d</c> is another question tomorrow.</summary>
    public string CacheKey => QueryParameters.Write(this with { PostedSinceText = null }, static _ => true);

    /// <summary>What distinguishes the result set and its order, without paging and projection: a cursor belongs to it.</summary>
    public string ResultKey => QueryParameters.Write(this, static p => !p.IsPresentation);

    /// <summary>What an answer depends on: <see cref="ResultKey"/>, and what no parameter says.</summary>
    internal string AnswerKey => AnswerKeyOf(ResultKey);

    /// <summary><see cref="AnswerKey"/> from a <see cref="ResultKey"/> that is known already.</summary>
    internal string AnswerKeyOf(string resultKey) => SourcesNone.IsEmpty ? resultKey : $"{resultKey}\n{string.Join('\n', SourcesNone)}";

    /// <summary>What the feed shows, for people: <c>C# jobs, remote, from 100,000 USD a year</c>.</summary>
    public string Title => QueryTitle.Of(this);

    /// <summary>What <see cref="Text"/> selects in a snapshot; see <see cref="TextSearch.ResolveAsync"/>.</summary>
    internal TextMatches? Found { get; init; }

    /// <summary>The result set alone, without order, paging and projection: for counts, where those say nothing.</summary>
    public JobQuery WithoutPaging() => this with { Sort = default, Limit = DefaultLimit, IsLimited = false, Cursor = null, Report = false, Highlights = false, Fields = [] };

    /// <summary>The next page of the same query.</summary>
    public JobQuery After(Cursor cursor) => this with { Cursor = cursor };
}
