using System.Buffers;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Core;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Tables;

/// <summary>Sends an entity group transaction: one multipart request of which each part is a request of its own.</summary>
/// <remarks>Source: learn.microsoft.com "Performing entity group transactions".</remarks>
internal static class TableTransaction
{
    private const int MaxActions = 100;
    private const int MaxBytes = 4 * 1024 * 1024;
    private static readonly string[] PartHeaders = ["Accept", "Content-Type", "DataServiceVersion", "Prefer", "If-Match"];

    public static async Task<Response<IReadOnlyList<Response>>> SubmitAsync(
        ServiceConnection service, string table, IEnumerable<TableTransactionAction> actions, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actions);
        TableTransactionAction[] list = [.. actions];
        Check(list);
        // Nobody can guess the boundaries, so no stored text can pretend to be one.
        var batch = $"batch_{Guid.NewGuid()}";
        var body = Write(service, table, list, batch, $"changeset_{Guid.NewGuid()}");
        using var message = TableRequests.Table(service, RequestMethod.Post, "$batch");
        message.Request.Headers.SetValue("Content-Type", $"multipart/mixed; boundary={batch}");
        message.Request.Content = RequestContent.Create(body);
        var response = await service.SendAsync(message, async, cancellationToken, 202);
        var parts = MultipartResponse.Read(response, message.Request.ClientRequestId);
        if (parts.FirstOrDefault(static p => p.Status >= 400) is { } failed)
            throw new TableTransactionFailedException(Failure(failed));
        if (parts.Count != list.Length)
            throw new TableTransactionFailedException(new RequestFailedException(response.Status, $"The transaction of {list.Length} actions was answered with {parts.Count} parts."));
        return Response.FromValue<IReadOnlyList<Response>>(parts, response);
    }

    private static RequestFailedException Failure(Response part) =>
        StorageErrorDetails.Instance.TryParse(part, out var error, out _)
            ? new RequestFailedException(part.Status, error.Message ?? part.ReasonPhrase, error.Code, null)
            : new RequestFailedException(part.Status, part.ReasonPhrase);

    private static void Check(TableTransactionAction[] list)
    {
        if (list.Length == 0)
            throw new InvalidOperationException("A transaction needs at least one action.");
        if (list.Length > MaxActions)
            throw Refused($"{MaxActions}:The transaction has {list.Length} actions; {MaxActions} are allowed.", "InvalidInput");
        for (var i = 0; i < list.Length; i++)
        {
            if (!string.Equals(list[i].Entity.PartitionKey, list[0].Entity.PartitionKey, StringComparison.Ordinal))
                throw Refused($"{i}:All actions of a transaction must name the same partition.", "CommandsInBatchActOnDifferentPartitions");
        }
    }

    private static ReadOnlyMemory<byte> Write(ServiceConnection service, string table, TableTransactionAction[] list, string batch, string changeset)
    {
        var body = new ArrayBufferWriter<byte>(list.Length * 4096);
        Line(body, $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeset}\r\n");
        for (var i = 0; i < list.Length; i++)
        {
            Line(body, $"--{changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
            Part(body, service, table, list[i], i);
        }

        Line(body, $"--{changeset}--\r\n");
        Line(body, $"--{batch}--");
        if (body.WrittenCount > MaxBytes)
            throw new RequestFailedException(413, $"The transaction takes {body.WrittenCount} bytes; 4 MiB ({MaxBytes} bytes) are allowed.", "RequestBodyTooLarge", null);
        return body.WrittenMemory;
    }

    private static void Part(ArrayBufferWriter<byte> body, ServiceConnection service, string table, TableTransactionAction action, int index)
    {
        using var message = Guarded(service, table, action, index);
        var request = message.Request;
        Line(body, $"{request.Method} {request.Uri.ToUri().AbsoluteUri} HTTP/1.1");
        foreach (var name in PartHeaders)
        {
            if (request.Headers.TryGetValue(name, out var value))
                Line(body, $"{name}: {value}");
        }

        Line(body, string.Create(CultureInfo.InvariantCulture, $"Content-ID: {index}\r\n"));
        if (request.Content is { } content)
        {
            using var stream = content.TryComputeLength(out var length) ? new MemoryStream((int)length) : new MemoryStream();
            content.WriteTo(stream, CancellationToken.None);
            body.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        }

        Line(body, "");
    }

    private static HttpMessage Guarded(ServiceConnection service, string table, TableTransactionAction action, int index)
    {
        try
        {
            return TableRequests.Change(service, table, action.ActionType, action.Entity, action.ETag);
        }
        catch (RequestFailedException e)
        {
            throw Refused($"{index}:{e.Message}", e.ErrorCode);
        }
    }

    private static TableTransactionFailedException Refused(string message, string? code) => new(new RequestFailedException(400, message, code, null));

    private static void Line(ArrayBufferWriter<byte> body, string text)
    {
        Encoding.UTF8.GetBytes(text, body);
        body.Write("\r\n"u8);
    }
}
