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
    private readonly List<int> _terms = new(16);
    private readonly List<int> _groupEnds = new(8);

    public QueryPlan(JobQuery query, Segment segment, ExchangeRates rates)
    {
        _columns = segment.Columns;
        CanMatch = true;
        AddSkills(query);
        AddPlaces(query, segment);
        AddCodes(query);
        Groups = _groupEnds.Count;
        AddAll(TermKind.Skill, query.SkillsNone);
        AddAll(TermKind.Source, query.SourcesNone);
        QueryBudget.Check(_terms.Count, segment.Count);
        End = query.PostedSince is { } since ? segment.FirstOlderThan(IndexRow.Seconds(since)) : segment.Count;
        Bytes = new ByteFilters(query, segment, rates);
    }

    /// <summary>False when some group has no term in this segment.</summary>
    public bool CanMatch { get; private set; }

    public int Groups { get; }

    /// <summary>Terms of all groups, then the excluded ones.</summary>
    public int TermCount => _terms.Count;

    /// <summary>Ordinals from here on are too old.</summary>
    public int End { get; set; }

    public ByteFilters Bytes { get; }

    public int Term(int index) => _terms[index];

    /// <summary>Places in the list of terms: from start up to end. The group behind the last are the excluded terms.</summary>
    public (int Start, int End) Group(int group) => (group == 0 ? 0 : _groupEnds[group - 1], group < Groups ? _groupEnds[group] : _terms.Count);

    /// <summary>Whether one posting is selected, live or not.</summary>
    public bool Accepts(PostingLists lists, int ordinal)
    {
        for (var g = 0; g < Groups; g++)
        {
            if (!HasAny(lists, g, ordinal))
            {
                return false;
            }
        }

        return CanMatch && ordinal < End && !HasAny(lists, Groups, ordinal) && Bytes.Passes(ordinal);
    }

    private bool HasAny(PostingLists lists, int group, int ordinal)
    {
        var (start, end) = Group(group);
        for (var i = start; i < end; i++)
        {
            if (lists.Contains(_terms[i], ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private void AddSkills(JobQuery query)
    {
        foreach (var skill in query.Skills)
        {
            Add(TermKind.Skill, Fold.Text(skill));
            EndGroup();
        }

        AddGroup(TermKind.Skill, query.SkillsAny);
    }

    // Places are asked for as a whole: Paris with country=US is not met by a job in Paris, France, and New York.
    private void AddPlaces(JobQuery query, Segment segment)
    {
        if (!query.Cities.IsEmpty)
        {
            foreach (var city in query.Cities)
            {
                AddCity(city, query);
            }

            EndGroup();
        }
        else if (!AddGroup(TermKind.Region, query.Regions))
        {
            AddGroup(TermKind.Country, query.Countries);
        }

        if (query.Near is { } near)
        {
            segment.Places.AddWithin(near.Centre, near.Kilometres, _terms);
            EndGroup();
        }
    }

    private void AddCity(string city, JobQuery query)
    {
        foreach (var region in query.Regions)
        {
            AddPrefix(IndexRow.CityKey(city, region[..region.IndexOf('-', StringComparison.Ordinal)], region));
        }

        if (!query.Regions.IsEmpty)
        {
            return;
        }

        foreach (var country in query.Countries)
        {
            AddPrefix(IndexRow.CityKey(city, country));
        }

        if (query.Countries.IsEmpty)
        {
            AddPrefix(IndexRow.CityKey(city));
        }
    }

    private void AddCodes(JobQuery query)
    {
        AddGroup(TermKind.Workplace, Codes<WorkplaceType>.KeysOf(query.Workplaces));
        AddGroup(TermKind.Seniority, Codes<Seniority>.KeysOf(query.Seniorities));
        AddGroup(TermKind.EmploymentType, Codes<EmploymentType>.KeysOf(query.EmploymentTypes));
        AddGroup(TermKind.Company, query.Companies);
        AddGroup(TermKind.Source, query.Sources);
        AddGroup(TermKind.Language, query.Languages);
        if (!query.RemoteFrom.IsEmpty)
        {
            foreach (var scope in query.RemoteFrom.SelectMany(RemoteRegions.Covering).Distinct())
            {
                Add(TermKind.RemoteScope, Fold.Text(scope));
            }

            EndGroup();
        }
    }

    private bool AddGroup(TermKind kind, IReadOnlyList<string> keys)
    {
        if (keys.Count == 0)
        {
            return false;
        }

        AddAll(kind, keys);
        EndGroup();
        return true;
    }

    private void AddAll(TermKind kind, IReadOnlyList<string> keys)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            Add(kind, Fold.Text(keys[i]));
        }
    }

    private void Add(TermKind kind, string key)
    {
        if (_columns.Terms.Find(kind, key) is var term and >= 0)
        {
            _terms.Add(term);
        }
    }

    private void AddPrefix(string prefix)
    {
        var (start, end) = _columns.Terms.StartingWith(TermKind.City, prefix);
        for (var term = start; term < end; term++)
        {
            _terms.Add(term);
        }
    }

    private void EndGroup()
    {
        CanMatch &= _terms.Count > (_groupEnds.Count == 0 ? 0 : _groupEnds[^1]);
        _groupEnds.Add(_terms.Count);
    }
}
