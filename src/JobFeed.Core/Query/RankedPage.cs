using System.Collections.Immutable;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// Pages by a rank, such as salary or relevance: highest first, newest first among equals. Looks at every match and keeps the best in a heap as large as the page.
/// </summary>
internal static class RankedPage
{
    public static (ImmutableArray<Hit> Hits, bool More) Of(IndexSnapshot snapshot, JobQuery query, Func<int, int, int> rankOf)
    {
        using var selection = new Selection(snapshot, query);
        var best = new PriorityQueue<Hit, Place>(query.Limit + 1);
        for (var i = 0; i < selection.Snapshot.Segments.Count; i++)
        {
            var columns = selection.Snapshot.Segments[i].Columns;
            var bits = selection.Bits(i);
            for (var ordinal = Bits.Next(bits, 0); ordinal >= 0; ordinal = Bits.Next(bits, ordinal + 1))
            {
                var rank = rankOf(i, ordinal);
                if (best.Count > query.Limit && best.TryPeek(out _, out var worst) && rank < worst.Rank)
                {
                    continue;
                }

                var place = new Place(rank, columns.Dates[ordinal], columns.Ids[ordinal]);
                if (query.Cursor is { } c && place.CompareTo(new Place(c.Rank, c.Date, c.Id)) >= 0)
                {
                    continue;
                }

                if (best.Count <= query.Limit)
                {
                    best.Enqueue(new Hit(i, ordinal, new(columns.Ids[ordinal])), place);
                }
                else
                {
                    best.EnqueueDequeue(new Hit(i, ordinal, new(columns.Ids[ordinal])), place);
                }
            }
        }

        // One more than the page was kept, to know whether there is a next page.
        var more = best.Count > query.Limit;
        if (more)
        {
            best.Dequeue();
        }

        var hits = new Hit[best.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            hits[i] = best.Dequeue();
        }

        return (ImmutableArray.Create(hits), more);
    }

    private readonly record struct Place(int Rank, uint Date, ulong Id) : IComparable<Place>
    {
        public int CompareTo(Place other) =>
            Rank != other.Rank ? Rank.CompareTo(other.Rank) : Date != other.Date ? Date.CompareTo(other.Date) : Id.CompareTo(other.Id);
    }
}
