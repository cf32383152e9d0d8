using System.ComponentModel.DataAnnotations;

namespace JobFeed.Pipeline.Ingest;

/// <summary>How boards are crawled. Section <c>Ingest</c> of the settings.</summary>
public sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>Time between two crawls of a healthy board; a source's own limit can make it longer.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Complete listings in a row that must lack a posting before it is closed.</summary>
    [Range(2, 10)]
    public int StrikesToClose { get; set; } = 2;

    /// <summary>Time between two complete listings that count as two: a crawl that is repeated after a crash, or asked for twice, counts once.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan StrikeSpacing { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Complete but empty listings in a row before a board that had postings is believed to be empty.</summary>
    [Range(2, 100)]
    public int EmptyRunsToBelieve { get; set; } = 5;

    /// <summary>Time over which these empty listings must be spread.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan EmptyTimeToBelieve { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Most documents one crawl asks for; a board with more is reported as incomplete.</summary>
    [Range(1, 100_000)]
    public int MaxRequests { get; set; } = 5_000;

    /// <summary>Most due boards that one planning run queues.</summary>
    [Range(1, 100_000)]
    public int MaxPlanned { get; set; } = 5_000;
}
