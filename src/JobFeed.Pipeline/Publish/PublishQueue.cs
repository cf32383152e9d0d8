namespace JobFeed.Pipeline.Publish;

/// <summary>Queue <c>publish</c>: a message says that there is something to fold. What, the catalog knows.</summary>
public sealed class PublishQueue(QueueClient queue)
{
    public Task SendAsync(CancellationToken cancel) => queue.SendMessageAsync("fold", cancel);
}
