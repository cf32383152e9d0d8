using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Serve;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Catalog;
using JobFeed.Testing;

namespace JobFeed.Pipeline.Tests.Ingest;

/// <summary>A source whose terms ask for a day (Remotive): from the crawl through the fold to what is served.</summary>
public sealed class ShowAfterTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private static readonly BoardId Remotive = BoardId.Parse("remotive:all");

    [Fact]
    public async Task Postings_are_withheld_until_their_time_counted_with_the_reason_and_shown_by_the_next_fold_after_it()
    {
        await using var world = await WorldAsync(isSample: false);
        List((1, "Sail maker"), (2, "Lamp keeper"));
        var crawl = await world.CrawlAsync(Remotive);
        Assert.Equal((2, "COMPLETE"), (crawl!.Created, crawl.Fault ?? "COMPLETE"));
        Assert.Contains("2 of them withheld: the source's terms let them be shown 24 hours after", crawl.Message, StringComparison.Ordinal);

        world.Publish(new Job("7", "Rope maker"));
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.CrawlAsync();
        Assert.Equal(1, (await world.FoldAsync()).Changes);
        Assert.Equal(["Rope maker"], await world.ServedAsync());
        var before = (await world.Get<IndexReader>().GetAsync(default)).Manifest;

        // What changes meanwhile waits behind what it changes.
        world.Clock.Advance(TimeSpan.FromHours(7));
        List((1, "Old sail maker"), (2, "Lamp keeper"), (3, "Cook"));
        Assert.Contains("3 of them withheld", (await world.CrawlAsync(Remotive))!.Message, StringComparison.Ordinal);
        world.Clock.Advance(TimeSpan.FromHours(15) + TimeSpan.FromMinutes(59));
        Assert.Equal(0, (await world.FoldAsync()).Changes);
        Assert.Equal(["Rope maker"], await world.ServedAsync());

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(3, (await world.FoldAsync()).Changes);
        Assert.Equal(["Lamp keeper", "Old sail maker", "Rope maker"], (await world.ServedAsync()).Order());
        var after = (await world.Get<IndexReader>().GetAsync(default)).Manifest;
        Assert.True(after.LastChange >= world.Clock.GetUtcNow() && after.LastChange > before.LastChange, "Who asks for what is newer than the last answer must get it.");

        world.Clock.Advance(TimeSpan.FromHours(8));
        await world.FoldAsync();
        Assert.Equal(["Cook", "Lamp keeper", "Old sail maker", "Rope maker"], (await world.ServedAsync()).Order());
        List((1, "Old sail maker"), (2, "Lamp keeper"), (3, "Cook"));
        Assert.DoesNotContain("withheld", (await world.CrawlAsync(Remotive))!.Message, StringComparison.Ordinal);
        Assert.Empty(await world.Get<CatalogStore>().ListPendingAsync(default));
    }

    [Fact]
    public async Task A_change_of_a_posting_whose_time_has_passed_is_shown_at_once()
    {
        await using var world = await WorldAsync(isSample: false);
        List((1, "Sail maker"));
        await world.CrawlAsync(Remotive);
        world.Clock.Advance(TimeSpan.FromHours(25));
        List((1, "Old sail maker"), (2, "Cook"));
        await world.CrawlAsync(Remotive);

        await world.FoldAsync();

        Assert.Equal(["Old sail maker"], await world.ServedAsync());
    }

    [Fact]
    public async Task Samples_are_shown_at_once()
    {
        await using var world = await WorldAsync(isSample: true);
        List((1, "Sail maker"));
        Assert.DoesNotContain("withheld", (await world.CrawlAsync(Remotive))!.Message, StringComparison.Ordinal);

        await world.FoldAsync();

        Assert.Equal(["Sail maker"], await world.ServedAsync());
    }

    private async Task<World> WorldAsync(bool isSample)
    {
        var world = await World.CreateAsync(Web, Connection);
        await world.Get<BoardTable>().AddAsync(new Board { Id = Remotive, IsSample = isSample }, new BoardState(), default);
        return world;
    }

    private void List(params IEnumerable<(int Id, string Title)> jobs) => Web.On("/api/remote-jobs", async context =>
    {
        context.Response.ContentType = "application/json";
        var list = jobs.Select(job => new
        {
            id = job.Id, title = job.Title, url = $"https://remotive.com/remote-jobs/{job.Id}", company_name = "Harbour", description = "<p>You work.</p>", publication_date = "2026-02-20T08:00:00",
        });
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new { jobs = list }));
    });
}
