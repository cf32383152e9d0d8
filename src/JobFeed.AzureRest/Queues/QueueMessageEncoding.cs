namespace JobFeed.AzureRest.Queues;

/// <summary>How a message's text travels; mirrors Azure.Storage.Queues.QueueMessageEncoding.</summary>
public enum QueueMessageEncoding
{
    /// <summary>As it is, within XML.</summary>
    None,

    /// <summary>As base64 of its UTF-8 bytes, which is what queue triggers expect.</summary>
    Base64,
}
