using System.CommandLine;
using System.Text.Json;
using JobFeed.Core.Formats;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Search;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Serving;

/// <summary><c>query</c>: the 24 classes of questions over generated postings.</summary>
internal static class QueryVerb
{
    private const long CacheBytes = 256L * 1024 * 1024;

    private static readonly IFeedFormat Json = FeedFormats.Find("json")!;

    public static Command Create()
    {
        var postings = new Option<int>("--postings") { Description = "Size of the index.", DefaultValueFactory = _ => 100_000 };
        var folder = new Option<string>("--data") { Description = "Where generated segments are kept.", DefaultValueFactory = _ => Corpus.DefaultFolder };
        var sets = new Option<int>("--sets") { Description = "Random parameter sets a class.", DefaultValueFactory = _ => 100 };
        var shards = new Option<int>("--shards") { Description = "Segments that the postings are spread over.", DefaultValueFactory = _ => 1 };
        var classes = Classes();
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("query", "Measure pages, counts, facets and percentiles over generated postings.") { postings, shards, folder, sets, classes, json };
        command.SetAction(parsed =>
        {
            var report = Measure(new Corpus(parsed.GetValue(folder)!, parsed.GetValue(postings), parsed.GetValue(shards)), parsed.GetValue(sets), parsed.GetValue(classes)!);
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report) : report.ToMarkdown());
        });
        return command;
    }

    /// <summary>The option that leaves classes out.</summary>
    public static Option<string[]> Classes() => new("--classes") { Description = "Only these, such as F01 S03.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };

    public static bool IsAsked(string name, string[] only) => only.Length == 0 || only.Contains(name);

    private static QueryReport Measure(Corpus corpus, int sets, string[] only)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        List<Segment> segments = [];
        _ = corpus.OpenAll(new PageCache(0));
        var open = CpuTime.Of(() => segments = corpus.OpenAll(new PageCache(CacheBytes)));
        var snapshot = IndexSnapshot.Of(1, segments, Corpus.Rates);
        var atRest = GC.GetTotalMemory(forceFullCollection: true) - before;
        var questions = QueryClasses.All.Where(c => IsAsked(c.Name, only)).Select(c => (Class: c, Queries: Draw(corpus, c, sets))).ToArray();
        var pipe = new BufferPipe();

        // The just-in-time compiler makes its last version of a method some time after thirty calls, on a thread of its own.
        for (var round = 0; round < 4; round++)
        {
            Array.ForEach(questions, q => Array.ForEach(q.Queries[..Math.Min(sets, 40)], query => Ask(snapshot, q.Class, query, pipe)));
            Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System).Wait();
        }

        var rows = new List<QueryRow>();
        foreach (var (c, queries) in questions)
        {
            var isPage = c.Asked == Asked.Page;
            var rounds = isPage ? 15 : 7;
            rows.Add(new QueryRow(c.Name, c.Text,
                isPage ? Timing.Of(queries, rounds, query => NewestPage.Of(snapshot, query)) : null,
                isPage ? Timing.Of(queries, rounds, query => Render(snapshot, query, pipe)) : Timing.Of(queries, rounds, query => Again(snapshot, c.Asked, query)),
                Timing.Of(queries, rounds, query => Anew(snapshot, c.Asked, query))));
            Console.Error.WriteLine(rows[^1]);
        }

        rows.AddRange(TextClasses.All.Where(c => IsAsked(c.Name, only)).Select(c => MeasureText(snapshot, c, Draw(corpus, c, sets), pipe)));
        var pages = questions.Where(q => q.Class.Asked == Asked.Page).SelectMany(q => q.Queries[..Math.Min(sets, 20)]).ToList();
        var cold = pages.Count > 0 ? ColdPages(corpus, pages) : null;
        var used = GC.GetTotalMemory(forceFullCollection: true) - before;
        return new QueryReport(corpus.Postings, corpus.Shards, sets, open.TotalMilliseconds, atRest, used, corpus.HotBytes, corpus.ColdBytes, corpus.TextBytes, cold, rows);
    }

    // Every page's postings are read from the file and unpacked: nothing is kept from one to the next but the model.
    private static Timing ColdPages(Corpus corpus, List<JobQuery> queries)
    {
        var pipe = new BufferPipe();
        var snapshot = IndexSnapshot.Of(1, corpus.OpenAll(new PageCache(0)), Corpus.Rates);
        return Timing.Of(queries, 7, query => Render(snapshot, query, pipe));
    }

    /// <summary>The ids of a page with its text looked up anew, from lists in memory; the page as the second caller gets it; the exact total, looked up anew.</summary>
    private static QueryRow MeasureText(IndexSnapshot snapshot, QueryClass c, JobQuery[] queries, BufferPipe pipe)
    {
        for (var round = 0; round < 3; round++)
        {
            Array.ForEach(queries[..Math.Min(queries.Length, 40)], query => QueryEngine.Run(snapshot, Found(snapshot, query)));
            Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System).Wait();
        }

        var row = new QueryRow(c.Name, c.Text,
            Timing.Of(queries, 7, query => QueryEngine.Page(snapshot, Found(snapshot, query))),
            Timing.Of(queries, 7, query => Render(snapshot, TextSearch.ResolveAsync(snapshot, query).AsTask().GetAwaiter().GetResult(), pipe)),
            Timing.Of(queries, 7, query => QueryEngine.CountAnew(snapshot, Found(snapshot, query))));
        Console.Error.WriteLine(row);
        return row;
    }

    private static JobQuery Found(IndexSnapshot snapshot, JobQuery query) =>
        query with { Found = TextSearch.FindAnewAsync(snapshot, query.Text!).GetAwaiter().GetResult() };

    private static JobQuery[] Draw(Corpus corpus, QueryClass c, int sets)
    {
        var draw = new Draw(corpus.Workload, 7);
        return [.. Enumerable.Range(0, sets).Select(_ => c.Draw(draw))];
    }

    private static void Ask(IndexSnapshot snapshot, QueryClass c, JobQuery query, BufferPipe pipe)
    {
        Anew(snapshot, c.Asked, query);
        if (c.Asked == Asked.Page)
        {
            Render(snapshot, query, pipe);
        }
    }

    /// <summary>Answers as the first caller of a generation is answered.</summary>
    public static void Anew(IndexSnapshot snapshot, Asked asked, JobQuery query) => _ = asked switch
    {
        Asked.Facets => Facets.RunAnew(snapshot, query, [TermKind.Skill], 20).Count,
        Asked.ByCountry => SalaryStatistics.RunAnew(snapshot, query, SalaryGrouping.Country).WithPay,
        Asked.BySkill => SalaryStatistics.RunAnew(snapshot, query, SalaryGrouping.Skill).WithPay,
        _ => QueryEngine.CountAnew(snapshot, query),
    };

    private static void Again(IndexSnapshot snapshot, Asked asked, JobQuery query) => _ = asked switch
    {
        Asked.Facets => Facets.Run(snapshot, query, [TermKind.Skill], 20).Count,
        Asked.ByCountry => SalaryStatistics.Run(snapshot, query, SalaryGrouping.Country).WithPay,
        Asked.BySkill => SalaryStatistics.Run(snapshot, query, SalaryGrouping.Skill).WithPay,
        _ => QueryEngine.Count(snapshot, query),
    };

    private static void Render(IndexSnapshot snapshot, JobQuery query, BufferPipe pipe)
    {
        pipe.Reset();
        var result = QueryEngine.Run(snapshot, query);
        var page = new FeedPage
        {
            Title = "t", Description = "d", SelfUrl = "s", HomeUrl = "h", LastModified = Workload.Now, Total = result.Total,
            Items = snapshot.ReadAsync(result.Hits), StoredItems = snapshot.Stored(result.Hits), UrlOf = p => p.Url!,
        };
        Json.WriteAsync(page, pipe).GetAwaiter().GetResult();
    }
}

