namespace JobFeed.AzureRest.Queues.Models;

/// <summary>A message looked at without taking it; mirrors Azure.Storage.Queues.Models.PeekedMessage.</summary>
public class PeekedMessage
{
    internal PeekedMessage(string messageId, BinaryData body, DateTimeOffset? insertedOn, DateTimeOffset? expiresOn, long dequeueCount) =>
        (MessageId, Body, InsertedOn, ExpiresOn, DequeueCount) = (messageId, body, insertedOn, expiresOn, dequeueCount);

    /// <summary>Mirrors MessageId.</summary>
    public string MessageId { get; }

    /// <summary>Mirrors Body.</summary>
    public BinaryData Body { get; }

    /// <summary>Mirrors MessageText: the body read as UTF-8.</summary>
    public string MessageText => Body.ToString();

    /// <summary>Mirrors InsertedOn.</summary>
    public DateTimeOffset? InsertedOn { get; }

    /// <summary>Mirrors ExpiresOn.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    /// <summary>Mirrors DequeueCount: how often the message was received.</summary>
    public long DequeueCount { get; }
}
