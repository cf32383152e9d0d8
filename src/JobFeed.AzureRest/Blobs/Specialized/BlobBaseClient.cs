using Azure;
using Azure.Core;
using JobFeed.AzureRest.Blobs.Models;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Blobs.Specialized;

/// <summary>One blob of any kind, to read and delete; mirrors Azure.Storage.Blobs.Specialized.BlobBaseClient.</summary>
public class BlobBaseClient
{
    /// <summary>Mirrors the official constructor.</summary>
    public BlobBaseClient(string connectionString, string blobContainerName, string blobName)
        : this(connectionString, blobContainerName, blobName, null)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    /// <exception cref="FormatException">The connection string cannot be used; the message says why.</exception>
    public BlobBaseClient(string connectionString, string blobContainerName, string blobName, BlobClientOptions? options)
        : this(BlobServiceClient.Connect(connectionString, options).Below($"{Uri.EscapeDataString(blobContainerName)}/{BlobName.Escaped(blobName)}"))
    {
    }

    /// <summary>Mirrors the official constructor: the URI may carry a signature.</summary>
    public BlobBaseClient(Uri blobUri, BlobClientOptions? options = default)
        : this(BlobServiceClient.Connect(blobUri, options, null))
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public BlobBaseClient(Uri blobUri, StorageSharedKeyCredential credential, BlobClientOptions? options = default)
        : this(BlobServiceClient.Connect(blobUri, options, new SharedKeyPolicy(credential, TimeProvider.System)))
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public BlobBaseClient(Uri blobUri, AzureSasCredential credential, BlobClientOptions? options = default)
        : this(BlobServiceClient.Connect(blobUri, options, new SasPolicy(credential)))
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public BlobBaseClient(Uri blobUri, TokenCredential credential, BlobClientOptions? options = default)
        : this(BlobServiceClient.Connect(blobUri, options, ServiceConnection.Bearer(credential)))
    {
    }

    internal BlobBaseClient(ServiceConnection blob) => Connection = blob;

    /// <summary>Mirrors the official constructor for mocking.</summary>
    protected BlobBaseClient() => Connection = null!;

    /// <summary>Mirrors AccountName.</summary>
    public virtual string AccountName => Connection.AccountName;

    /// <summary>Mirrors BlobContainerName.</summary>
    public virtual string BlobContainerName => Uri.UnescapeDataString(Connection.ResourcePath.Split('/')[0]);

    /// <summary>Mirrors Name.</summary>
    public virtual string Name => Uri.UnescapeDataString(Connection.ResourcePath[(Connection.ResourcePath.IndexOf('/', StringComparison.Ordinal) + 1)..]);

    /// <summary>Mirrors Uri: the blob's address without any signature.</summary>
    public virtual Uri Uri => Connection.Uri;

    internal ServiceConnection Connection { get; }

    /// <summary>Mirrors Exists: false when the blob or its container is not there.</summary>
    public virtual Response<bool> Exists(CancellationToken cancellationToken = default) => ExistsAsync(false, cancellationToken).Completed();

