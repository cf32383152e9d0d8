using JobFeed.Core.Index;
using JobFeed.Storage;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Index;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Publish;

/// <summary>
/// Makes the index anew from the log of changes: when a segment is damaged, missing, or of a format that this program does not read. The log is read once
/// and in order, some pages at a time; a segment replaces what older ones have, so nothing needs to be remembered between them. Sketches and groups of copies are
/// dropped: the next fold makes them of the whole index.
/// </summary>
public sealed class Rebuilder(CatalogStore catalog, SegmentStore segments, IOptions<PublishOptions> options, TimeProvider clock, ILogger<Rebuilder> log)
{
    /// <summary>Returns the postings' changes read, or null when another writer committed meanwhile: then the question is open again.</summary>
    public async Task<long?> RebuildAsync(CancellationToken cancel)
    {
        var (manifest, tag) = await catalog.ReadManifestAsync(cancel).ConfigureAwait(false);
        var entries = new List<SegmentEntry>();
        long changes = 0;
        foreach (var pages in manifest.Pages.Chunk(options.Value.PagesPerRebuiltSegment))
        {
            var builder = new SegmentBuilder();
            foreach (var page in pages)
            {
                foreach (var change in await catalog.ReadPageAsync(page, cancel).ConfigureAwait(false))
                {
                    builder.Add(change.Posting);
                    changes++;
                }
            }

            entries.Add(await segments.WriteAsync(builder.Build(), 0, cancel).ConfigureAwait(false));
        }

        var now = clock.GetUtcNow();
        var next = manifest with { Generation = manifest.Generation + 1, Segments = [.. entries], Vacancies = [] };
        next = next.Retire(manifest.IndexBlobs.Select(name => new RetiredBlob(StoreNames.IndexContainer, name, now)));
        if (!await catalog.TryCommitAsync(next, tag, cancel).ConfigureAwait(false))
        {
            return null;
        }

        log.Rebuilt(changes, entries.Count, next.Generation);
        return changes;
    }
}
