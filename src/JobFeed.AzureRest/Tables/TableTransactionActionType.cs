namespace JobFeed.AzureRest.Tables;

/// <summary>What one action of a transaction does; mirrors Azure.Data.Tables.TableTransactionActionType.</summary>
public enum TableTransactionActionType
{
    /// <summary>Insert; fails when the entity exists.</summary>
    Add,

    /// <summary>Merge into an existing entity.</summary>
    UpdateMerge,

    /// <summary>Replace an existing entity.</summary>
    UpdateReplace,

    /// <summary>Delete an existing entity.</summary>
    Delete,

    /// <summary>Insert, or merge.</summary>
    UpsertMerge,

    /// <summary>Insert, or replace.</summary>
    UpsertReplace,
}
