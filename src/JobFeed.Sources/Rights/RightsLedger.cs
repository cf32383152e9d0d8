using System.Collections.Frozen;
using System.Collections.Immutable;

namespace JobFeed.Sources.Rights;

/// <summary>
/// What each source allows, by its name. Outputs look it up when they are made: nothing of it is stored with postings, so that new terms count at once.
/// Where terms were not found or not read, postings are shown to people alone, or to nobody.
/// </summary>
public static class RightsLedger
{
    private const string Employers = "Public postings of the employer, shown with a link to the employer's own page.";

    private static readonly FrozenDictionary<string, SourceRights> BySource = Entries().ToFrozenDictionary(r => r.Source, StringComparer.Ordinal);

    public static ImmutableArray<SourceRights> All { get; } = [.. BySource.Values.OrderBy(r => r.Source, StringComparer.Ordinal)];

    /// <summary>Sources that no feed may carry.</summary>
    public static ImmutableArray<string> WithheldFromFeeds { get; } = [.. All.Where(r => r.Audience != Audience.Anyone).Select(r => r.Source)];

    /// <summary>Sources that nobody may be shown.</summary>
    public static ImmutableArray<string> WithheldFromPeople { get; } = [.. All.Where(r => r.Audience == Audience.Nobody).Select(r => r.Source)];

    /// <summary>Sources that no statistics may count.</summary>
    public static ImmutableArray<string> Uncounted { get; } = [.. All.Where(r => !r.Countable).Select(r => r.Source)];

    /// <summary>What is known of a source's terms; null for an unknown source.</summary>
    public static SourceRights? Of(string source) => BySource.GetValueOrDefault(source);

    /// <summary>How long a source's postings are withheld by its terms (<see cref="SourceRights.ShowAfter"/>). Samples are nobody's.</summary>
    public static TimeSpan ShowAfter(string source, bool isSample) => isSample ? TimeSpan.Zero : Of(source)?.ShowAfter ?? TimeSpan.Zero;

    private static IEnumerable<SourceRights> Entries() =>
    [
        // developer.adzuna.com, Terms of Service: "Jobs by Adzuna" with the logo on each advert; counts and average salaries need a licence.
        new("adzuna", "Adzuna API terms: each advert carries the \"Jobs by Adzuna\" label with its logo; no statistics without a licence.")
        {
            Audience = Audience.Nobody, Countable = false, CreditName = "Adzuna", CreditUrl = "https://www.adzuna.com/",
            PollEvery = TimeSpan.FromHours(6), WithheldBecause = "Each advert must carry Adzuna's label with its logo, which no output here can show.",
        },
        new("arbeitnow", "Arbeitnow public API: credit with a link to the posting at Arbeitnow.")
        {
            CreditName = "Arbeitnow", CreditUrl = "https://www.arbeitnow.com/", PollEvery = TimeSpan.FromHours(1),
        },
        new("ashby", Employers),
        new("bamboohr", Employers),
        new("breezy", Employers),
        new("career-page", "Public postings marked up for search engines; robots.txt and tdm-reservation are obeyed."),
        new("greenhouse", Employers),
        // himalayas.app/docs: use in job boards and databases allowed with visible attribution and link.
        new("himalayas", "Himalayas public API: visible attribution with a link.")
        {
            CreditName = "Himalayas", CreditUrl = "https://himalayas.app/", PollEvery = TimeSpan.FromHours(1),
        },
        new("hn-who-is-hiring", "Comments belong to their authors: excerpt and link.")
        {
            CreditName = "Hacker News", CreditUrl = "https://news.ycombinator.com/", ExcerptOnly = true, PollEvery = TimeSpan.FromHours(1),
        },
        new("icims", Employers),
        new("jazzhr", Employers),
        new("job-xml", "A feed that its publisher offers for this; the board's keeper vouches for it."),
        // The friendlyNotice of every answer: credit with a direct link; earlier documentation: not to other job boards, about once an hour, six hours late.
        new("jobicy", "Jobicy public API: credit with a direct link; not to be forwarded to other job boards.")
        {
            Audience = Audience.People, CreditName = "Jobicy", CreditUrl = "https://jobicy.com/", PollEvery = TimeSpan.FromHours(1), ShowAfter = TimeSpan.FromHours(6),
            WithheldBecause = "Jobicy asks that its feed is not forwarded to other job boards.",
        },
        new("join", Employers),
        new("lever", "Published jobs are public and may be collected (github.com/lever/postings-api)."),
        // data.norge.no and NAV's terms: public data of the Norwegian labour administration.
        new("nav-feed", "NAV public job feed (NLOD): the source is named.") { CreditName = "NAV", CreditUrl = "https://arbeidsplassen.nav.no/" },
        new("personio", Employers),
        new("pinpoint", Employers),
        new("recruitee", Employers),
        new("reed", "reed.co.uk API key terms.")
        {
            Audience = Audience.Nobody, CreditName = "reed.co.uk", CreditUrl = "https://www.reed.co.uk/", PollEvery = TimeSpan.FromHours(1),
            WithheldBecause = "The terms of the API key decide, and they are the keeper's to read.",
        },
        // Element 0 of every answer: a followed link to the posting at Remote OK and its name, or access is suspended.
        new("remoteok", "Remote OK API: a followed link to the posting at Remote OK, and its name as the source.")
        {
            CreditName = "Remote OK", CreditUrl = "https://remoteok.com/", PollEvery = TimeSpan.FromHours(1),
        },
        // 0-legal-notice of every answer: link and name; not to third-party sites such as Jooble, Neuvoo, Google Jobs, LinkedIn. About 4 calls a day, jobs a day late.
        new("remotive", "Remotive public API: link and name; not to be passed on to third-party sites.")
        {
            Audience = Audience.People, CreditName = "Remotive", CreditUrl = "https://remotive.com/", PollEvery = TimeSpan.FromHours(6), ShowAfter = TimeSpan.FromHours(24),
            WithheldBecause = "Remotive does not allow its jobs to be passed on to third-party sites.",
        },
        new("rippling", Employers),
        new("rss-atom", "A feed that its publisher offers for this; the board's keeper vouches for it."),
        new("smartrecruiters", Employers),
        new("teamtailor", Employers),
        new("text", "Files of the keeper's own."),
        new("themuse", "The Muse API terms: link to the landing page.")
        {
            Audience = Audience.People, CreditName = "The Muse", CreditUrl = "https://www.themuse.com/", PollEvery = TimeSpan.FromHours(1),
            WithheldBecause = "The Muse has terms of its own for passing postings on.",
        },
        new("usajobs", "Work of the United States government, in the public domain.") { CreditName = "USAJOBS", CreditUrl = "https://www.usajobs.gov/" },
        new("weworkremotely", "An RSS feed offered to readers: link and name.")
        {
            Audience = Audience.People, CreditName = "We Work Remotely", CreditUrl = "https://weworkremotely.com/", PollEvery = TimeSpan.FromHours(1),
            WithheldBecause = "We Work Remotely offers its feed to readers; no right to republish it was found.",
        },
        new("workable", Employers),
        new("workday", Employers),
    ];
}
