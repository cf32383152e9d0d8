using JobFeed.Core.Index;
using JobFeed.Pipeline.Serve;
using JobFeed.Storage;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Index;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Publish;

/// <summary>
/// Merges small segments into larger ones, after folds and apart from them: changes are served before anything is merged, and readers hold what they
/// have until they learn of the new manifest. When a fold commits in between, the merged segment takes its place in that manifest: the fold only adds
/// at the end. Cut off anywhere, the next compaction makes the same segment under the same name again.
/// </summary>
public sealed class Compactor(
    CatalogStore catalog, SegmentStore segments, IndexReader index, IOptions<PublishOptions> options, TimeProvider clock, ILogger<Compactor> log)
{
    private const int Attempts = 5;

    /// <summary>Merges until no level is full. Returns how many segments it made.</summary>
    public async Task<int> CompactAsync(CancellationToken cancel)
    {
        var made = 0;
        while (true)
        {
            var (manifest, _) = await catalog.ReadManifestAsync(cancel).ConfigureAwait(false);
            var run = FindRun(manifest.Segments, options.Value.SegmentsPerLevel, options.Value.LargestMerge);
            if (run.Count == 0 || !await MergeAsync(manifest, run, cancel).ConfigureAwait(false))
            {
                return made;
            }

            made++;
        }
    }

    /// <summary>
    /// The segments to merge, next to each other: the newest ones of a level or below, once there are enough. Where they would be too much together, as many of
    /// the newest as are not.
    /// </summary>
    internal static IReadOnlyList<SegmentEntry> FindRun(IReadOnlyList<SegmentEntry> entries, int perLevel, long largestMerge)
    {
        for (var level = 0; level <= entries.Select(e => e.Level).DefaultIfEmpty(-1).Max(); level++)
        {
            var bytes = 0L;
            var run = entries.Reverse().TakeWhile(e => e.Level <= level && (bytes += e.Bytes) <= largestMerge).Reverse().ToList();
            if (run.Count >= perLevel)
            {
                return run;
            }
        }

        return [];
    }

    private async Task<bool> MergeAsync(CatalogManifest manifest, IReadOnlyList<SegmentEntry> run, CancellationToken cancel)
    {
        var open = await index.OpenAsync(run, cancel).ConfigureAwait(false);
        var entry = await MergeAsync(open, run.Max(e => e.Level) + 1, cancel).ConfigureAwait(false);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (latest, tag) = await catalog.ReadManifestAsync(cancel).ConfigureAwait(false);
            if (Replaced(latest, run, entry) is not { } next)
            {
                break;
            }

            if (await catalog.TryCommitAsync(next, tag, cancel).ConfigureAwait(false))
            {
                log.Compacted(run.Count, entry.Count, entry.Level);
                return true;
            }
        }

        log.LostCompaction(manifest.Generation);
        return false;
    }

    // What is merged lies in a temporary file until it is whole: only then is its name known.
    private async Task<SegmentEntry> MergeAsync(IReadOnlyList<Segment> open, int level, CancellationToken cancel)
    {
        var cold = TemporaryFile.Create();
        await using (cold.ConfigureAwait(false))
        {
            var (hot, text, count) = await SegmentMerger.MergeAsync(open, cold, null, cancel).ConfigureAwait(false);
            return await segments.WriteAsync(hot, cold, text, count, level, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>The manifest with the merged segment in the place of the run; null when the run is not there any more.</summary>
    private CatalogManifest? Replaced(CatalogManifest manifest, IReadOnlyList<SegmentEntry> run, SegmentEntry merged)
    {
        var first = manifest.Segments.IndexOf(run[0]);
        if (first < 0 || !manifest.Segments.Skip(first).Take(run.Count).SequenceEqual(run))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var next = manifest with { Segments = manifest.Segments.RemoveRange(first, run.Count).Insert(first, merged) };
        return next.Retire(run.SelectMany(e => e.Blobs).Select(name => new RetiredBlob(StoreNames.IndexContainer, name, now)));
    }
}
