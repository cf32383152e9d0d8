namespace JobFeed.AzureRest.Queues.Models;

/// <summary>A received message, hidden from others for a while; mirrors Azure.Storage.Queues.Models.QueueMessage.</summary>
public class QueueMessage
{
    internal QueueMessage(string messageId, string popReceipt, BinaryData body, DateTimeOffset? nextVisibleOn, DateTimeOffset? insertedOn, DateTimeOffset? expiresOn, long dequeueCount) =>
        (MessageId, PopReceipt, Body, NextVisibleOn, InsertedOn, ExpiresOn, DequeueCount) = (messageId, popReceipt, body, nextVisibleOn, insertedOn, expiresOn, dequeueCount);

    /// <summary>Mirrors MessageId.</summary>
    public string MessageId { get; }

    /// <summary>Mirrors PopReceipt: proves that this receiver holds the message; each update gives a new one.</summary>
    public string PopReceipt { get; }

    /// <summary>Mirrors Body.</summary>
    public BinaryData Body { get; }

    /// <summary>Mirrors MessageText: the body read as UTF-8.</summary>
    public string MessageText => Body.ToString();

    /// <summary>Mirrors NextVisibleOn.</summary>
    public DateTimeOffset? NextVisibleOn { get; }

    /// <summary>Mirrors InsertedOn.</summary>
    public DateTimeOffset? InsertedOn { get; }

    /// <summary>Mirrors ExpiresOn.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    /// <summary>Mirrors DequeueCount: how often the message was received, this time included.</summary>
    public long DequeueCount { get; }

    /// <summary>Mirrors Update: the same message with the receipt of an update.</summary>
    public QueueMessage Update(UpdateReceipt updated)
    {
        ArgumentNullException.ThrowIfNull(updated);
        return new(MessageId, updated.PopReceipt, Body, updated.NextVisibleOn, InsertedOn, ExpiresOn, DequeueCount);
    }
}
