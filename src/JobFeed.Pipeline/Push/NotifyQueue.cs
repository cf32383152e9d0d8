using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Pipeline.Push;

/// <summary>What somebody is to be told, or what must be made before it can be told.</summary>
public enum NotifyWork
{
    /// <summary>The catalog has a new generation.</summary>
    Changes,

    /// <summary>A feed was saved: <see cref="NotifyOrder.Id"/> is its id.</summary>
    Feed,

    /// <summary>A webhook may have something to be told: <see cref="NotifyOrder.Id"/> is its id.</summary>
    Webhook,

    /// <summary>A subscription is to be verified or served: <see cref="NotifyOrder.Id"/> is its partition and key.</summary>
    Hub,
}

/// <summary>A message of the queue <c>notify</c>. It is a hint: what there is to do stands in the tables, and a timer looks there as well.</summary>
public sealed record NotifyOrder(NotifyWork Work, string? Id = null)
{
    public string ToMessage() => JsonSerializer.Serialize(this, PostingJson.Options);

    /// <summary>Throws <see cref="FormatException"/> for what is no order.</summary>
    public static NotifyOrder Parse(string message)
    {
        try
        {
            return JsonSerializer.Deserialize<NotifyOrder>(message, PostingJson.Options) ?? throw new FormatException("The message is empty.");
        }
        catch (JsonException e)
        {
            throw new FormatException("The message is no order to notify.", e);
        }
    }
}

/// <summary>Queue <c>notify</c>.</summary>
public sealed class NotifyQueue(QueueClient queue)
{
    /// <param name="order">What is to be done.</param>
    /// <param name="cancel">Ends the sending.</param>
    /// <param name="wait">After what time it is to be done, at most seven days; null for at once.</param>
    public Task SendAsync(NotifyOrder order, CancellationToken cancel, TimeSpan? wait = null) => wait is { } span
        ? queue.SendMessageAsync(order.ToMessage(), TimeSpan.FromSeconds(Math.Ceiling(span.TotalSeconds)), null, cancel)
        : queue.SendMessageAsync(order.ToMessage(), cancel);
}
