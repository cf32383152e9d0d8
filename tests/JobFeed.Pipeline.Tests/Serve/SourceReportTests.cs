using System.Collections.Immutable;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Serve;
using JobFeed.Storage.Boards;

namespace JobFeed.Pipeline.Tests.Serve;

public sealed class SourceReportTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Sums_the_boards_of_a_source()
    {
        var report = Assert.Single(SourceReport.Of(
        [
            Board("lever:a", open: 10, crawls: 10, complete: 9, lags: [1, 2, 3], read: 10, pay: 5),
            (new Board { Id = BoardId.Parse("lever:b") }, new BoardState { Open = 30, Fault = "THROTTLED", LastGood = Now, Service = Service(10, 10, [10], 30, 30) }),
        ]).Where(r => r.Source == "lever"));

        Assert.Equal((2, 1, 40, 0.95), (report.BoardCount, report.FailingBoards, report.Postings, report.Completeness));
        Assert.Equal((2.5, 8.95, 4), (report.Freshness!.P50Hours, report.Freshness.P95Hours, report.Freshness.Postings));
        Assert.Equal(0.875, report.Coverage["salary"]);
        Assert.Equal(["COMPLETE", "FAILING"], report.Boards.Select(b => b.State));
        Assert.Equal(2, report.Failures["UNREADABLE"]);
    }

    [Fact]
    public void Says_what_a_source_allows()
    {
        var reports = SourceReport.Of([Board("remotive:all"), Board("adzuna:gb"), Board("greenhouse:acme"), Board("gone:x")]).ToDictionary(r => r.Source);

        Assert.Equal(("PEOPLE", "Source: Remotive, with a link to the posting there", true), (reports["remotive"].Rights!.MayBeGivenTo, reports["remotive"].Rights!.Attribution, reports["remotive"].Rights!.InStatistics));
        Assert.Contains("third-party", reports["remotive"].Rights!.WithheldFromFeeds, StringComparison.Ordinal);
        Assert.False(reports["adzuna"].Rights!.InStatistics);
        Assert.Equal(("ANYONE", (string?)null), (reports["greenhouse"].Rights!.MayBeGivenTo, reports["greenhouse"].Rights!.WithheldFromFeeds));
        Assert.Null(reports["gone"].Rights);
    }

    [Fact]
    public void A_board_that_was_never_crawled_is_new_and_claims_nothing()
    {
        var board = Assert.Single(Assert.Single(SourceReport.Of([(new Board { Id = BoardId.Parse("lever:new") }, new BoardState())])).Boards);

        Assert.Equal(("NEW", (double?)null, (FreshnessReport?)null), (board.State, board.Completeness, board.Freshness));
        Assert.Empty(board.Coverage);
    }

    private static (Board Board, BoardState State) Board(string id, int open = 0, int crawls = 1, int complete = 1, double[]? lags = null, int read = 1, int pay = 0) =>
        (new Board { Id = BoardId.Parse(id) }, new BoardState { Open = open, LastGood = Now, LastComplete = Now, Service = Service(crawls, complete, lags ?? [], read, pay) });

    private static ServiceRecord Service(int crawls, int complete, double[] lags, int read, int pay) => new()
    {
        Crawls = crawls,
        Complete = complete,
        Lags = [.. lags],
        Read = read,
        Stated = ImmutableSortedDictionary<string, int>.Empty.Add("salary", pay),
        Faults = ImmutableSortedDictionary<string, int>.Empty.Add("UNREADABLE", 1),
    };
}
