namespace JobFeed.AzureRest.Tables.Models;

/// <summary>Error codes of the table service; mirrors Azure.Data.Tables.Models.TableErrorCode.</summary>
public readonly struct TableErrorCode(string value) : IEquatable<TableErrorCode>
{
    private readonly string value = value;

    /// <summary>Mirrors EntityAlreadyExists (409).</summary>
    public static TableErrorCode EntityAlreadyExists => new("EntityAlreadyExists");

    /// <summary>Mirrors EntityNotFound (404).</summary>
    public static TableErrorCode EntityNotFound => new("EntityNotFound");

    /// <summary>Mirrors EntityTooLarge (400): above 1 MiB.</summary>
    public static TableErrorCode EntityTooLarge => new("EntityTooLarge");

    /// <summary>Mirrors InvalidDuplicateRow (400): one transaction names a row twice.</summary>
    public static TableErrorCode InvalidDuplicateRow => new("InvalidDuplicateRow");

    /// <summary>Mirrors InvalidInput (400).</summary>
    public static TableErrorCode InvalidInput => new("InvalidInput");

    /// <summary>Mirrors KeyValueTooLarge (400): a key above 1 KiB.</summary>
    public static TableErrorCode KeyValueTooLarge => new("KeyValueTooLarge");

    /// <summary>Mirrors OperationTimedOut (500).</summary>
    public static TableErrorCode OperationTimedOut => new("OperationTimedOut");

    /// <summary>Mirrors OutOfRangeInput (400): for instance a character that keys cannot hold.</summary>
    public static TableErrorCode OutOfRangeInput => new("OutOfRangeInput");

    /// <summary>Mirrors PropertyNameInvalid (400).</summary>
    public static TableErrorCode PropertyNameInvalid => new("PropertyNameInvalid");

    /// <summary>Mirrors PropertyNameTooLong (400): above 255 characters.</summary>
    public static TableErrorCode PropertyNameTooLong => new("PropertyNameTooLong");

    /// <summary>Mirrors PropertyValueTooLarge (400): a value above 64 KiB.</summary>
    public static TableErrorCode PropertyValueTooLarge => new("PropertyValueTooLarge");

    /// <summary>Mirrors ResourceNotFound (404): the entity, or the table, is not there.</summary>
    public static TableErrorCode ResourceNotFound => new("ResourceNotFound");

    /// <summary>Mirrors TableAlreadyExists (409).</summary>
    public static TableErrorCode TableAlreadyExists => new("TableAlreadyExists");

    /// <summary>Mirrors TableBeingDeleted (409).</summary>
    public static TableErrorCode TableBeingDeleted => new("TableBeingDeleted");

    /// <summary>Mirrors TableNotFound (404).</summary>
    public static TableErrorCode TableNotFound => new("TableNotFound");

    /// <summary>Mirrors TooManyProperties (400): above 252.</summary>
    public static TableErrorCode TooManyProperties => new("TooManyProperties");

    /// <summary>Mirrors UpdateConditionNotSatisfied (412).</summary>
    public static TableErrorCode UpdateConditionNotSatisfied => new("UpdateConditionNotSatisfied");

    /// <summary>Mirrors the official conversion.</summary>
    public static implicit operator TableErrorCode(string? value) => new(value!);

    /// <summary>Compares without regard to case.</summary>
    public static bool operator ==(TableErrorCode left, TableErrorCode right) => left.Equals(right);

    /// <summary>Compares without regard to case.</summary>
    public static bool operator !=(TableErrorCode left, TableErrorCode right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(TableErrorCode other) => string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TableErrorCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(value);

    /// <inheritdoc/>
    public override string ToString() => value ?? "";
}
