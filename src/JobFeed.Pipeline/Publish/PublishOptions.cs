using System.ComponentModel.DataAnnotations;

namespace JobFeed.Pipeline.Publish;

/// <summary>How changes are folded into catalog and index. Section <c>Publish</c> of the settings.</summary>
public sealed class PublishOptions
{
    public const string Section = "Publish";

    /// <summary>Most pending batches one fold takes; the next fold takes the rest.</summary>
    [Range(1, 10_000)]
    public int MaxBatches { get; set; } = 200;

    /// <summary>How long blobs that the manifest no longer names are kept for readers of older generations.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Segments of one level that are compacted into one of the next.</summary>
    [Range(2, 64)]
    public int SegmentsPerLevel { get; set; } = 8;
}
