using System.ComponentModel.DataAnnotations;

namespace JobFeed.Pipeline.Serve;

/// <summary>How the index is served. Section <c>Serve</c> of the settings.</summary>
public sealed class ServeOptions
{
    public const string Section = "Serve";

    /// <summary>How old the known manifest may be before it is asked for again; zero asks at every request.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long shared caches may keep an answer (Cache-Control max-age).</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Bytes of compressed bodies that are kept in memory for the next caller; 0 keeps none.</summary>
    [Range(0, 1_000_000_000)]
    public int KeptBodiesBytes { get; set; } = 32_000_000;

    /// <summary>E-mail address that consumers of the feeds may write to; LinkedIn wants one with every job. Empty for none.</summary>
    [RegularExpression(@"[^@\s]+@[^@\s]+")]
    public string Contact { get; set; } = "";
}
