using System.Collections.Immutable;
using System.Text.Json;

namespace JobFeed.Sources.Ats;

/// <summary>
/// A filter by which a Workday list that is too long falls into lists that are not: its name and values, each with the postings that have it. Facets count
/// truly where the list's own total stops.
/// </summary>
/// <param name="Name">What the request calls it: <c>jobFamilyGroup</c>.</param>
/// <param name="Values">Ids of the values that some posting has.</param>
/// <param name="Total">Postings of all values together; more than there are where a posting can have several.</param>
internal sealed record WorkdayFacet(string Name, ImmutableArray<string> Values, int Total)
{
    /// <summary>What one query may name.</summary>
    private const int MaxValues = 100;

    /// <summary>Of these a posting has one value, so that their counts add up.</summary>
    private static readonly string[] SingleValued = ["jobFamilyGroup", "jobFamily", "workerSubType", "timeType"];

    /// <summary>
    /// The facet of an answer none of whose values has as many postings as <paramref name="most"/>, while all together have that many; null when there is
    /// none. One whose counts add up comes before others, then the one that most postings have.
    /// </summary>
    public static WorkdayFacet? Dividing(JsonElement root, int most)
    {
        var found = new List<WorkdayFacet>();
        Collect(WirePayload.Part(root, "facets"), most, found);
        return found.OrderByDescending(facet => SingleValued.Contains(facet.Name, StringComparer.Ordinal)).ThenByDescending(facet => facet.Total).FirstOrDefault();
    }

    /// <summary>The filters, one for each value, as the request writes them.</summary>
    public IEnumerable<string> Filters() => Values.Select(value => JsonSerializer.Serialize(new Dictionary<string, string[]> { [Name] = [value] }));

    private static void Collect(JsonElement? facets, int most, List<WorkdayFacet> found)
    {
        foreach (var facet in facets is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default)
        {
            if (WirePayload.Part(facet, "values") is not { ValueKind: JsonValueKind.Array } values)
            {
                continue;
            }

            // Places are a group of facets: its values have values of their own.
            Collect(values, most, found);
            var counts = values.EnumerateArray()
                .Select(value => (Id: WirePayload.TextOf(WirePayload.Part(value, "id")).Trimmed(), Count: WirePayload.Count(value, "count") ?? int.MaxValue))
                .Where(value => value.Count > 0)
                .ToArray();
            var total = counts.Sum(value => (long)value.Count);
            if (WirePayload.TextOf(WirePayload.Part(facet, "facetParameter")).Trimmed() is { } name && counts.Length is > 1 and <= MaxValues &&
                Array.TrueForAll(counts, value => value.Id is not null && value.Count < most) && total >= most)
            {
                found.Add(new WorkdayFacet(name, [.. counts.Select(value => value.Id!)], (int)total));
            }
        }
    }
}
