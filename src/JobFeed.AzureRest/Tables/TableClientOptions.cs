using Azure.Core;

namespace JobFeed.AzureRest.Tables;

/// <summary>How a table client sends, retries and logs; mirrors Azure.Data.Tables.TableClientOptions.</summary>
public class TableClientOptions : ClientOptions
{
    /// <summary>Mirrors the official constructor.</summary>
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
        VersionText = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
        };
        foreach (var name in (ReadOnlySpan<string>)["$filter", "$select", "$top", "comp", "NextPartitionKey", "NextRowKey", "NextTableName"])
            Diagnostics.LoggedQueryParameters.Add(name);
    }

    /// <summary>Mirrors ServiceVersion: the versions of the service that the client can speak.</summary>
#pragma warning disable CA1707 // The official names.
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06.</summary>
        V2020_12_06 = 2,
    }
#pragma warning restore CA1707

    internal string VersionText { get; }
}
