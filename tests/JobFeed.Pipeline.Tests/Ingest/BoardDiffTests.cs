using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Sources;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Tests.Ingest;

public sealed class BoardDiffTests
{
    private static readonly BoardId Acme = BoardId.Parse("greenhouse:acme");
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Creates_what_is_new()
    {
        var diff = Diff([], [Seen("1")]);

        Assert.Equal([(ChangeKind.Created, "1")], Verdicts(diff));
        Assert.Equal(1, diff.Open);
    }

    [Fact]
    public void Leaves_alone_what_is_the_same() => Assert.Empty(Diff([Stored("1")], [Seen("1")]).Verdicts);

    [Fact]
    public void Changes_what_differs() => Assert.Equal([(ChangeKind.Changed, "1")], Verdicts(Diff([Stored("1", hash: 1)], [Seen("1", hash: 2)])));

    [Fact]
    public void A_posting_missing_once_gets_a_strike()
    {
        var diff = Diff([Stored("1"), Stored("2")], [Seen("1")]);

        Assert.Empty(diff.Verdicts);
        Assert.Equal([("2", 1)], diff.Strikes.Select(s => (s.ExternalId, s.Strikes)));
        Assert.Equal(2, diff.Open);
    }

    [Fact]
    public void A_posting_missing_twice_is_closed_with_reason_and_evidence()
    {
        var diff = Diff([Stored("1"), Stored("2", strikes: 1)], [Seen("1")]);

        var verdict = Assert.Single(diff.Verdicts);
        Assert.Equal((ChangeKind.Closed, CloseReason.AbsentFromCompleteListing), (verdict.Kind, verdict.Reason));
        Assert.Contains("2 complete listings", verdict.Evidence, StringComparison.Ordinal);
        Assert.Equal(1, diff.Open);
    }

    [Fact]
    public void A_crawl_that_is_repeated_at_once_strikes_once()
    {
        var diff = Diff([Stored("1"), Stored("2", strikes: 1) with { Struck = Now.AddMinutes(-1) }], [Seen("1")]);

        Assert.Empty(diff.Verdicts);
        Assert.Empty(diff.Strikes);
    }

    [Fact]
    public void A_posting_that_is_back_loses_its_strikes() =>
        Assert.Equal([("1", 0)], Diff([Stored("1", strikes: 1)], [Seen("1")]).Strikes.Select(s => (s.ExternalId, s.Strikes)));

    [Theory]
    [InlineData("an incomplete listing")]
    [InlineData("a trouble in the middle of paging")]
    public void Nothing_is_closed_or_struck_by(string why)
    {
        var reading = why.StartsWith("an ", StringComparison.Ordinal)
            ? new BoardReading { IncompleteBecause = "The source speaks of 40 postings and gave 1." }
            : new BoardReading { Trouble = new SourceException(SourceFault.Unavailable, "500") };

        var diff = Diff([Stored("1"), Stored("2", strikes: 1)], [Seen("1")], reading);

        Assert.Empty(diff.Verdicts);
        Assert.Empty(diff.Strikes);
    }

    [Fact]
    public void An_unchanged_listing_says_again_what_the_last_one_said()
    {
        var diff = Diff([Stored("there"), Stored("missing", strikes: 1)], [], new BoardReading { NotModified = true });

        Assert.Equal([(ChangeKind.Closed, "missing")], Verdicts(diff));
        Assert.Empty(diff.Strikes);
    }

    [Fact]
    public void A_page_that_could_not_be_read_is_no_absence()
    {
        var reading = new BoardReading { Unreadable = new HashSet<string> { "page" } };

        var diff = Diff([Stored("page", strikes: 1), Stored("page#2", strikes: 1)], [], reading);

        Assert.Empty(diff.Verdicts);
    }

    [Fact]
    public void A_posting_that_is_there_unread_loses_its_strikes()
    {
        var diff = Diff([Stored("1", strikes: 1)], [], new BoardReading { Unreadable = new HashSet<string> { "1" } });

        Assert.Equal([("1", 0)], diff.Strikes.Select(s => (s.ExternalId, s.Strikes)));
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(4, 12, false)]
    [InlineData(3, 30, false)]
    [InlineData(4, 25, true)]
    public void What_went_missing_in_a_doubted_listing_needs_five_listings_and_a_day(int strikes, int hours, bool closes)
    {
        var row = Stored("2", strikes: strikes) with { MissingSince = Now.AddHours(-hours), Doubted = true };

        var diff = Diff([Stored("1"), row], [Seen("1")]);

        Assert.Equal(closes, diff.Verdicts.Count == 1);
        Assert.Equal(closes ? 0 : 1, diff.Held);
    }

