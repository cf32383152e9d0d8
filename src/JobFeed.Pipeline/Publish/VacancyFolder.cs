using System.Collections.Concurrent;
using JobFeed.Core.Dedupe;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Serve;
using JobFeed.Sources;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Index;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Publish;

/// <summary>What a fold does to the groups: the manifest's next entries, blobs that it no longer names, and entries for the log.</summary>
public sealed record VacancyFold(IReadOnlyList<VacancyEntry> Entries, IReadOnlyList<string> Retired, IReadOnlyList<GroupChange> Changes);

/// <summary>
/// Keeps the sketches of open postings and groups those that are one vacancy. A fold writes the sketches of its own postings and the groups that they changed, never those of
/// others; it reads the sketches of candidates alone. Written before the manifest, under names that the content makes, so a fold that is cut off leaves nothing that counts.
/// </summary>
public sealed class VacancyFolder(SegmentStore store, IOptions<PublishOptions> options)
{
    private ConcurrentDictionary<string, SketchSegment> _open = new(StringComparer.Ordinal);

    /// <param name="manifest">The manifest before the fold.</param>
    /// <param name="known">The index before the fold.</param>
    /// <param name="changes">What the fold takes, in order.</param>
    /// <param name="cancel">Ends reading and writing.</param>
    public async Task<VacancyFold> FoldAsync(CatalogManifest manifest, IndexSnapshot known, IEnumerable<PostingChange> changes, CancellationToken cancel)
    {
        var builder = new SketchSegmentBuilder();
        if (manifest.Vacancies.IsEmpty)
        {
            await AddAllAsync(known, builder, cancel).ConfigureAwait(false);
        }

        foreach (var posting in changes.Select(change => change.Posting))
        {
            Add(builder, posting);
        }

        var before = await OpenAsync(manifest.Vacancies, cancel).ConfigureAwait(false);
        var encoded = builder.Build();
        var added = SketchSegment.Open(encoded.Hot, new MemoryColdReader(encoded.Cold));
        var regrouping = await Regrouping.RunAsync(new SketchIndex(before), new SketchIndex([.. before, added]), [.. builder.Ids], known.Groups, cancel).ConfigureAwait(false);
        var entry = await WriteAsync(encoded, regrouping.Copies, 0, cancel).ConfigureAwait(false);
        var (entries, retired) = await CompactAsync([.. manifest.Vacancies, entry], [.. before, added], cancel).ConfigureAwait(false);
        return new VacancyFold(entries, retired, regrouping.Changes);
    }

    /// <summary>Postings that were folded before there were sketches.</summary>
    private static async Task AddAllAsync(IndexSnapshot known, SketchSegmentBuilder builder, CancellationToken cancel)
    {
        foreach (var hits in QueryEngine.Pages(known, new JobQuery { Duplicates = Duplicates.All }))
        {
            await foreach (var posting in known.ReadAsync(hits, cancel).ConfigureAwait(false))
            {
                Add(builder, posting);
            }
        }
    }

    private static void Add(SketchSegmentBuilder builder, Posting posting)
    {
        if (posting.Life.Status == PostingStatus.Closed)
        {
            builder.Close(posting.Id);
        }
        else
        {
            builder.Add(SketchEntry.Of(posting, KnownSources.Find(posting.Source)?.Info.Publisher ?? Publisher.JobBoard));
        }
    }

    private async Task<List<SketchSegment>> OpenAsync(IEnumerable<VacancyEntry> entries, CancellationToken cancel)
    {
        var (list, kept) = (new List<SketchSegment>(), new ConcurrentDictionary<string, SketchSegment>(StringComparer.Ordinal));
        foreach (var name in entries.Select(entry => entry.Sketches))
        {
            var segment = _open.TryGetValue(name, out var open)
                ? open
                : SketchSegment.Open(await store.ReadAsync(SegmentStore.SketchHotName(name), cancel).ConfigureAwait(false), new ColdBlob(store, SegmentStore.SketchColdName(name)));
            list.Add(kept[name] = segment);
        }

        _open = kept;
        return list;
    }

    /// <summary>Compacts the newest entries of a level when there are enough of them, as segments of the index are.</summary>
    private async Task<(List<VacancyEntry> Entries, List<string> Retired)> CompactAsync(List<VacancyEntry> entries, List<SketchSegment> open, CancellationToken cancel)
    {
        var retired = new List<string>();
        for (var level = 0; ; level++)
        {
            var first = entries.Count;
            while (first > 0 && entries[first - 1].Level <= level)
            {
                first--;
            }

            if (entries.Count - first < options.Value.SegmentsPerLevel)
            {
                return (entries, retired);
            }

            var sketches = await SketchSegmentBuilder.MergeAsync(open[first..], hasOldest: first == 0, cancel).ConfigureAwait(false);
            var groups = await GroupParts.LoadAsync(store, entries[first..], null, cancel).ConfigureAwait(false);
            var merged = await WriteAsync(sketches, groups.Merge(hasOldest: first == 0), level + 1, cancel).ConfigureAwait(false);
            retired.AddRange(entries[first..].SelectMany(entry => entry.Blobs));
            entries = [.. entries[..first], merged];
            open = [.. open[..first], SketchSegment.Open(sketches.Hot, new MemoryColdReader(sketches.Cold))];
        }
    }

    private async Task<VacancyEntry> WriteAsync(EncodedSketches sketches, IReadOnlyCollection<VacancyCopy> copies, int level, CancellationToken cancel)
    {
        var name = await store.WriteSketchesAsync(sketches.Hot, sketches.Cold, cancel).ConfigureAwait(false);
        var groups = copies.Count == 0 ? null : await store.WriteGroupsAsync(GroupPart.Encode(copies), cancel).ConfigureAwait(false);
        return new VacancyEntry(name, groups, sketches.Count, level);
    }
}
