using JobFeed.Pipeline.Push;
using JobFeed.Storage;

namespace JobFeed.Functions;

/// <summary>Pushing: what changed is published and told, when a message says so and by a timer.</summary>
public sealed class NotifyFunctions(Notifier notifier)
{
    [Function("Notify")]
    public Task Notify([QueueTrigger(StoreNames.NotifyQueue, Connection = StoreNames.ConnectionSetting)] string message, CancellationToken cancel) =>
        notifier.RunAsync(NotifyOrder.Parse(message), cancel);

    [Function("NotifyOnTimer")]
    public Task NotifyOnTimer([TimerTrigger("%NotifySchedule%")] TimerInfo timer, CancellationToken cancel) => notifier.LookAroundAsync(cancel);
}
