using JobFeed.Pipeline.Publish;
using JobFeed.Storage;

namespace JobFeed.Functions;

/// <summary>Publishing: pending changes become catalog pages and index segments, when a crawl says so and at least every few minutes.</summary>
public sealed class PublishFunctions(Folder folder)
{
    [Function("PublishChanges")]
    public Task PublishChanges([QueueTrigger(StoreNames.PublishQueue, Connection = StoreNames.ConnectionSetting)] string message, CancellationToken cancel) =>
        folder.FoldAsync(cancel);

    [Function("PublishChangesOnTimer")]
    public Task PublishChangesOnTimer([TimerTrigger("%PublishChangesSchedule%")] TimerInfo timer, CancellationToken cancel) =>
        folder.FoldAsync(cancel);
}
