using System.Globalization;
using Azure;
using Azure.Core;

namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>When a blob operation shall be done; mirrors Azure.Storage.Blobs.Models.BlobRequestConditions.</summary>
public class BlobRequestConditions : RequestConditions
{
    /// <summary>Mirrors the official constructor.</summary>
    public BlobRequestConditions()
    {
    }

    /// <summary>Mirrors LeaseId: the operation is done only by the holder of this lease.</summary>
    public string? LeaseId { get; set; }

    internal static void Write(Request request, RequestConditions? conditions)
    {
        if (conditions is null)
            return;
        Set(request, "If-Match", conditions.IfMatch?.ToString("H"));
        Set(request, "If-None-Match", conditions.IfNoneMatch?.ToString("H"));
        Set(request, "If-Modified-Since", conditions.IfModifiedSince?.ToString("R", CultureInfo.InvariantCulture));
        Set(request, "If-Unmodified-Since", conditions.IfUnmodifiedSince?.ToString("R", CultureInfo.InvariantCulture));
        Set(request, "x-ms-lease-id", (conditions as BlobRequestConditions)?.LeaseId);
    }

    private static void Set(Request request, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            request.Headers.SetValue(name, value);
    }
}
