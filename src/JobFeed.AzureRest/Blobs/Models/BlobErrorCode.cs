namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>Error codes of the blob service; mirrors Azure.Storage.Blobs.Models.BlobErrorCode.</summary>
public readonly struct BlobErrorCode(string value) : IEquatable<BlobErrorCode>
{
    private readonly string value = value;

    /// <summary>Mirrors AuthenticationFailed (403).</summary>
    public static BlobErrorCode AuthenticationFailed => new("AuthenticationFailed");

    /// <summary>Mirrors AuthorizationFailure (403).</summary>
    public static BlobErrorCode AuthorizationFailure => new("AuthorizationFailure");

    /// <summary>Mirrors BlobAlreadyExists (409).</summary>
    public static BlobErrorCode BlobAlreadyExists => new("BlobAlreadyExists");

    /// <summary>Mirrors BlobNotFound (404).</summary>
    public static BlobErrorCode BlobNotFound => new("BlobNotFound");

    /// <summary>Mirrors ConditionNotMet (412, or 304 on reading).</summary>
    public static BlobErrorCode ConditionNotMet => new("ConditionNotMet");

    /// <summary>Mirrors ContainerAlreadyExists (409).</summary>
    public static BlobErrorCode ContainerAlreadyExists => new("ContainerAlreadyExists");

    /// <summary>Mirrors ContainerBeingDeleted (409).</summary>
    public static BlobErrorCode ContainerBeingDeleted => new("ContainerBeingDeleted");

    /// <summary>Mirrors ContainerNotFound (404).</summary>
    public static BlobErrorCode ContainerNotFound => new("ContainerNotFound");

    /// <summary>Mirrors InternalError (500).</summary>
    public static BlobErrorCode InternalError => new("InternalError");

    /// <summary>Mirrors InvalidRange (416).</summary>
    public static BlobErrorCode InvalidRange => new("InvalidRange");

    /// <summary>Mirrors InvalidResourceName (400).</summary>
    public static BlobErrorCode InvalidResourceName => new("InvalidResourceName");

    /// <summary>Mirrors LeaseAlreadyBroken (409).</summary>
    public static BlobErrorCode LeaseAlreadyBroken => new("LeaseAlreadyBroken");

    /// <summary>Mirrors LeaseAlreadyPresent (409).</summary>
    public static BlobErrorCode LeaseAlreadyPresent => new("LeaseAlreadyPresent");

    /// <summary>Mirrors LeaseIdMismatchWithBlobOperation (412).</summary>
    public static BlobErrorCode LeaseIdMismatchWithBlobOperation => new("LeaseIdMismatchWithBlobOperation");

    /// <summary>Mirrors LeaseIdMismatchWithContainerOperation (412).</summary>
    public static BlobErrorCode LeaseIdMismatchWithContainerOperation => new("LeaseIdMismatchWithContainerOperation");

    /// <summary>Mirrors LeaseIdMismatchWithLeaseOperation (409).</summary>
    public static BlobErrorCode LeaseIdMismatchWithLeaseOperation => new("LeaseIdMismatchWithLeaseOperation");

    /// <summary>Mirrors LeaseIdMissing (412).</summary>
    public static BlobErrorCode LeaseIdMissing => new("LeaseIdMissing");

    /// <summary>Mirrors LeaseIsBreakingAndCannotBeAcquired (409).</summary>
    public static BlobErrorCode LeaseIsBreakingAndCannotBeAcquired => new("LeaseIsBreakingAndCannotBeAcquired");

    /// <summary>Mirrors LeaseIsBrokenAndCannotBeRenewed (409).</summary>
    public static BlobErrorCode LeaseIsBrokenAndCannotBeRenewed => new("LeaseIsBrokenAndCannotBeRenewed");

    /// <summary>Mirrors LeaseLost (412).</summary>
    public static BlobErrorCode LeaseLost => new("LeaseLost");

    /// <summary>Mirrors LeaseNotPresentWithBlobOperation (412).</summary>
    public static BlobErrorCode LeaseNotPresentWithBlobOperation => new("LeaseNotPresentWithBlobOperation");

    /// <summary>Mirrors LeaseNotPresentWithLeaseOperation (409).</summary>
    public static BlobErrorCode LeaseNotPresentWithLeaseOperation => new("LeaseNotPresentWithLeaseOperation");

    /// <summary>Mirrors Md5Mismatch (400).</summary>
    public static BlobErrorCode Md5Mismatch => new("Md5Mismatch");

    /// <summary>Mirrors OperationTimedOut (500).</summary>
    public static BlobErrorCode OperationTimedOut => new("OperationTimedOut");

    /// <summary>Mirrors RequestBodyTooLarge (413).</summary>
    public static BlobErrorCode RequestBodyTooLarge => new("RequestBodyTooLarge");

    /// <summary>Mirrors ResourceNotFound (404).</summary>
    public static BlobErrorCode ResourceNotFound => new("ResourceNotFound");

    /// <summary>Mirrors ServerBusy (503).</summary>
    public static BlobErrorCode ServerBusy => new("ServerBusy");

    /// <summary>Mirrors SnapshotsPresent (409).</summary>
    public static BlobErrorCode SnapshotsPresent => new("SnapshotsPresent");

    /// <summary>Mirrors TargetConditionNotMet (412).</summary>
    public static BlobErrorCode TargetConditionNotMet => new("TargetConditionNotMet");

    /// <summary>Mirrors the official conversion.</summary>
    public static implicit operator BlobErrorCode(string? value) => new(value!);

    /// <summary>Compares without regard to case.</summary>
    public static bool operator ==(BlobErrorCode left, BlobErrorCode right) => left.Equals(right);

    /// <summary>Compares without regard to case.</summary>
    public static bool operator !=(BlobErrorCode left, BlobErrorCode right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(BlobErrorCode other) => string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BlobErrorCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(value);

    /// <inheritdoc/>
    public override string ToString() => value ?? "";
}
