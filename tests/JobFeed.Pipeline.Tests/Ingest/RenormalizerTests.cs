using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Postings;
using JobFeed.Testing;

namespace JobFeed.Pipeline.Tests.Ingest;

/// <summary>Rows as older rules left them, and the archive that they came from.</summary>
public sealed class RenormalizerTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private static readonly Job A = new("1", "Platform Engineer"), B = new("2", "Data Engineer");

    [Fact]
    public async Task Shows_what_would_change_and_writes_nothing()
    {
        await using var world = await WorldAsync();
        var before = await world.RowsAsync();

        var report = await world.Get<Renormalizer>().RunAsync(World.Acme, apply: false, default);

        Assert.Equal((2, 1, false), (report.Read, report.Changed, report.Applied));
        Assert.Equal(["title"], report.Fields.Keys);
        Assert.Equal(before, await world.RowsAsync());
        Assert.Equal(0, (await world.FoldAsync()).Batches);
    }

    [Fact]
    public async Task Applies_once_on_the_road_of_every_change_and_asks_no_source()
    {
        await using var world = await WorldAsync();
        world.Answer("gone", 500);
        world.Clock.Advance(TimeSpan.FromHours(1));

        var first = await world.Get<Renormalizer>().RunAsync(World.Acme, apply: true, default);
        var second = await world.Get<Renormalizer>().RunAsync(World.Acme, apply: true, default);
        await world.FoldAsync();

        Assert.Equal((1, true), (first.Changed, first.Applied));
        Assert.Equal(0, second.Changed);
        Assert.Equal("Platform Engineer", (await world.Get<PostingTable>().FindAsync(World.Acme, "1", default))!.Title);
        Assert.Equal("4 Changed 1", (await world.LogAsync()).Last());
        Assert.Equal(Renormalizer.Rules, (await world.BoardAsync()).Rules);
    }

    [Fact]
    public async Task A_crawl_afterwards_finds_nothing_to_redo_and_nothing_changed()
    {
        await using var world = await WorldAsync();
        await world.Get<Renormalizer>().RunAsync(World.Acme, apply: true, default);
        world.Clock.Advance(TimeSpan.FromHours(1));

        var report = await world.CrawlAsync();

        Assert.Equal((0, 0, 0), (report!.Created, report.Changed, report.Closed));
    }

    [Fact]
    public async Task A_log_in_page_that_was_archived_last_is_passed_over()
    {
        await using var world = await WorldAsync();
        world.Answer("<html><form><input type=password></form></html>");
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.CrawlAsync();

        Assert.Equal(2, (await world.Get<Renormalizer>().RunAsync(World.Acme, apply: false, default)).Read);
    }

    [Theory]
    [InlineData("greenhouse:nobody", "no board")]
    [InlineData("greenhouse:acme", "no run")]
    public async Task Says_why_there_is_nothing(string board, string says)
    {
        await using var world = await World.CreateAsync(Web, Connection);

        Assert.Contains(says, (await world.Get<Renormalizer>().RunAsync(BoardId.Parse(board), apply: false, default)).Note, StringComparison.Ordinal);
    }

    private async Task<World> WorldAsync()
    {
        var world = await World.CreateAsync(Web, Connection);
        world.Publish(A, B);
        await world.CrawlAsync();
        await world.FoldAsync();
        var table = world.Get<PostingTable>();
        var posting = (await table.FindAsync(World.Acme, "1", default))!;
        var row = (await table.ReadBoardAsync(World.Acme, default))["1"];
        var older = posting with { Title = "as older rules read it" };
        await table.WriteAsync(World.Acme, [new PostingWrite(older, 1, 0, row.Tag)], [], overwrite: false, default);
        var change = new PostingChange { At = world.Clock.GetUtcNow(), Kind = ChangeKind.Changed, Posting = older };
        await world.Get<CatalogStore>().WritePendingAsync(World.Acme, "older", change.At, [change], TimeSpan.Zero, default);
        await world.FoldAsync();
        return world;
    }
}