    /// <summary>Mirrors ExistsAsync: false when the blob or its container is not there.</summary>
    public virtual Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) => ExistsAsync(true, cancellationToken);

    /// <summary>Mirrors GetProperties.</summary>
    /// <exception cref="RequestFailedException">404 BlobNotFound, 412 and 304 ConditionNotMet, or any other refusal.</exception>
    public virtual Response<BlobProperties> GetProperties(BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) => GetPropertiesAsync(conditions, false, cancellationToken).Completed();

    /// <summary>Mirrors GetPropertiesAsync.</summary>
    /// <exception cref="RequestFailedException">404 BlobNotFound, 412 and 304 ConditionNotMet, or any other refusal.</exception>
    public virtual Task<Response<BlobProperties>> GetPropertiesAsync(BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) => GetPropertiesAsync(conditions, true, cancellationToken);

    /// <summary>Mirrors Delete.</summary>
    /// <exception cref="RequestFailedException">404 BlobNotFound, 412 ConditionNotMet, or any other refusal.</exception>
    public virtual Response Delete(DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None, BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) =>
        DeleteAsync(snapshotsOption, conditions, false, cancellationToken).Completed();

    /// <summary>Mirrors DeleteAsync.</summary>
    /// <exception cref="RequestFailedException">404 BlobNotFound, 412 ConditionNotMet, or any other refusal.</exception>
    public virtual Task<Response> DeleteAsync(DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None, BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) =>
        DeleteAsync(snapshotsOption, conditions, true, cancellationToken);

    /// <summary>Mirrors DeleteIfExists: false when the blob or its container is not there.</summary>
    public virtual Response<bool> DeleteIfExists(DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None, BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) =>
        DeleteIfExistsAsync(snapshotsOption, conditions, false, cancellationToken).Completed();

    /// <summary>Mirrors DeleteIfExistsAsync: false when the blob or its container is not there.</summary>
    public virtual Task<Response<bool>> DeleteIfExistsAsync(DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None, BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) =>
        DeleteIfExistsAsync(snapshotsOption, conditions, true, cancellationToken);

    /// <summary>Mirrors DownloadContent.</summary>
    public virtual Response<BlobDownloadResult> DownloadContent() => DownloadContent(null, default);

    /// <summary>Mirrors DownloadContent.</summary>
    public virtual Response<BlobDownloadResult> DownloadContent(CancellationToken cancellationToken = default) => DownloadContent(null, cancellationToken);

    /// <summary>Mirrors DownloadContent: with status 304 there is no value to read.</summary>
    /// <exception cref="RequestFailedException">404 BlobNotFound, 412 ConditionNotMet, 416 InvalidRange, or any other refusal.</exception>
    public virtual Response<BlobDownloadResult> DownloadContent(BlobDownloadOptions? options = default, CancellationToken cancellationToken = default) =>
        BlobDownload.ContentAsync(Connection, options, false, cancellationToken).Completed();

    /// <summary>Mirrors DownloadContentAsync.</summary>
    public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync() => DownloadContentAsync(null, default);

    /// <summary>Mirrors DownloadContentAsync.</summary>
    public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync(CancellationToken cancellationToken) => DownloadContentAsync(null, cancellationToken);

    /// <summary>Mirrors DownloadContentAsync: with status 304 there is no value to read.</summary>
    /// <exception cref="RequestFailedException">404 BlobNotFound, 412 ConditionNotMet, 416 InvalidRange, or any other refusal.</exception>
    public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync(BlobDownloadOptions? options = default, CancellationToken cancellationToken = default) =>
        BlobDownload.ContentAsync(Connection, options, true, cancellationToken);

    /// <summary>Mirrors DownloadStreaming: with status 304 there is no value to read.</summary>
    /// <exception cref="RequestFailedException">404 BlobNotFound, 412 ConditionNotMet, 416 InvalidRange, or any other refusal.</exception>
    public virtual Response<BlobDownloadStreamingResult> DownloadStreaming(BlobDownloadOptions? options = default, CancellationToken cancellationToken = default) =>
        BlobDownload.StreamAsync(Connection, options, false, cancellationToken).Completed();

    /// <summary>Mirrors DownloadStreamingAsync: with status 304 there is no value to read.</summary>
    /// <exception cref="RequestFailedException">404 BlobNotFound, 412 ConditionNotMet, 416 InvalidRange, or any other refusal.</exception>
    public virtual Task<Response<BlobDownloadStreamingResult>> DownloadStreamingAsync(BlobDownloadOptions? options = default, CancellationToken cancellationToken = default) =>
        BlobDownload.StreamAsync(Connection, options, true, cancellationToken);

    private async Task<Response<bool>> ExistsAsync(bool async, CancellationToken cancellationToken)
    {
        using var message = Connection.Message(RequestMethod.Head);
        var response = await Connection.SendAsync(message, async, cancellationToken, 200, 404);
        return Response.FromValue(response.Status == 200, response);
    }

    private async Task<Response<BlobProperties>> GetPropertiesAsync(BlobRequestConditions? conditions, bool async, CancellationToken cancellationToken)
    {
        using var message = Connection.Message(RequestMethod.Head);
        BlobRequestConditions.Write(message.Request, conditions);
        var response = await Connection.SendAsync(message, async, cancellationToken, 200);
        return Response.FromValue(BlobHeaders.Properties(response), response);
    }

    private async Task<Response> DeleteAsync(DeleteSnapshotsOption snapshots, BlobRequestConditions? conditions, bool async, CancellationToken cancellationToken)
    {
        using var message = DeleteMessage(snapshots, conditions);
        return await Connection.SendAsync(message, async, cancellationToken, 202);
    }

    private async Task<Response<bool>> DeleteIfExistsAsync(DeleteSnapshotsOption snapshots, BlobRequestConditions? conditions, bool async, CancellationToken cancellationToken)
    {
        using var message = DeleteMessage(snapshots, conditions);
        var response = await Connection.SendAsync(message, async, cancellationToken, 202, 404);
        return Response.FromValue(response.Status == 202, response);
    }

    private HttpMessage DeleteMessage(DeleteSnapshotsOption snapshots, BlobRequestConditions? conditions)
    {
        var message = Connection.Message(RequestMethod.Delete);
        BlobRequestConditions.Write(message.Request, conditions);
        if (snapshots != DeleteSnapshotsOption.None)
            message.Request.Headers.SetValue("x-ms-delete-snapshots", snapshots == DeleteSnapshotsOption.IncludeSnapshots ? "include" : "only");
        return message;
    }
}
