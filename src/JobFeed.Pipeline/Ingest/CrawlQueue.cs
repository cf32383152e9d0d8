namespace JobFeed.Pipeline.Ingest;

/// <summary>Queue <c>crawl</c>: one message a board that is to be crawled.</summary>
public sealed class CrawlQueue(QueueClient queue)
{
    public Task SendAsync(CrawlOrder order, CancellationToken cancel) => queue.SendMessageAsync(order.ToMessage(), cancel);
}
