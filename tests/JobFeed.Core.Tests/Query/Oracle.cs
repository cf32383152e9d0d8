using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Search;
using JobFeed.Core.Tests.Index;
using JobFeed.Core.Tests.Search;

namespace JobFeed.Core.Tests.Query;

/// <summary>What queries mean, said as plainly as possible over a list of postings: the engine must agree with it.</summary>
internal static class Oracle
{
    public static List<Posting> Run(IEnumerable<Posting> latestVersions, JobQuery query)
    {
        var served = latestVersions.Where(p => p.Life.Status == PostingStatus.Open).ToList();
        var matches = served.Where(p => Matches(p, query));
        return query.Sort switch
        {
            JobSort.Salary => [.. matches.OrderByDescending(Middle).ThenByDescending(Date).ThenByDescending(p => p.Id)],
            JobSort.Relevance => [.. matches.OrderByDescending(TextOracle.Scores(query.Text!, served)).ThenByDescending(Date).ThenByDescending(p => p.Id)],
            _ => [.. matches.OrderByDescending(Date).ThenByDescending(p => p.Id)],
        };
    }

    /// <summary>The query with its text looked up. What lies in memory is there at once.</summary>
    public static JobQuery Resolved(IndexSnapshot snapshot, JobQuery query)
    {
        var found = TextSearch.ResolveAsync(snapshot, query);
        Assert.True(found.IsCompletedSuccessfully);
        return found.AsTask().GetAwaiter().GetResult();
    }

    public static DateTimeOffset Date(Posting p) => p.DatePosted ?? p.Life.FirstSeen;

    public static (decimal Low, decimal High, string Currency)? StatedPay(Posting p)
    {
        if (p.Salary is not { IsEstimate: false, Currency: { } currency } pay || !Salary.AnnualFactors.TryGetValue(pay.Period, out var factor))
        {
            return null;
        }

        return ((pay.Min ?? pay.Max)!.Value * factor, (pay.Max ?? pay.Min)!.Value * factor, currency);
    }

    private static decimal Middle(Posting p) => StatedPay(p) is { } pay && RandomPostings.Worth(pay.Currency) is { } worth
        ? Math.Round((pay.Low + pay.High) / 2 * worth)
        : -1;

    private static bool Matches(Posting p, JobQuery q) =>
        (q.Text is not { } text || TextOracle.Matches(p, text))
        && q.Skills.All(s => p.Skills.Any(x => x.Name == s))
        && (q.SkillsAny.IsEmpty || q.SkillsAny.Any(s => p.Skills.Any(x => x.Name == s)))
        && !q.SkillsNone.Any(s => p.Skills.Any(x => x.Name == s))
        && PayMatches(p, q)
        && PlaceMatches(p, q)
        && (q.Near is not { } near || p.Locations.Any(l => IsNear(l, near)))
        && (q.Workplaces.IsEmpty || q.Workplaces.Contains(p.WorkplaceType))
        && (q.RemoteFrom.IsEmpty || q.RemoteFrom.Any(from => p.RemoteScope.Any(scope => Covers(scope, from))))
        && (q.PostedSince is not { } since || Date(p) >= since)
        && (q.Seniorities.IsEmpty || q.Seniorities.Contains(p.Seniority))
        && (q.EmploymentTypes.IsEmpty || q.EmploymentTypes.Intersect(p.EmploymentTypes).Any())
        && (q.Companies.IsEmpty || (p.Company is { } company && q.Companies.Contains(Fold.Company(company))))
        && (q.Sources.IsEmpty || q.Sources.Contains(p.Source))
        && (q.Languages.IsEmpty || (p.Language is { } language && q.Languages.Contains(language)))
        && (q.ExperienceMax is not { } years || (p.Experience?.MinYears ?? 0) <= years)
        && (q.Education is not { } level || p.Education is not { Requirement: Requirement.Required, OrEquivalentExperience: false } asked || asked.Level <= level);

    private static bool PayMatches(Posting p, JobQuery q)
    {
        if (q.SalaryMin is null && q.SalaryMax is null)
        {
            return true;
        }

        if (StatedPay(p) is not { } pay || RandomPostings.Worth(pay.Currency) is not { } worth)
        {
            return q.IncludeUnknownSalary;
        }

        var factor = Salary.AnnualFactors[q.Period] * RandomPostings.Worth(q.Currency ?? "EUR")!.Value;
        return !(pay.High * worth < q.SalaryMin * factor) && !(pay.Low * worth > q.SalaryMax * factor);
    }

    private static bool PlaceMatches(Posting p, JobQuery q)
    {
        bool InCountry(Place l) => q.Countries.IsEmpty || (l.Country is { } c && q.Countries.Contains(c));
        bool InRegion(Place l) => q.Regions.IsEmpty || q.Regions.Contains($"{l.Country}-{l.Region}");
        bool InCity(Place l) => q.Cities.IsEmpty || (l.City is { } c && q.Cities.Contains(Fold.Text(c)));
        return (q.Countries.IsEmpty && q.Regions.IsEmpty && q.Cities.IsEmpty)
            || p.Locations.Any(l => (q.Regions.IsEmpty ? InCountry(l) : InRegion(l)) && InCity(l));
    }

    // Haversine, written out.
    private static bool IsNear(Place place, NearFilter near)
    {
        if (place is not { Latitude: { } latitude, Longitude: { } longitude } || place.Precision is PlacePrecision.Country or PlacePrecision.Region)
        {
            return false;
        }

        static double Radians(double degrees) => degrees * Math.PI / 180;
        var (a, b) = (Radians(near.Centre.Latitude), Radians(latitude));
        var h = Math.Pow(Math.Sin((b - a) / 2), 2)
            + (Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(Radians(longitude - near.Centre.Longitude) / 2), 2));
        return 2 * 6371.0088 * Math.Asin(Math.Sqrt(h)) <= near.Kilometres;
    }

    private static bool Covers(string scope, string from) => scope == "WORLD" || scope == from || (from.StartsWith("US-", StringComparison.Ordinal) && scope == "US") || from switch
    {
        "DE" => scope is "EU" or "EMEA" or "DACH",
        "PT" => scope is "EU" or "EMEA",
        "CH" => scope is "EMEA" or "DACH",
        "US" or "US-CA" or "US-NY" => scope is "NORAM",
        _ => false,
    };
}
