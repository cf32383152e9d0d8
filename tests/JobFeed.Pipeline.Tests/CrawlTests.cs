using JobFeed.Core.Postings;
using JobFeed.Pipeline.Publish;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Catalog;
using JobFeed.Testing;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Tests;

public sealed class CrawlTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private static readonly Job A = new("1", "Platform Engineer"), B = new("2", "Data Engineer");

    [Fact]
    public async Task Carries_postings_from_the_source_to_the_index()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        world.Publish(A, B);

        var report = await world.CrawlAsync();
        var fold = await world.FoldAsync();

        Assert.Equal((2, 0, 0, 2), (report!.Created, report.Changed, report.Closed, report.Open));
        Assert.Equal((1, 2, 0), (fold.Batches, fold.Changes, fold.Repeated));
        Assert.Equal(["Data Engineer", "Platform Engineer"], (await world.ServedAsync()).Order());
        Assert.Equal("2 postings open.", (await world.BoardAsync()).Message);
    }

    [Fact]
    public async Task An_unchanged_board_changes_nothing()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        world.Publish(A);
        await world.CrawlAsync();
        await world.FoldAsync();
        world.Clock.Advance(TimeSpan.FromHours(1));

        var report = await world.CrawlAsync();

        Assert.Equal((0, 0, 0), (report!.Created, report.Changed, report.Closed));
        Assert.Equal(0, (await world.FoldAsync()).Batches);
    }

    [Theory]
    [InlineData("{\"jobs\": [], \"meta\": {\"total\": 0}}", 200, "DOUBTED", "listing is empty")]
    [InlineData("<html><form><input type=password></form></html>", 200, "UNREADABLE", "")]
    [InlineData("{\"jobs\": [", 200, "UNREADABLE", "")]
    [InlineData("oops", 500, "UNAVAILABLE", "500")]
    [InlineData("slow down", 429, "THROTTLED", "429")]
    [InlineData("{\"error\": \"not found\"}", 404, "NOT_FOUND", "404")]
    [InlineData("no", 403, "REFUSED", "403")]
    public async Task Trouble_closes_nothing_loses_nothing_and_says_what_is_wrong(string body, int status, string fault, string message)
    {
        await using var world = await World.CreateAsync(Web, Connection);
        world.Publish(A, B);
        await world.CrawlAsync();
        var before = await world.RowsAsync();
        for (var run = 1; run <= 3; run++)
        {
            world.Clock.Advance(TimeSpan.FromHours(1));
            world.Answer(body, status);
            await world.CrawlAsync();
        }

        var state = await world.BoardAsync();
        Assert.Equal(before, await world.RowsAsync());
        Assert.Equal((fault, 3, 2), (state.Fault, state.Failures, state.Open));
        Assert.NotEqual("", state.Message);
        Assert.Contains(message, state.Message, StringComparison.OrdinalIgnoreCase);
        Assert.True(state.NextDue >= world.Clock.GetUtcNow() + TimeSpan.FromMinutes(55));
    }

    [Fact]
    public async Task A_listing_shorter_than_its_advertised_total_closes_nothing()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        world.Publish(A, B);
        await world.CrawlAsync();
        for (var run = 0; run < 3; run++)
        {
            world.Clock.Advance(TimeSpan.FromHours(1));
            world.Answer("""{"jobs": [{"id": 1, "title": "Platform Engineer", "absolute_url": "https://x.example/1", "location": {"name": "Berlin"}, "content": "x"}], "meta": {"total": 40}}""");
            await world.CrawlAsync();
        }

        Assert.DoesNotContain(await world.RowsAsync(), row => row.EndsWith("Closed", StringComparison.Ordinal));
        Assert.Equal("INCOMPLETE", (await world.BoardAsync()).Fault);
    }

    [Fact]
    public async Task A_500_in_the_middle_of_paging_keeps_what_was_read_and_closes_nothing()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        var board = BoardId.Parse("lever:paged");
        await world.Get<BoardTable>().AddAsync(new Board { Id = board, Company = "Paged" }, new BoardState(), default);
        var pages = 3;
        var broken = false;
        Web.On("/v0/postings/paged", async http =>
        {
            var skip = int.Parse(http.Request.Query["skip"].ToString(), System.Globalization.CultureInfo.InvariantCulture);
            http.Response.StatusCode = broken && skip == 100 ? 500 : 200;
            var jobs = Enumerable.Range(skip, Math.Clamp((pages * 100) - 50 - skip, 0, 100)).Select(i => new { id = $"job-{i}", text = $"Engineer {i}", hostedUrl = $"https://jobs.lever.co/paged/job-{i}", categories = new { location = "Berlin" }, description = "<p>Work.</p>", createdAt = 1_770_000_000_000L });
            await http.Response.WriteAsync(System.Text.Json.JsonSerializer.Serialize(jobs));
        });
        var whole = await world.CrawlAsync(board);
        broken = true;
        for (var run = 0; run < 3; run++)
        {
            world.Clock.Advance(TimeSpan.FromHours(2));
            await world.CrawlAsync(board);
        }

        var rows = await world.Get<Storage.Postings.PostingTable>().ReadBoardAsync(board, default);
        var state = (await world.Get<BoardTable>().FindAsync(board, default))!.State;
        Assert.Equal(250, whole!.Created);
        Assert.Equal(250, rows.Values.Count(row => row.Life.Status == PostingStatus.Open && row.Strikes == 0));
        Assert.Equal(("UNAVAILABLE", 3, 250), (state.Fault, state.Failures, state.Open));
    }

    [Fact]
    public async Task An_order_that_comes_twice_is_done_once()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        world.Publish(A);

        Assert.NotNull(await world.CrawlAsync());
        Assert.Null(await world.CrawlAsync());
    }

    [Fact]
    public async Task Two_crawls_and_two_folds_at_once_agree()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        world.Publish(Enumerable.Range(1, 150).Select(i => new Job($"{i}", $"Engineer {i}")));
        await Task.WhenAll(Attempt(world), Attempt(world));
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.CrawlAsync();
        await using var other = new World(Web, world.Clock, Connection, Prefix(world));
        await Task.WhenAll(world.FoldAsync(), other.FoldAsync());
        await world.FoldAsync();

        Assert.Equal(150, (await world.RowsAsync()).Count());
        Assert.Equal(150, (await world.LogAsync()).Count());
        Assert.Equal(150, (await world.LogAsync()).Select(line => line.Split(' ')[2]).Distinct().Count());
    }

    [Fact]
    public async Task A_closed_posting_comes_back_under_its_id()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        foreach (var jobs in (Job[][])[[A, B], [A], [A], [A, B]])
        {
            world.Publish(jobs);
            await world.CrawlAsync();
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        await world.FoldAsync();

        Assert.Equal(["1 Created 1", "2 Created 2", "3 Closed 2", "4 Reopened 2"], await world.LogAsync());
        Assert.Equal(2, (await world.ServedAsync()).Count);
    }

    [Fact]
    public async Task Many_folds_are_compacted_and_their_pages_filled()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        for (var run = 1; run <= 20; run++)
        {
            world.Publish(Enumerable.Range(1, run).Select(i => new Job($"{i}", $"Engineer {i}")));
            await world.CrawlAsync();
            await world.FoldAsync();
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        var (manifest, _) = await world.Get<CatalogStore>().ReadManifestAsync(default);
        Assert.Equal(20, (await world.ServedAsync()).Count);
        Assert.InRange(manifest.Segments.Length, 1, 2 * new PublishOptions().SegmentsPerLevel);
        Assert.Single(manifest.Pages);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"{i} Created {i}"), await world.LogAsync());
    }

    private static string Prefix(World world) => world.Get<Storage.StorageAccount>().Table("").Name;

    private static async Task Attempt(World world)
    {
        try
        {
            await world.CrawlAsync();
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // The other one was faster: the queue would deliver the order again.
        }
    }
}
