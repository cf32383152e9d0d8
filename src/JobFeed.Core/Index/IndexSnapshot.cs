using System.Runtime.CompilerServices;
using System.Text.Json;
using JobFeed.Core.Dedupe;
using JobFeed.Core.Postings;
using JobFeed.Core.Search;

namespace JobFeed.Core.Index;

/// <summary>Where a posting lies in a snapshot.</summary>
public readonly record struct Hit(int Segment, int Ordinal, PostingId Id);

/// <summary>What the index remembers of a posting, open or closed: enough to tell whether a crawl changed it.</summary>
public readonly record struct KnownPosting
{
    public KnownPosting(ulong contentHash, PostingStatus status) => (ContentHash, Status) = (LedgerPage.Kept(contentHash), status);

    /// <summary>As much of the hash as the index keeps.</summary>
    public ulong ContentHash { get; }

    public PostingStatus Status { get; }
}

/// <summary>
/// The index at one moment: segments from old to new, and for each which of its postings are served. A posting in a newer segment
/// replaces the one of the same id in older segments; a closed posting is not served but stays findable by id.
/// </summary>
public sealed class IndexSnapshot
{
    private readonly Segment[] _segments;
    private readonly ulong[][] _live;
    private readonly Lazy<GroupedHits> _grouped;

    private IndexSnapshot(long generation, Segment[] segments, ExchangeRates rates, VacancyGroups groups)
    {
        (Generation, _segments, Rates, Groups) = (generation, segments, rates, groups);
        _grouped = new(() => GroupedHits.Of(this));
        _live = new ulong[segments.Length][];
        for (var i = 0; i < segments.Length; i++)
        {
            (_live[i], var count) = LiveOf(segments[i], segments.AsSpan(i + 1));
            Count += count;
        }

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

    /// <summary>Answers worth keeping as long as nothing changes: totals, facets, statistics.</summary>
    internal AnswerCache Answers { get; } = new();

    /// <summary>What free texts select here, as long as nothing changes.</summary>
    internal TextAnswers Texts { get; } = new();

    /// <summary>
    /// A snapshot of segments from old to new. What segments know of each other stays with them, so that a further small one costs as much as it is small.
    /// </summary>
    public static IndexSnapshot Of(long generation, IEnumerable<Segment> oldestFirst, ExchangeRates? rates = null, VacancyGroups? groups = null) =>
        new(generation, [.. oldestFirst], rates ?? ExchangeRates.None, groups ?? VacancyGroups.Empty);

    /// <summary>This snapshot with one newer segment.</summary>
    public IndexSnapshot With(Segment newer, long generation) => new(generation, [.. _segments, newer], Rates, Groups);

    /// <summary>The latest that is known of a posting, open or closed; null when it was never seen.</summary>
    public async ValueTask<KnownPosting?> FindAsync(PostingId id, CancellationToken cancellationToken = default) =>
        TryLocate(id, out var hit)
            ? new KnownPosting(await _segments[hit.Segment].ReadHashAsync(hit.Ordinal, cancellationToken).ConfigureAwait(false), StatusOf(hit))
            : null;

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
        Bits.Get(_segments[hit.Segment].OpenBits, hit.Ordinal) ? PostingStatus.Open : PostingStatus.Closed;

    /// <summary>Reads a posting, with its group.</summary>
    public async Task<Posting> ReadAsync(Hit hit, CancellationToken cancellationToken = default)
    {
        var posting = await _segments[hit.Segment].ReadPostingAsync(hit.Ordinal, cancellationToken).ConfigureAwait(false);
        return Groups.Find(hit.Id)?.Show(posting) ?? posting;
    }

    /// <summary>Reads postings in the order asked for, up to 16 ahead of the one that is awaited.</summary>
    public async IAsyncEnumerable<Posting> ReadAsync(IReadOnlyList<Hit> hits, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var stored = new StoredPostings(_segments, hits, VacancyGroups.Empty);
        for (var i = 0; i < hits.Count; i++)
        {
            var json = await stored.ReadAsync(i, cancellationToken).ConfigureAwait(false);
            var posting = JsonSerializer.Deserialize<Posting>(json.Span, PostingJson.Options) ?? throw SectionFile.Damaged("posting");
            yield return Groups.Find(hits[i].Id)?.Show(posting) ?? posting;
        }
    }

    /// <summary>The postings as the JSON that is stored, with their groups.</summary>
    public StoredPostings Stored(IReadOnlyList<Hit> hits) => new(_segments, hits, Groups);

    internal ReadOnlyMemory<ulong> Live(int segment) => _live[segment];

    /// <summary>True when a segment has neither closed nor replaced postings.</summary>
    internal bool IsAllLive(int segment) => _live[segment] == _segments[segment].OpenBits && _segments[segment].OpenCount == _segments[segment].Count;

    /// <summary>Where the members of all groups lie, worked out once per snapshot.</summary>
    internal GroupedHits Grouped => _grouped.Value;

    internal ComparablePay PayOf(int segment) => _segments[segment].PayAt(Rates);

    // Shared with the segment unless newer ones replace some of it.
    private static (ulong[] Live, int Count) LiveOf(Segment segment, ReadOnlySpan<Segment> newer)
    {
        var live = segment.OpenBits;
        foreach (var other in newer)
        {
            var replaced = other.ReplacedIn(segment);
            live = replaced.Length > 0 && live == segment.OpenBits ? [.. live] : live;
            foreach (var ordinal in replaced)
            {
                Bits.Clear(live, ordinal);
            }
        }

        return (live, live == segment.OpenBits ? segment.OpenCount : Bits.Count(live));
    }
}
