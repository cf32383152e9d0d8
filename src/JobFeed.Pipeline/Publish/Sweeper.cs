using JobFeed.Storage.Catalog;
using JobFeed.Storage.Index;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Publish;

/// <summary>
/// Deletes blobs of folds and compactions that never committed. Only what no manifest names and what was written long ago goes, and only while it is still
/// what was listed: a fold that writes the same bytes under the same name again keeps them.
/// </summary>
public sealed class Sweeper(CatalogStore catalog, SegmentStore segments, IOptions<PublishOptions> options, TimeProvider clock, ILogger<Sweeper> log)
{
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        var written = await catalog.ListPagesAsync(cancel).ConfigureAwait(false);
        written.AddRange(await segments.ListAsync(cancel).ConfigureAwait(false));
        var (manifest, _) = await catalog.ReadManifestAsync(cancel).ConfigureAwait(false);
        var named = manifest.Blobs.Concat(manifest.Retired.Select(r => r.Name)).ToHashSet(StringComparer.Ordinal);
        var swept = 0;
        foreach (var blob in written.Where(b => !named.Contains(b.Name) && clock.GetUtcNow() - b.WrittenAt >= options.Value.OrphanAge))
        {
            swept += await blob.DeleteAsync(cancel).ConfigureAwait(false) ? 1 : 0;
        }

        if (swept > 0)
        {
            log.Swept(swept);
        }

        return swept;
    }
}