    [Fact]
    public void A_strike_remembers_that_its_listing_was_doubted_and_since_when_the_posting_lacks()
    {
        var diff = Diff([Stored("1"), Stored("2", strikes: 1)], [Seen("1")], new BoardReading { Doubt = "short" });

        var strike = Assert.Single(diff.Strikes);
        Assert.Equal((2, true, Now.AddHours(-1)), (strike.Strikes, strike.Doubted, strike.Since));
    }

    [Fact]
    public void A_doubted_posting_that_waits_only_for_time_costs_no_write() =>
        Assert.Empty(Diff([Stored("1"), Stored("2", strikes: 4) with { Doubted = true }], [Seen("1")]).Strikes);

    [Fact]
    public void A_stub_proves_presence_and_changes_nothing()
    {
        var diff = Diff([Stored("1", hash: 1, strikes: 1)], [Seen("1", hash: 99) with { IsStub = true }]);

        Assert.Empty(diff.Verdicts);
        Assert.Equal(0, Assert.Single(diff.Strikes).Strikes);
    }

    [Fact]
    public void A_tombstone_closes_at_once()
    {
        var reading = new BoardReading { Ended = [new EndedPosting("2", CloseReason.HttpGone, "404")] };

        var verdict = Assert.Single(Diff([Stored("1"), Stored("2")], [Seen("1")], reading).Verdicts);

        Assert.Equal((ChangeKind.Closed, CloseReason.HttpGone), (verdict.Kind, verdict.Reason));
    }

    [Fact]
    public void The_last_day_closes_a_posting_that_is_still_listed()
    {
        var over = Seen("1") with { SourceEnd = Now.AddSeconds(-1) };

        Assert.Equal(CloseReason.ValidThroughPassed, Assert.Single(Diff([Stored("1")], [over]).Verdicts).Reason);
        Assert.Empty(Diff([], [over]).Verdicts);
        Assert.Empty(Diff([Stored("1", status: PostingStatus.Closed)], [over]).Verdicts);
    }

    [Fact]
    public void A_deadline_in_the_text_closes_nothing()
    {
        var late = Seen("1") with { Content = () => Seen("1").Content!() with { ValidThrough = Now.AddDays(-30) } };

        Assert.Empty(Diff([Stored("1")], [late]).Verdicts);
        Assert.Equal([(ChangeKind.Created, "1")], Verdicts(Diff([], [late])));
    }

    [Fact]
    public void A_closed_posting_that_is_listed_again_reopens()
    {
        var diff = Diff([Stored("1", status: PostingStatus.Closed)], [Seen("1")]);

        Assert.Equal([(ChangeKind.Reopened, "1")], Verdicts(diff));
        Assert.Equal(1, diff.Open);
    }

    [Fact]
    public void A_closed_posting_that_is_not_listed_stays_closed() => Assert.Empty(Diff([Stored("1", status: PostingStatus.Closed, strikes: 5)], []).Verdicts);

    private static BoardDiff Diff(StoredPosting[] stored, UnderstoodPosting[] seen, BoardReading? reading = null) => BoardDiff.Of(
        stored.ToDictionary(s => s.ExternalId), seen.ToDictionary(s => s.Content!().ExternalId), reading ?? new BoardReading(), new IngestOptions(), Now);

    private static IEnumerable<(ChangeKind, string)> Verdicts(BoardDiff diff) => diff.Verdicts.Select(v => (v.Kind, v.ExternalId));

    private static StoredPosting Stored(string id, ulong hash = 1, int strikes = 0, PostingStatus status = PostingStatus.Open) =>
        new(id, hash, strikes, new Lifecycle { FirstSeen = Now.AddDays(-9), Changed = Now.AddDays(-9), Status = status }, new ETag("t"))
        {
            Struck = strikes > 0 ? Now.AddHours(-1) : null,
        };

    private static UnderstoodPosting Seen(string id, ulong hash = 1) => new(
        () => new Posting { Id = PostingId.Of(Acme, id), Source = "greenhouse", Board = Acme, ExternalId = id }, hash, IsStub: false, SourceSaysOver: false);
}
