using System.Globalization;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using JobFeed.AzureRest.Blobs.Models;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Blobs;

/// <summary>Reads the pages of a container's listing.</summary>
/// <remarks>Source: learn.microsoft.com "List Blobs".</remarks>
internal static class BlobListing
{
    public static PageReader<BlobItem> Flat(ServiceConnection container, BlobTraits traits, BlobStates states, string? prefix) => async (token, size, async, cancellationToken) =>
    {
        var (response, root) = await PageAsync(container, Include(traits, states), null, prefix, token, size, async, cancellationToken);
        return Page<BlobItem>.FromValues([.. root.Element("Blobs")!.Elements("Blob").Select(Item)], (string?)root.Element("NextMarker"), response);
    };

    public static PageReader<BlobHierarchyItem> Folders(ServiceConnection container, BlobTraits traits, BlobStates states, string? delimiter, string? prefix) => async (token, size, async, cancellationToken) =>
    {
        var (response, root) = await PageAsync(container, Include(traits, states), delimiter, prefix, token, size, async, cancellationToken);
        BlobHierarchyItem[] items = [.. root.Element("Blobs")!.Elements().Select(static e => e.Name == "BlobPrefix" ? new BlobHierarchyItem(Name(e), null) : new BlobHierarchyItem(null, Item(e)))];
        return Page<BlobHierarchyItem>.FromValues(items, (string?)root.Element("NextMarker"), response);
    };

    private static async Task<(Response Response, XElement Root)> PageAsync(
        ServiceConnection container, string? include, string? delimiter, string? prefix, string? token, int? size, bool async, CancellationToken cancellationToken)
    {
        using var message = container.Message(RequestMethod.Get);
        message.Request.Uri.AppendQuery("restype", "container");
        message.Request.Uri.AppendQuery("comp", "list");
        foreach (var (name, value) in new[] { ("prefix", prefix), ("delimiter", delimiter), ("marker", token), ("maxresults", size?.ToString(CultureInfo.InvariantCulture)), ("include", include) })
        {
            if (!string.IsNullOrEmpty(value))
                message.Request.Uri.AppendQuery(name, value, true);
        }

        var response = await container.SendAsync(message, async, cancellationToken, 200);
        return (response, XDocument.Load(response.Content.ToStream(), LoadOptions.PreserveWhitespace).Root!);
    }

    private static string Include(BlobTraits traits, BlobStates states) => string.Join(',', new[]
    {
        traits.HasFlag(BlobTraits.CopyStatus) ? "copy" : null,
        traits.HasFlag(BlobTraits.Metadata) ? "metadata" : null,
        traits.HasFlag(BlobTraits.Tags) ? "tags" : null,
        traits.HasFlag(BlobTraits.ImmutabilityPolicy) ? "immutabilitypolicy" : null,
        traits.HasFlag(BlobTraits.LegalHold) ? "legalhold" : null,
        states.HasFlag(BlobStates.Snapshots) ? "snapshots" : null,
        states.HasFlag(BlobStates.Uncommitted) ? "uncommittedblobs" : null,
        states.HasFlag(BlobStates.Deleted) ? "deleted" : null,
        states.HasFlag(BlobStates.Version) ? "versions" : null,
        states.HasFlag(BlobStates.DeletedWithVersions) ? "deletedwithversions" : null,
    }.Where(static name => name is not null));

    private static BlobItem Item(XElement blob)
    {
        var p = blob.Element("Properties")!;
        var properties = new BlobItemProperties
        {
            ETag = Text(p, "Etag") is { } tag ? new ETag(tag.StartsWith('W') ? tag : tag.Trim('"')) : null,
            LastModified = Time(p, "Last-Modified"),
            CreatedOn = Time(p, "Creation-Time"),
            ContentLength = long.TryParse(Text(p, "Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null,
            ContentType = Text(p, "Content-Type"),
            ContentEncoding = Text(p, "Content-Encoding"),
            CacheControl = Text(p, "Cache-Control"),
            ContentHash = Text(p, "Content-MD5") is { } hash ? Convert.FromBase64String(hash) : null,
            LeaseState = BlobHeaders.State(Text(p, "LeaseState")),
        };
        var metadata = blob.Element("Metadata")?.Elements().ToDictionary(static e => e.Name.LocalName, static e => e.Value, StringComparer.OrdinalIgnoreCase);
        return new BlobItem(Name(blob), properties, metadata ?? new(StringComparer.OrdinalIgnoreCase));
    }

    // Names with characters that XML cannot hold come percent-encoded and say so (since 2021-02-12).
    private static string Name(XElement element)
    {
        var name = element.Element("Name")!;
        return (string?)name.Attribute("Encoded") == "true" ? Uri.UnescapeDataString(name.Value) : name.Value;
    }

    private static string? Text(XElement element, string name) => element.Element(name)?.Value is { Length: > 0 } value ? value : null;

    private static DateTimeOffset? Time(XElement element, string name) =>
        DateTimeOffset.TryParse(Text(element, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
