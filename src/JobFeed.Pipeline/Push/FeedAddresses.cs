using JobFeed.Storage.Feeds;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Push;

/// <summary>Where saved feeds are found: the addresses that files link to and that subscribers name.</summary>
public sealed class FeedAddresses(IOptions<PushOptions> options)
{
    /// <summary>The app, without a trailing slash.</summary>
    public string AppOf(SavedFeed feed) => options.Value.PublicUrl.Length > 0 ? options.Value.PublicUrl : feed.Address;

    /// <summary>What a file calls itself.</summary>
    public string FileOf(SavedFeed feed, string format) =>
        Published(FeedFiles.NameOf(feed.Id, format)) ?? $"{AppOf(feed)}/v1/feeds/{FeedFiles.NameOf(feed.Id, format)}";

    /// <summary>Where readers subscribe to the feed's files (WebSub).</summary>
    public string HubOf(SavedFeed feed) => $"{AppOf(feed)}/v1/hub";

    /// <summary>The Link header (RFC 8288) by which a file names its hub and itself; WebSub, section 4.</summary>
    public string LinksOf(SavedFeed feed, string format) => $"<{HubOf(feed)}>; rel=\"hub\", <{FileOf(feed, format)}>; rel=\"self\"";

    /// <summary>Where everybody may read a file without the app; null when the app serves it.</summary>
    public string? Published(string file) => options.Value.FeedsUrl.Length > 0 ? $"{options.Value.FeedsUrl}/{file}" : null;
}
