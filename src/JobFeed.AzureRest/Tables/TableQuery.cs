using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Core;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Tables;

/// <summary>Reads the pages of a table listing and of an entity query.</summary>
internal static class TableQuery
{
    private const string Next = "x-ms-continuation-Next";

    public static PageReader<T> Entities<T>(ServiceConnection service, string table, string? filter, int? maxPerPage, IEnumerable<string>? select) where T : class, ITableEntity
    {
        var columns = select is null ? null : string.Join(',', select);
        return (token, size, async, cancellationToken) =>
        {
            var message = Message(service, $"{table}()", filter, size ?? maxPerPage);
            TableRequests.AppendQuery(message, "$select", columns);
            if (token is not null)
            {
                // The official form of the token: both keys with a blank between, of which neither can hold one.
                var blank = token.IndexOf(' ', StringComparison.Ordinal);
                TableRequests.AppendQuery(message, "NextPartitionKey", blank < 0 ? token : token[..blank]);
                TableRequests.AppendQuery(message, "NextRowKey", blank < 0 ? null : token[(blank + 1)..]);
            }

            return PageAsync(service, message, static e => EntityProperties.Build<T>(EntityJson.Read(e)), EntityToken, async, cancellationToken);
        };
    }

    public static PageReader<Models.TableItem> Tables(ServiceConnection service, string? filter, int? maxPerPage) => (token, size, async, cancellationToken) =>
    {
        var message = Message(service, "Tables", filter, size ?? maxPerPage);
        TableRequests.AppendQuery(message, "NextTableName", token);
        return PageAsync(service, message, static e => new Models.TableItem(e.GetProperty("TableName").GetString()!), static r => Header(r, "TableName"), async, cancellationToken);
    };

    private static HttpMessage Message(ServiceConnection service, string path, string? filter, int? size)
    {
        var message = TableRequests.Table(service, RequestMethod.Get, path);
        TableRequests.AppendQuery(message, "$filter", filter);
        TableRequests.AppendQuery(message, "$top", size?.ToString(CultureInfo.InvariantCulture));
        return message;
    }

    private static async Task<Page<T>> PageAsync<T>(
        ServiceConnection service, HttpMessage message, Func<JsonElement, T> read, Func<Response, string?> token, bool async, CancellationToken cancellationToken)
    {
        using (message)
        {
            var response = await service.SendAsync(message, async, cancellationToken, 200);
            using var document = JsonDocument.Parse(response.Content);
            return Page<T>.FromValues([.. document.RootElement.GetProperty("value").EnumerateArray().Select(read)], token(response), response);
        }
    }

    private static string? EntityToken(Response response) =>
        Header(response, "PartitionKey") is { } partition ? $"{partition} {Header(response, "RowKey")}" : null;

    private static string? Header(Response response, string name) =>
        response.Headers.TryGetValue(Next + name, out var value) && !string.IsNullOrEmpty(value) ? value : null;
}
