using JobFeed.Core.Changes;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Ingest;
using JobFeed.Storage.Postings;
using JobFeed.Testing;

namespace JobFeed.Pipeline.Tests.Ingest;

public sealed class BoardWriterTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    [Fact]
    public async Task A_posting_that_is_edited_as_it_closes_leaves_the_feeds_that_it_was_in()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        world.Publish(new Job("1", "Platform Engineer"));
        await world.CrawlAsync();
        var stored = (await world.Get<PostingTable>().ReadBoardAsync(World.Acme, default))["1"];
        var edited = (await world.Get<PostingTable>().FindAsync(World.Acme, "1", default))! with { Title = "No longer available" };
        var verdict = new Verdict(ChangeKind.Closed, "1", new UnderstoodPosting(() => edited, 1, IsStub: false, SourceSaysOver: true), stored) { Reason = CloseReason.ExpiredText };

        var described = Assert.Single(await world.Get<BoardWriter>().DescribeAsync(World.Acme, [verdict], world.Clock.GetUtcNow(), default)).Change;

        Assert.Contains(described.Fields, field => field.Field == "title");
        Assert.Equal(SeenKind.Closed, Assert.Single(await ChangeFilter.ApplyAsync([described], new JobQuery { Text = "platform" }, ExchangeRates.None)).Kind);
    }
}
