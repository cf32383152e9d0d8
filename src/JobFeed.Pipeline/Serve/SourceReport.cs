using System.Collections.Immutable;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Ingest;
using JobFeed.Sources;
using JobFeed.Sources.Rights;
using JobFeed.Storage.Boards;

namespace JobFeed.Pipeline.Serve;

/// <summary>Hours from publication at a source to the first sight here.</summary>
public sealed record FreshnessReport(double P50Hours, double P95Hours, int Postings);

/// <summary>What may be done with a source's postings, and what they ask for.</summary>
public sealed record RightsReport(string Licence, string MayBeGivenTo, string? Attribution, bool InStatistics, bool ExcerptOnly, string? WithheldFromFeeds, double ShownAfterHours);

/// <summary>How well one board is kept.</summary>
public sealed record BoardReport
{
    public required BoardId Board { get; init; }

    public string? Company { get; init; }

    public bool Enabled { get; init; }

    public bool IsSample { get; init; }

    public int Postings { get; init; }

    public DateTimeOffset? LastGood { get; init; }

    public DateTimeOffset? LastComplete { get; init; }

    /// <summary>Null for a disabled board.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary><c>COMPLETE</c>, <c>PARTIAL</c> (the source shows only a part), <c>FAILING</c> or <c>NEW</c>.</summary>
    public required string State { get; init; }

    /// <summary>Kind of the last trouble.</summary>
    public string? Fault { get; init; }

    public int Crawls { get; init; }

    /// <summary>Share of crawls that read all there is.</summary>
    public double? Completeness { get; init; }

    public double? ChangesPerHour { get; init; }

    public FreshnessReport? Freshness { get; init; }

    /// <summary>Share of postings that state a field.</summary>
    public required ImmutableSortedDictionary<string, double> Coverage { get; init; }

    public required ImmutableSortedDictionary<string, int> Failures { get; init; }
}

/// <summary>How well one source is kept: the sum of its boards.</summary>
public sealed record SourceReport
{
    public required string Source { get; init; }

    public string? Title { get; init; }

    public RightsReport? Rights { get; init; }

    public int BoardCount { get; init; }

    public int FailingBoards { get; init; }

    public int Postings { get; init; }

    public double? Completeness { get; init; }

    public DateTimeOffset? LastGood { get; init; }

    public DateTimeOffset? NextDue { get; init; }

    public FreshnessReport? Freshness { get; init; }

    public required ImmutableSortedDictionary<string, double> Coverage { get; init; }

    public required ImmutableSortedDictionary<string, int> Failures { get; init; }

    public required ImmutableArray<BoardReport> Boards { get; init; }

    /// <summary>The reports of all sources that have boards, by name.</summary>
    public static ImmutableArray<SourceReport> Of(IEnumerable<(Board Board, BoardState State)> boards) =>
    [
        .. boards.GroupBy(b => b.Board.Id.Platform, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Of(g.Key, [.. g])),
    ];

    private static SourceReport Of(string source, List<(Board Board, BoardState State)> boards)
    {
        var services = boards.ConvertAll(b => b.State.Service);
        var reports = boards.Select(b => Of(b.Board, b.State)).OrderBy(b => b.Board.Key, StringComparer.Ordinal).ToImmutableArray();
        return new SourceReport
        {
            Source = source,
            Title = KnownSources.Find(source)?.Info.Title,
            Rights = RightsLedger.Of(source) is { } rights ? Of(rights) : null,
            BoardCount = reports.Length,
            FailingBoards = reports.Count(r => r.State == "FAILING"),
            Postings = reports.Sum(r => r.Postings),
            Completeness = Share(services.Sum(s => s.Complete), services.Sum(s => s.Crawls)),
            LastGood = reports.Max(r => r.LastGood),
            NextDue = reports.Min(r => r.NextDue),
            Freshness = FreshnessOf(services),
            Coverage = CoverageOf(services),
            Failures = services.SelectMany(s => s.Faults).GroupBy(f => f.Key).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(f => f.Value), StringComparer.Ordinal),
            Boards = reports,
        };
    }

    private static BoardReport Of(Board board, BoardState state) => new()
    {
        Board = board.Id,
        Company = board.Company,
        Enabled = board.Enabled,
        IsSample = board.IsSample,
        Postings = state.Open,
        LastGood = state.LastGood,
        LastComplete = state.LastComplete,
        NextDue = board.Enabled ? state.NextDue : null,
        State = state.Fault is not null ? "FAILING" : state.LastGood is null ? "NEW" : state.Partial is not null ? "PARTIAL" : "COMPLETE",
        Fault = state.Fault,
        Crawls = state.Service.Crawls,
        Completeness = Share(state.Service.Complete, state.Service.Crawls),
        ChangesPerHour = state.Service.ChangesPerHour is { } rate ? Math.Round(rate, 3) : null,
        Freshness = FreshnessOf([state.Service]),
        Coverage = CoverageOf([state.Service]),
        Failures = state.Service.Faults,
    };

    private static RightsReport Of(SourceRights rights) => new(
        rights.Licence, rights.Audience.ToString().ToUpperInvariant(), rights.CreditName is { } name ? $"Source: {name}, with a link to the posting there" : null,
        rights.Countable, rights.ExcerptOnly, rights.WithheldBecause, rights.ShowAfter.TotalHours);

    private static FreshnessReport? FreshnessOf(IEnumerable<ServiceRecord> services)
    {
        double[] lags = [.. services.SelectMany(s => s.Lags).Order()];
        return lags.Length == 0 ? null : new FreshnessReport(Math.Round(Quantile.Type7(lags, 0.5), 2), Math.Round(Quantile.Type7(lags, 0.95), 2), lags.Length);
    }

    private static ImmutableSortedDictionary<string, double> CoverageOf(IReadOnlyCollection<ServiceRecord> services)
    {
        var read = services.Sum(s => s.Read);
        return read == 0
            ? ImmutableSortedDictionary<string, double>.Empty
            : ServiceLevel.Fields.ToImmutableSortedDictionary(f => f, f => Math.Round(services.Sum(s => s.Stated.GetValueOrDefault(f)) / (double)read, 3), StringComparer.Ordinal);
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : Math.Round(part / (double)whole, 3);
}
