using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Tests.Ingest;

public sealed class PostingSpoolTests
{
    private static readonly BoardId Acme = BoardId.Parse("greenhouse:acme");
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Gives_back_every_content_in_any_order_however_many_there_are()
    {
        using var spool = new PostingSpool(new Dictionary<string, StoredPosting>(), Now);
        var kept = Enumerable.Range(0, PostingSpool.InMemory + 300).Select(i => spool.Keep($"{i}", Seen($"{i}"))).ToList();

        var titles = Enumerable.Reverse(kept).Select(posting => posting.Content!().Title);

        Assert.Equal(Enumerable.Range(0, kept.Count).Reverse().Select(i => $"Größe {i}"), titles);
    }

    [Fact]
    public void What_is_in_memory_is_not_what_is_read_from_the_file()
    {
        using var spool = new PostingSpool(new Dictionary<string, StoredPosting>(), Now);
        var kept = Enumerable.Range(0, PostingSpool.InMemory + 1).Select(i => spool.Keep($"{i}", Seen($"{i}"))).ToList();

        Assert.Same(kept[0].Content!(), kept[0].Content!());
        Assert.NotSame(kept[^1].Content!(), kept[^1].Content!());
    }

    [Theory]
    [InlineData("the same as its row", 1ul, false, PostingStatus.Open, false)]
    [InlineData("a stub of a known one", 2ul, true, PostingStatus.Open, false)]
    [InlineData("changed", 2ul, false, PostingStatus.Open, true)]
    [InlineData("back again", 1ul, false, PostingStatus.Closed, true)]
    public void Keeps_what_may_have_to_be_written(string what, ulong hash, bool stub, PostingStatus status, bool kept)
    {
        var row = new StoredPosting("1", 1, 0, new Lifecycle { Status = status }, new ETag("t"));
        using var spool = new PostingSpool(new Dictionary<string, StoredPosting> { ["1"] = row }, Now);

        var posting = spool.Keep("1", Seen("1") with { ContentHash = hash, IsStub = stub });

        Assert.True(kept == posting.Content is not null, what);
    }

    [Fact]
    public void Keeps_what_the_source_calls_over()
    {
        var row = new StoredPosting("1", 1, 0, new Lifecycle(), new ETag("t"));
        using var spool = new PostingSpool(new Dictionary<string, StoredPosting> { ["1"] = row }, Now);

        Assert.NotNull(spool.Keep("1", Seen("1") with { SourceEnd = Now.AddDays(-1) }).Content);
        Assert.NotNull(spool.Keep("1", Seen("1") with { SourceSaysOver = true }).Content);
    }

    private static UnderstoodPosting Seen(string id)
    {
        var posting = new Posting { Id = PostingId.Of(Acme, id), Source = "greenhouse", Board = Acme, ExternalId = id, Title = $"Größe {id}" };
        return new UnderstoodPosting(() => posting, 1, IsStub: false, SourceSaysOver: false);
    }
}
