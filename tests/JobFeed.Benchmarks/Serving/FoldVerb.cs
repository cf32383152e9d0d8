using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using JobFeed.Core.Index;
using JobFeed.Core.Query;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Serving;

/// <summary><c>fold</c>: what it takes until changed postings are served, and what a steady stream of changes costs. Storage stands aside: memory takes its place.</summary>
internal static class FoldVerb
{
    private const int PerLevel = 8;

    public static Command Create()
    {
        var postings = new Option<int>("--postings") { Description = "Size of the index.", DefaultValueFactory = _ => 100_000 };
        var changes = new Option<int>("--changes") { Description = "Changed postings a fold.", DefaultValueFactory = _ => 10_000 };
        var folds = new Option<int>("--folds") { Description = "Folds of the steady state.", DefaultValueFactory = _ => 20 };
        var folder = new Option<string>("--data") { Description = "Where generated segments are kept.", DefaultValueFactory = _ => Corpus.DefaultFolder };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("fold", "Measure how soon changes are served, and the steady state.") { postings, changes, folds, folder, json };
        command.SetAction(async (parsed, _) =>
        {
            var corpus = new Corpus(parsed.GetValue(folder)!, parsed.GetValue(postings));
            var report = await MeasureAsync(corpus, parsed.GetValue(changes), parsed.GetValue(folds));
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report) : report.ToMarkdown());
        });
        return command;
    }

    private static async Task<FoldReport> MeasureAsync(Corpus corpus, int changes, int folds)
    {
        var rows = new List<FoldRow>();
        var cache = new PageCache(256L * 1024 * 1024);
        var segments = new List<Level> { new(corpus.Open(cache), 9, 0) };
        var snapshot = IndexSnapshot.Of(0, segments.Select(l => l.Segment), Corpus.Rates);
        var query = new JobQuery { Skills = [corpus.Workload.Skills[3].Name] };
        QueryEngine.Run(snapshot, query);
        long read = 0, written = 0, added = 0;
        var compacting = TimeSpan.Zero;
        for (var fold = 1; fold <= folds; fold++)
        {
            EncodedSegment? encoded = null;
            var encode = CpuTime.Of(() => encoded = Encode(corpus, changes, fold));
            Segment? delta = null;
            var open = CpuTime.Of(() => delta = Segment.Open(encoded!, cache));
            segments.Add(new Level(delta!, 0, Bytes(encoded!)));
            var visible = CpuTime.Of(() => snapshot = IndexSnapshot.Of(fold, segments.Select(l => l.Segment), Corpus.Rates));
            (added, written) = (added + segments[^1].Bytes, written + segments[^1].Bytes);
            var pages = Timing.Of([query], 200, q => QueryEngine.Run(snapshot, q));
            var start = Stopwatch.GetTimestamp();
            (read, written) = await CompactAsync(segments, cache, read, written);
            var compaction = Stopwatch.GetElapsedTime(start);
            compacting += compaction;
            rows.Add(new FoldRow(fold, encode.TotalMilliseconds, open.TotalMilliseconds, visible.TotalMilliseconds, pages.P50, snapshot.Segments.Count, compaction.TotalMilliseconds));
            snapshot = IndexSnapshot.Of(fold, segments.Select(l => l.Segment), Corpus.Rates);
        }

        return new FoldReport(corpus.Postings, changes, rows, added, written, read, compacting.TotalSeconds);
    }

    private static long Bytes(EncodedSegment segment) => segment.Hot.Length + segment.Cold.Length + segment.Text.Length;

    private static EncodedSegment Encode(Corpus corpus, int changes, int fold)
    {
        var (builder, random) = (new SegmentBuilder(), new Random(fold));
        for (var i = 0; i < changes; i++)
        {
            builder.Add(i % 10 == 0 ? corpus.Workload.Posting(corpus.Postings + (fold * changes) + i) : corpus.Workload.Posting(random.Next(corpus.Postings), fold));
        }

        return builder.Build();
    }

    private static async Task<(long Read, long Written)> CompactAsync(List<Level> segments, PageCache cache, long read, long written)
    {
        for (var level = 0; ; level++)
        {
            var run = segments.AsEnumerable().Reverse().TakeWhile(s => s.Height <= level).Reverse().ToList();
            if (run.Count < PerLevel)
            {
                if (level > 3)
                {
                    return (read, written);
                }

                continue;
            }

            var merged = await SegmentMerger.MergeAsync([.. run.Select(r => r.Segment)]);
            segments.RemoveRange(segments.Count - run.Count, run.Count);
            segments.Add(new Level(Segment.Open(merged, cache), level + 1, Bytes(merged)));
            (read, written) = (read + run.Sum(r => r.Bytes), written + segments[^1].Bytes);
        }
    }

    private sealed record Level(Segment Segment, int Height, long Bytes);
}
