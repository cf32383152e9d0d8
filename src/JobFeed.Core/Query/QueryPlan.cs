using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Query;

/// <summary>
/// A query in the terms of one segment: groups of term ids of which each must be met by one of its terms, terms that must not
/// occur, the newest part of the ordinals, and what is compared posting by posting.
/// </summary>
internal sealed class QueryPlan
{
    private readonly SegmentColumns _columns;
    private readonly (long Min, long Max)[]? _pay;
    private readonly bool _unknownPay;
    private readonly int _experience;
    private readonly EducationLevel _education;

    public QueryPlan(JobQuery query, Segment segment, ExchangeRates rates)
    {
        _columns = segment.Columns;
        var groups = new List<int[]>();
        AddGroups(query, segment, groups);
        CanMatch = groups.TrueForAll(g => g.Length > 0);
        Groups = [.. groups];
        Excluded = [.. Terms(TermKind.Skill, query.SkillsNone.Select(Fold.Text)), .. Terms(TermKind.Source, query.SourcesNone.Select(Fold.Text))];
        TermCount = Groups.Sum(g => g.Length) + Excluded.Length;
        End = query.PostedSince is { } since ? FirstOlderThan(IndexRow.Seconds(since)) : segment.Count;
        _pay = PayBounds(query, rates);
        _unknownPay = query.IncludeUnknownSalary;
        _experience = query.ExperienceMax is { } years ? (int)Math.Round(years * 12) : int.MaxValue;
        _education = query.Education ?? EducationLevel.Doctorate;
        ComparesPostings = _pay is not null || query.ExperienceMax is not null || query.Education is not null;
    }

    /// <summary>False when some group has no term in this segment.</summary>
    public bool CanMatch { get; }

    public int[][] Groups { get; }

    public int[] Excluded { get; }

    /// <summary>Terms of all groups and exclusions.</summary>
    public int TermCount { get; }

    /// <summary>Ordinals from here on are too old.</summary>
    public int End { get; }

    public bool ComparesPostings { get; }

    public bool Accepts(int ordinal)
    {
        var months = _columns.ExperienceMonths[ordinal];
        return (months == IndexRow.NotStated || months <= _experience) && _columns.Education[ordinal] <= (byte)_education && AcceptsPay(ordinal);
    }

    private bool AcceptsPay(int ordinal)
    {
        if (_pay is null)
        {
            return true;
        }

        var currency = _columns.Currency[ordinal];
        if (currency == 0 || _columns.Flags[ordinal].HasFlag(RowFlags.Estimate) || _pay[currency - 1].Min < 0)
        {
            return _unknownPay;
        }

        var (min, max) = _pay[currency - 1];
        return _columns.PayHigh[ordinal] >= min && _columns.PayLow[ordinal] <= max;
    }

    private void AddGroups(JobQuery query, Segment segment, List<int[]> groups)
    {
        foreach (var word in Fold.Words(query.Text ?? "").Distinct())
        {
            groups.Add(Terms(TermKind.Word, [word]));
        }

        foreach (var skill in query.Skills)
        {
            groups.Add(Terms(TermKind.Skill, [Fold.Text(skill)]));
        }

        Add(TermKind.Skill, query.SkillsAny);
        AddPlaces(query, groups);
        if (query.Near is { } near)
        {
            groups.Add(segment.Points.Within(near.Centre, near.Kilometres));
        }

        Add(TermKind.Workplace, query.Workplaces.Select(Codes<WorkplaceType>.Name));
        Add(TermKind.RemoteScope, query.RemoteFrom.SelectMany(RemoteRegions.Covering).Distinct());
        Add(TermKind.Seniority, query.Seniorities.Select(Codes<Seniority>.Name));
        Add(TermKind.EmploymentType, query.EmploymentTypes.Select(Codes<EmploymentType>.Name));
        Add(TermKind.Company, query.Companies);
        Add(TermKind.Source, query.Sources);
        Add(TermKind.Language, query.Languages);

        void Add(TermKind kind, IEnumerable<string> keys)
        {
            var all = keys.Select(Fold.Text).ToArray();
            if (all.Length > 0)
            {
                groups.Add(Terms(kind, all));
            }
        }
    }

    // Places are asked for as a whole: Paris with country=US is not met by a job in Paris, France, and New York.
    private void AddPlaces(JobQuery query, List<int[]> groups)
    {
        var (cities, regions, countries) = (query.Cities, query.Regions, query.Countries);
        if (!cities.IsEmpty && !regions.IsEmpty)
        {
            groups.Add(Terms(TermKind.CityInRegion, cities.SelectMany(city => regions.Select(region => IndexRow.CityKey(city, region)))));
        }
        else if (!cities.IsEmpty && !countries.IsEmpty)
        {
            groups.Add(Terms(TermKind.City, cities.SelectMany(city => countries.Select(country => IndexRow.CityKey(city, country)))));
        }
        else if (!cities.IsEmpty)
        {
            groups.Add([.. cities.SelectMany(city => _columns.Terms.StartingWith(TermKind.City, city + Term.Separator))]);
        }
        else if (!regions.IsEmpty)
        {
            groups.Add(Terms(TermKind.Region, regions.Select(Fold.Text)));
        }
        else if (!countries.IsEmpty)
        {
            groups.Add(Terms(TermKind.Country, countries.Select(Fold.Text)));
        }
    }

    private int[] Terms(TermKind kind, IEnumerable<string> keys) =>
        [.. keys.Select(key => _columns.Terms.Find(kind, key)).Where(term => term >= 0).Distinct()];

    private int FirstOlderThan(uint date)
    {
        var (low, high) = (0, _columns.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _columns.Dates[middle] >= date ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // The bounds are converted to each currency once, so that postings compare in their own; negative: no rate.
    private (long Min, long Max)[]? PayBounds(JobQuery query, ExchangeRates rates)
    {
        if (query.SalaryMin is null && query.SalaryMax is null)
        {
            return null;
        }

        var factor = Salary.AnnualFactors[query.Period];
        var from = query.Currency ?? ExchangeRates.Reference;
        return Array.ConvertAll(_columns.Currencies, currency =>
        {
            var min = Converted((query.SalaryMin ?? 0) * factor, from, currency, rates);
            var max = query.SalaryMax is { } bound ? Converted(bound * factor, from, currency, rates) : decimal.MaxValue / 100;
            return min is null || max is null ? (-1, -1) : (Hundredths(min.Value), Hundredths(max.Value));
        });
    }

    // Rounded as the index rounds, so that an amount meets itself.
    private static long Hundredths(decimal amount) => (long)Math.Round(Math.Min(amount * 100, long.MaxValue));

    private static decimal? Converted(decimal amount, string from, string to, ExchangeRates rates) => from == to ? amount : rates.Convert(amount, from, to);
}
