namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>Who may read without credentials; mirrors Azure.Storage.Blobs.Models.PublicAccessType.</summary>
public enum PublicAccessType
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>Everybody, blobs and listing.</summary>
    BlobContainer,

    /// <summary>Everybody, blobs only.</summary>
    Blob,
}
