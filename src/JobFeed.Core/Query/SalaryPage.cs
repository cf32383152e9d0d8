using System.Collections.Immutable;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// Pages by salary: highest middle of the annual range first, newest first among equals, postings without comparable pay last.
/// Looks at every match and keeps the best in a heap as large as the page.
/// </summary>
internal static class SalaryPage
{
    public static (ImmutableArray<Hit> Hits, bool More) Of(IndexSnapshot snapshot, JobQuery query)
    {
        using var selection = new Selection(snapshot, query);
        var best = new PriorityQueue<Hit, Rank>(query.Limit + 1);
        for (var i = 0; i < selection.Snapshot.Segments.Count; i++)
        {
            var columns = selection.Snapshot.Segments[i].Columns;
            var pay = selection.Snapshot.PayOf(i);
            var bits = selection.Bits(i);
            for (var ordinal = Bits.Next(bits, 0); ordinal >= 0; ordinal = Bits.Next(bits, ordinal + 1))
            {
                var middle = pay.Middle(ordinal);
                if (best.Count > query.Limit && best.TryPeek(out _, out var worst) && middle < worst.Pay)
                {
                    continue;
                }

                var rank = new Rank(middle, columns.Dates[ordinal], columns.Ids[ordinal]);
                if (query.Cursor is { } c && rank.CompareTo(new Rank(c.Pay, c.Date, c.Id)) >= 0)
                {
                    continue;
                }

                if (best.Count <= query.Limit)
                {
                    best.Enqueue(new Hit(i, ordinal, new(columns.Ids[ordinal])), rank);
                }
                else
                {
                    best.EnqueueDequeue(new Hit(i, ordinal, new(columns.Ids[ordinal])), rank);
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

    private readonly record struct Rank(int Pay, uint Date, ulong Id) : IComparable<Rank>
    {
        public int CompareTo(Rank other) =>
            Pay != other.Pay ? Pay.CompareTo(other.Pay) : Date != other.Date ? Date.CompareTo(other.Date) : Id.CompareTo(other.Id);
    }
}
