namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>What a listing tells besides names and properties; mirrors Azure.Storage.Blobs.Models.BlobTraits.</summary>
[Flags]
public enum BlobTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Copies.</summary>
    CopyStatus = 1,

    /// <summary>Metadata.</summary>
    Metadata = 2,

    /// <summary>Tags.</summary>
    Tags = 4,

    /// <summary>Immutability.</summary>
    ImmutabilityPolicy = 8,

    /// <summary>Legal holds.</summary>
    LegalHold = 16,

    /// <summary>Everything.</summary>
    All = ~None,
}
