using System.Globalization;
using Azure;
using Azure.Core;
using JobFeed.AzureRest.Queues.Models;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Queues;

/// <summary>One queue and its messages; mirrors Azure.Storage.Queues.QueueClient.</summary>
public class QueueClient
{
    private readonly ServiceConnection queue;
    private readonly QueueXml xml;

    /// <summary>Mirrors the official constructor.</summary>
    public QueueClient(string connectionString, string queueName)
        : this(connectionString, queueName, null)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    /// <exception cref="FormatException">The connection string cannot be used; the message says why.</exception>
    public QueueClient(string connectionString, string queueName, QueueClientOptions? options)
        : this(QueueServiceClient.Connect(connectionString, options).Below(Uri.EscapeDataString(queueName)), Encoding(options))
    {
    }

    /// <summary>Mirrors the official constructor: the URI may carry a signature.</summary>
    public QueueClient(Uri queueUri, QueueClientOptions? options = default)
        : this(QueueServiceClient.Connect(queueUri, options, null), Encoding(options))
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public QueueClient(Uri queueUri, StorageSharedKeyCredential credential, QueueClientOptions? options = default)
        : this(QueueServiceClient.Connect(queueUri, options, new SharedKeyPolicy(credential, TimeProvider.System)), Encoding(options))
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public QueueClient(Uri queueUri, AzureSasCredential credential, QueueClientOptions? options = default)
        : this(QueueServiceClient.Connect(queueUri, options, new SasPolicy(credential)), Encoding(options))
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public QueueClient(Uri queueUri, TokenCredential credential, QueueClientOptions? options = default)
        : this(QueueServiceClient.Connect(queueUri, options, ServiceConnection.Bearer(credential)), Encoding(options))
    {
    }

    internal QueueClient(ServiceConnection queue, QueueMessageEncoding encoding) => (this.queue, xml) = (queue, new QueueXml(encoding));

    /// <summary>Mirrors the official constructor for mocking.</summary>
    protected QueueClient() => (queue, xml) = (null!, null!);

    /// <summary>Mirrors AccountName.</summary>
    public virtual string AccountName => queue.AccountName;

    /// <summary>Mirrors Name.</summary>
    public virtual string Name => queue.ResourcePath;

    /// <summary>Mirrors Uri: the queue's address without any signature.</summary>
    public virtual Uri Uri => queue.Uri;

    /// <summary>Mirrors MessageMaxBytes: 64 KiB of encoded text.</summary>
    public virtual int MessageMaxBytes => QueueXml.MaxBytes;

    /// <summary>Mirrors MaxPeekableMessages.</summary>
    public virtual int MaxPeekableMessages => 32;

    /// <summary>Mirrors Create.</summary>
    public virtual Response Create(IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default) => CreateAsync(metadata, false, cancellationToken).Completed();

    /// <summary>Mirrors CreateAsync.</summary>
    public virtual Task<Response> CreateAsync(IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default) => CreateAsync(metadata, true, cancellationToken);

    /// <summary>Mirrors CreateIfNotExists: null when the queue was there.</summary>
    public virtual Response? CreateIfNotExists(IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default) => CreateIfNotExistsAsync(metadata, false, cancellationToken).Completed();

    /// <summary>Mirrors CreateIfNotExistsAsync: null when the queue was there.</summary>
    public virtual Task<Response?> CreateIfNotExistsAsync(IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default) => CreateIfNotExistsAsync(metadata, true, cancellationToken);

    /// <summary>Mirrors Exists.</summary>
    public virtual Response<bool> Exists(CancellationToken cancellationToken = default) => ExistsAsync(false, cancellationToken).Completed();

