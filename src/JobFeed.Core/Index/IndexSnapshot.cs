using System.Runtime.CompilerServices;
using JobFeed.Core.Dedupe;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Index;

/// <summary>Where a posting lies in a snapshot.</summary>
public readonly record struct Hit(int Segment, int Ordinal, PostingId Id);

/// <summary>What the index remembers of a posting, open or closed: enough to tell whether a crawl changed it.</summary>
public readonly record struct KnownPosting(ulong ContentHash, PostingStatus Status);

/// <summary>
/// The index at one moment: segments from old to new, and for each which of its postings are served. A posting in a newer segment
/// replaces the one of the same id in older segments; a closed posting is not served but stays findable by id.
/// </summary>
public sealed class IndexSnapshot
{
    private readonly Segment[] _segments;
    private readonly ulong[][] _live;
    private readonly ReferencePay?[] _pay;
    private readonly Lazy<GroupedHits> _grouped;

    private IndexSnapshot(long generation, Segment[] segments, ulong[][] live, ExchangeRates rates, VacancyGroups groups)
    {
        (Generation, _segments, _live, Rates, Groups) = (generation, segments, live, rates, groups);
        _grouped = new(() => GroupedHits.Of(this));
        _pay = new ReferencePay?[segments.Length];
        Count = live.Sum(bits => Bits.Count(bits));
        LastModified = DateTimeOffset.FromUnixTimeSeconds(segments.Select(s => s.Changed).DefaultIfEmpty().Max());
    }

    public static IndexSnapshot Empty { get; } = Of(0, []);

    /// <summary>Number of the state of the catalog that this is; with the canonical query it makes an ETag.</summary>
    public long Generation { get; }

    public ExchangeRates Rates { get; }

    /// <summary>Which postings are one vacancy.</summary>
    public VacancyGroups Groups { get; }

    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>Postings served.</summary>
    public int Count { get; }

    /// <summary>Last change of any posting, closings included: what Last-Modified may say of every feed.</summary>
    public DateTimeOffset LastModified { get; }

    /// <summary>A snapshot of segments from old to new.</summary>
    public static IndexSnapshot Of(long generation, IEnumerable<Segment> oldestFirst, ExchangeRates? rates = null, VacancyGroups? groups = null)
    {
        var segments = oldestFirst.ToArray();
        var live = Array.ConvertAll(segments, Open);
        for (var i = 1; i < segments.Length; i++)
        {
            Replace(segments[i], segments.AsSpan(0, i), live);
        }

        return new IndexSnapshot(generation, segments, live, rates ?? ExchangeRates.None, groups ?? VacancyGroups.Empty);
    }

    /// <summary>This snapshot with one newer segment: the cheap way to make a crawl's changes visible.</summary>
    public IndexSnapshot With(Segment newer, long generation)
    {
        ulong[][] live = [.. _live.Select(bits => (ulong[])bits.Clone()), Open(newer)];
        Replace(newer, _segments, live);
        return new IndexSnapshot(generation, [.. _segments, newer], live, Rates, Groups);
    }

    /// <summary>The latest that is known of a posting, open or closed.</summary>
    public bool TryFind(PostingId id, out KnownPosting known)
    {
        var found = TryLocate(id, out var hit);
        known = found ? new KnownPosting(_segments[hit.Segment].Columns.Hashes[hit.Ordinal], StatusOf(hit)) : default;
        return found;
    }

    /// <summary>Where the latest version of a posting lies, open or closed.</summary>
    public bool TryLocate(PostingId id, out Hit hit)
    {
        for (var i = _segments.Length - 1; i >= 0; i--)
        {
            if (_segments[i].TryFind(id, out var ordinal))
            {
                hit = new Hit(i, ordinal, id);
                return true;
            }
        }

        hit = default;
        return false;
    }

    public PostingStatus StatusOf(Hit hit) =>
        _segments[hit.Segment].Columns.Flags[hit.Ordinal].HasFlag(RowFlags.Closed) ? PostingStatus.Closed : PostingStatus.Open;

    /// <summary>Reads a posting, with its group.</summary>
    public async Task<Posting> ReadAsync(Hit hit, CancellationToken cancellationToken = default)
    {
        var posting = await _segments[hit.Segment].ReadPostingAsync(hit.Ordinal, cancellationToken).ConfigureAwait(false);
        return Groups.Find(hit.Id)?.Show(posting) ?? posting;
    }

    /// <summary>Reads postings in the order asked for, up to 16 ahead of the one that is awaited.</summary>
    public IAsyncEnumerable<Posting> ReadAsync(IReadOnlyList<Hit> hits, CancellationToken cancellationToken = default) =>
        ReadAheadAsync(hits, ReadAsync, cancellationToken);

    /// <summary>As <see cref="ReadAsync(IReadOnlyList{Hit}, CancellationToken)"/>, but as the JSON that is stored.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadJsonAsync(IReadOnlyList<Hit> hits, CancellationToken cancellationToken = default) =>
        ReadAheadAsync(hits, ReadJsonAsync, cancellationToken);

    internal ReadOnlySpan<ulong> Live(int segment) => _live[segment];

    /// <summary>Where the members of all groups lie, worked out once per snapshot.</summary>
    internal GroupedHits Grouped => _grouped.Value;

    /// <summary>The segment's pay in the reference currency, worked out once per snapshot.</summary>
    internal ReferencePay PayOf(int segment) => _pay[segment] ??= new ReferencePay(_segments[segment].Columns, Rates);

    private async Task<ReadOnlyMemory<byte>> ReadJsonAsync(Hit hit, CancellationToken cancellationToken)
    {
        var json = await _segments[hit.Segment].ReadJsonAsync(hit.Ordinal, cancellationToken).ConfigureAwait(false);
        return Groups.Find(hit.Id)?.Show(json, hit.Id) ?? json;
    }

    private static async IAsyncEnumerable<T> ReadAheadAsync<T>(
        IReadOnlyList<Hit> hits, Func<Hit, CancellationToken, Task<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int Ahead = 16;
        var pending = new Queue<Task<T>>(Ahead);
        for (var i = 0; i < hits.Count || pending.Count > 0; i++)
        {
            if (i < hits.Count)
            {
                pending.Enqueue(read(hits[i], cancellationToken));
            }

            if (pending.Count == Ahead || i >= hits.Count - 1)
            {
                yield return await pending.Dequeue().ConfigureAwait(false);
            }
        }
    }

    private static ulong[] Open(Segment segment)
    {
        var bits = new ulong[Bits.Words(segment.Count)];
        for (var i = 0; i < segment.Count; i++)
        {
            if (!segment.Columns.Flags[i].HasFlag(RowFlags.Closed))
            {
                Bits.Set(bits, i);
            }
        }

        return bits;
    }

    private static void Replace(Segment newer, ReadOnlySpan<Segment> older, ulong[][] live)
    {
        foreach (var id in newer.Columns.Ids)
        {
            for (var i = 0; i < older.Length; i++)
            {
                if (older[i].TryFind(new PostingId(id), out var ordinal))
                {
                    Bits.Clear(live[i], ordinal);
                }
            }
        }
    }
}
