using System.Diagnostics.CodeAnalysis;

namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>A blob or a common prefix in a listing by folders; mirrors Azure.Storage.Blobs.Models.BlobHierarchyItem.</summary>
public class BlobHierarchyItem
{
    internal BlobHierarchyItem(string? prefix, BlobItem? blob) => (Prefix, Blob) = (prefix, blob);

    /// <summary>Mirrors IsPrefix.</summary>
    [MemberNotNullWhen(true, nameof(Prefix))]
    public bool IsPrefix => Prefix is not null;

    /// <summary>Mirrors IsBlob.</summary>
    [MemberNotNullWhen(true, nameof(Blob))]
    public bool IsBlob => Blob is not null;

    /// <summary>Mirrors Prefix.</summary>
    public string? Prefix { get; }

    /// <summary>Mirrors Blob.</summary>
    public BlobItem? Blob { get; }
}
