using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Sources;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Tests.Ingest;

public sealed class DropTests
{
    [Theory]
    [InlineData(100, 100, false)]
    [InlineData(100, 80, false)]
    [InlineData(100, 79, true)]
    [InlineData(100, 1, true)]
    [InlineData(100, 0, true)]
    [InlineData(4, 1, true)]
    [InlineData(4, 2, false)]
    [InlineData(2, 1, false)]
    [InlineData(1, 0, true)]
    [InlineData(0, 0, false)]
    public void A_listing_is_doubted_when_it_lacks_more_than_a_fifth(int open, int listed, bool doubted) =>
        Assert.Equal(doubted, Drop.Doubt(Listing(0, listed), Stored(open), new IngestOptions()) is not null);

    [Fact]
    public void Ids_that_all_change_are_no_drop() => Assert.Null(Drop.Doubt(Listing(1000, 50), Stored(50), new IngestOptions()));

    [Fact]
    public void New_postings_do_not_hide_that_old_ones_lack() => Assert.NotNull(Drop.Doubt(Listing(15, 60), Stored(50), new IngestOptions()));

    [Fact]
    public void What_the_source_names_as_closed_is_not_missing()
    {
        var reading = Listing(0, 10) with { Ended = [.. Enumerable.Range(10, 40).Select(i => new EndedPosting($"{i}", CloseReason.SourceTombstone, "named"))] };

        Assert.Null(Drop.Doubt(reading, Stored(50), new IngestOptions()));
    }

    [Fact]
    public void A_posting_that_could_not_be_read_is_there() =>
        Assert.Null(Drop.Doubt(new BoardReading { Unreadable = new HashSet<string> { "0", "1", "2" } }, Stored(3), new IngestOptions()));

    [Fact]
    public void An_incomplete_listing_is_not_judged() =>
        Assert.Null(Drop.Doubt(Listing(0, 1) with { IncompleteBecause = "500" }, Stored(100), new IngestOptions()));

    [Fact]
    public void An_empty_listing_says_that_nothing_is_closed() =>
        Assert.Contains("nothing is closed", Drop.Doubt(Listing(0, 0), Stored(3), new IngestOptions()), StringComparison.Ordinal);

    private static BoardReading Listing(int first, int count) => new()
    {
        Seen = Enumerable.Range(first, count).ToDictionary(i => $"{i}", i => new UnderstoodPosting(null, 1, IsStub: false, SourceSaysOver: false)),
    };

    private static Dictionary<string, StoredPosting> Stored(int open) => Enumerable.Range(0, open)
        .ToDictionary(i => $"{i}", i => new StoredPosting($"{i}", 1, 0, new Lifecycle(), new ETag("t")));
}
