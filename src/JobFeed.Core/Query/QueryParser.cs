using System.Collections.Immutable;

namespace JobFeed.Core.Query;

/// <summary>Turns request parameters into a query. Nothing is ignored silently: an unknown name or an unreadable value is an error.</summary>
public static class QueryParser
{
    /// <summary>
    /// Reads the parameters; empty values count as not given, as forms send them. Endpoints that have parameters of their own
    /// take those out before.
    /// </summary>
    public static QueryParse Parse(IEnumerable<KeyValuePair<string, string>> parameters, QueryContext context)
    {
        var draft = new QueryDraft(context);
        var given = parameters.Where(p => !context.Ignored.Contains(p.Key, StringComparer.OrdinalIgnoreCase))
            .ToLookup(p => p.Key, p => p.Value ?? "", StringComparer.Ordinal);
        foreach (var unknown in given.Where(p => QueryParameters.Find(p.Key) is null))
        {
            draft.RefuseParameter(
                new string([.. unknown.Key.Where(c => !char.IsControl(c)).Take(64)]),
                "There is no such parameter. Take it out or correct its name.",
                Spelling.Nearest(unknown.Key, QueryParameters.All.Select(p => p.Name)));
        }

        // In the order of the table: some values are read in the light of earlier ones.
        foreach (var parameter in QueryParameters.All)
        {
            var values = given[parameter.Name].Where(v => !string.IsNullOrWhiteSpace(v)).ToArray();
            draft.Parameter = parameter.Name;
            if (values.Length > 1 && !parameter.IsList)
            {
                draft.Refuse($"It is given {values.Length} times. Give it once.");
            }
            else if (values.Length > 0)
            {
                parameter.Apply(draft, parameter.IsList ? string.Join(',', values) : values[0].Trim());
            }
        }

        CheckTogether(draft, given);
        return draft.Errors.IsEmpty ? new QueryParse(draft.Query, []) : new QueryParse(null, draft.Errors);
    }

    private static void CheckTogether(QueryDraft draft, ILookup<string, string> given)
    {
        var query = draft.Query;
        var values = Lists(query).Sum(list => list.Length);
        if (values > QueryBudget.MostValues)
        {
            var longest = Lists(query).MaxBy(list => list.Length);
            draft.RefuseParameter(longest.Name, $"There are {values} values in all lists together; at most {QueryBudget.MostValues} are answered at once. Ask in several queries.");
        }

        if (query.SalaryMin > query.SalaryMax)
        {
            draft.RefuseParameter("salary_min", "It is more than salary_max. Swap the two.");
        }

        if (query.Near is null && given["radius"].Any(v => !string.IsNullOrWhiteSpace(v)) && !draft.Errors.Any(e => e.Parameter == "near"))
        {
            draft.RefuseParameter("radius", "A radius needs a centre: add near=latitude,longitude.");
        }

        if (query is { Highlights: true, Text: null } && !draft.Errors.Any(e => e.Parameter == "q"))
        {
            draft.RefuseParameter("highlights", "There is nothing to mark: add q=, or take it out.");
        }

        if (query is { Sort: JobSort.Relevance, Text: null } && !draft.Errors.Any(e => e.Parameter == "q"))
        {
            draft.RefuseParameter("sort", "Relevance needs words to be measured by: add q=, or sort by newest or salary.");
        }

        if (query.Cursor is { } cursor && draft.Errors.IsEmpty && !cursor.BelongsTo(query.ResultKey))
        {
            draft.RefuseParameter("cursor", "This cursor belongs to another query. Leave it out to start at the first page.");
        }
    }

    private static IEnumerable<(string Name, int Length)> Lists(JobQuery q) =>
    [
        ("skills", q.Skills.Length), ("skills_any", q.SkillsAny.Length), ("skills_none", q.SkillsNone.Length), ("country", q.Countries.Length), ("region", q.Regions.Length),
        ("city", q.Cities.Length), ("remote_from", q.RemoteFrom.Length), ("company", q.Companies.Length), ("source", q.Sources.Length), ("language", q.Languages.Length),
    ];
}
