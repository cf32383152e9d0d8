using JobFeed.Core.Index;
using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Search;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Index;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve;

/// <summary>The published index and the manifest that it was loaded from.</summary>
public sealed record PublishedIndex(IndexSnapshot Snapshot, CatalogManifest Manifest);

/// <summary>
/// Holds the newest published index in memory. A new manifest is asked for when the known one is older than the refresh interval; segments that are
/// known already are kept. Requests go on with the old index while a new one loads, and when storage fails.
/// </summary>
public sealed class IndexReader(
    CatalogStore catalog, SegmentStore segments, IOptions<ServeOptions> options, TimeProvider clock, ILogger<IndexReader> log) : IDisposable
{
    /// <summary>What pay is compared by, here and wherever changes are judged by a query.</summary>
    internal static ExchangeRates Rates { get; } = new(ReferenceRates.Convert, ReferenceRates.Date);

    private static readonly IReadOnlyDictionary<string, Segment> NoSegments = new Dictionary<string, Segment>();

    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly PageCache _pages = new();
    private readonly TextCache _texts = new();
    private volatile Loaded? _loaded;

    /// <summary>The index as of at most the refresh interval ago. The first call waits for it; throws when storage cannot give it.</summary>
    public async Task<PublishedIndex> GetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (_loaded is { } known && now - known.CheckedAt < options.Value.RefreshInterval)
        {
            return known.Index;
        }

        if (_loaded is { } stale && options.Value.RefreshInterval > TimeSpan.Zero && !await _loading.WaitAsync(0, cancel).ConfigureAwait(false))
        {
            // Somebody is loading: this request is served from what is there.
            return stale.Index;
        }

        if (_loaded is null || options.Value.RefreshInterval == TimeSpan.Zero)
        {
            await _loading.WaitAsync(cancel).ConfigureAwait(false);
        }

        try
        {
            return await RefreshAsync(now, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (_loaded is not null && e is RequestFailedException or IOException or AggregateException or InvalidSegmentException or InvalidDataException)
        {
            // The old index has all it needs; what is broken the next fold makes anew.
            log.ServesOldIndex(_loaded!.Index.Manifest.Generation + 1, e.Message);
            return _loaded!.Index;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>The index of a manifest, with the segments that are in memory already.</summary>
    public async Task<IndexSnapshot> LoadAsync(CatalogManifest manifest, CancellationToken cancel)
    {
        return (await LoadAsync(manifest, _loaded, cancel).ConfigureAwait(false)).Index.Snapshot;
    }

    /// <summary>Reads the newest manifest, opens its segments and looks at their text parts. Throws what is wrong with them.</summary>
    public async Task CheckAsync(CancellationToken cancel)
    {
        await _loading.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var index = await RefreshAsync(clock.GetUtcNow(), cancel).ConfigureAwait(false);
            await Task.WhenAll(index.Snapshot.Segments.Select(segment => segment.CheckTextAsync(cancel))).ConfigureAwait(false);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Segments of a manifest; those that are in memory already are not read again.</summary>
    public async Task<IReadOnlyList<Segment>> OpenAsync(IReadOnlyList<SegmentEntry> entries, CancellationToken cancel) =>
        [.. (await OpenAsync(entries, _loaded?.Segments ?? NoSegments, cancel).ConfigureAwait(false)).Values];

    public void Dispose() => _loading.Dispose();

    private async Task<PublishedIndex> RefreshAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var known = _loaded;
        var read = await catalog.ReadManifestAsync(known?.Tag, cancel).ConfigureAwait(false);
        _loaded = read is null || (known is not null && IsSame(read.Manifest, known.Index.Manifest))
            ? known! with { CheckedAt = now, Tag = read?.Tag ?? known!.Tag }
            : await LoadAsync(read.Manifest, known, cancel).ConfigureAwait(false) with { CheckedAt = now, Tag = read.Tag };
        return _loaded.Index;
    }

    // A compaction leaves the generation as it is, for it changes no answer; its segments replace the ones that will be deleted.
    private static bool IsSame(CatalogManifest one, CatalogManifest other) => one.Generation == other.Generation && one.Segments.SequenceEqual(other.Segments);

    private async Task<Loaded> LoadAsync(CatalogManifest manifest, Loaded? before, CancellationToken cancel)
    {
        var loaded = await OpenAsync(manifest.Segments, before?.Segments ?? NoSegments, cancel).ConfigureAwait(false);
        var groups = await GroupParts.LoadAsync(segments, manifest.Vacancies, before?.Groups, cancel).ConfigureAwait(false);
        var snapshot = IndexSnapshot.Of(manifest.Generation, manifest.Segments.Select(e => loaded[e.Name]), Rates, groups.Groups);
        return new Loaded(new PublishedIndex(snapshot, manifest), loaded, groups, null, default);
    }

    private async Task<OrderedDictionary<string, Segment>> OpenAsync(
        IReadOnlyList<SegmentEntry> entries, IReadOnlyDictionary<string, Segment> known, CancellationToken cancel)
    {
        var opening = entries.Select(entry => known.TryGetValue(entry.Name, out var segment) ? Task.FromResult(segment) : OpenAsync(entry, cancel)).ToList();
        var opened = new OrderedDictionary<string, Segment>(StringComparer.Ordinal);
        foreach (var (entry, segment) in entries.Zip(await Task.WhenAll(opening).ConfigureAwait(false)))
        {
            opened[entry.Name] = segment;
        }

        return opened;
    }

    private async Task<Segment> OpenAsync(SegmentEntry entry, CancellationToken cancel)
    {
        var cold = ColdBlob.ReadAhead(segments, SegmentStore.ColdName(entry.Name), entry.Bytes);
        var hot = await segments.ReadAsync(SegmentStore.HotName(entry.Name), cancel).ConfigureAwait(false);
        return Segment.Open(hot, cold, _pages, new TextPart(new ColdBlob(segments, SegmentStore.TextName(entry.Name)), entry.TextBytes, entry.Count, _texts));
    }

    private sealed record Loaded(PublishedIndex Index, IReadOnlyDictionary<string, Segment> Segments, GroupParts Groups, ETag? Tag, DateTimeOffset CheckedAt);
}
