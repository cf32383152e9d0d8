using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace JobFeed.Storage.Catalog;

/// <summary>
/// Blob <c>catalog/manifest.json</c>: the one pointer to everything published. It is replaced as a whole, guarded by its ETag, so that readers see
/// all of a fold or nothing of it.
/// </summary>
public sealed record CatalogManifest
{
    /// <summary>Version of this record's shape. A reader refuses a newer one.</summary>
    public int Version { get; init; } = CurrentVersion;

    public const int CurrentVersion = 1;

    /// <summary>Counts folds; every HTTP answer's ETag is made from it.</summary>
    public long Generation { get; init; }

    /// <summary>Sequence number of the next change.</summary>
    public long NextSequence { get; init; } = 1;

    /// <summary>The latest change of any posting: Last-Modified of feeds.</summary>
    public DateTimeOffset? LastChange { get; init; }

    /// <summary>Pages of the change log in order, <see cref="ChangesPerPage"/> changes each but the last.</summary>
    public ImmutableArray<string> Pages { get; init; } = [];

    public const int ChangesPerPage = 1000;

    /// <summary>Where in the log each day begins, oldest first; a day without changes is not named, and days before this was kept are unknown.</summary>
    public ImmutableArray<LogDay> Days { get; init; } = [];

    public const int MostDays = 400;

    /// <summary>Index segments, oldest first: a posting in a newer one replaces the one of the same id in older ones.</summary>
    public ImmutableArray<SegmentEntry> Segments { get; init; } = [];

    /// <summary>Sketches and groups, oldest first: of a posting the last word counts.</summary>
    public ImmutableArray<VacancyEntry> Vacancies { get; init; } = [];

    /// <summary>Pending batches that are folded into this generation and may still lie in <c>pending/</c>.</summary>
    public ImmutableArray<string> Folded { get; init; } = [];

    /// <summary>Blobs no longer named here, kept a while for readers of the generations before.</summary>
    public ImmutableArray<RetiredBlob> Retired { get; init; } = [];

    /// <summary>
    /// The manifest with a day for changes that are recorded now, from <see cref="NextSequence"/> on. Days never go back: a clock that does leaves the changes
    /// in the later day.
    /// </summary>
    public CatalogManifest Begin(DateOnly day) => !Days.IsEmpty && Days[^1].Day >= day
        ? this
        : this with { Days = [.. Days.TakeLast(MostDays - 1), new LogDay(day, NextSequence)] };

    /// <summary>Names of this generation's blobs in the container <c>index</c>.</summary>
    [JsonIgnore]
    public IEnumerable<string> IndexBlobs => Segments.SelectMany(s => s.Blobs).Concat(Vacancies.SelectMany(v => v.Blobs));

    /// <summary>Names of all blobs of this generation.</summary>
    [JsonIgnore]
    public IEnumerable<string> Blobs => Pages.Concat(IndexBlobs);

    /// <summary>The manifest with further retired blobs. A blob's name is its content: one that comes again is not retired any more.</summary>
    public CatalogManifest Retire(IEnumerable<RetiredBlob> blobs)
    {
        var named = Blobs.ToHashSet(StringComparer.Ordinal);
        return this with { Retired = [.. Retired.Concat(blobs).Where(blob => !named.Contains(blob.Name))] };
    }
}

/// <summary>A day (UTC) in which changes were recorded.</summary>
/// <param name="Day">The day on which the fold recorded them, whenever they happened.</param>
/// <param name="First">Number of its first change.</param>
public sealed record LogDay(DateOnly Day, long First);

/// <summary>What one fold, or several that were compacted, know of copies.</summary>
/// <param name="Sketches">Their blobs are <c>sketches/{name}.hot</c> and <c>.cold</c>.</param>
/// <param name="Groups">The blob <c>groups/{name}</c>; null when no group changed.</param>
/// <param name="Count">Postings with a sketch in it, closed ones too.</param>
/// <param name="Level">How often it was compacted.</param>
public sealed record VacancyEntry(string Sketches, string? Groups, int Count, int Level)
{
    /// <summary>Names of its blobs in the container <c>index</c>.</summary>
    [JsonIgnore]
    public IEnumerable<string> Blobs
    {
        get
        {
            string[] sketches = [Index.SegmentStore.SketchHotName(Sketches), Index.SegmentStore.SketchColdName(Sketches)];
            return Groups is null ? sketches : [.. sketches, Index.SegmentStore.GroupsName(Groups)];
        }
    }
}

/// <summary>A segment of the index.</summary>
/// <param name="Name">Its blobs are <c>segments/{name}.hot</c>, <c>.cold</c> and <c>.text</c>.</param>
/// <param name="Count">Postings in it, deleted ones too.</param>
/// <param name="Level">How often it was compacted.</param>
/// <param name="Bytes">Of its cold part; 0 in manifests that did not count them.</param>
/// <param name="TextBytes">Of its text part; 0 for a segment of the time before there was one.</param>
public sealed record SegmentEntry(string Name, int Count, int Level, long Bytes = 0, long TextBytes = 0)
{
    /// <summary>Names of its blobs.</summary>
    [JsonIgnore]
    public IEnumerable<string> Blobs
    {
        get
        {
            string[] always = [Index.SegmentStore.HotName(Name), Index.SegmentStore.ColdName(Name)];
            return TextBytes == 0 ? always : [.. always, Index.SegmentStore.TextName(Name)];
        }
    }
}

/// <summary>A blob that can be deleted some time after it was retired.</summary>
public sealed record RetiredBlob(string Container, string Name, DateTimeOffset At);
