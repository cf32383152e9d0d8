using Azure;

namespace JobFeed.AzureRest.Tables;

/// <summary>What every row of a table has; mirrors Azure.Data.Tables.ITableEntity.</summary>
public interface ITableEntity
{
    /// <summary>Mirrors PartitionKey.</summary>
    string PartitionKey { get; set; }

    /// <summary>Mirrors RowKey.</summary>
    string RowKey { get; set; }

    /// <summary>Mirrors Timestamp: set by the service, ignored on writing.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>Mirrors ETag: the version that was read.</summary>
    ETag ETag { get; set; }
}
