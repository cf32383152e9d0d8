using Azure;
using Azure.Core;
using JobFeed.AzureRest.Blobs.Models;
using JobFeed.AzureRest.Blobs.Specialized;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Blobs;

/// <summary>One blob, to read and write; mirrors Azure.Storage.Blobs.BlobClient.</summary>
public class BlobClient : BlobBaseClient
{
    private static readonly BlobUploadOptions Overwriting = new();

    /// <summary>Mirrors the official constructor.</summary>
    public BlobClient(string connectionString, string blobContainerName, string blobName)
        : base(connectionString, blobContainerName, blobName)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    /// <exception cref="FormatException">The connection string cannot be used; the message says why.</exception>
    public BlobClient(string connectionString, string blobContainerName, string blobName, BlobClientOptions? options)
        : base(connectionString, blobContainerName, blobName, options)
    {
    }

    /// <summary>Mirrors the official constructor: the URI may carry a signature.</summary>
    public BlobClient(Uri blobUri, BlobClientOptions? options = default)
        : base(blobUri, options)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public BlobClient(Uri blobUri, StorageSharedKeyCredential credential, BlobClientOptions? options = default)
        : base(blobUri, credential, options)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public BlobClient(Uri blobUri, AzureSasCredential credential, BlobClientOptions? options = default)
        : base(blobUri, credential, options)
    {
    }

    /// <summary>Mirrors the official constructor.</summary>
    public BlobClient(Uri blobUri, TokenCredential credential, BlobClientOptions? options = default)
        : base(blobUri, credential, options)
    {
    }

    internal BlobClient(ServiceConnection blob)
        : base(blob)
    {
    }

    /// <summary>Mirrors the official constructor for mocking.</summary>
    protected BlobClient()
    {
    }

    /// <summary>Mirrors Upload: refuses to overwrite.</summary>
    /// <exception cref="RequestFailedException">409 BlobAlreadyExists, or any other refusal.</exception>
    public virtual Response<BlobContentInfo> Upload(Stream content) => Upload(content, false, default);

    /// <summary>Mirrors Upload: refuses to overwrite.</summary>
    public virtual Response<BlobContentInfo> Upload(BinaryData content) => Upload(content, false, default);

    /// <summary>Mirrors Upload: refuses to overwrite.</summary>
    public virtual Response<BlobContentInfo> Upload(Stream content, CancellationToken cancellationToken) => Upload(content, false, cancellationToken);

    /// <summary>Mirrors Upload: refuses to overwrite.</summary>
    public virtual Response<BlobContentInfo> Upload(BinaryData content, CancellationToken cancellationToken) => Upload(content, false, cancellationToken);

    /// <summary>Mirrors Upload.</summary>
    public virtual Response<BlobContentInfo> Upload(Stream content, bool overwrite = false, CancellationToken cancellationToken = default) => Upload(content, Options(overwrite), cancellationToken);

    /// <summary>Mirrors Upload.</summary>
    public virtual Response<BlobContentInfo> Upload(BinaryData content, bool overwrite = false, CancellationToken cancellationToken = default) => Upload(content, Options(overwrite), cancellationToken);

    /// <summary>Mirrors Upload: overwrites unless the conditions say otherwise.</summary>
    /// <exception cref="RequestFailedException">412 ConditionNotMet, 409 BlobAlreadyExists, or any other refusal.</exception>
    public virtual Response<BlobContentInfo> Upload(Stream content, BlobUploadOptions options, CancellationToken cancellationToken = default) =>
        BlobUpload.SendAsync(Connection, content, options ?? Overwriting, false, cancellationToken).Completed();

    /// <summary>Mirrors Upload: overwrites unless the conditions say otherwise.</summary>
    /// <exception cref="RequestFailedException">412 ConditionNotMet, 409 BlobAlreadyExists, or any other refusal.</exception>
    public virtual Response<BlobContentInfo> Upload(BinaryData content, BlobUploadOptions options, CancellationToken cancellationToken = default) =>
        Upload(Bytes(content), options, cancellationToken);

    /// <summary>Mirrors UploadAsync: refuses to overwrite.</summary>
    /// <exception cref="RequestFailedException">409 BlobAlreadyExists, or any other refusal.</exception>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(Stream content) => UploadAsync(content, false, default);

    /// <summary>Mirrors UploadAsync: refuses to overwrite.</summary>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(BinaryData content) => UploadAsync(content, false, default);

    /// <summary>Mirrors UploadAsync: refuses to overwrite.</summary>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(Stream content, CancellationToken cancellationToken) => UploadAsync(content, false, cancellationToken);

    /// <summary>Mirrors UploadAsync: refuses to overwrite.</summary>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(BinaryData content, CancellationToken cancellationToken) => UploadAsync(content, false, cancellationToken);

    /// <summary>Mirrors UploadAsync.</summary>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(Stream content, bool overwrite = false, CancellationToken cancellationToken = default) => UploadAsync(content, Options(overwrite), cancellationToken);

    /// <summary>Mirrors UploadAsync.</summary>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(BinaryData content, bool overwrite = false, CancellationToken cancellationToken = default) => UploadAsync(content, Options(overwrite), cancellationToken);

    /// <summary>Mirrors UploadAsync: overwrites unless the conditions say otherwise.</summary>
    /// <exception cref="RequestFailedException">412 ConditionNotMet, 409 BlobAlreadyExists, or any other refusal.</exception>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(Stream content, BlobUploadOptions options, CancellationToken cancellationToken = default) =>
        BlobUpload.SendAsync(Connection, content, options ?? Overwriting, true, cancellationToken);

    /// <summary>Mirrors UploadAsync: overwrites unless the conditions say otherwise.</summary>
    /// <exception cref="RequestFailedException">412 ConditionNotMet, 409 BlobAlreadyExists, or any other refusal.</exception>
    public virtual Task<Response<BlobContentInfo>> UploadAsync(BinaryData content, BlobUploadOptions options, CancellationToken cancellationToken = default) =>
        UploadAsync(Bytes(content), options, cancellationToken);

    private static BlobUploadOptions Options(bool overwrite) =>
        overwrite ? Overwriting : new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };

    private static Stream Bytes(BinaryData content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.ToStream();
    }
}
