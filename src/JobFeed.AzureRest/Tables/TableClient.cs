using System.Text.Json;
using Azure;
using Azure.Core;
using JobFeed.AzureRest.Tables.Models;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Tables;

/// <summary>One table: its entities and itself; mirrors Azure.Data.Tables.TableClient.</summary>
public class TableClient
{
    private readonly ServiceConnection service;

    /// <summary>Mirrors the official constructor: a URI that ends in the table's name and may carry a signature.</summary>
    public TableClient(Uri endpoint, TableClientOptions? options = default)
        : this(TableServiceClient.Connect(endpoint, options, null))
    {
    }

    /// <summary>Mirrors the official constructor: a URI that ends in the table's name.</summary>
    public TableClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = default)
        : this(TableServiceClient.Connect(endpoint, options, new SasPolicy(credential)))
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = default)
        : this(TableServiceClient.Connect(endpoint, options, TableServiceClient.Signed(credential)), tableName)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    /// <exception cref="FormatException">The connection string cannot be used; the message says why.</exception>
    public TableClient(string connectionString, string tableName, TableClientOptions? options = default)
        : this(TableServiceClient.Connect(connectionString, options), tableName)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = default)
        : this(TableServiceClient.Connect(endpoint, options, ServiceConnection.Bearer(tokenCredential)), tableName)
    {
    }

    internal TableClient(ServiceConnection service, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        (this.service, Name) = (service, tableName);
    }

    /// <summary>Mirrors the official constructor for mocking.</summary>
    protected TableClient() => (service, Name) = (null!, null!);

    private TableClient(ServiceConnection table)
        : this(table.Above(1), System.Uri.UnescapeDataString(table.Uri.Segments[^1]))
    {
    }

    /// <summary>Mirrors AccountName.</summary>
    public virtual string AccountName => service.AccountName;

    /// <summary>Mirrors Name.</summary>
    public virtual string Name { get; }

    /// <summary>Mirrors Uri: the table's address without any signature.</summary>
    public virtual Uri Uri => service.Child(Name);

    /// <summary>Mirrors CreateQueryFilter: the values of an interpolated string are quoted and escaped.</summary>
    public static string CreateQueryFilter(FormattableString filter) => TableFilter.Create(filter);

    /// <summary>Mirrors Create.</summary>
    /// <exception cref="RequestFailedException">409 TableAlreadyExists, or any other refusal.</exception>
    public virtual Response<TableItem> Create(CancellationToken cancellationToken = default) => TableServiceClient.CreateAsync(service, Name, false, false, cancellationToken).Completed();

    /// <summary>Mirrors CreateAsync.</summary>
    /// <exception cref="RequestFailedException">409 TableAlreadyExists, or any other refusal.</exception>
    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) => TableServiceClient.CreateAsync(service, Name, false, true, cancellationToken);

    /// <summary>Mirrors CreateIfNotExists.</summary>
    public virtual Response<TableItem> CreateIfNotExists(CancellationToken cancellationToken = default) => TableServiceClient.CreateAsync(service, Name, true, false, cancellationToken).Completed();

    /// <summary>Mirrors CreateIfNotExistsAsync.</summary>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) => TableServiceClient.CreateAsync(service, Name, true, true, cancellationToken);

    /// <summary>Mirrors Delete: a table that is not there is no error (status 404).</summary>
    public virtual Response Delete(CancellationToken cancellationToken = default) => TableServiceClient.DeleteAsync(service, Name, false, cancellationToken).Completed();

    /// <summary>Mirrors DeleteAsync: a table that is not there is no error (status 404).</summary>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) => TableServiceClient.DeleteAsync(service, Name, true, cancellationToken);

    /// <summary>Mirrors GetEntity.</summary>
    /// <exception cref="RequestFailedException">404 ResourceNotFound, or any other refusal.</exception>
    public virtual Response<T> GetEntity<T>(string partitionKey, string rowKey, IEnumerable<string>? select = default, CancellationToken cancellationToken = default) where T : class, ITableEntity =>
        GetAsync<T>(partitionKey, rowKey, select, false, cancellationToken).Completed();

    /// <summary>Mirrors GetEntityAsync.</summary>
    /// <exception cref="RequestFailedException">404 ResourceNotFound, or any other refusal.</exception>
    public virtual Task<Response<T>> GetEntityAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select = default, CancellationToken cancellationToken = default) where T : class, ITableEntity =>
        GetAsync<T>(partitionKey, rowKey, select, true, cancellationToken);

    /// <summary>Mirrors GetEntityIfExists.</summary>
    public virtual NullableResponse<T> GetEntityIfExists<T>(string partitionKey, string rowKey, IEnumerable<string>? select = default, CancellationToken cancellationToken = default) where T : class, ITableEntity =>
        GetIfExistsAsync<T>(partitionKey, rowKey, select, false, cancellationToken).Completed();

    /// <summary>Mirrors GetEntityIfExistsAsync.</summary>
    public virtual Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select = default, CancellationToken cancellationToken = default) where T : class, ITableEntity =>
        GetIfExistsAsync<T>(partitionKey, rowKey, select, true, cancellationToken);

    /// <summary>Mirrors AddEntity.</summary>
    /// <exception cref="RequestFailedException">409 EntityAlreadyExists, or any other refusal.</exception>
    public virtual Response AddEntity<T>(T entity, CancellationToken cancellationToken = default) where T : ITableEntity =>
        ChangeAsync(TableTransactionActionType.Add, entity, default, false, cancellationToken).Completed();

    /// <summary>Mirrors AddEntityAsync.</summary>
    /// <exception cref="RequestFailedException">409 EntityAlreadyExists, or any other refusal.</exception>
    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) where T : ITableEntity =>
        ChangeAsync(TableTransactionActionType.Add, entity, default, true, cancellationToken);

    /// <summary>Mirrors UpsertEntity.</summary>
    public virtual Response UpsertEntity<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) where T : ITableEntity =>
        ChangeAsync(Upsert(mode), entity, default, false, cancellationToken).Completed();

    /// <summary>Mirrors UpsertEntityAsync.</summary>
    public virtual Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) where T : ITableEntity =>
        ChangeAsync(Upsert(mode), entity, default, true, cancellationToken);

    /// <summary>Mirrors UpdateEntity: <paramref name="ifMatch"/> is the version that was read, or ETag.All.</summary>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied, 404 ResourceNotFound, or any other refusal.</exception>
    public virtual Response UpdateEntity<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) where T : ITableEntity =>
        ChangeAsync(Update(mode), entity, Stated(ifMatch), false, cancellationToken).Completed();

    /// <summary>Mirrors UpdateEntityAsync: <paramref name="ifMatch"/> is the version that was read, or ETag.All.</summary>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied, 404 ResourceNotFound, or any other refusal.</exception>
    public virtual Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) where T : ITableEntity =>
        ChangeAsync(Update(mode), entity, Stated(ifMatch), true, cancellationToken);

    /// <summary>Mirrors DeleteEntity: an entity that is not there is no error (status 404).</summary>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied, or any other refusal.</exception>
    public virtual Response DeleteEntity(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        ChangeAsync(TableTransactionActionType.Delete, new TableEntity(partitionKey, rowKey), ifMatch, false, cancellationToken).Completed();

    /// <summary>Mirrors DeleteEntityAsync: an entity that is not there is no error (status 404).</summary>
    /// <exception cref="RequestFailedException">412 UpdateConditionNotSatisfied, or any other refusal.</exception>
    public virtual Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        ChangeAsync(TableTransactionActionType.Delete, new TableEntity(partitionKey, rowKey), ifMatch, true, cancellationToken);

    /// <summary>Mirrors DeleteEntity: the entity names the row only; its own ETag is not looked at.</summary>
    public virtual Response DeleteEntity(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        ChangeAsync(TableTransactionActionType.Delete, entity, ifMatch, false, cancellationToken).Completed();

    /// <summary>Mirrors DeleteEntityAsync: the entity names the row only; its own ETag is not looked at.</summary>
    public virtual Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        ChangeAsync(TableTransactionActionType.Delete, entity, ifMatch, true, cancellationToken);

    /// <summary>Mirrors Query: <paramref name="maxPerPage"/> up to 1,000; pages may be short or empty and still go on.</summary>
    public virtual Pageable<T> Query<T>(string? filter = default, int? maxPerPage = default, IEnumerable<string>? select = default, CancellationToken cancellationToken = default) where T : class, ITableEntity =>
        Pages.Sync(TableQuery.Entities<T>(service, Name, filter, maxPerPage, select), cancellationToken);

    /// <summary>Mirrors QueryAsync: <paramref name="maxPerPage"/> up to 1,000; pages may be short or empty and still go on.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(string? filter = default, int? maxPerPage = default, IEnumerable<string>? select = default, CancellationToken cancellationToken = default) where T : class, ITableEntity =>
        Pages.Async(TableQuery.Entities<T>(service, Name, filter, maxPerPage, select), cancellationToken);

    /// <summary>Mirrors SubmitTransaction: up to 100 actions on different rows of one partition, all or none.</summary>
    /// <exception cref="TableTransactionFailedException">An action failed, so none was done.</exception>
    public virtual Response<IReadOnlyList<Response>> SubmitTransaction(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        TableTransaction.SubmitAsync(service, Name, transactionActions, false, cancellationToken).Completed();

    /// <summary>Mirrors SubmitTransactionAsync: up to 100 actions on different rows of one partition, all or none.</summary>
    /// <exception cref="TableTransactionFailedException">An action failed, so none was done.</exception>
    public virtual Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        TableTransaction.SubmitAsync(service, Name, transactionActions, true, cancellationToken);

    private static TableTransactionActionType Upsert(TableUpdateMode mode) => mode == TableUpdateMode.Replace ? TableTransactionActionType.UpsertReplace : TableTransactionActionType.UpsertMerge;

    private static TableTransactionActionType Update(TableUpdateMode mode) => mode == TableUpdateMode.Replace ? TableTransactionActionType.UpdateReplace : TableTransactionActionType.UpdateMerge;

    private static ETag Stated(ETag ifMatch) => ifMatch == default ? throw new ArgumentException("Give the ETag that was read, or ETag.All to update whatever is there.", nameof(ifMatch)) : ifMatch;

    private async Task<Response> ChangeAsync(TableTransactionActionType type, ITableEntity entity, ETag etag, bool async, CancellationToken cancellationToken)
    {
        using var message = TableRequests.Change(service, Name, type, entity, etag);
        return type == TableTransactionActionType.Delete
            ? await service.SendAsync(message, async, cancellationToken, 204, 404)
            : await service.SendAsync(message, async, cancellationToken, 201, 204);
    }

    private async Task<Response<T>> GetAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select, bool async, CancellationToken cancellationToken) where T : class, ITableEntity
    {
        using var message = GetMessage(partitionKey, rowKey, select);
        return Entity<T>(await service.SendAsync(message, async, cancellationToken, 200));
    }

    private async Task<NullableResponse<T>> GetIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select, bool async, CancellationToken cancellationToken) where T : class, ITableEntity
    {
        using var message = GetMessage(partitionKey, rowKey, select);
        var response = await service.SendAsync(message, async, cancellationToken, 200, 404);
        return response.Status == 404 ? new ValuelessResponse<T>(response) : Entity<T>(response);
    }

    private HttpMessage GetMessage(string partitionKey, string rowKey, IEnumerable<string>? select)
    {
        var message = TableRequests.Table(service, RequestMethod.Get, TableRequests.EntityPath(Name, partitionKey, rowKey));
        TableRequests.AppendQuery(message, "$select", select is null ? null : string.Join(',', select));
        return message;
    }

    private static Response<T> Entity<T>(Response response) where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(response.Content);
        var values = EntityJson.Read(document.RootElement);
        if (response.Headers.ETag is { } tag)
            values["odata.etag"] = tag.ToString("H");
        return Response.FromValue(EntityProperties.Build<T>(values), response);
    }
}
