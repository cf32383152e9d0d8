using Azure.Core;

namespace JobFeed.AzureRest.Blobs;

/// <summary>How a blob client sends, retries and logs; mirrors Azure.Storage.Blobs.BlobClientOptions.</summary>
public class BlobClientOptions : ClientOptions
{
    /// <summary>Mirrors the official constructor.</summary>
    public BlobClientOptions(ServiceVersion version = ServiceVersion.V2023_01_03)
    {
        if (!Enum.IsDefined(version))
            throw new ArgumentOutOfRangeException(nameof(version));
        Version = version;
        foreach (var name in (ReadOnlySpan<string>)["comp", "restype", "prefix", "delimiter", "marker", "maxresults", "include", "timeout", "visibilitytimeout", "messagettl", "numofmessages", "peekonly"])
            Diagnostics.LoggedQueryParameters.Add(name);
        foreach (var name in (ReadOnlySpan<string>)["x-ms-version", "x-ms-error-code", "x-ms-request-id", "x-ms-range", "x-ms-lease-state", "x-ms-approximate-messages-count"])
            Diagnostics.LoggedHeaderNames.Add(name);
    }

    /// <summary>Mirrors ServiceVersion: the versions of the service that the client can speak.</summary>
#pragma warning disable CA1707 // The official names.
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2019-07-07.</summary>
        V2019_07_07 = 2,

        /// <summary>2019-12-12.</summary>
        V2019_12_12 = 3,

        /// <summary>2020-02-10.</summary>
        V2020_02_10 = 4,

        /// <summary>2020-04-08.</summary>
        V2020_04_08 = 5,

        /// <summary>2020-06-12.</summary>
        V2020_06_12 = 6,

        /// <summary>2020-08-04.</summary>
        V2020_08_04 = 7,

        /// <summary>2020-10-02.</summary>
        V2020_10_02 = 8,

        /// <summary>2020-12-06.</summary>
        V2020_12_06 = 9,

        /// <summary>2021-02-12.</summary>
        V2021_02_12 = 10,

        /// <summary>2021-04-10.</summary>
        V2021_04_10 = 11,

        /// <summary>2021-06-08.</summary>
        V2021_06_08 = 12,

        /// <summary>2021-08-06.</summary>
        V2021_08_06 = 13,

        /// <summary>2021-10-04.</summary>
        V2021_10_04 = 14,

        /// <summary>2021-12-02.</summary>
        V2021_12_02 = 15,

        /// <summary>2022-11-02.</summary>
        V2022_11_02 = 16,

        /// <summary>2023-01-03.</summary>
        V2023_01_03 = 17,
    }
#pragma warning restore CA1707

    /// <summary>Mirrors Version.</summary>
    public ServiceVersion Version { get; }

    internal string VersionText => Version.ToString()[1..].Replace('_', '-');
}
