using System.ComponentModel.DataAnnotations;

namespace JobFeed.Pipeline.Ingest;

/// <summary>How boards are crawled. Section <c>Ingest</c> of the settings.</summary>
public sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>Time between two crawls of a healthy board whose pace is not known yet; a source's own limit can make it longer.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Time between two crawls of the busiest board at least.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan ShortestInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Time between two crawls of the quietest board at most: no change stays unseen for longer, a source's own limit aside.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan LongestInterval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Complete listings in a row that must lack a posting before it is closed.</summary>
    [Range(2, 10)]
    public int StrikesToClose { get; set; } = 2;

    /// <summary>Time between two complete listings that count as two: a crawl that is repeated after a crash, or asked for twice, counts once.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan StrikeSpacing { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Part of the open postings that a complete listing may fall short of at once and be believed like any other. A larger drop, and an empty
    /// listing, closes a posting only after <see cref="DropRunsToBelieve"/> and <see cref="DropTimeToBelieve"/>.
    /// </summary>
    [Range(0.05, 1)]
    public double DropShare { get; set; } = 0.2;

    /// <summary>Complete listings in a row that must lack a posting that went missing in a large drop.</summary>
    [Range(2, 100)]
    public int DropRunsToBelieve { get; set; } = 5;

    /// <summary>Time over which these listings must be spread.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan DropTimeToBelieve { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Time that a board must answer 404 or 410 itself before its postings are closed.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan GoneTimeToBelieve { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Time within which the page of a known posting is read anew, for platforms whose listing has no text. New postings are read at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan DetailRefresh { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Most documents one crawl asks for; a board with more is reported as incomplete.</summary>
    [Range(1, 100_000)]
    public int MaxRequests { get; set; } = 5_000;

    /// <summary>Most due boards that one planning run queues.</summary>
    [Range(1, 100_000)]
    public int MaxPlanned { get; set; } = 5_000;
}
