using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using JobFeed.AzureRest.Blobs.Models;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Blobs;

/// <summary>The containers of an account; mirrors Azure.Storage.Blobs.BlobServiceClient.</summary>
public class BlobServiceClient
{
    private readonly ServiceConnection service;

    /// <summary>Mirrors the official constructor.</summary>
    public BlobServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    /// <exception cref="FormatException">The connection string cannot be used; the message says why.</exception>
    public BlobServiceClient(string connectionString, BlobClientOptions? options) => service = Connect(connectionString, options);

    /// <summary>Mirrors the official constructor: the URI may carry a signature.</summary>
    public BlobServiceClient(Uri serviceUri, BlobClientOptions? options = default) => service = Connect(serviceUri, options, null);

    /// <summary>Mirrors the official constructor.</summary>
    public BlobServiceClient(Uri serviceUri, StorageSharedKeyCredential credential, BlobClientOptions? options = default) =>
        service = Connect(serviceUri, options, new SharedKeyPolicy(credential, TimeProvider.System));

    /// <summary>Mirrors the official constructor.</summary>
    public BlobServiceClient(Uri serviceUri, AzureSasCredential credential, BlobClientOptions? options = default) => service = Connect(serviceUri, options, new SasPolicy(credential));

    /// <summary>Mirrors the official constructor.</summary>
    public BlobServiceClient(Uri serviceUri, TokenCredential credential, BlobClientOptions? options = default) => service = Connect(serviceUri, options, ServiceConnection.Bearer(credential));

    internal BlobServiceClient(ServiceConnection service) => this.service = service;

    /// <summary>Mirrors the official constructor for mocking.</summary>
    protected BlobServiceClient() => service = null!;

    /// <summary>Mirrors AccountName.</summary>
    public string AccountName => service.AccountName;

    /// <summary>Mirrors Uri: the service's address without any signature.</summary>
    public virtual Uri Uri => service.Uri;

    /// <summary>Mirrors GetBlobContainerClient: asks nothing of the service.</summary>
    public virtual BlobContainerClient GetBlobContainerClient(string blobContainerName) => new(service.Below(Uri.EscapeDataString(blobContainerName)));

    /// <summary>Mirrors CreateBlobContainer.</summary>
    public virtual Response<BlobContainerClient> CreateBlobContainer(string blobContainerName, PublicAccessType publicAccessType = PublicAccessType.None, IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default)
    {
        var container = GetBlobContainerClient(blobContainerName);
        return Response.FromValue(container, container.Create(publicAccessType, metadata, cancellationToken).GetRawResponse());
    }

    /// <summary>Mirrors CreateBlobContainerAsync.</summary>
    public virtual async Task<Response<BlobContainerClient>> CreateBlobContainerAsync(string blobContainerName, PublicAccessType publicAccessType = PublicAccessType.None, IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default)
    {
        var container = GetBlobContainerClient(blobContainerName);
        var created = await container.CreateAsync(publicAccessType, metadata, cancellationToken);
        return Response.FromValue(container, created.GetRawResponse());
    }

    /// <summary>Mirrors DeleteBlobContainer.</summary>
    public virtual Response DeleteBlobContainer(string blobContainerName, BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) =>
        GetBlobContainerClient(blobContainerName).Delete(conditions, cancellationToken);

    /// <summary>Mirrors DeleteBlobContainerAsync.</summary>
    public virtual Task<Response> DeleteBlobContainerAsync(string blobContainerName, BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) =>
        GetBlobContainerClient(blobContainerName).DeleteAsync(conditions, cancellationToken);

    internal static ServiceConnection Connect(Uri uri, BlobClientOptions? options, HttpPipelinePolicy? authentication)
    {
        options ??= new BlobClientOptions();
        return new ServiceConnection(uri, options, options.VersionText, authentication);
    }

    internal static ServiceConnection Connect(string connectionString, BlobClientOptions? options)
    {
        var parsed = ConnectionString.Parse(connectionString);
        return Connect(parsed.Endpoint("Blob"), options, parsed.StoragePolicy());
    }
}
