using System.Collections.Immutable;
using JobFeed.Core.Index;
using JobFeed.Core.Search;

namespace JobFeed.Core.Query;

/// <summary>One page of results.</summary>
/// <param name="Hits">The page's postings in order.</param>
/// <param name="Total">Postings that the query selects, on all pages: exact.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record QueryResult(ImmutableArray<Hit> Hits, int Total, Cursor? Next);

/// <summary>Answers queries from a snapshot's memory, without reading any posting. Free text must have been looked up before (<see cref="TextSearch"/>).</summary>
public static class QueryEngine
{
    public static QueryResult Run(IndexSnapshot snapshot, JobQuery query)
    {
        var key = query.ResultKey;
        var (hits, more) = Page(snapshot, query);

        // A first page that is not full is all there is.
        var total = query.Cursor is null && !more ? hits.Length : Total(snapshot, query, query.AnswerKeyOf(key));
        return new QueryResult(hits, total, more && !hits.IsEmpty ? CursorAfter(snapshot, query, key, hits[^1]) : null);
    }

    /// <summary>Every posting that the query selects, in pages as large as they may be.</summary>
    public static IEnumerable<ImmutableArray<Hit>> Pages(IndexSnapshot snapshot, JobQuery query)
    {
        for (JobQuery? page = query with { Limit = JobQuery.MaxLimit }; page is not null;)
        {
            var result = Run(snapshot, page);
            yield return result.Hits;
            page = result.Next is { } next ? page.After(next) : null;
        }
    }

    /// <summary>How many postings the query selects.</summary>
    public static int Count(IndexSnapshot snapshot, JobQuery query) => Total(snapshot, query, query.AnswerKey);

    /// <summary>The page alone, without its total, and whether there is more behind it.</summary>
    internal static (ImmutableArray<Hit> Hits, bool More) Page(IndexSnapshot snapshot, JobQuery query) =>
        RankOf(snapshot, query) is { } rank ? RankedPage.Of(snapshot, query, rank) : NewestPage.Of(snapshot, query);

    /// <summary>As <see cref="Count"/>, worked out anew.</summary>
    internal static int CountAnew(IndexSnapshot snapshot, JobQuery query)
    {
        if (CopyFilter.Leaves(snapshot, query))
        {
            using var selection = new Selection(snapshot, query);
            return selection.Count;
        }

        var sum = 0;
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            sum += Count(snapshot, query, i);
        }

        return sum;
    }

    private static int Total(IndexSnapshot snapshot, JobQuery query, string key) =>
        snapshot.Answers.Get(key, (snapshot, query), static asked => CountAnew(asked.snapshot, asked.query));

    private static int Count(IndexSnapshot snapshot, JobQuery query, int i)
    {
        var segment = snapshot.Segments[i];
        using var scan = new MatchScan(
            segment, TextSearch.Candidates(snapshot, query, i), TextSearch.AreAllCandidates(snapshot, query, i), new QueryPlan(query, segment, snapshot.Rates), 0, wholeBlocks: true);
        var sum = 0;
        while (scan.MoveNext())
        {
            sum += scan.Count();
        }

        return sum;
    }

    /// <summary>What pages are ordered by before date and id: for a segment, by ordinal; null for nothing.</summary>
    private static Func<int, Func<int, int>>? RankOf(IndexSnapshot snapshot, JobQuery query) => query.Sort switch
    {
        JobSort.Salary => segment => snapshot.PayOf(segment).Middle,
        JobSort.Relevance => TextSearch.Ranking(snapshot, query).In,
        _ => null,
    };

    private static Cursor CursorAfter(IndexSnapshot snapshot, JobQuery query, string key, Hit hit) => new(
        key,
        query.Sort,
        RankOf(snapshot, query)?.Invoke(hit.Segment)(hit.Ordinal) ?? 0,
        snapshot.Segments[hit.Segment].Columns.Dates[hit.Ordinal],
        hit.Id.Value,
        query.Sort == JobSort.Relevance ? TextSearch.Ranking(snapshot, query).Worth : []);
}
