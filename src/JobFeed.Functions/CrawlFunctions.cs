using JobFeed.Pipeline.Ingest;
using JobFeed.Storage;

namespace JobFeed.Functions;

/// <summary>Crawling: a timer finds the boards that are due, a queue crawls them one by one.</summary>
public sealed class CrawlFunctions(CrawlPlanner planner, BoardCrawler crawler)
{
    [Function("PlanCrawls")]
    public Task PlanCrawls([TimerTrigger("%PlanCrawlsSchedule%")] TimerInfo timer, CancellationToken cancel) => planner.PlanAsync(cancel);

    [Function("CrawlBoard")]
    public Task CrawlBoard([QueueTrigger(StoreNames.CrawlQueue, Connection = StoreNames.ConnectionSetting)] string message, CancellationToken cancel) =>
        crawler.CrawlAsync(CrawlOrder.Parse(message), cancel);
}
