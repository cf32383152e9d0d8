using System.CommandLine;
using System.Text.Json;
using JobFeed.Core.Index;

namespace JobFeed.Benchmarks.Serving;

/// <summary><c>start</c>: how long the app takes from the start of its process to its first filtered page, beside an empty app of the same host.</summary>
internal static class StartVerb
{
    public static Command Create()
    {
        var postings = new Option<int>("--postings") { Description = "Size of the index.", DefaultValueFactory = _ => 1_000_000 };
        var folder = new Option<string>("--data") { Description = "Where generated segments are kept.", DefaultValueFactory = _ => Corpus.DefaultFolder };
        var app = new Option<string>("--app") { Description = "Folder of JobFeed.Functions, to start it.", DefaultValueFactory = _ => AppContext.BaseDirectory };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("start", "Measure how long the app takes to start.") { postings, folder, app, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var corpus = new Corpus(parsed.GetValue(folder)!, parsed.GetValue(postings));
            _ = corpus.Open(new PageCache(0));
            var times = await StartTimes.MeasureAsync(corpus, parsed.GetValue(app)!, cancel);
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(times) : times.ToMarkdown(corpus.Postings));
        });
        return command;
    }
}
