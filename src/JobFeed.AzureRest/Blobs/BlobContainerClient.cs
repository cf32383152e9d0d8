using Azure;
using Azure.Core;
using JobFeed.AzureRest.Blobs.Models;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Blobs;

/// <summary>One container and its blobs; mirrors Azure.Storage.Blobs.BlobContainerClient.</summary>
public class BlobContainerClient
{
    /// <summary>Mirrors the official constructor.</summary>
    public BlobContainerClient(string connectionString, string blobContainerName)
        : this(connectionString, blobContainerName, null)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    /// <exception cref="FormatException">The connection string cannot be used; the message says why.</exception>
    public BlobContainerClient(string connectionString, string blobContainerName, BlobClientOptions? options)
        : this(BlobServiceClient.Connect(connectionString, options).Below(Uri.EscapeDataString(blobContainerName)))
    {
    }

    /// <summary>Mirrors the official constructor: the URI may carry a signature.</summary>
    public BlobContainerClient(Uri blobContainerUri, BlobClientOptions? options = default)
        : this(BlobServiceClient.Connect(blobContainerUri, options, null))
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public BlobContainerClient(Uri blobContainerUri, StorageSharedKeyCredential credential, BlobClientOptions? options = default)
        : this(BlobServiceClient.Connect(blobContainerUri, options, new SharedKeyPolicy(credential, TimeProvider.System)))
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public BlobContainerClient(Uri blobContainerUri, AzureSasCredential credential, BlobClientOptions? options = default)
        : this(BlobServiceClient.Connect(blobContainerUri, options, new SasPolicy(credential)))
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public BlobContainerClient(Uri blobContainerUri, TokenCredential credential, BlobClientOptions? options = default)
        : this(BlobServiceClient.Connect(blobContainerUri, options, ServiceConnection.Bearer(credential)))
    {
    }

    internal BlobContainerClient(ServiceConnection container) => Connection = container;

    /// <summary>Mirrors the official constructor for mocking.</summary>
    protected BlobContainerClient() => Connection = null!;

    /// <summary>Mirrors AccountName.</summary>
    public virtual string AccountName => Connection.AccountName;

    /// <summary>Mirrors Name.</summary>
    public virtual string Name => Uri.UnescapeDataString(Connection.ResourcePath);

    /// <summary>Mirrors Uri: the container's address without any signature.</summary>
    public virtual Uri Uri => Connection.Uri;

    internal ServiceConnection Connection { get; }

    /// <summary>Mirrors GetBlobClient: asks nothing of the service; slashes in the name make folders.</summary>
    public virtual BlobClient GetBlobClient(string blobName) => new(Connection.Below(BlobName.Escaped(blobName)));

    /// <summary>Mirrors Create.</summary>
    /// <exception cref="RequestFailedException">409 ContainerAlreadyExists, or any other refusal.</exception>
    public virtual Response<BlobContainerInfo> Create(PublicAccessType publicAccessType = PublicAccessType.None, IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default) =>
        CreateAsync(publicAccessType, metadata, false, cancellationToken).Completed();

    /// <summary>Mirrors CreateAsync.</summary>
    /// <exception cref="RequestFailedException">409 ContainerAlreadyExists, or any other refusal.</exception>
    public virtual Task<Response<BlobContainerInfo>> CreateAsync(PublicAccessType publicAccessType = PublicAccessType.None, IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default) =>
        CreateAsync(publicAccessType, metadata, true, cancellationToken);

    /// <summary>Mirrors CreateIfNotExists: null when the container was there.</summary>
    public virtual Response<BlobContainerInfo>? CreateIfNotExists(PublicAccessType publicAccessType = PublicAccessType.None, IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default) =>
        CreateIfNotExistsAsync(publicAccessType, metadata, false, cancellationToken).Completed();

    /// <summary>Mirrors CreateIfNotExistsAsync: null when the container was there.</summary>
    public virtual Task<Response<BlobContainerInfo>?> CreateIfNotExistsAsync(PublicAccessType publicAccessType = PublicAccessType.None, IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default) =>
        CreateIfNotExistsAsync(publicAccessType, metadata, true, cancellationToken);

    /// <summary>Mirrors Exists.</summary>
    public virtual Response<bool> Exists(CancellationToken cancellationToken = default) => ExistsAsync(false, cancellationToken).Completed();

