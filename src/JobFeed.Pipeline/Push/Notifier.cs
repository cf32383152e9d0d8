namespace JobFeed.Pipeline.Push;

/// <summary>Does what messages of the queue <c>notify</c> say, and by a timer what messages that were lost would have said.</summary>
public sealed class Notifier(FeedPublisher publisher, WebhookDeliverer webhooks, HubDistributor hub)
{
    public Task RunAsync(NotifyOrder order, CancellationToken cancel) => order switch
    {
        { Work: NotifyWork.Changes } => LookAroundAsync(cancel),
        { Work: NotifyWork.Feed, Id: { } feed } => PublishAsync(feed, cancel),
        { Work: NotifyWork.Webhook, Id: { } hook } => webhooks.DeliverAsync(hook, cancel),
        { Work: NotifyWork.Hub, Id: { } subscription } => hub.WorkAsync(subscription, cancel),
        _ => throw new FormatException($"The order to notify names nothing: {order.ToMessage()}"),
    };

    /// <summary>Tells and publishes what changed, by a fold or by the hour.</summary>
    public async Task LookAroundAsync(CancellationToken cancel)
    {
        await webhooks.WakeAsync(cancel).ConfigureAwait(false);
        await publisher.PublishAllAsync(cancel).ConfigureAwait(false);
        await hub.WakeAsync(cancel).ConfigureAwait(false);
    }

    private async Task PublishAsync(string feed, CancellationToken cancel)
    {
        await publisher.PublishAsync(feed, cancel).ConfigureAwait(false);
        await hub.WakeAsync(cancel).ConfigureAwait(false);
    }
}
