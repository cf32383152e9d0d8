using System.CommandLine;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Pipeline.Publish;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.Cli.Commands;

/// <summary><c>jobfeed crawl BOARD</c>: crawls one board now, in this process, and publishes what changed.</summary>
internal static class CrawlCommand
{
    public static Command Create()
    {
        var board = new Argument<string>("board") { Description = "The board, as 'jobfeed boards list' shows it: greenhouse:acme" };
        var storage = StorageOption.Create();
        var command = new Command("crawl", "Crawl one board now and publish what changed.") { board, storage };
        command.SetAction(storage, (services, parsed, cancel) => RunAsync(services, parsed.GetRequiredValue(board), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ServiceProvider services, string board, CancellationToken cancel)
    {
        var order = new CrawlOrder(BoardId.Parse(board), services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (await services.GetRequiredService<BoardCrawler>().CrawlAsync(order, cancel).ConfigureAwait(false) is not { } report)
        {
            throw new UsageException($"There is no enabled board {board}, or its source allows no further crawl yet. See: jobfeed boards list");
        }

        await services.GetRequiredService<Folder>().FoldAsync(cancel).ConfigureAwait(false);
        await Console.Out.WriteLineAsync(
            $"{report.Board}: {report.Created} new, {report.Changed} changed, {report.Closed} closed, {report.Reopened} reopened. {report.Message}").ConfigureAwait(false);
        return report.Fault is null ? JobFeedCommand.Done : JobFeedCommand.Failed;
    }
}
