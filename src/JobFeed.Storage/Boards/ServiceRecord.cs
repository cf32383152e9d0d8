using System.Collections.Immutable;

namespace JobFeed.Storage.Boards;

/// <summary>What a board's crawls have shown over time: the ground of its cadence and of <c>GET /v1/sources</c>. Part of its state.</summary>
public sealed record ServiceRecord
{
    /// <summary>Crawls since the board was added.</summary>
    public int Crawls { get; init; }

    /// <summary>Those of them that read all there is.</summary>
    public int Complete { get; init; }

    /// <summary>Those of them that failed, by kind of fault.</summary>
    public ImmutableSortedDictionary<string, int> Faults { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Postings created, changed, closed and reopened in an hour, recent days weighing most; null before the second good crawl.</summary>
    public double? ChangesPerHour { get; init; }

    /// <summary>Hours from publication at the source to the first sight here, of the last postings that came with a time of day; oldest first.</summary>
    public ImmutableArray<double> Lags { get; init; } = [];

    /// <summary>Postings over which <see cref="Stated"/> counts.</summary>
    public int Read { get; init; }

    /// <summary>How many of them state a field.</summary>
    public ImmutableSortedDictionary<string, int> Stated { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
}
