using Azure.Core;

namespace JobFeed.AzureRest.Blobs.Models;

/// <summary>The headers that a blob is served with; mirrors Azure.Storage.Blobs.Models.BlobHttpHeaders.</summary>
public class BlobHttpHeaders
{
    /// <summary>Mirrors ContentType.</summary>
    public string? ContentType { get; set; }

    /// <summary>Mirrors ContentEncoding.</summary>
    public string? ContentEncoding { get; set; }

    /// <summary>Mirrors ContentLanguage.</summary>
    public string? ContentLanguage { get; set; }

    /// <summary>Mirrors ContentDisposition.</summary>
    public string? ContentDisposition { get; set; }

    /// <summary>Mirrors CacheControl.</summary>
    public string? CacheControl { get; set; }

#pragma warning disable CA1819 // The official type.
    /// <summary>Mirrors ContentHash: MD5 of the whole blob.</summary>
    public byte[]? ContentHash { get; set; }
#pragma warning restore CA1819

    internal void Write(Request request)
    {
        Set("content-type", ContentType);
        Set("content-encoding", ContentEncoding);
        Set("content-language", ContentLanguage);
        Set("content-disposition", ContentDisposition);
        Set("cache-control", CacheControl);
        Set("content-md5", ContentHash is null ? null : Convert.ToBase64String(ContentHash));

        void Set(string name, string? value)
        {
            if (value is not null)
                request.Headers.SetValue("x-ms-blob-" + name, value);
        }
    }
}
