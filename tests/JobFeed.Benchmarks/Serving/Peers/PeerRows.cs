using System.Text.Json;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;

namespace JobFeed.Benchmarks.Serving.Peers;

/// <summary>A posting as a row: names are replaced by numbers, places by the number of their city. Pay is the upper bound, which filters ask for; statistics count the middle.</summary>
internal sealed record PeerRow(int Ordinal, PostingId Id, long Date, int Company, int Country, int City, int Seniority, bool Remote, long? Pay, double? Middle, int[] Skills, string Json);

/// <summary>The generated postings as rows for other engines, numbered newest first, and queries in their terms.</summary>
internal sealed class PeerRows
{
    private readonly Dictionary<string, int> _skills, _countries, _cities, _companies;
    private readonly Workload _workload;

    public PeerRows(Workload workload, int postings)
    {
        _workload = workload;
        // In the order of their keys, which decides between skills of equal counts.
        _skills = Numbers(workload.Skills.Select(s => s.Name).OrderBy(Fold.Text, StringComparer.Ordinal));
        _countries = Numbers(Enumerable.Range(0, Workload.CountryCount).Select(Workload.Country));
        _cities = Numbers(workload.Cities.Select(c => Fold.Text(c.City!)));
        _companies = Numbers(workload.Companies.Select(Fold.Company));
        All = [.. Enumerable.Range(0, postings).Select(i => workload.Posting(i))
            .OrderByDescending(p => IndexRow.Seconds(p.DatePosted!.Value)).ThenByDescending(p => p.Id).Select(Row)];
    }

    public PeerRow[] All { get; }

    /// <summary>What a query asks, in numbers. Every "any of" is a list; empty lists ask nothing.</summary>
    public PeerQuery Translate(JobQuery query) => new()
    {
        SkillsAll = [.. query.Skills.Select(s => _skills[s])],
        SkillsAny = [.. query.SkillsAny.Select(s => _skills[s])],
        SkillsNone = [.. query.SkillsNone.Select(s => _skills[s])],
        Countries = [.. query.Countries.Select(c => _countries[c])],
        Cities = query.Near is { } near ? Near(near) : [.. query.Cities.Select(c => _cities[c])],
        AsksCity = query.Near is not null || !query.Cities.IsEmpty,
        Companies = [.. query.Companies.Select(c => _companies[c])],
        Remote = !query.Workplaces.IsEmpty,
        Seniority = query.Seniorities.IsEmpty ? null : (int)query.Seniorities[0],
        Since = query.PostedSince?.ToUnixTimeSeconds(),
        Pay = query.SalaryMin is { } pay ? (long)pay : null,
        After = query.Cursor is { } cursor ? Array.FindIndex(All, r => r.Date < cursor.Date || (r.Date == cursor.Date && r.Id.Value < cursor.Id)) - 1 : -1,
    };

    /// <summary>The number of a value that ours gives by name.</summary>
    public int NumberOf(string name, bool isSkill) => isSkill ? _skills[name] : _countries[name];

    private static Dictionary<string, int> Numbers(IEnumerable<string> names) => names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => n.i, StringComparer.Ordinal);

    private PeerRow Row(Posting p, int ordinal) => new(
        ordinal, p.Id, p.DatePosted!.Value.ToUnixTimeSeconds(), _companies[Fold.Company(p.Company!)], _countries[p.Locations[0].Country!], _cities[Fold.Text(p.Locations[0].City!)],
        (int)p.Seniority, p.WorkplaceType == WorkplaceType.Remote, (long?)p.Salary?.Max, (double?)((p.Salary?.Min + p.Salary?.Max) / 2), [.. p.Skills.Select(s => _skills[s.Name])], JsonSerializer.Serialize(p, PostingJson.Options));

    private int[] Near(NearFilter near) => [.. _workload.Cities.Index().Where(c =>
        GeoPoint.TryCreate(c.Item.Latitude!.Value, c.Item.Longitude!.Value, out var point) && point.KilometresTo(near.Centre) <= near.Kilometres).Select(c => c.Index)];
}

/// <summary>A query in the numbers of <see cref="PeerRows"/>.</summary>
internal sealed record PeerQuery
{
    public required int[] SkillsAll { get; init; }

    public required int[] SkillsAny { get; init; }

    public required int[] SkillsNone { get; init; }

    public required int[] Countries { get; init; }

    public required int[] Cities { get; init; }

    public bool AsksCity { get; init; }

    public required int[] Companies { get; init; }

    public bool Remote { get; init; }

    public int? Seniority { get; init; }

    public long? Since { get; init; }

    public long? Pay { get; init; }

    /// <summary>Ordinal of the last posting before the page.</summary>
    public int After { get; init; }
}

