namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>The kind of a blob; mirrors Azure.Storage.Blobs.Models.BlobType.</summary>
public enum BlobType
{
    /// <summary>Block blob.</summary>
    Block,

    /// <summary>Page blob.</summary>
    Page,

    /// <summary>Append blob.</summary>
    Append,
}
