using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Tests.Ingest;

public sealed class EmptinessTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly IngestOptions Options = new() { EmptyRunsToBelieve = 3, EmptyTimeToBelieve = TimeSpan.FromDays(1) };
    private static readonly StoredPosting Open = new("1", 1, 0, new Lifecycle(), new ETag("t"));

    [Fact]
    public void An_empty_listing_from_a_board_that_had_postings_is_a_doubt()
    {
        var (count, doubt) = Emptiness.Judge(new BoardState(), new BoardReading(), [Open], Options, Now);

        Assert.Equal((1, Now), (count.Runs, count.Since));
        Assert.Contains("nothing is closed", doubt, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 2, true)]
    [InlineData(2, 0.5, false)]
    [InlineData(1, 2, false)]
    public void Is_believed_when_seen_often_and_long_enough(int before, double days, bool believed)
    {
        var state = new BoardState { EmptyRuns = before, EmptySince = Now.AddDays(-days) };

        var (_, doubt) = Emptiness.Judge(state, new BoardReading(), [Open], Options, Now);

        Assert.Equal(believed, doubt is null);
    }

    [Fact]
    public void A_board_that_never_had_postings_may_be_empty() => Assert.Null(Emptiness.Judge(new BoardState(), new BoardReading(), [], Options, Now).Doubt);

    [Fact]
    public void A_failed_run_says_nothing_about_emptiness()
    {
        var state = new BoardState { EmptyRuns = 2, EmptySince = Now.AddDays(-2) };

        var (count, doubt) = Emptiness.Judge(state, new BoardReading { IncompleteBecause = "x" }, [Open], Options, Now);

        Assert.Equal((2, (string?)null), (count.Runs, doubt));
    }
}
