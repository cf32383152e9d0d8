namespace JobFeed.AzureRest;

/// <summary>How large a single upload request may be; mirrors Azure.Storage.StorageTransferOptions.</summary>
public struct StorageTransferOptions : IEquatable<StorageTransferOptions>
{
    /// <summary>Mirrors InitialTransferSize: bytes up to which an upload is one request.</summary>
    public long? InitialTransferSize { get; set; }

    /// <summary>Mirrors MaximumTransferSize: bytes of one staged block.</summary>
    public long? MaximumTransferSize { get; set; }

    /// <summary>Mirrors MaximumConcurrency. Blocks are staged one after the other here, so it changes nothing.</summary>
    public int? MaximumConcurrency { get; set; }

    /// <inheritdoc/>
    public readonly bool Equals(StorageTransferOptions other) =>
        InitialTransferSize == other.InitialTransferSize && MaximumTransferSize == other.MaximumTransferSize && MaximumConcurrency == other.MaximumConcurrency;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is StorageTransferOptions other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(InitialTransferSize, MaximumTransferSize, MaximumConcurrency);

    /// <summary>Compares by value.</summary>
    public static bool operator ==(StorageTransferOptions left, StorageTransferOptions right) => left.Equals(right);

    /// <summary>Compares by value.</summary>
    public static bool operator !=(StorageTransferOptions left, StorageTransferOptions right) => !left.Equals(right);
}
