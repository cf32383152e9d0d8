using JobFeed.Core.Postings;
using JobFeed.Storage.Subscriptions;
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

    [LoggerMessage(7, LogLevel.Information, "Compacted {Segments} segments into one of {Postings} postings, level {Level}.")]
    public static partial void Compacted(this ILogger log, int segments, int postings, int level);

    [LoggerMessage(8, LogLevel.Information, "The segments that were compacted at generation {Generation} are gone meanwhile.")]
    public static partial void LostCompaction(this ILogger log, long generation);

    [LoggerMessage(9, LogLevel.Warning, "The index cannot be read and is made anew from the log: {Reason}")]
    public static partial void BrokenIndex(this ILogger log, string reason);

    [LoggerMessage(10, LogLevel.Warning, "Made the index anew from {Changes} changes: {Segments} segments, generation {Generation}.")]
    public static partial void Rebuilt(this ILogger log, long changes, int segments, long generation);

    [LoggerMessage(11, LogLevel.Information, "Deleted {Blobs} blobs that no manifest names.")]
    public static partial void Swept(this ILogger log, int blobs);

    [LoggerMessage(12, LogLevel.Error, "The index of generation {Generation} cannot be read; the one before is served: {Reason}")]
    public static partial void ServesOldIndex(this ILogger log, long generation, string reason);

    [LoggerMessage(13, LogLevel.Information, "Published feed {Feed} as of generation {Generation}.")]
    public static partial void PublishedFeed(this ILogger log, string feed, long generation);

    [LoggerMessage(15, LogLevel.Information, "Exported the {Changes} changes of {Day}.")]
    public static partial void ExportedDay(this ILogger log, DateOnly day, long changes);

    [LoggerMessage(16, LogLevel.Warning, "Webhook {Webhook} failed, try {Attempt}, and is {State}: {Reason}")]
    public static partial void FailedWebhook(this ILogger log, string webhook, int attempt, WebhookState state, string? reason);

    [LoggerMessage(17, LogLevel.Information, "A subscriber to {Feed}.{Format} was asked whether it subscribes ({Subscribes}) and meant it: {Meant}.")]
    public static partial void VerifiedSubscription(this ILogger log, string feed, string format, bool subscribes, bool meant);

    [LoggerMessage(18, LogLevel.Information, "Pushed {Feed}.{Format} to a subscriber: {Status} {Fault}")]
    public static partial void Distributed(this ILogger log, string feed, string format, int? status, string? fault);

    [LoggerMessage(14, LogLevel.Error, "Feed {Feed} is not published: its query {Query} cannot be read any more. Save it anew.")]
    public static partial void UnreadableFeed(this ILogger log, string feed, string query);
}
