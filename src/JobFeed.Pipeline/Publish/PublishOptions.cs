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

    /// <summary>Bytes of postings that one compaction merges at most: they pass through a temporary file, and Flex Consumption has 0.8 GB for those.</summary>
    [Range(1_000_000, 64_000_000_000)]
    public long LargestMerge { get; set; } = 512_000_000;

    /// <summary>Pages of the log, 1,000 changes each, that make one segment when the index is made anew.</summary>
    [Range(1, 1000)]
    public int PagesPerRebuiltSegment { get; set; } = 50;

    /// <summary>Age at which blobs that no manifest names are taken for leftovers of a fold that was cut off.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan OrphanAge { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long after midnight UTC the files of a day are written: longer than a fold may run, for it may commit to the day it began in.</summary>
    [Range(typeof(TimeSpan), "00:30:00", "12:00:00")]
    public TimeSpan ExportDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>After so many folds leftovers are looked for.</summary>
    [Range(1, 100_000)]
    public int FoldsPerSweep { get; set; } = 200;
}
