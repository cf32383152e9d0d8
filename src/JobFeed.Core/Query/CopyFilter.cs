using JobFeed.Core.Index;
using JobFeed.Core.Search;

namespace JobFeed.Core.Query;

/// <summary>
/// Tells which matches of a page are copies of a vacancy that is shown already: those of whose group a better copy matches too. Only matches that are no
/// first copy are looked at, and for each only the copies before it.
/// </summary>
internal sealed class CopyFilter
{
    private readonly IndexSnapshot _snapshot;
    private readonly JobQuery _query;
    private readonly QueryPlan?[] _plans;

    private CopyFilter(IndexSnapshot snapshot, JobQuery query) => (_snapshot, _query, _plans) = (snapshot, query, new QueryPlan?[snapshot.Segments.Count]);

    /// <summary>Null when no match can be a copy that is left out.</summary>
    public static CopyFilter? Of(IndexSnapshot snapshot, JobQuery query) => Leaves(snapshot, query) ? new CopyFilter(snapshot, query) : null;

    /// <summary>Whether a query leaves copies out at all.</summary>
    public static bool Leaves(IndexSnapshot snapshot, JobQuery query) => query.Duplicates == Duplicates.Collapse && snapshot.Grouped.Groups > 0;

    public bool IsLeftOut(int segment, int ordinal)
    {
        foreach (var better in _snapshot.Grouped.Before(segment, ordinal))
        {
            if (Matches(better.Segment, better.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool Matches(int segment, int ordinal)
    {
        var plan = _plans[segment] ??= new QueryPlan(_query, _snapshot.Segments[segment], _snapshot.Rates);
        return Bits.Get(TextSearch.Candidates(_snapshot, _query, segment).Span, ordinal) && plan.Accepts(_snapshot.Segments[segment].Lists, ordinal);
    }
}
