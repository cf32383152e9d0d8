namespace JobFeed.Pipeline.Push;

/// <summary>Does what messages of the queue <c>notify</c> say, and by a timer what messages that were lost would have said.</summary>
public sealed class Notifier(FeedPublisher publisher)
{
    public Task RunAsync(NotifyOrder order, CancellationToken cancel) => order switch
    {
        { Work: NotifyWork.Feed, Id: { } feed } => publisher.PublishAsync(feed, cancel),
        { Work: NotifyWork.Changes } => LookAroundAsync(cancel),
        _ => throw new FormatException($"The order to notify names nothing: {order.ToMessage()}"),
    };

    /// <summary>Publishes what changed, by a fold or by the hour.</summary>
    public Task LookAroundAsync(CancellationToken cancel) => publisher.PublishAllAsync(cancel);
}
