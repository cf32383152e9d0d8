using System.ComponentModel.DataAnnotations;

namespace JobFeed.Pipeline.Push;

/// <summary>How content is pushed and published for pollers. Section <c>Push</c> of the settings.</summary>
public sealed class PushOptions
{
    public const string Section = "Push";

    private const string WebAddress = @"https?://[^\s?#]*[^/\s?#]";

    /// <summary>Address of the app in the links of published files, without a trailing slash; empty for the address that a feed was saved at.</summary>
    [RegularExpression(WebAddress)]
    public string PublicUrl { get; set; } = "";

    /// <summary>
    /// Address at which everybody may read the container <c>feeds</c>, or a CDN before it, without a trailing slash; empty when the app itself serves the files.
    /// </summary>
    [RegularExpression(WebAddress)]
    public string FeedsUrl { get; set; } = "";

    /// <summary>How long pollers and caches may keep a published file (Cache-Control max-age).</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan FeedMaxAge { get; set; } = TimeSpan.FromMinutes(5);
}
