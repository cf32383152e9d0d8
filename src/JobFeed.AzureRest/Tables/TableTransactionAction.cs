using Azure;

namespace JobFeed.AzureRest.Tables;

/// <summary>One action of a transaction; mirrors Azure.Data.Tables.TableTransactionAction.</summary>
public class TableTransactionAction
{
    /// <summary>Mirrors the official constructor: the action holds whatever the stored version is, and an update of a missing entity adds it.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>Mirrors the official constructor: updates and deletes hold only if the stored version is <paramref name="etag"/>.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>Mirrors ActionType.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>Mirrors Entity.</summary>
    public ITableEntity Entity { get; }

    /// <summary>Mirrors ETag.</summary>
    public ETag ETag { get; }
}
