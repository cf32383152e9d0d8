using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Tables;

/// <summary>Writes the requests of the table service; single requests and the parts of a transaction are the same.</summary>
internal static class TableRequests
{
    private const string Json = "application/json";
    private const string MinimalMetadata = "application/json;odata=minimalmetadata";

    public static HttpMessage Table(ServiceConnection service, RequestMethod method, string path, ReadOnlyMemory<byte> body = default)
    {
        var message = service.Message(method, service.Child(path));
        var headers = message.Request.Headers;
        headers.SetValue("DataServiceVersion", "3.0");
        headers.SetValue("MaxDataServiceVersion", "3.0;NetFx");
        headers.SetValue("Accept", MinimalMetadata);
        if (!body.IsEmpty)
        {
            headers.SetValue("Content-Type", Json);
            headers.SetValue("Prefer", "return-no-content");
            message.Request.Content = RequestContent.Create(body);
        }

        return message;
    }

    /// <summary>A change of one entity, after the guard.</summary>
    public static HttpMessage Change(ServiceConnection service, string table, TableTransactionActionType type, ITableEntity entity, ETag etag)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (type == TableTransactionActionType.Delete)
        {
            var delete = Table(service, RequestMethod.Delete, EntityPath(table, entity.PartitionKey, entity.RowKey));
            delete.Request.Headers.SetValue("If-Match", Tag(etag));
            return delete;
        }

        EntityGuard.Check(entity);
        var path = type == TableTransactionActionType.Add ? table : EntityPath(table, entity.PartitionKey, entity.RowKey);
        var message = Table(service, Method(type), path, EntityJson.Write(entity));
        // As in the official client, an update without a version is an upsert (only transactions can say that).
        if (type is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace && etag != default)
            message.Request.Headers.SetValue("If-Match", Tag(etag));
        return message;
    }

    public static string EntityPath(string table, string partitionKey, string rowKey)
    {
        EntityGuard.CheckKey(partitionKey, nameof(partitionKey));
        EntityGuard.CheckKey(rowKey, nameof(rowKey));
        return $"{table}(PartitionKey='{Escaped(partitionKey)}',RowKey='{Escaped(rowKey)}')";
    }

    public static void AppendQuery(HttpMessage message, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            message.Request.Uri.AppendQuery(name, value, escapeValue: true);
    }

    private static string Escaped(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    private static string Tag(ETag etag) => etag == default ? "*" : etag.ToString("H");

    private static RequestMethod Method(TableTransactionActionType type) => type switch
    {
        TableTransactionActionType.Add => RequestMethod.Post,
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => RequestMethod.Patch,
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => RequestMethod.Put,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
