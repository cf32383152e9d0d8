using System.ComponentModel.DataAnnotations;

namespace JobFeed.Pipeline.Serve.Limits;

/// <summary>
/// How often one caller may ask. Each instance of the app counts for itself: with n instances a caller may get up to n times as much. Section <c>Limits</c> of the settings.
/// </summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Requests in a <see cref="Window"/> from one address without a key; an IPv6 network of 64 bits is one. 0 for no limit.</summary>
    [Range(0, 1_000_000)]
    public int PerAddress { get; set; } = 600;

    /// <summary>Requests in a <see cref="Window"/> with one API key of scope <c>read</c>. 0 for no limit.</summary>
    [Range(0, 10_000_000)]
    public int PerKey { get; set; } = 6000;

    /// <summary>The time in which a used-up quota comes back, evenly.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Callers that are remembered; those that asked longest ago are forgotten, with what they used.</summary>
    [Range(100, 1_000_000)]
    public int Callers { get; set; } = 20_000;

    /// <summary>
    /// Whether the caller's address is taken from <c>X-Forwarded-For</c>, as behind the Functions front end: the last public address in it, for what a client writes there itself
    /// stands before. Set to false where clients reach the app without a proxy.
    /// </summary>
    public bool BehindProxy { get; set; } = true;
}
