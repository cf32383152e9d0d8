using JobFeed.Storage.Boards;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Ingest;

/// <summary>Finds the boards that are due and queues one crawl each.</summary>
public sealed class CrawlPlanner(
    BoardTable boards, CrawlQueue queue, IOptions<IngestOptions> options, TimeProvider clock, ILogger<CrawlPlanner> log)
{
    /// <summary>A queued crawl that never came to its end is ordered again after this time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>Returns how many crawls were queued.</summary>
    public async Task<int> PlanAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var planned = 0;
        await foreach (var row in boards.ListDueAsync(now, cancel).ConfigureAwait(false))
        {
            // Queued before marked: a crash between the two queues it twice, and the second order finds the work done.
            await queue.SendAsync(new CrawlOrder(row.Board.Id, now), cancel).ConfigureAwait(false);
            await boards.TryUpdateAsync(row with { State = row.State with { Ordered = now, NextDue = now + Patience } }, cancel).ConfigureAwait(false);
            if (++planned == options.Value.MaxPlanned)
            {
                break;
            }
        }

        log.Planned(planned);
        return planned;
    }
}
