namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>A blob in a listing; mirrors Azure.Storage.Blobs.Models.BlobItem.</summary>
public class BlobItem
{
    internal BlobItem(string name, BlobItemProperties properties, IDictionary<string, string> metadata) => (Name, Properties, Metadata) = (name, properties, metadata);

    /// <summary>Mirrors Name.</summary>
    public string Name { get; }

    /// <summary>Mirrors Properties.</summary>
    public BlobItemProperties Properties { get; }

    /// <summary>Mirrors Metadata: empty unless the listing was asked for it.</summary>
    public IDictionary<string, string> Metadata { get; }
}