    /// <summary>Mirrors ExistsAsync.</summary>
    public virtual Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) => ExistsAsync(true, cancellationToken);

    /// <summary>Mirrors Delete.</summary>
    public virtual Response Delete(CancellationToken cancellationToken = default) => DeleteAsync(false, cancellationToken).Completed();

    /// <summary>Mirrors DeleteAsync.</summary>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) => DeleteAsync(true, cancellationToken);

    /// <summary>Mirrors DeleteIfExists.</summary>
    public virtual Response<bool> DeleteIfExists(CancellationToken cancellationToken = default) => DeleteIfExistsAsync(false, cancellationToken).Completed();

    /// <summary>Mirrors DeleteIfExistsAsync.</summary>
    public virtual Task<Response<bool>> DeleteIfExistsAsync(CancellationToken cancellationToken = default) => DeleteIfExistsAsync(true, cancellationToken);

    /// <summary>Mirrors GetProperties.</summary>
    public virtual Response<QueueProperties> GetProperties(CancellationToken cancellationToken = default) => GetPropertiesAsync(false, cancellationToken).Completed();

    /// <summary>Mirrors GetPropertiesAsync.</summary>
    public virtual Task<Response<QueueProperties>> GetPropertiesAsync(CancellationToken cancellationToken = default) => GetPropertiesAsync(true, cancellationToken);

    /// <summary>Mirrors ClearMessages.</summary>
    public virtual Response ClearMessages(CancellationToken cancellationToken = default) => ClearAsync(false, cancellationToken).Completed();

    /// <summary>Mirrors ClearMessagesAsync.</summary>
    public virtual Task<Response> ClearMessagesAsync(CancellationToken cancellationToken = default) => ClearAsync(true, cancellationToken);

    /// <summary>Mirrors SendMessage.</summary>
    public virtual Response<SendReceipt> SendMessage(string messageText) => SendMessage(messageText, null, null, default);

    /// <summary>Mirrors SendMessage.</summary>
    public virtual Response<SendReceipt> SendMessage(string messageText, CancellationToken cancellationToken = default) => SendMessage(messageText, null, null, cancellationToken);

    /// <summary>Mirrors SendMessage: hidden for the visibility timeout (up to 7 days), gone after its time to live (7 days when not stated; -1 s for ever).</summary>
    public virtual Response<SendReceipt> SendMessage(string messageText, TimeSpan? visibilityTimeout = default, TimeSpan? timeToLive = default, CancellationToken cancellationToken = default) =>
        SendAsync(BinaryData.FromString(messageText), visibilityTimeout, timeToLive, false, cancellationToken).Completed();

    /// <summary>Mirrors SendMessage.</summary>
    public virtual Response<SendReceipt> SendMessage(BinaryData message, TimeSpan? visibilityTimeout = default, TimeSpan? timeToLive = default, CancellationToken cancellationToken = default) =>
        SendAsync(message, visibilityTimeout, timeToLive, false, cancellationToken).Completed();

    /// <summary>Mirrors SendMessageAsync.</summary>
    public virtual Task<Response<SendReceipt>> SendMessageAsync(string messageText) => SendMessageAsync(messageText, null, null, default);

    /// <summary>Mirrors SendMessageAsync.</summary>
    public virtual Task<Response<SendReceipt>> SendMessageAsync(string messageText, CancellationToken cancellationToken = default) => SendMessageAsync(messageText, null, null, cancellationToken);

    /// <summary>Mirrors SendMessageAsync: hidden for the visibility timeout (up to 7 days), gone after its time to live (7 days when not stated; -1 s for ever).</summary>
    public virtual Task<Response<SendReceipt>> SendMessageAsync(string messageText, TimeSpan? visibilityTimeout = default, TimeSpan? timeToLive = default, CancellationToken cancellationToken = default) =>
        SendAsync(BinaryData.FromString(messageText), visibilityTimeout, timeToLive, true, cancellationToken);

    /// <summary>Mirrors SendMessageAsync.</summary>
    public virtual Task<Response<SendReceipt>> SendMessageAsync(BinaryData message, TimeSpan? visibilityTimeout = default, TimeSpan? timeToLive = default, CancellationToken cancellationToken = default) =>
        SendAsync(message, visibilityTimeout, timeToLive, true, cancellationToken);

    /// <summary>Mirrors ReceiveMessages: one message, hidden for 30 s.</summary>
    public virtual Response<QueueMessage[]> ReceiveMessages() => ReceiveMessages(null, null, default);

    /// <summary>Mirrors ReceiveMessages: one message, hidden for 30 s.</summary>
    public virtual Response<QueueMessage[]> ReceiveMessages(CancellationToken cancellationToken = default) => ReceiveMessages(null, null, cancellationToken);

    /// <summary>Mirrors ReceiveMessages: up to 32 messages, hidden for the timeout (30 s when not stated, up to 7 days).</summary>
    public virtual Response<QueueMessage[]> ReceiveMessages(int? maxMessages = default, TimeSpan? visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        ReceiveAsync(maxMessages, visibilityTimeout, false, cancellationToken).Completed();

    /// <summary>Mirrors ReceiveMessagesAsync: one message, hidden for 30 s.</summary>
    public virtual Task<Response<QueueMessage[]>> ReceiveMessagesAsync() => ReceiveMessagesAsync(null, null, default);

    /// <summary>Mirrors ReceiveMessagesAsync: one message, hidden for 30 s.</summary>
    public virtual Task<Response<QueueMessage[]>> ReceiveMessagesAsync(CancellationToken cancellationToken = default) => ReceiveMessagesAsync(null, null, cancellationToken);

    /// <summary>Mirrors ReceiveMessagesAsync: up to 32 messages, hidden for the timeout (30 s when not stated, up to 7 days).</summary>
    public virtual Task<Response<QueueMessage[]>> ReceiveMessagesAsync(int? maxMessages = default, TimeSpan? visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        ReceiveAsync(maxMessages, visibilityTimeout, true, cancellationToken);

    /// <summary>Mirrors ReceiveMessage: the value is null when the queue has none to give.</summary>
    public virtual Response<QueueMessage> ReceiveMessage(TimeSpan? visibilityTimeout = default, CancellationToken cancellationToken = default) => First(ReceiveMessages(1, visibilityTimeout, cancellationToken));

    /// <summary>Mirrors ReceiveMessageAsync: the value is null when the queue has none to give.</summary>
    public virtual async Task<Response<QueueMessage>> ReceiveMessageAsync(TimeSpan? visibilityTimeout = default, CancellationToken cancellationToken = default) => First(await ReceiveMessagesAsync(1, visibilityTimeout, cancellationToken));

    /// <summary>Mirrors PeekMessages: up to 32 messages, left as they are.</summary>
    public virtual Response<PeekedMessage[]> PeekMessages(int? maxMessages = default, CancellationToken cancellationToken = default) => PeekAsync(maxMessages, false, cancellationToken).Completed();

    /// <summary>Mirrors PeekMessagesAsync: up to 32 messages, left as they are.</summary>
    public virtual Task<Response<PeekedMessage[]>> PeekMessagesAsync(int? maxMessages = default, CancellationToken cancellationToken = default) => PeekAsync(maxMessages, true, cancellationToken);

    /// <summary>Mirrors PeekMessage: the value is null when the queue has none to give.</summary>
    public virtual Response<PeekedMessage> PeekMessage(CancellationToken cancellationToken = default) => First(PeekMessages(1, cancellationToken));

    /// <summary>Mirrors PeekMessageAsync: the value is null when the queue has none to give.</summary>
    public virtual async Task<Response<PeekedMessage>> PeekMessageAsync(CancellationToken cancellationToken = default) => First(await PeekMessagesAsync(1, cancellationToken));

    /// <summary>Mirrors UpdateMessage: hides it for the timeout from now on; its text stays when none is given.</summary>
    /// <exception cref="RequestFailedException">400 PopReceiptMismatch or 404 MessageNotFound: somebody else holds it or deleted it.</exception>
    public virtual Response<UpdateReceipt> UpdateMessage(string messageId, string popReceipt, string? messageText = null, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        UpdateAsync(messageId, popReceipt, messageText is null ? null : BinaryData.FromString(messageText), visibilityTimeout, false, cancellationToken).Completed();

    /// <summary>Mirrors UpdateMessage: hides it for the timeout from now on; its content stays when none is given.</summary>
    public virtual Response<UpdateReceipt> UpdateMessage(string messageId, string popReceipt, BinaryData? message, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        UpdateAsync(messageId, popReceipt, message, visibilityTimeout, false, cancellationToken).Completed();

    /// <summary>Mirrors UpdateMessageAsync: hides it for the timeout from now on; its text stays when none is given.</summary>
    /// <exception cref="RequestFailedException">400 PopReceiptMismatch or 404 MessageNotFound: somebody else holds it or deleted it.</exception>
    public virtual Task<Response<UpdateReceipt>> UpdateMessageAsync(string messageId, string popReceipt, string? messageText = null, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        UpdateAsync(messageId, popReceipt, messageText is null ? null : BinaryData.FromString(messageText), visibilityTimeout, true, cancellationToken);

    /// <summary>Mirrors UpdateMessageAsync: hides it for the timeout from now on; its content stays when none is given.</summary>
    public virtual Task<Response<UpdateReceipt>> UpdateMessageAsync(string messageId, string popReceipt, BinaryData? message, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default) =>
        UpdateAsync(messageId, popReceipt, message, visibilityTimeout, true, cancellationToken);

    /// <summary>Mirrors DeleteMessage.</summary>
    /// <exception cref="RequestFailedException">400 PopReceiptMismatch or 404 MessageNotFound: somebody else holds it or deleted it.</exception>
    public virtual Response DeleteMessage(string messageId, string popReceipt, CancellationToken cancellationToken = default) => DeleteMessageAsync(messageId, popReceipt, false, cancellationToken).Completed();

    /// <summary>Mirrors DeleteMessageAsync.</summary>
    /// <exception cref="RequestFailedException">400 PopReceiptMismatch or 404 MessageNotFound: somebody else holds it or deleted it.</exception>
    public virtual Task<Response> DeleteMessageAsync(string messageId, string popReceipt, CancellationToken cancellationToken = default) => DeleteMessageAsync(messageId, popReceipt, true, cancellationToken);

    private static QueueMessageEncoding Encoding(QueueClientOptions? options) => options?.MessageEncoding ?? QueueMessageEncoding.None;

    private static Response<T> First<T>(Response<T[]> many) => Response.FromValue(many.Value.FirstOrDefault()!, many.GetRawResponse());

    private static string? Seconds(TimeSpan? span) => span is { } s ? ((long)s.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null;

    private HttpMessage Message(RequestMethod method, string? path = null, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var message = queue.Message(method, path is null ? null : queue.Child(path));
        foreach (var (name, value) in query)
        {
            if (value is not null)
                message.Request.Uri.AppendQuery(name, value, true);
        }

        return message;
    }

    private static void Body(HttpMessage message, byte[] body)
    {
        message.Request.Headers.SetValue("Content-Type", "application/xml");
        message.Request.Content = RequestContent.Create(body);
    }

    private async Task<Response> CreateAsync(IDictionary<string, string>? metadata, bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Put);
        Metadata.Write(message.Request, metadata);
        return await queue.SendAsync(message, async, cancellationToken, 201, 204);
    }

    private async Task<Response?> CreateIfNotExistsAsync(IDictionary<string, string>? metadata, bool async, CancellationToken cancellationToken)
    {
        try
        {
            var response = await CreateAsync(metadata, async, cancellationToken);
            return response.Status == 204 ? null : response;
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueAlreadyExists)
        {
            return null;
        }
    }

    private async Task<Response<bool>> ExistsAsync(bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Get, null, ("comp", "metadata"));
        var response = await queue.SendAsync(message, async, cancellationToken, 200, 404);
        return Response.FromValue(response.Status == 200, response);
    }

    private async Task<Response> DeleteAsync(bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Delete);
        return await queue.SendAsync(message, async, cancellationToken, 204);
    }

    private async Task<Response<bool>> DeleteIfExistsAsync(bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Delete);
        var response = await queue.SendAsync(message, async, cancellationToken, 204, 404);
        return Response.FromValue(response.Status == 204, response);
    }

    private async Task<Response<QueueProperties>> GetPropertiesAsync(bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Get, null, ("comp", "metadata"));
        var response = await queue.SendAsync(message, async, cancellationToken, 200);
        var count = response.Headers.TryGetValue("x-ms-approximate-messages-count", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        return Response.FromValue(new QueueProperties { ApproximateMessagesCount = count, Metadata = Metadata.Read(response) }, response);
    }

    private async Task<Response> ClearAsync(bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Delete, "messages");
        return await queue.SendAsync(message, async, cancellationToken, 204);
    }

    private async Task<Response<SendReceipt>> SendAsync(BinaryData body, TimeSpan? visibility, TimeSpan? life, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var message = Message(RequestMethod.Post, "messages", ("visibilitytimeout", Seconds(visibility)), ("messagettl", Seconds(life)));
        Body(message, xml.Write(body));
        var response = await queue.SendAsync(message, async, cancellationToken, 201);
        return Response.FromValue(QueueXml.Sent(response), response);
    }

    private async Task<Response<QueueMessage[]>> ReceiveAsync(int? max, TimeSpan? visibility, bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Get, "messages", ("numofmessages", max?.ToString(CultureInfo.InvariantCulture)), ("visibilitytimeout", Seconds(visibility)));
        var response = await queue.SendAsync(message, async, cancellationToken, 200);
        return Response.FromValue(xml.Received(response), response);
    }

    private async Task<Response<PeekedMessage[]>> PeekAsync(int? max, bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Get, "messages", ("peekonly", "true"), ("numofmessages", max?.ToString(CultureInfo.InvariantCulture)));
        var response = await queue.SendAsync(message, async, cancellationToken, 200);
        return Response.FromValue(xml.Peeked(response), response);
    }

    private async Task<Response<UpdateReceipt>> UpdateAsync(string id, string receipt, BinaryData? body, TimeSpan visibility, bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Put, "messages/" + Uri.EscapeDataString(id), ("popreceipt", receipt), ("visibilitytimeout", Seconds(visibility)));
        if (body is not null)
            Body(message, xml.Write(body));
        var response = await queue.SendAsync(message, async, cancellationToken, 204);
        response.Headers.TryGetValue("x-ms-popreceipt", out var next);
        response.Headers.TryGetValue("x-ms-time-next-visible", out var time);
        return Response.FromValue(new UpdateReceipt(next ?? "", DateTimeOffset.Parse(time ?? "", CultureInfo.InvariantCulture)), response);
    }

    private async Task<Response> DeleteMessageAsync(string id, string receipt, bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Delete, "messages/" + Uri.EscapeDataString(id), ("popreceipt", receipt));
        return await queue.SendAsync(message, async, cancellationToken, 204);
    }
}
