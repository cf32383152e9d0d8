namespace JobFeed.AzureRest.Blobs.Specialized;

/// <summary>The ways from a common client to a special one; mirrors Azure.Storage.Blobs.Specialized.SpecializedBlobExtensions.</summary>
public static class SpecializedBlobExtensions
{
    /// <summary>Mirrors GetBlobBaseClient.</summary>
    public static BlobBaseClient GetBlobBaseClient(this BlobContainerClient client, string blobName)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new(client.Connection.Below(BlobName.Escaped(blobName)));
    }

    /// <summary>Mirrors GetBlobLeaseClient: a new lease id unless one is given.</summary>
    public static BlobLeaseClient GetBlobLeaseClient(this BlobBaseClient client, string? leaseId = default) => new(client, leaseId);

    /// <summary>Mirrors GetBlobLeaseClient: a new lease id unless one is given.</summary>
    public static BlobLeaseClient GetBlobLeaseClient(this BlobContainerClient client, string? leaseId = default) => new(client, leaseId);

    /// <summary>Mirrors GetParentBlobContainerClient.</summary>
    public static BlobContainerClient GetParentBlobContainerClient(this BlobBaseClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new(client.Connection.Above(client.Connection.ResourcePath.Split('/').Length - 1));
    }

    /// <summary>Mirrors GetParentBlobServiceClient.</summary>
    public static BlobServiceClient GetParentBlobServiceClient(this BlobContainerClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new(client.Connection.Above(1));
    }
}
