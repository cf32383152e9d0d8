using System.Globalization;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Tests.Index;

namespace JobFeed.Core.Tests.Query;

/// <summary>Request parameters drawn from a seed, a few filters at a time.</summary>
internal sealed class RandomQueries(int seed)
{
    private readonly RandomPostings _draw = new(seed);

    public static QueryContext Context { get; } = new()
    {
        Now = RandomPostings.Start.AddDays(10),
        FindSkill = name => RandomPostings.Skills.FirstOrDefault(s => Fold.Text(s) == Fold.Text(name)),
    };

    public JobQuery Next()
    {
        var parameters = new List<KeyValuePair<string, string>>();
        for (var filters = _draw.Random.Next(5); filters > 0; filters--)
        {
            parameters.AddRange(Filter());
        }

        if (_draw.Random.Next(3) == 0)
        {
            parameters.Add(new("sort", parameters.Exists(p => p.Key == "q") && _draw.Maybe() ? "relevance" : "salary"));
        }

        parameters.Add(new("limit", _draw.Pick("1", "3", "10", "50", "1000")));
        var parse = QueryParser.Parse(parameters.DistinctBy(p => p.Key), Context);
        if (parse.Errors.Any(e => e.Parameter == "region"))
        {
            return Next(); // A region outside the countries drawn.
        }

        return parse.Query ?? throw new InvalidOperationException(string.Join("; ", parse.Errors.Select(e => $"{e.Parameter}: {e.Message}")));
    }

    private KeyValuePair<string, string>[] Filter() => _draw.Random.Next(19) switch
    {
        0 => One("q", _draw.Pick("engineer", "c++", "MÜLLER", "開発", "data scientist", "r", "acme engineer")),
        17 => One("q", _draw.Pick("\"data scientist\"", "node.js", "-engineers", "\"site reliability engineer\" -acme", "java OR c# OR .net", "\"growing teams\" OR kubernetes")),
        18 => One("q", string.Join(' ', _draw.Some(RandomPostings.Words, 3).Append(_draw.Pick("team", "-data", "\"a team\"", "Mueller")))),
        1 => One("skills", Some(RandomPostings.Skills)),
        2 => One("skills_any", Some(RandomPostings.Skills)),
        3 => One("skills_none", Some(RandomPostings.Skills)),
        4 => [.. One("salary_min", Amount()), .. Currency()],
        5 => [.. One("salary_max", Amount() + "000"), .. Currency()],
        6 => [.. One("salary_min", _draw.Random.Next(1, 60).ToString(CultureInfo.InvariantCulture)), .. One("period", "hour"), .. One("include_unknown_salary", "true")],
        7 => One("country", _draw.Pick("DE", "US,FR", "de", "CH", "XX")),
        8 => One("region", _draw.Pick("US-CA", "DE-BE,US-TX", "US-ZZ")),
        9 => [.. One("city", _draw.Pick("paris", "Berlin,Zurich", "Springfield")), .. _draw.Maybe() ? One("country", _draw.Pick("US", "FR,DE")) : []],
        10 => [.. One("near", _draw.Pick("52.5,13.4", "-18,-179.9", "33,-95", "48.8566,2.3522")), .. One("radius", _draw.Pick("1", "30km", "500mi", "20000km"))],
        11 => One("workplace", _draw.Pick("remote", "hybrid,ON-SITE", "onsite")),
        12 => One("remote_from", _draw.Pick("DE", "PT,US-CA", "US-NY", "CH")),
        13 => One("posted_since", _draw.Pick("2d", "30h", "1w", "2026-01-04")),
        14 => [.. One("seniority", _draw.Pick("senior,C-Level", "junior")), .. One("employment_type", _draw.Pick("full_time,Contractor", "intern"))],
        15 => [.. One("company", _draw.Pick("acme", "\"ACME, Inc.\",beta", "muller")), .. One("language", "en,de"), .. One("source", "lever")],
        _ => [.. One("experience_max", _draw.Pick("0", "2.5", "8")), .. One("education", _draw.Pick("none", "bachelor", "doctorate"))],
    };

    private static KeyValuePair<string, string>[] One(string name, string value) => [new(name, value)];

    private string Some(string[] values) => string.Join(',', _draw.Some(values, 3));

    private string Amount() => (_draw.Random.Next(1, 200) * 500).ToString(CultureInfo.InvariantCulture);

    private KeyValuePair<string, string>[] Currency() => _draw.Maybe() ? One("currency", _draw.Pick("EUR", "USD", "gbp", "JPY")) : [];
}
