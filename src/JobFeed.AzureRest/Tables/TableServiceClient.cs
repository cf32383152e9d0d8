using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using JobFeed.AzureRest.Tables.Models;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Tables;

/// <summary>The tables of an account; mirrors Azure.Data.Tables.TableServiceClient.</summary>
public class TableServiceClient
{
    private readonly ServiceConnection service;

    /// <summary>Mirrors the official constructor.</summary>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    /// <exception cref="FormatException">The connection string cannot be used; the message says why.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = default) => service = Connect(connectionString, options);

    /// <summary>Mirrors the official constructor: the URI may carry a signature.</summary>
    public TableServiceClient(Uri endpoint, TableClientOptions? options = default) => service = Connect(endpoint, options, null);

    /// <summary>Mirrors the official constructor.</summary>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = default) => service = Connect(endpoint, options, new SasPolicy(credential));

    /// <summary>Mirrors the official constructor.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options) => service = Connect(endpoint, options, Signed(credential));

    /// <summary>Mirrors the official constructor.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = default) => service = Connect(endpoint, options, ServiceConnection.Bearer(tokenCredential));

    /// <summary>Mirrors the official constructor for mocking.</summary>
    protected TableServiceClient() => service = null!;

    /// <summary>Mirrors AccountName.</summary>
    public virtual string AccountName => service.AccountName;

    /// <summary>Mirrors Uri: the service's address without any signature.</summary>
    public virtual Uri Uri => service.Uri;

    /// <summary>Mirrors CreateQueryFilter: the values of an interpolated string are quoted and escaped.</summary>
    public static string CreateQueryFilter(FormattableString filter) => TableFilter.Create(filter);

    /// <summary>Mirrors GetTableClient: asks nothing of the service.</summary>
    public virtual TableClient GetTableClient(string tableName) => new(service, tableName);

    /// <summary>Mirrors CreateTable.</summary>
    /// <exception cref="RequestFailedException">409 TableAlreadyExists, or any other refusal.</exception>
    public virtual Response<TableItem> CreateTable(string tableName, CancellationToken cancellationToken = default) => CreateAsync(service, tableName, false, false, cancellationToken).Completed();

    /// <summary>Mirrors CreateTableAsync.</summary>
    /// <exception cref="RequestFailedException">409 TableAlreadyExists, or any other refusal.</exception>
    public virtual Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) => CreateAsync(service, tableName, false, true, cancellationToken);

    /// <summary>Mirrors CreateTableIfNotExists.</summary>
    public virtual Response<TableItem> CreateTableIfNotExists(string tableName, CancellationToken cancellationToken = default) => CreateAsync(service, tableName, true, false, cancellationToken).Completed();

    /// <summary>Mirrors CreateTableIfNotExistsAsync.</summary>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) => CreateAsync(service, tableName, true, true, cancellationToken);

    /// <summary>Mirrors DeleteTable: a table that is not there is no error (status 404).</summary>
    public virtual Response DeleteTable(string tableName, CancellationToken cancellationToken = default) => DeleteAsync(service, tableName, false, cancellationToken).Completed();

    /// <summary>Mirrors DeleteTableAsync: a table that is not there is no error (status 404).</summary>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) => DeleteAsync(service, tableName, true, cancellationToken);

    /// <summary>Mirrors Query: lists the tables.</summary>
    public virtual Pageable<TableItem> Query(string? filter = default, int? maxPerPage = default, CancellationToken cancellationToken = default) => Pages.Sync(TableQuery.Tables(service, filter, maxPerPage), cancellationToken);

    /// <summary>Mirrors QueryAsync: lists the tables.</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(string? filter = default, int? maxPerPage = default, CancellationToken cancellationToken = default) => Pages.Async(TableQuery.Tables(service, filter, maxPerPage), cancellationToken);

    internal static ServiceConnection Connect(Uri endpoint, TableClientOptions? options, HttpPipelinePolicy? authentication)
    {
        options ??= new TableClientOptions();
        return new ServiceConnection(endpoint, options, options.VersionText, authentication);
    }

    internal static ServiceConnection Connect(string connectionString, TableClientOptions? options)
    {
        var parsed = ConnectionString.Parse(connectionString);
        HttpPipelinePolicy? authentication = parsed switch
        {
            { Sas: { } sas } => new SasPolicy(new AzureSasCredential(sas)),
            { AccountKey: { } key } => Signed(new TableSharedKeyCredential(parsed.AccountName!, key)),
            _ => null,
        };
        return Connect(parsed.Endpoint("Table"), options, authentication);
    }

    internal static HttpPipelinePolicy Signed(TableSharedKeyCredential credential) => new SharedKeyLitePolicy(credential, TimeProvider.System);

    internal static async Task<Response<TableItem>> CreateAsync(ServiceConnection service, string name, bool mayExist, bool async, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        using var message = TableRequests.Table(service, RequestMethod.Post, "Tables", JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = name }));
        var response = await service.SendAsync(message, async, cancellationToken);
        if (response.Status is 201 or 204)
            return Response.FromValue(new TableItem(name), response);
        var failure = new RequestFailedException(response);
        return mayExist && failure.ErrorCode == TableErrorCode.TableAlreadyExists ? Response.FromValue(new TableItem(name), response) : throw failure;
    }

    internal static async Task<Response> DeleteAsync(ServiceConnection service, string name, bool async, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        using var message = TableRequests.Table(service, RequestMethod.Delete, $"Tables('{Uri.EscapeDataString(name)}')");
        return await service.SendAsync(message, async, cancellationToken, 204, 404);
    }
}
