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

    /// <summary>Seconds that a receiver has to take a message, from connecting on. 1 to 60.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>Changes of the log that one message to a webhook tells at most. 1 to 1,000.</summary>
    [Range(1, 1000)]
    public int ChangesPerMessage { get; set; } = 50;

    /// <summary>Subscribers (WebSub) that one file of a feed has at most. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxSubscribers { get; set; } = 1000;

    /// <summary>Webhooks that there are at most. 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxWebhooks { get; set; } = 500;

    /// <summary>How long a secret that was changed signs beside the new one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan SecretOverlap { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Ports of this machine that may be told things, without TLS too: for tests and for trying out. Empty by default.</summary>
    public IList<int> AllowedLoopbackPorts { get; } = [];
}
