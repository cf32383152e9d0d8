namespace JobFeed.Pipeline.Push;

/// <summary>Does what messages of the queue <c>notify</c> say, and by a timer what messages that were lost would have said.</summary>
public sealed class Notifier(FeedPublisher publisher, WebhookDeliverer webhooks)
{
    public Task RunAsync(NotifyOrder order, CancellationToken cancel) => order switch
    {
        { Work: NotifyWork.Changes } => LookAroundAsync(cancel),
        { Work: NotifyWork.Feed, Id: { } feed } => publisher.PublishAsync(feed, cancel),
        { Work: NotifyWork.Webhook, Id: { } hook } => webhooks.DeliverAsync(hook, cancel),
        _ => throw new FormatException($"The order to notify names nothing: {order.ToMessage()}"),
    };

    /// <summary>Tells and publishes what changed, by a fold or by the hour.</summary>
    public async Task LookAroundAsync(CancellationToken cancel)
    {
        await webhooks.WakeAsync(cancel).ConfigureAwait(false);
        await publisher.PublishAllAsync(cancel).ConfigureAwait(false);
    }
}
