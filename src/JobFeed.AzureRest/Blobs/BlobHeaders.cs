using System.Globalization;
using Azure;
using JobFeed.AzureRest.Blobs.Models;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Blobs;

/// <summary>Reads what the service tells of a blob in response headers.</summary>
internal static class BlobHeaders
{
    public static ETag Tag(Response response) => response.Headers.ETag ?? default;

    public static DateTimeOffset Modified(Response response) => Time(response, "Last-Modified") ?? default;

    public static BlobContentInfo ContentInfo(Response response) => new(Tag(response), Modified(response), Bytes(response, "Content-MD5"));

    public static BlobProperties Properties(Response response) => new()
    {
        ETag = Tag(response),
        LastModified = Modified(response),
        CreatedOn = Time(response, "x-ms-creation-time") ?? default,
        BlobType = Type(response),
        ContentLength = Length(response),
        ContentType = Text(response, "Content-Type"),
        ContentEncoding = Text(response, "Content-Encoding"),
        ContentLanguage = Text(response, "Content-Language"),
        ContentDisposition = Text(response, "Content-Disposition"),
        CacheControl = Text(response, "Cache-Control"),
        ContentHash = Bytes(response, "Content-MD5"),
        LeaseState = State(Text(response, "x-ms-lease-state")) ?? LeaseState.Available,
        LeaseStatus = Status(response),
        Metadata = Metadata.Read(response),
    };

    public static BlobDownloadDetails Details(Response response) => new()
    {
        ETag = Tag(response),
        LastModified = Modified(response),
        CreatedOn = Time(response, "x-ms-creation-time") ?? default,
        BlobType = Type(response),
        ContentLength = Length(response),
        ContentType = Text(response, "Content-Type"),
        ContentEncoding = Text(response, "Content-Encoding"),
        ContentLanguage = Text(response, "Content-Language"),
        ContentDisposition = Text(response, "Content-Disposition"),
        CacheControl = Text(response, "Cache-Control"),
        ContentHash = Bytes(response, "Content-MD5"),
        ContentRange = Text(response, "Content-Range"),
        LeaseState = State(Text(response, "x-ms-lease-state")) ?? LeaseState.Available,
        LeaseStatus = Status(response),
        Metadata = Metadata.Read(response),
    };

    public static LeaseState? State(string? text) => Enum.TryParse<LeaseState>(text, true, out var state) ? state : null;

    public static string? Text(Response response, string name) => response.Headers.TryGetValue(name, out var value) ? value : null;

    private static DateTimeOffset? Time(Response response, string name) =>
        DateTimeOffset.TryParse(Text(response, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static long Length(Response response) => long.TryParse(Text(response, "Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0;

    private static byte[]? Bytes(Response response, string name) => Text(response, name) is { Length: > 0 } text ? Convert.FromBase64String(text) : null;

    private static BlobType Type(Response response) => Text(response, "x-ms-blob-type") switch
    {
        "PageBlob" => BlobType.Page,
        "AppendBlob" => BlobType.Append,
        _ => BlobType.Block,
    };

    private static LeaseStatus Status(Response response) => Text(response, "x-ms-lease-status") == "locked" ? LeaseStatus.Locked : LeaseStatus.Unlocked;
}
