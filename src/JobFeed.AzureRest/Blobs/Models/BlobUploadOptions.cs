namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>How a blob is written; mirrors Azure.Storage.Blobs.Models.BlobUploadOptions.</summary>
public class BlobUploadOptions
{
    /// <summary>Mirrors Conditions; without any, the upload overwrites.</summary>
    public BlobRequestConditions? Conditions { get; set; }

    /// <summary>Mirrors HttpHeaders.</summary>
    public BlobHttpHeaders? HttpHeaders { get; set; }

    /// <summary>Mirrors Metadata.</summary>
    public IDictionary<string, string>? Metadata { get; set; }

    /// <summary>Mirrors ProgressHandler: told the bytes sent so far.</summary>
    public IProgress<long>? ProgressHandler { get; set; }

    /// <summary>Mirrors TransferOptions.</summary>
    public StorageTransferOptions TransferOptions { get; set; }
}
