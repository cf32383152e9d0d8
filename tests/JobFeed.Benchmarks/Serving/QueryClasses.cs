using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;

namespace JobFeed.Benchmarks.Serving;

/// <summary>What is asked in a class of queries.</summary>
internal enum Asked { Page, Count, Facets, ByCountry, BySkill }

/// <summary>A class of queries and how one with random parameters is drawn.</summary>
internal sealed record QueryClass(string Name, string Text, Asked Asked, Func<Draw, JobQuery> Draw);

/// <summary>Draws parameters; ranks count from the most frequent value.</summary>
internal sealed class Draw(Workload workload, int seed)
{
    private readonly Random _random = new(seed);

    public string Skill(int from, int to) => workload.Skills[_random.Next(from, to)].Name;

    public string[] Skills(int count, int from, int to)
    {
        var drawn = new SortedSet<string>(StringComparer.Ordinal);
        while (drawn.Count < count)
        {
            drawn.Add(Skill(from, to));
        }

        return [.. drawn];
    }

    public bool Even() => _random.Next(2) == 0;

    public string Of(IReadOnlyList<string> values) => values[_random.Next(values.Count)];

    /// <summary>A word of a twentieth or more of all titles, or of more than half of all texts.</summary>
    public string CommonWord() => Even() ? Of(Workload.TitleWords) : Of(Workload.SummaryWords);

    /// <summary>A word of one posting in a thousand or fewer.</summary>
    public string RareWord() => Skill(1000, 3000);

    public string Country(int most) => Workload.Country(_random.Next(most));

    public string[] Countries(int count) => [.. Enumerable.Range(0, 100).Select(_ => Country(15)).Distinct().Take(count).Order(StringComparer.Ordinal)];

    public Place City(int from, int to) => workload.Cities[_random.Next(from, to)];

    public string Company(int from, int to) => Fold.Company(workload.Companies[_random.Next(from, to)]);

    public decimal Salary(int low, int high) => _random.Next(low, high) * 1000;

    public NearFilter Near(int from, int to)
    {
        var city = City(from, to);
        GeoPoint.TryCreate(city.Latitude!.Value, city.Longitude!.Value, out var point);
        return new NearFilter(point, point.ToString(), "50km", 50);
    }

    public Cursor Deep(JobQuery query) => new(query.ResultKey, JobSort.Newest, 0, IndexRow.Seconds(Workload.Now.AddDays(-(40 + (10 * _random.NextDouble())))), 1UL << 63);
}

/// <summary>The 24 classes that serving is measured by: pages (P), a deep page (D), counts (N), facets (F), salary percentiles (S).</summary>
internal static class QueryClasses
{
    public static IReadOnlyList<QueryClass> All { get; } =
    [
        Page("P01", "newest", d => new() { Limit = 50 }),
        Page("P02", "1 skill of the top 20", d => new() { Skills = [d.Skill(0, 20)] }),
        Page("P03", "all of 2 skills of the top 30", d => new() { Skills = [.. d.Skills(2, 0, 30)] }),
        Page("P04", "all of 3 skills of rank 10-120", d => new() { Skills = [.. d.Skills(3, 10, 120)] }),
        Page("P05", "rare skill, remote", d => new() { Skills = [d.Skill(1000, 3000)], Workplaces = [WorkplaceType.Remote] }),
        Page("P06", "any of 5 skills, salary from 120k", d => Paid(new() { SkillsAny = [.. d.Skills(5, 20, 900)] }, 120_000)),
        Page("P07", "any of 3 skills, none of 2", d => new() { SkillsAny = [.. d.Skills(3, 20, 300)], SkillsNone = [.. d.Skills(2, 0, 20)] }),
        Page("P08", "salary from 150k, country", d => Paid(new() { Countries = [d.Country(20)] }, 150_000)),
        Page("P09", "city, skill", d => new() { Cities = [Fold.Text(d.City(0, 100).City!)], Skills = [d.Skill(0, 100)] }),
        Page("P10", "50 km of a big city, any of 3 skills", d => new() { Near = d.Near(0, 50), SkillsAny = [.. d.Skills(3, 0, 100)] }),
        Page("P11", "50 km of a small city, salary from 80k", d => Paid(new() { Near = d.Near(1000, 5000) }, 80_000)),
        Page("P12", "remote, 7 days, senior, skill", d => new() { Workplaces = [WorkplaceType.Remote], PostedSince = Workload.Now.AddDays(-7), Seniorities = [Seniority.Senior], Skills = [d.Skill(0, 200)] }),
        Page("P13", "big company, salary", d => Paid(new() { Companies = [d.Company(0, 20)] }, d.Salary(60, 140))),
        Page("P14", "small company", d => new() { Companies = [d.Company(5000, 20_000)] }),
        Page("P15", "all of 2, any of 3, none of 1, salary, 3 countries, 30 days", d => Paid(new()
        {
            Skills = [.. d.Skills(2, 0, 60)], SkillsAny = [.. d.Skills(3, 0, 200)], SkillsNone = [d.Skill(60, 200)], Countries = [.. d.Countries(3)], PostedSince = Workload.Now.AddDays(-30),
        }, 80_000)),
        Page("P16", "nothing: 3 rare skills, salary from 400k", d => Paid(new() { Skills = [.. d.Skills(3, 1500, 3000)] }, 400_000)),
        Page("D01", "page at 55-65 % of the depth: skill, salary", d =>
        {
            var query = Paid(new() { Skills = [d.Skill(0, 50)] }, d.Salary(60, 120));
            return query with { Cursor = d.Deep(query) };
        }),
        new("N01", "count: 2 skills of the top 30, salary", Asked.Count, d => Paid(new() { Skills = [.. d.Skills(2, 0, 30)] }, d.Salary(60, 140))),
        new("N02", "count: any of 3 skills, remote", Asked.Count, d => new() { SkillsAny = [.. d.Skills(3, 0, 60)], Workplaces = [WorkplaceType.Remote] }),
        new("F01", "top 20 skills in a country", Asked.Facets, d => new() { Countries = [d.Country(30)] }),
        new("F02", "top 20 skills of postings with salary from 40k-90k", Asked.Facets, d => Paid(new(), d.Salary(40, 90))),
        new("S01", "percentiles by country", Asked.ByCountry, d => new() { Currency = Workload.Currency }),
        new("S02", "percentiles by country with a skill", Asked.ByCountry, d => new() { Skills = [d.Skill(0, 40)], Currency = Workload.Currency }),
        new("S03", "percentiles by skill in a country", Asked.BySkill, d => new() { Countries = [d.Country(30)], Currency = Workload.Currency }),
    ];

    private static QueryClass Page(string name, string text, Func<Draw, JobQuery> draw) => new(name, text, Asked.Page, draw);

    private static JobQuery Paid(JobQuery query, decimal least) => query with { SalaryMin = least, Currency = Workload.Currency };
}
