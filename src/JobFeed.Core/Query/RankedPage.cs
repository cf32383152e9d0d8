using System.Collections.Immutable;
using System.Numerics;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// Pages by a rank, such as salary or relevance: highest first, newest first among equals. Looks at every match and keeps the best in a heap as large as the page, and one more
/// to know whether there is a next page.
/// </summary>
internal sealed class RankedPage
{
    private readonly int _wanted;
    private readonly Place? _after;
    private readonly PriorityQueue<Hit, Place> _best;

    /// <summary>The least rank that can still come in.</summary>
    private int _floor = int.MinValue;

    private RankedPage(JobQuery query)
    {
        (_wanted, _best) = (query.Limit + 1, new PriorityQueue<Hit, Place>(query.Limit + 1));
        _after = query.Cursor is { } cursor ? new Place(cursor.Rank, cursor.Date, cursor.Id) : null;
    }

    /// <param name="snapshot">The index to ask.</param>
    /// <param name="query">The question.</param>
    /// <param name="rankIn">For a segment, the rank by ordinal.</param>
    public static (ImmutableArray<Hit> Hits, bool More) Of(IndexSnapshot snapshot, JobQuery query, Func<int, Func<int, int>> rankIn)
    {
        using var selection = new Selection(snapshot, query);
        var page = new RankedPage(query);
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            page.Add(i, snapshot.Segments[i].Columns, selection.Bits(i), rankIn(i));
        }

        return page.Finish();
    }

    private void Add(int segment, SegmentColumns columns, ReadOnlySpan<ulong> bits, Func<int, int> rankOf)
    {
        for (var w = 0; w < bits.Length; w++)
        {
            for (var rest = bits[w]; rest != 0; rest &= rest - 1)
            {
                var ordinal = (w << 6) + BitOperations.TrailingZeroCount(rest);
                if (rankOf(ordinal) is var rank && rank >= _floor)
                {
                    Add(new Hit(segment, ordinal, new(columns.Ids[ordinal])), new Place(rank, columns.Dates[ordinal], columns.Ids[ordinal]));
                }
            }
        }
    }

    private void Add(Hit hit, Place place)
    {
        if (_after is { } after && place.CompareTo(after) >= 0)
        {
            return;
        }

        if (_best.Count < _wanted)
        {
            _best.Enqueue(hit, place);
        }
        else
        {
            _best.EnqueueDequeue(hit, place);
        }

        if (_best.Count == _wanted && _best.TryPeek(out _, out var worst))
        {
            _floor = worst.Rank;
        }
    }

    private (ImmutableArray<Hit> Hits, bool More) Finish()
    {
        var more = _best.Count == _wanted;
        if (more)
        {
            _best.Dequeue();
        }

        var hits = new Hit[_best.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            hits[i] = _best.Dequeue();
        }

        return (ImmutableArray.Create(hits), more);
    }

    private readonly record struct Place(int Rank, uint Date, ulong Id) : IComparable<Place>
    {
        public int CompareTo(Place other) =>
            Rank != other.Rank ? Rank.CompareTo(other.Rank) : Date != other.Date ? Date.CompareTo(other.Date) : Id.CompareTo(other.Id);
    }
}
