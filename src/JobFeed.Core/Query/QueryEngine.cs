using System.Collections.Immutable;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>One page of results.</summary>
/// <param name="Hits">The page's postings in order.</param>
/// <param name="Total">Postings that the query selects, on all pages: exact.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record QueryResult(ImmutableArray<Hit> Hits, int Total, Cursor? Next);

/// <summary>Answers queries from a snapshot's memory, without reading any posting.</summary>
public static class QueryEngine
{
    public static QueryResult Run(IndexSnapshot snapshot, JobQuery query)
    {
        using var selection = new Selection(snapshot, query);
        var page = query.Sort == JobSort.Salary ? SalaryPage.Of(selection, query) : NewestPage(selection, query);
        var last = page.Hits.IsEmpty || !page.More ? null : CursorAfter(snapshot, query, page.Hits[^1]);
        return new QueryResult(page.Hits, selection.Count, last);
    }

    /// <summary>How many postings the query selects.</summary>
    public static int Count(IndexSnapshot snapshot, JobQuery query)
    {
        using var selection = new Selection(snapshot, query);
        return selection.Count;
    }

    private static Cursor CursorAfter(IndexSnapshot snapshot, JobQuery query, Hit hit)
    {
        var pay = query.Sort == JobSort.Salary ? snapshot.PayOf(hit.Segment).Middle[hit.Ordinal] : 0;
        return new Cursor(query.ResultKey, query.Sort, pay, snapshot.Segments[hit.Segment].Columns.Dates[hit.Ordinal], hit.Id.Value);
    }

    // Each segment is in order already: the heads are merged until the page is full.
    private static (ImmutableArray<Hit> Hits, bool More) NewestPage(Selection selection, JobQuery query)
    {
        var segments = selection.Snapshot.Segments;
        Span<int> heads = segments.Count <= 64 ? stackalloc int[segments.Count] : new int[segments.Count];
        for (var i = 0; i < heads.Length; i++)
        {
            heads[i] = Bits.Next(selection.Bits(i), query.Cursor is { } cursor ? StartAfter(segments[i], cursor) : 0);
        }

        var hits = ImmutableArray.CreateBuilder<Hit>(Math.Min(query.Limit, selection.Count));
        while (Newest(segments, heads) is var best and >= 0)
        {
            if (hits.Count == query.Limit)
            {
                return (hits.DrainToImmutable(), true);
            }

            hits.Add(new Hit(best, heads[best], segments[best].IdOf(heads[best])));
            heads[best] = Bits.Next(selection.Bits(best), heads[best] + 1);
        }

        return (hits.DrainToImmutable(), false);
    }

    private static int StartAfter(Segment segment, Cursor cursor)
    {
        var at = segment.FirstAtOrAfter(cursor.Date, cursor.Id);
        return at < segment.Count && segment.Columns.Dates[at] == cursor.Date && segment.Columns.Ids[at] == cursor.Id ? at + 1 : at;
    }

    private static int Newest(IReadOnlyList<Segment> segments, ReadOnlySpan<int> heads)
    {
        var best = -1;
        for (var i = 0; i < heads.Length; i++)
        {
            if (heads[i] >= 0 && (best < 0 || IsNewer(segments[i].Columns, heads[i], segments[best].Columns, heads[best])))
            {
                best = i;
            }
        }

        return best;
    }

    private static bool IsNewer(SegmentColumns a, int i, SegmentColumns b, int j) =>
        a.Dates[i] != b.Dates[j] ? a.Dates[i] > b.Dates[j] : a.Ids[i] > b.Ids[j];
}
