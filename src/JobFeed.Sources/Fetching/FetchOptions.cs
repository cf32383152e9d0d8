using System.ComponentModel.DataAnnotations;

namespace JobFeed.Sources.Fetching;

/// <summary>How the crawler behaves towards the sites it asks. The defaults are polite; every bound is checked at start.</summary>
public sealed class FetchOptions
{
    /// <summary>What the crawler calls itself, also in robots.txt: letters, <c>_</c> and <c>-</c>.</summary>
    [Required, RegularExpression("[A-Za-z_-]{3,40}")]
    public string Agent { get; set; } = "JobFeedBot";

    /// <summary>A page or an e-mail address at which the crawler's keeper can be reached; sent with every request when set. Set it before crawling.</summary>
    [MaxLength(200), RegularExpression("[!-~]*")]
    public string Contact { get; set; } = "";

    /// <summary>Seconds that one request may take from connecting to the last byte, redirects included. 1 to 120.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Bytes of a body at most, counted after inflating. 1 KiB to 256 MiB.</summary>
    [Range(1 << 10, 256 << 20)]
    public int MaxBytes { get; set; } = 50 << 20;

    /// <summary>Bytes of a feed at most, where one document has all postings; never less than <see cref="MaxBytes"/>. 1 KiB to 1 GiB.</summary>
    [Range(1 << 10, 1 << 30)]
    public int MaxFeedBytes { get; set; } = 128 << 20;

    /// <summary>How many times larger a body may become by inflating, once it is over one megabyte. 2 to 10,000.</summary>
    [Range(2, 10_000)]
    public int MaxInflation { get; set; } = 200;

    /// <summary>Redirects that are followed. 0 to 20.</summary>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>Further tries after a passing fault (5xx, broken connection). 0 to 5.</summary>
    [Range(0, 5)]
    public int MaxRetries { get; set; } = 2;

    /// <summary>Milliseconds that the first retry waits at most; each further one waits up to twice as long. 0 to 60,000.</summary>
    [Range(0, 60_000)]
    public int RetryDelayMilliseconds { get; set; } = 1_000;

    /// <summary>Seconds of Retry-After that are waited out inside a request; longer ones end it. 0 to 60.</summary>
    [Range(0, 60)]
    public int PatientSeconds { get; set; } = 5;

    /// <summary>Hours of Retry-After that are believed at most. 1 to 168.</summary>
    [Range(1, 168)]
    public int MaxRetryAfterHours { get; set; } = 24;

    /// <summary>Requests to one host at the same time. 1 to 16.</summary>
    [Range(1, 16)]
    public int RequestsPerHost { get; set; } = 2;

    /// <summary>Hours that a robots.txt is kept, at most a day by RFC 9309 section 2.4. 1 to 24.</summary>
    [Range(1, 24)]
    public int RobotsHours { get; set; } = 24;

    /// <summary>Keys of the sources that need one.</summary>
    public SourceKeys Keys { get; set; } = new();

    /// <summary>Ports of this machine that may be asked although private addresses are not: the sample boards and tests. Empty by default.</summary>
    public ISet<int> AllowedLoopbackPorts { get; } = new HashSet<int>();

    /// <summary>
    /// Hosts, or hosts with the start of a path (<c>api.lever.co/v0/postings/sample</c>), that are asked for at another base address: the sample boards
    /// stand in for the platforms. Of several that fit the longest counts. Empty by default.
    /// </summary>
    public IDictionary<string, Uri> HostOverrides { get; } = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Folders of posting files that <c>file:</c> boards may read. Empty by default: no file is read.</summary>
    public IList<string> FileFolders { get; } = [];

    /// <summary>The User-Agent header: who we are, what we do, and how to reach us.</summary>
    internal string UserAgent => Contact.Length == 0 ? $"{Agent}/0.1 (job feed aggregator)" : $"{Agent}/0.1 (job feed aggregator; +{Contact})";

    internal int MaxBytesOf(SourceInfo source) => source.Kind == SourceKind.Feed ? Math.Max(MaxBytes, MaxFeedBytes) : MaxBytes;

    /// <summary>Where an address is really asked for; null when at its own host.</summary>
    internal Uri? OverrideOf(Uri url)
    {
        var (best, length) = ((Uri?)null, 0);
        var whole = url.Host + url.AbsolutePath;
        foreach (var (prefix, target) in HostOverrides)
        {
            var fits = whole.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (whole.Length == prefix.Length || whole[prefix.Length] is '/');
            if (fits && prefix.Length > length)
            {
                (best, length) = (target, prefix.Length);
            }
        }

        return best is null ? null : new Uri(best.GetLeftPart(UriPartial.Authority) + best.AbsolutePath.TrimEnd('/') + url.PathAndQuery);
    }

    /// <summary>Throws <see cref="ValidationException"/> naming the first setting that is out of its range.</summary>
    public void Check()
    {
        Validator.ValidateObject(this, new ValidationContext(this), validateAllProperties: true);
        if (HostOverrides.FirstOrDefault(pair => !pair.Value.IsAbsoluteUri || !pair.Value.IsWeb()) is { Key: { } host })
        {
            throw new ValidationException($"HostOverrides: '{host}' does not lead to an http or https address.");
        }
    }
}
