using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using JobFeed.Core.Index;
using JobFeed.Core.Search;

namespace JobFeed.Core.Query;

/// <summary>
/// Pages by date, newest first. Each segment gives its first matches, in order already; they are merged with what other segments gave.
/// Once a page is full, a segment is not asked for anything older than its last posting.
/// </summary>
internal static class NewestPage
{
    public static (ImmutableArray<Hit> Hits, bool More) Of(IndexSnapshot snapshot, JobQuery query)
    {
        // One more than the page is looked for, to know whether there is a next page.
        var wanted = query.Limit + 1;
        var (page, merged, ordinals) = (Rent<Hit>(wanted), Rent<Hit>(wanted), Rent<int>(wanted));
        var (count, copies) = (0, CopyFilter.Of(snapshot, query));
        for (var i = snapshot.Segments.Count - 1; i >= 0; i--)
        {
            var segment = snapshot.Segments[i];
            var plan = new QueryPlan(query, segment, snapshot.Rates);
            if (count == wanted)
            {
                plan.End = Math.Min(plan.End, FirstOlderThan(snapshot, page[count - 1], segment));
            }

            var found = Find(snapshot, query, i, plan, query.Cursor is { } cursor ? StartAfter(segment, cursor) : 0, copies, ordinals.AsSpan(0, wanted));
            count = Merge(snapshot, page.AsSpan(0, count), i, ordinals.AsSpan(0, found), merged.AsSpan(0, wanted));
            (page, merged) = (merged, page);
        }

        var hits = ImmutableCollectionsMarshal.AsImmutableArray(page.AsSpan(0, Math.Min(count, query.Limit)).ToArray());
        ArrayPool<Hit>.Shared.Return(page);
        ArrayPool<Hit>.Shared.Return(merged);
        ArrayPool<int>.Shared.Return(ordinals);
        return (hits, count == wanted);
    }

    private static int Find(IndexSnapshot snapshot, JobQuery query, int segment, QueryPlan plan, int start, CopyFilter? copies, Span<int> ordinals)
    {
        using var scan = new MatchScan(
            snapshot.Segments[segment], TextSearch.Candidates(snapshot, query, segment), TextSearch.AreAllCandidates(snapshot, query, segment), plan, start, wholeBlocks: false);
        var found = 0;
        while (found < ordinals.Length && scan.MoveNext())
        {
            found += scan.CopyTo(ordinals[found..], copies, segment);
        }

        return found;
    }

    private static int Merge(IndexSnapshot snapshot, ReadOnlySpan<Hit> page, int segment, ReadOnlySpan<int> ordinals, Span<Hit> merged)
    {
        var (a, b, count) = (0, 0, 0);
        while (count < merged.Length && (a < page.Length || b < ordinals.Length))
        {
            var fromPage = b == ordinals.Length || (a < page.Length && IsNewer(snapshot, page[a], segment, ordinals[b]));
            merged[count++] = fromPage ? page[a++] : new Hit(segment, ordinals[b], snapshot.Segments[segment].IdOf(ordinals[b++]));
        }

        return count;
    }

    private static bool IsNewer(IndexSnapshot snapshot, Hit hit, int segment, int ordinal)
    {
        var (one, other) = (snapshot.Segments[hit.Segment].Columns, snapshot.Segments[segment].Columns);
        var (date, otherDate) = (one.Dates[hit.Ordinal], other.Dates[ordinal]);
        return date != otherDate ? date > otherDate : hit.Id.Value > other.Ids[ordinal];
    }

    private static int FirstOlderThan(IndexSnapshot snapshot, Hit hit, Segment segment) =>
        segment.FirstAtOrAfter(snapshot.Segments[hit.Segment].Columns.Dates[hit.Ordinal], hit.Id.Value);

    private static int StartAfter(Segment segment, Cursor cursor)
    {
        var at = segment.FirstAtOrAfter(cursor.Date, cursor.Id);
        return at < segment.Count && segment.Columns.Dates[at] == cursor.Date && segment.Columns.Ids[at] == cursor.Id ? at + 1 : at;
    }

    private static T[] Rent<T>(int length) => ArrayPool<T>.Shared.Rent(length);
}