    /// <summary>Mirrors ExistsAsync.</summary>
    public virtual Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) => ExistsAsync(true, cancellationToken);

    /// <summary>Mirrors Delete.</summary>
    public virtual Response Delete(BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) => DeleteAsync(conditions, false, cancellationToken).Completed();

    /// <summary>Mirrors DeleteAsync.</summary>
    public virtual Task<Response> DeleteAsync(BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) => DeleteAsync(conditions, true, cancellationToken);

    /// <summary>Mirrors DeleteIfExists.</summary>
    public virtual Response<bool> DeleteIfExists(BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) => DeleteIfExistsAsync(conditions, false, cancellationToken).Completed();

    /// <summary>Mirrors DeleteIfExistsAsync.</summary>
    public virtual Task<Response<bool>> DeleteIfExistsAsync(BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) => DeleteIfExistsAsync(conditions, true, cancellationToken);

    /// <summary>Mirrors DeleteBlob.</summary>
    public virtual Response DeleteBlob(string blobName, DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None, BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) =>
        GetBlobClient(blobName).Delete(snapshotsOption, conditions, cancellationToken);

    /// <summary>Mirrors DeleteBlobAsync.</summary>
    public virtual Task<Response> DeleteBlobAsync(string blobName, DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None, BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) =>
        GetBlobClient(blobName).DeleteAsync(snapshotsOption, conditions, cancellationToken);

    /// <summary>Mirrors DeleteBlobIfExists.</summary>
    public virtual Response<bool> DeleteBlobIfExists(string blobName, DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None, BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) =>
        GetBlobClient(blobName).DeleteIfExists(snapshotsOption, conditions, cancellationToken);

    /// <summary>Mirrors DeleteBlobIfExistsAsync.</summary>
    public virtual Task<Response<bool>> DeleteBlobIfExistsAsync(string blobName, DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None, BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) =>
        GetBlobClient(blobName).DeleteIfExistsAsync(snapshotsOption, conditions, cancellationToken);

    /// <summary>Mirrors UploadBlob: refuses to overwrite.</summary>
    public virtual Response<BlobContentInfo> UploadBlob(string blobName, BinaryData content, CancellationToken cancellationToken = default) => GetBlobClient(blobName).Upload(content, false, cancellationToken);

    /// <summary>Mirrors UploadBlob: refuses to overwrite.</summary>
    public virtual Response<BlobContentInfo> UploadBlob(string blobName, Stream content, CancellationToken cancellationToken = default) => GetBlobClient(blobName).Upload(content, false, cancellationToken);

    /// <summary>Mirrors UploadBlobAsync: refuses to overwrite.</summary>
    public virtual Task<Response<BlobContentInfo>> UploadBlobAsync(string blobName, BinaryData content, CancellationToken cancellationToken = default) => GetBlobClient(blobName).UploadAsync(content, false, cancellationToken);

    /// <summary>Mirrors UploadBlobAsync: refuses to overwrite.</summary>
    public virtual Task<Response<BlobContentInfo>> UploadBlobAsync(string blobName, Stream content, CancellationToken cancellationToken = default) => GetBlobClient(blobName).UploadAsync(content, false, cancellationToken);

    /// <summary>Mirrors GetBlobs: in the order of names, pages of up to 5,000.</summary>
    public virtual Pageable<BlobItem> GetBlobs(BlobTraits traits = BlobTraits.None, BlobStates states = BlobStates.None, string? prefix = default, CancellationToken cancellationToken = default) =>
        Pages.Sync(BlobListing.Flat(Connection, traits, states, prefix), cancellationToken);

    /// <summary>Mirrors GetBlobsAsync: in the order of names, pages of up to 5,000.</summary>
    public virtual AsyncPageable<BlobItem> GetBlobsAsync(BlobTraits traits = BlobTraits.None, BlobStates states = BlobStates.None, string? prefix = default, CancellationToken cancellationToken = default) =>
        Pages.Async(BlobListing.Flat(Connection, traits, states, prefix), cancellationToken);

    /// <summary>Mirrors GetBlobsByHierarchy.</summary>
    public virtual Pageable<BlobHierarchyItem> GetBlobsByHierarchy(BlobTraits traits = BlobTraits.None, BlobStates states = BlobStates.None, string? delimiter = default, string? prefix = default, CancellationToken cancellationToken = default) =>
        Pages.Sync(BlobListing.Folders(Connection, traits, states, delimiter, prefix), cancellationToken);

    /// <summary>Mirrors GetBlobsByHierarchyAsync.</summary>
    public virtual AsyncPageable<BlobHierarchyItem> GetBlobsByHierarchyAsync(BlobTraits traits = BlobTraits.None, BlobStates states = BlobStates.None, string? delimiter = default, string? prefix = default, CancellationToken cancellationToken = default) =>
        Pages.Async(BlobListing.Folders(Connection, traits, states, delimiter, prefix), cancellationToken);

    private HttpMessage Message(RequestMethod method)
    {
        var message = Connection.Message(method);
        message.Request.Uri.AppendQuery("restype", "container");
        return message;
    }

    private async Task<Response<BlobContainerInfo>> CreateAsync(PublicAccessType access, IDictionary<string, string>? metadata, bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Put);
        Metadata.Write(message.Request, metadata);
        if (access != PublicAccessType.None)
            message.Request.Headers.SetValue("x-ms-blob-public-access", access == PublicAccessType.Blob ? "blob" : "container");
        var response = await Connection.SendAsync(message, async, cancellationToken, 201);
        return Response.FromValue(new BlobContainerInfo(BlobHeaders.Tag(response), BlobHeaders.Modified(response)), response);
    }

    private async Task<Response<BlobContainerInfo>?> CreateIfNotExistsAsync(PublicAccessType access, IDictionary<string, string>? metadata, bool async, CancellationToken cancellationToken)
    {
        try
        {
            return await CreateAsync(access, metadata, async, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerAlreadyExists)
        {
            return null;
        }
    }

    private async Task<Response<bool>> ExistsAsync(bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Get);
        var response = await Connection.SendAsync(message, async, cancellationToken, 200, 404);
        return Response.FromValue(response.Status == 200, response);
    }

    private async Task<Response> DeleteAsync(BlobRequestConditions? conditions, bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Delete);
        BlobRequestConditions.Write(message.Request, conditions);
        return await Connection.SendAsync(message, async, cancellationToken, 202);
    }

    private async Task<Response<bool>> DeleteIfExistsAsync(BlobRequestConditions? conditions, bool async, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Delete);
        BlobRequestConditions.Write(message.Request, conditions);
        var response = await Connection.SendAsync(message, async, cancellationToken, 202, 404);
        return Response.FromValue(response.Status == 202, response);
    }
}
