using System.Buffers;
using System.Text.Json;
using JobFeed.Core.Changes;
using JobFeed.Core.Formats;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Serve;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Exports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Publish;

/// <summary>
/// Writes each day's changes as files once the day (UTC) is over: what came, what changed, what was closed. A change belongs to the day in which the log recorded
/// it, however late it was seen. Which files there are says what is left to do, and none is written twice, so runs may be cut off, repeated and run side by side.
/// Salary statistics are of the moment: they are taken once a day and never made up for.
/// </summary>
public sealed class DayExporter(
    CatalogStore catalog, ExportFiles exports, IndexReader index, IOptions<PublishOptions> options, TimeProvider clock, ILogger<DayExporter> log)
{
    private static readonly (string Name, ChangeKind[] Kinds)[] Files =
        [("jobs_new", [ChangeKind.Created, ChangeKind.Reopened]), ("jobs_changed", [ChangeKind.Changed]), ("jobs_closed", [ChangeKind.Closed])];

    /// <summary>Writes what is not written yet. Returns the number of files.</summary>
    public async Task<int> ExportAsync(CancellationToken cancel)
    {
        var (manifest, _) = await catalog.ReadManifestAsync(cancel).ConfigureAwait(false);
        if (manifest.Days.IsEmpty)
        {
            return 0;
        }

        var there = (await exports.ListAsync(cancel).ConfigureAwait(false)).Select(export => export.Name).ToHashSet(StringComparer.Ordinal);
        var written = await ExportSalariesAsync(there, cancel).ConfigureAwait(false);

        // A fold that began before midnight may still commit to the day that is over.
        var open = DateOnly.FromDateTime((clock.GetUtcNow() - options.Value.ExportDelay).UtcDateTime);
        for (var day = manifest.Days[0].Day; day < open; day = day.AddDays(1))
        {
            if (Files.Any(file => !there.Contains(NameOf(file.Name, day))))
            {
                written += await ExportDayAsync(manifest, day, cancel).ConfigureAwait(false);
            }
        }

        return written;
    }

    private static string NameOf(string file, DateOnly day) => ExportFiles.NameOf(file, day, "ndjson");

    private async Task<int> ExportDayAsync(CatalogManifest manifest, DateOnly day, CancellationToken cancel)
    {
        var writers = Array.ConvertAll(Files, file => new ExportWriter(NameOf(file.Name, day)));
        try
        {
            var (first, end) = Range(manifest, day);
            for (var after = first - 1; after < end - 1; after += CatalogManifest.ChangesPerPage)
            {
                var count = (int)Math.Min(CatalogManifest.ChangesPerPage, end - 1 - after);
                Write(writers, await catalog.ReadChangesAsync(manifest, after, count, cancel).ConfigureAwait(false));
            }

            var written = 0;
            foreach (var writer in writers)
            {
                written += await writer.FinishAsync(exports, cancel).ConfigureAwait(false) ? 1 : 0;
            }

            log.ExportedDay(day, end - first);
            return written;
        }
        finally
        {
            Array.ForEach(writers, writer => writer.Dispose());
        }
    }

    /// <summary>Numbers of the day's first change and of the first one after it; equal for a day without changes.</summary>
    private static (long First, long End) Range(CatalogManifest manifest, DateOnly day)
    {
        var end = manifest.Days.FirstOrDefault(d => d.Day > day)?.First ?? manifest.NextSequence;
        return (manifest.Days.FirstOrDefault(d => d.Day == day)?.First ?? end, end);
    }

    private static void Write(ExportWriter[] writers, List<PostingChange> changes)
    {
        var line = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = PostingJson.Options.Encoder });
        foreach (var change in Licensed.ForFeeds(changes))
        {
            if (Array.FindIndex(Files, file => file.Kinds.Contains(change.Kind)) is >= 0 and var file)
            {
                ChangeItemJson.Write(json, SeenChange.Of(change));
                json.Flush();
                line.Write("\n"u8);
                writers[file].Write(line.WrittenSpan, 1);
                line.ResetWrittenCount();
                json.Reset();
            }
        }
    }

    private async Task<int> ExportSalariesAsync(HashSet<string> there, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var written = 0;
        foreach (var grouping in Enum.GetValues<SalaryGrouping>())
        {
            using var writer = new ExportWriter(ExportFiles.NameOf($"salaries_by_{grouping.ToString().ToLowerInvariant()}", today, "csv"));
            if (!there.Contains(writer.Name))
            {
                var published = await index.GetAsync(cancel).ConfigureAwait(false);
                var report = await SalariesEndpoint.ReportAsync(published.Snapshot, new JobQuery(), grouping, cancel).ConfigureAwait(false);
                var content = new ArrayBufferWriter<byte>();
                FeedFormats.Salaries.First(format => format.Name == "csv").Write(report, content);
                writer.Write(content.WrittenSpan, content.WrittenSpan.Count((byte)'\n') - 1);
                written += await writer.FinishAsync(exports, cancel).ConfigureAwait(false) ? 1 : 0;
            }
        }

        return written;
    }
}
