using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using JobFeed.Core.Formats;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;

namespace JobFeed.Benchmarks.Serving;

/// <summary><c>query</c>: the 24 classes of questions over generated postings.</summary>
internal static class QueryVerb
{
    public static Command Create()
    {
        var postings = new Option<int>("--postings") { Description = "Size of the index.", DefaultValueFactory = _ => 100_000 };
        var folder = new Option<string>("--data") { Description = "Where generated segments are kept.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "jobfeed-bench") };
        var sets = new Option<int>("--sets") { Description = "Random parameter sets a class.", DefaultValueFactory = _ => 100 };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("query", "Measure pages, counts, facets and percentiles over generated postings.") { postings, folder, sets, json };
        command.SetAction(parsed =>
        {
            var report = Measure(new Corpus(parsed.GetValue(folder)!, parsed.GetValue(postings)), parsed.GetValue(sets));
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report) : report.ToMarkdown());
        });
        return command;
    }

    private static QueryReport Measure(Corpus corpus, int sets)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var segment = corpus.Open(new PageCache(256 * 1024 * 1024));
        var open = Stopwatch.GetElapsedTime(start);
        var snapshot = IndexSnapshot.Of(1, [segment], Corpus.Rates);
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var pipe = new BufferPipe();
        var rows = new List<QueryRow>();
        foreach (var c in QueryClasses.All)
        {
            var draw = new Draw(corpus.Workload, 7);
            JobQuery[] queries = [.. Enumerable.Range(0, sets).Select(_ => c.Draw(draw))];
            Action<JobQuery> ask = c.Asked switch
            {
                Asked.Page => query => QueryEngine.Run(snapshot, query),
                Asked.Count => query => QueryEngine.Count(snapshot, query),
                Asked.Facets => query => Facets.Run(snapshot, query, [TermKind.Skill], 20),
                Asked.ByCountry => query => SalaryStatistics.Run(snapshot, query, SalaryGrouping.Country),
                _ => query => SalaryStatistics.Run(snapshot, query, SalaryGrouping.Skill),
            };
            Timing.Of(queries, 3, ask);
            var asked = Timing.Of(queries, 15, ask);
            Timing? page = null;
            if (c.Asked == Asked.Page)
            {
                page = Timing.Of(queries, 15, query => Render(snapshot, query, pipe));
            }

            rows.Add(new QueryRow(c.Name, c.Text, asked, page));
            Console.Error.WriteLine(rows[^1]);
        }

        return new QueryReport(corpus.Postings, open.TotalMilliseconds, memory, new FileInfo(corpus.HotFile).Length, new FileInfo(corpus.ColdFile).Length, rows);
    }

    private static void Render(IndexSnapshot snapshot, JobQuery query, BufferPipe pipe)
    {
        pipe.Reset();
        var result = QueryEngine.Run(snapshot, query);
        var page = new FeedPage
        {
            Title = "t", Description = "d", SelfUrl = "s", HomeUrl = "h", LastModified = Workload.Now, Total = result.Total,
            Items = snapshot.ReadAsync(result.Hits), StoredItems = snapshot.Stored(result.Hits), UrlOf = p => p.Url!,
        };
        FeedFormats.Find("json")!.WriteAsync(page, pipe).GetAwaiter().GetResult();
    }
}

internal sealed record QueryRow(string Name, string Text, Timing Asked, Timing? Page);

internal sealed record QueryReport(int Postings, double OpenMilliseconds, long Memory, long Hot, long Cold, IReadOnlyList<QueryRow> Rows)
{
    public string ToMarkdown()
    {
        var page = new StringBuilder();
        page.AppendLine(CultureInfo.InvariantCulture, $"{Postings:N0} postings; open {OpenMilliseconds:N0} ms; {(double)Memory / Postings:F1} bytes a posting in memory; {(double)Hot / Postings:F1} hot and {(double)Cold / Postings:F1} cold bytes stored.\n");
        page.AppendLine("| class | | query p50 µs | p99 | with JSON p50 | p99 | bytes allocated |\n|---|---|---|---|---|---|---|");
        foreach (var row in Rows)
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Text} | {row.Asked.P50} | {row.Asked.P99} | {row.Page?.P50} | {row.Page?.P99} | {(row.Page ?? row.Asked).Bytes:N0} |");
        }

        return page.ToString();
    }
}
