using JobFeed.Core.Postings;
using Microsoft.Extensions.Logging;

namespace JobFeed.Pipeline;

/// <summary>Every message this project logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Queued {Count} crawls.")]
    public static partial void Planned(this ILogger log, int count);

    [LoggerMessage(2, LogLevel.Information, "Crawled {Board}: {Created} new, {Changed} changed, {Closed} closed, {Reopened} reopened, {Open} open. {Note}")]
    public static partial void Crawled(this ILogger log, BoardId board, int created, int changed, int closed, int reopened, int open, string note);

    [LoggerMessage(3, LogLevel.Warning, "Finishes run {Run} of {Board}, which was cut off: {Changes} changes.")]
    public static partial void FinishesRun(this ILogger log, BoardId board, string run, int changes);

    [LoggerMessage(4, LogLevel.Information, "Folded {Batches} batches: {Changes} changes, {Repeated} seen before; generation {Generation}.")]
    public static partial void Folded(this ILogger log, int batches, int changes, int repeated, long generation);

    [LoggerMessage(5, LogLevel.Error, "The pending batch {Batch} cannot be read and was set aside under rejected/: {Reason}")]
    public static partial void RejectedBatch(this ILogger log, string batch, string reason);

    [LoggerMessage(6, LogLevel.Information, "Another fold was faster than the one to generation {Generation}.")]
    public static partial void LostFold(this ILogger log, long generation);
}
