namespace JobFeed.AzureRest.Queues.Models;

/// <summary>What a sent message got; mirrors Azure.Storage.Queues.Models.SendReceipt.</summary>
public class SendReceipt
{
    internal SendReceipt(string messageId, DateTimeOffset insertionTime, DateTimeOffset expirationTime, string popReceipt, DateTimeOffset timeNextVisible) =>
        (MessageId, InsertionTime, ExpirationTime, PopReceipt, TimeNextVisible) = (messageId, insertionTime, expirationTime, popReceipt, timeNextVisible);

    /// <summary>Mirrors MessageId.</summary>
    public string MessageId { get; }

    /// <summary>Mirrors InsertionTime.</summary>
    public DateTimeOffset InsertionTime { get; }

    /// <summary>Mirrors ExpirationTime.</summary>
    public DateTimeOffset ExpirationTime { get; }

    /// <summary>Mirrors PopReceipt: allows the sender to update or delete the message.</summary>
    public string PopReceipt { get; }

    /// <summary>Mirrors TimeNextVisible.</summary>
    public DateTimeOffset TimeNextVisible { get; }
}
