using JobFeed.Core.Dedupe;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Push;
using JobFeed.Pipeline.Serve;
using JobFeed.Storage;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Index;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Publish;

/// <summary>What a fold did.</summary>
/// <param name="Batches">Pending batches that it took.</param>
/// <param name="Changes">Changes that went into the log.</param>
/// <param name="Repeated">Changes that the index knew already: leftovers of a crash or a repeated crawl.</param>
/// <param name="Generation">The catalog's generation after it.</param>
public sealed record FoldReport(int Batches, int Changes, int Repeated, long Generation);

/// <summary>
/// Folds pending change batches into the catalog and the index: pages and a segment are written first, under names that nobody else writes, then one
/// manifest commits them all, then what was folded is deleted. Cut off anywhere, the next fold goes on: batches that the manifest names as folded are
/// only deleted, and changes that the index knows are left out. Of two folds at once the manifest's tag lets one win.
/// </summary>
public sealed class Folder(
    CatalogStore catalog, SegmentStore segments, VacancyFolder vacancies, IndexReader index, Compactor compactor, Rebuilder rebuilder, Sweeper sweeper,
    NotifyQueue notify, IOptions<PublishOptions> options, TimeProvider clock, ILogger<Folder> log)
{
    private const int Attempts = 5;

    /// <summary>Folds until nothing is pending, then compacts. Returns the sum of what was folded.</summary>
    public async Task<FoldReport> FoldAsync(CancellationToken cancel)
    {
        await RebuildIfBrokenAsync(() => index.CheckAsync(cancel), cancel).ConfigureAwait(false);
        var (sum, lost) = (new FoldReport(0, 0, 0, 0), 0);
        while (true)
        {
            FoldReport? fold = null;
            await RebuildIfBrokenAsync(async () => fold = await FoldOnceAsync(cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
            lost += fold is null ? 1 : 0;
            if (fold is { Batches: 0 } || lost == Attempts)
            {
                break;
            }

            sum = fold is null ? sum : new FoldReport(sum.Batches + fold.Batches, sum.Changes + fold.Changes, sum.Repeated + fold.Repeated, fold.Generation);
        }

        if (sum.Changes > 0)
        {
            await notify.SendAsync(new NotifyOrder(NotifyWork.Changes), cancel).ConfigureAwait(false);
        }

        await compactor.CompactAsync(cancel).ConfigureAwait(false);
        if (sum.Generation > 0 && sum.Generation % options.Value.FoldsPerSweep == 0)
        {
            await sweeper.SweepAsync(cancel).ConfigureAwait(false);
        }

        return sum;
    }

    // Segments are looked at before anything else; sketches only when there is something to fold.
    private async Task RebuildIfBrokenAsync(Func<Task> step, CancellationToken cancel)
    {
        try
        {
            await step().ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidSegmentException or InvalidDataException)
        {
            log.BrokenIndex(e.Message);
            await rebuilder.RebuildAsync(cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Null when another writer committed first.</summary>
    private async Task<FoldReport?> FoldOnceAsync(CancellationToken cancel)
    {
        var (manifest, tag) = await catalog.ReadManifestAsync(cancel).ConfigureAwait(false);
        var pending = await catalog.ListPendingAsync(cancel).ConfigureAwait(false);
        foreach (var leftover in pending.Intersect(manifest.Folded).ToList())
        {
            await catalog.DeleteAsync(leftover, cancel).ConfigureAwait(false);
            pending.Remove(leftover);
        }

        var now = clock.GetUtcNow();
        var taken = pending.Where(name => CatalogStore.DueOf(name) <= now).Take(options.Value.MaxBatches).ToList();
        if (taken.Count == 0)
        {
            return new FoldReport(0, 0, 0, manifest.Generation);
        }

        // Segments that the reader holds are not loaded again.
        await index.GetAsync(cancel).ConfigureAwait(false);
        var known = await index.LoadAsync(manifest, cancel).ConfigureAwait(false);
        var (changes, repeated) = await ReadAsync(taken, known, manifest.NextSequence, cancel).ConfigureAwait(false);
        if (changes.Count == 0)
        {
            // Nothing in them is news: they can go without a commit.
            await DeletePendingAsync(taken, cancel).ConfigureAwait(false);
            return new FoldReport(taken.Count, 0, repeated, manifest.Generation);
        }

        var next = await WriteAsync(manifest, known, taken, changes, cancel).ConfigureAwait(false);
        if (!await catalog.TryCommitAsync(next, tag, cancel).ConfigureAwait(false))
        {
            log.LostFold(next.Generation);
            return null;
        }

        await DeletePendingAsync(taken, cancel).ConfigureAwait(false);
        await DeleteRetiredAsync(manifest.Retired.Where(r => clock.GetUtcNow() - r.At >= options.Value.Retention).ExceptBy(next.Blobs, r => r.Name), cancel).ConfigureAwait(false);
        log.Folded(taken.Count, changes.Count, repeated, next.Generation);
        return new FoldReport(taken.Count, changes.Count, repeated, next.Generation);
    }

    /// <summary>Reads the batches in order and keeps what the index does not know, numbered.</summary>
    private async Task<(List<PostingChange> Changes, int Repeated)> ReadAsync(
        IEnumerable<string> batches, IndexSnapshot known, long nextSequence, CancellationToken cancel)
    {
        var changes = new List<PostingChange>();
        var latest = new Dictionary<PostingId, KnownPosting>();
        var repeated = 0;
        foreach (var name in batches)
        {
            foreach (var change in await ReadBatchAsync(name, cancel).ConfigureAwait(false))
            {
                var id = change.Posting.Id;
                var state = new KnownPosting(ContentHash.Of(change.Posting), change.Posting.Life.Status);
                var before = latest.TryGetValue(id, out var inBatch) ? inBatch : await known.FindAsync(id, cancel).ConfigureAwait(false);
                if (before == state)
                {
                    repeated++;
                    continue;
                }

                latest[id] = state;
                changes.Add(change with { Sequence = nextSequence++ });
            }
        }

        return (changes, repeated);
    }

    private async Task<List<PostingChange>> ReadBatchAsync(string name, CancellationToken cancel)
    {
        try
        {
            return await catalog.ReadPendingAsync(name, cancel).ConfigureAwait(false) ?? [];
        }
        catch (InvalidDataException e)
        {
            log.RejectedBatch(name, e.Message);
            await catalog.RejectPendingAsync(name, cancel).ConfigureAwait(false);
            return [];
        }
    }

    private async Task<CatalogManifest> WriteAsync(
        CatalogManifest manifest, IndexSnapshot known, List<string> taken, List<PostingChange> changes, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var builder = new SegmentBuilder();
        foreach (var change in changes)
        {
            builder.Add(change.Posting);
        }

        var retired = manifest.Retired.Where(r => now - r.At < options.Value.Retention).ToList();
        var fold = await vacancies.FoldAsync(manifest, known, changes, cancel).ConfigureAwait(false);
        retired.AddRange(fold.Retired.Select(name => new RetiredBlob(StoreNames.IndexContainer, name, now)));
        List<PostingChange> entered = [.. changes, .. await DescribeAsync(fold.Changes, known, changes, cancel).ConfigureAwait(false)];
        var pages = await WritePagesAsync(manifest, entered, retired, now, cancel).ConfigureAwait(false);
        var added = await segments.WriteAsync(builder.Build(), 0, cancel).ConfigureAwait(false);
        // What was withheld for a time is news when it is shown: readers that ask for what is newer than their last answer must get it.
        var shown = taken.Max(CatalogStore.DueOf);
        var lastChange = changes.Max(c => c.Posting.Life.Changed);
        lastChange = shown > lastChange ? shown : lastChange;
        return (manifest.Begin(DateOnly.FromDateTime(now.UtcDateTime)) with
        {
            Generation = manifest.Generation + 1,
            NextSequence = entered[^1].Sequence + 1,
            LastChange = manifest.LastChange > lastChange ? manifest.LastChange : lastChange,
            Pages = [.. pages],
            Segments = manifest.Segments.Add(added),
            Vacancies = [.. fold.Entries],
            Folded = [.. taken],
            Retired = [],
        }).Retire(retired);
    }

    /// <summary>Changes of groups as entries of the log behind the fold's own.</summary>
    private static async Task<List<PostingChange>> DescribeAsync(
        IEnumerable<GroupChange> groups, IndexSnapshot known, List<PostingChange> changes, CancellationToken cancel)
    {
        var latest = new Dictionary<PostingId, Posting>();
        changes.ForEach(change => latest[change.Posting.Id] = change.Posting);
        var (at, sequence) = (changes.Max(change => change.At), changes[^1].Sequence);
        var entries = new List<PostingChange>();
        foreach (var (kind, subject, group) in groups)
        {
            if (!latest.TryGetValue(subject, out var posting) && known.TryLocate(subject, out var hit))
            {
                posting = await known.Segments[hit.Segment].ReadPostingAsync(hit.Ordinal, cancel).ConfigureAwait(false);
            }

            entries.Add(new PostingChange { Sequence = ++sequence, At = at, Kind = kind, Group = group, Posting = posting! });
        }

        return entries;
    }

    /// <summary>Fills the last page up and adds further ones. The last page's old blob is retired.</summary>
    private async Task<List<string>> WritePagesAsync(
        CatalogManifest manifest, List<PostingChange> changes, List<RetiredBlob> retired, DateTimeOffset now, CancellationToken cancel)
    {
        var pages = manifest.Pages.ToList();
        var onLast = (int)((manifest.NextSequence - 1) % CatalogManifest.ChangesPerPage);
        var rows = changes;
        if (onLast > 0)
        {
            rows = [.. await catalog.ReadPageAsync(pages[^1], cancel).ConfigureAwait(false), .. changes];
            retired.Add(new RetiredBlob(StoreNames.CatalogContainer, pages[^1], now));
            pages.RemoveAt(pages.Count - 1);
        }

        foreach (var page in rows.Chunk(CatalogManifest.ChangesPerPage))
        {
            pages.Add(await catalog.WritePageAsync(page[0].Sequence, page, cancel).ConfigureAwait(false));
        }

        return pages;
    }

    private async Task DeletePendingAsync(IEnumerable<string> names, CancellationToken cancel)
    {
        foreach (var name in names)
        {
            await catalog.DeleteAsync(name, cancel).ConfigureAwait(false);
        }
    }

    private async Task DeleteRetiredAsync(IEnumerable<RetiredBlob> blobs, CancellationToken cancel)
    {
        foreach (var blob in blobs)
        {
            await (blob.Container == StoreNames.IndexContainer ? segments.DeleteAsync(blob.Name, cancel) : catalog.DeleteAsync(blob.Name, cancel)).ConfigureAwait(false);
        }
    }
}
