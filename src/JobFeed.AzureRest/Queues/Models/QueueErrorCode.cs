namespace JobFeed.AzureRest.Queues.Models;

/// <summary>Error codes of the queue service; mirrors Azure.Storage.Queues.Models.QueueErrorCode.</summary>
public readonly struct QueueErrorCode(string value) : IEquatable<QueueErrorCode>
{
    private readonly string value = value;

    /// <summary>Mirrors AuthenticationFailed (403).</summary>
    public static QueueErrorCode AuthenticationFailed => new("AuthenticationFailed");

    /// <summary>Mirrors AuthorizationFailure (403).</summary>
    public static QueueErrorCode AuthorizationFailure => new("AuthorizationFailure");

    /// <summary>Mirrors InternalError (500).</summary>
    public static QueueErrorCode InternalError => new("InternalError");

    /// <summary>Mirrors InvalidResourceName (400).</summary>
    public static QueueErrorCode InvalidResourceName => new("InvalidResourceName");

    /// <summary>Mirrors MessageNotFound (404).</summary>
    public static QueueErrorCode MessageNotFound => new("MessageNotFound");

    /// <summary>Mirrors MessageTooLarge (400).</summary>
    public static QueueErrorCode MessageTooLarge => new("MessageTooLarge");

    /// <summary>Mirrors OperationTimedOut (500).</summary>
    public static QueueErrorCode OperationTimedOut => new("OperationTimedOut");

    /// <summary>Mirrors OutOfRangeQueryParameterValue (400).</summary>
    public static QueueErrorCode OutOfRangeQueryParameterValue => new("OutOfRangeQueryParameterValue");

    /// <summary>Mirrors PopReceiptMismatch (400).</summary>
    public static QueueErrorCode PopReceiptMismatch => new("PopReceiptMismatch");

    /// <summary>Mirrors QueueAlreadyExists (409).</summary>
    public static QueueErrorCode QueueAlreadyExists => new("QueueAlreadyExists");

    /// <summary>Mirrors QueueBeingDeleted (409).</summary>
    public static QueueErrorCode QueueBeingDeleted => new("QueueBeingDeleted");

    /// <summary>Mirrors QueueNotFound (404).</summary>
    public static QueueErrorCode QueueNotFound => new("QueueNotFound");

    /// <summary>Mirrors RequestBodyTooLarge (413).</summary>
    public static QueueErrorCode RequestBodyTooLarge => new("RequestBodyTooLarge");

    /// <summary>Mirrors ServerBusy (503).</summary>
    public static QueueErrorCode ServerBusy => new("ServerBusy");

    /// <summary>Mirrors the official conversion.</summary>
    public static implicit operator QueueErrorCode(string? value) => new(value!);

    /// <summary>Compares without regard to case.</summary>
    public static bool operator ==(QueueErrorCode left, QueueErrorCode right) => left.Equals(right);

    /// <summary>Compares without regard to case.</summary>
    public static bool operator !=(QueueErrorCode left, QueueErrorCode right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(QueueErrorCode other) => string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is QueueErrorCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(value);

    /// <inheritdoc/>
    public override string ToString() => value ?? "";
}
