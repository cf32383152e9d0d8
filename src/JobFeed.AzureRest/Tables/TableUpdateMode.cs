namespace JobFeed.AzureRest.Tables;

/// <summary>What becomes of the properties that an update does not name; mirrors Azure.Data.Tables.TableUpdateMode.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay.</summary>
    Merge,

    /// <summary>They go.</summary>
    Replace,
}
