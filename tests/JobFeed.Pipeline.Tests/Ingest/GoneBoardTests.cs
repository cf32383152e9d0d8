using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Sources;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Tests.Ingest;

public sealed class GoneBoardTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly BoardReading NotFound = new() { Trouble = new SourceException(SourceFault.NotFound, "https://x.example answered 404.") };
    private static readonly Dictionary<string, StoredPosting> Rows = new()
    {
        ["1"] = new("1", 1, 0, new Lifecycle(), new ETag("t")),
        ["2"] = new("2", 1, 0, new Lifecycle { Status = PostingStatus.Closed }, new ETag("t")),
    };

    [Fact]
    public void A_board_that_is_not_found_begins_to_count()
    {
        var (since, ended) = GoneBoard.Judge(new BoardState(), NotFound, Rows, new IngestOptions(), Now);

        Assert.Equal(Now, since);
        Assert.Empty(ended);
    }

    [Theory]
    [InlineData(4, 73, true)]
    [InlineData(4, 71, false)]
    [InlineData(2, 73, false)]
    public void Its_postings_end_when_that_lasts(int failures, int hours, bool ends)
    {
        var state = new BoardState { GoneSince = Now.AddHours(-hours), Failures = failures };

        var ended = GoneBoard.Judge(state, NotFound, Rows, new IngestOptions(), Now).Ended.ToList();

        Assert.Equal(ends ? [("1", CloseReason.HttpGone)] : [], ended.Select(e => (e.ExternalId, e.Reason)));
        Assert.All(ended, e => Assert.Contains("answered 404", e.Evidence, StringComparison.Ordinal));
    }

    [Fact]
    public void Another_trouble_neither_counts_nor_resets()
    {
        var state = new BoardState { GoneSince = Now.AddDays(-9), Failures = 9 };

        var (since, ended) = GoneBoard.Judge(state, new BoardReading { Trouble = new SourceException(SourceFault.Unavailable, "500") }, Rows, new IngestOptions(), Now);

        Assert.Equal(state.GoneSince, since);
        Assert.Empty(ended);
    }

    [Fact]
    public void A_good_listing_resets() => Assert.Null(GoneBoard.Judge(new BoardState { GoneSince = Now }, new BoardReading(), Rows, new IngestOptions(), Now).Since);
}
