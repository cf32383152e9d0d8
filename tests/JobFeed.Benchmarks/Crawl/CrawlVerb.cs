using System.CommandLine;
using System.Text.Json;
using JobFeed.Benchmarks.Speed;

namespace JobFeed.Benchmarks.Crawl;

/// <summary><c>crawl</c>: many small boards, with and without latency, and one long feed, through the real crawler into Azurite.</summary>
internal static class CrawlVerb
{
    private const int PostingsPerBoard = 20;

    public static Command Create()
    {
        var boards = new Option<int>("--boards") { Description = "Small boards.", DefaultValueFactory = _ => 50 };
        var latency = new Option<int[]>("--latency") { Description = "Milliseconds before each answer, a round each.", DefaultValueFactory = _ => [0, 50], AllowMultipleArgumentsPerToken = true };
        var feed = new Option<int>("--feed") { Description = "Postings of the long feed; 0 leaves it out.", DefaultValueFactory = _ => 100_000 };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("crawl", "Measure throughput and memory of crawling.") { boards, latency, feed, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var rows = new List<CrawlRow>();
            foreach (var wait in parsed.GetValue(latency) ?? [])
            {
                await using var stage = await CrawlStage.StartAsync(TimeSpan.FromMilliseconds(wait), cancel);
                await stage.AddBoardsAsync(parsed.GetValue(boards), PostingsPerBoard, cancel);
                rows.Add(await stage.CrawlAsync($"first crawl, {wait} ms", cancel));
                rows.Add(await stage.CrawlAsync($"unchanged crawl, {wait} ms", cancel));
            }

            if (parsed.GetValue(feed) is > 0 and var postings)
            {
                await using var stage = await CrawlStage.StartAsync(TimeSpan.Zero, cancel);
                await stage.AddFeedAsync(postings, cancel);
                rows.Add(await stage.CrawlAsync("long feed, first crawl", cancel));
                rows.Add(await stage.CrawlAsync("long feed, unchanged", cancel));
            }

            var figures = new CrawlFigures(ThreadCost.Machine, rows);
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(figures, JsonSerializerOptions.Web) : figures.ToMarkdown());
            return rows.All(row => row.Faults == 0) ? 0 : 2;
        });
        return command;
    }
}
