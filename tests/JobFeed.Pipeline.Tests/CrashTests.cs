using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Storage.Catalog;
using JobFeed.Testing;

namespace JobFeed.Pipeline.Tests;

/// <summary>The process is killed between any two writes and started again: nothing is lost, nothing comes twice.</summary>
public sealed class CrashTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private const string Text = "<p>You build the pipelines that bring readings of forty thousand pumps into one store, and you make sure that nobody who asks it waits. "
        + "You work with three other people on one floor in Berlin, and you decide with them what comes next.</p>";

    private static readonly Job A = new("1", "Platform Engineer"), B = new("2", "Data Engineer", Text), C = new("3", "Site Reliability Engineer");

    private static readonly Job CopyOfB = B with { Id = "b" }, Other = new("x", "Bookkeeper");

    private static readonly Func<World, Task>[] Story =
    [
        Crawl(A, B),
        CrawlSecondBoard(CopyOfB, Other),
        Fold,
        Crawl(A with { Content = "<p>Write F#.</p>" }, B, C),
        CrawlSecondBoard(Other),
        CrawlSecondBoard(Other),
        Fold,
        Crawl(A, C),
        Crawl(A, C),
        Fold,
    ];

    [Fact]
    public async Task Ends_as_an_undisturbed_run_wherever_it_was_cut_off()
    {
        var counting = new CrashingTransport();
        var (rows, log, served) = await RunAsync(() => counting, () => null);
        Assert.Equal(3, rows.Count);
        Assert.Equal(
            [
                "1 Created 1", "2 Created 2", "3 Created b", "4 Created x", "5 Merged 2", "6 Changed 1", "7 Created 3", "8 Closed b", "9 Unmerged 2",
                "10 Changed 1", "11 Closed 2",
            ],
            log);
        Assert.Equal(3, served.Count);
        Assert.InRange(counting.Writes, 30, 200);

        // Killed before a write is killed after the one before it: storage is the same, and nothing else is left. So only the first one dies unsent.
        for (var write = 0; write <= counting.Writes; write++)
        {
            var crashing = write == 0 ? new CrashingTransport(1, sent: false) : new CrashingTransport(write, sent: true);
            var end = await RunAsync(() => crashing, () => null);
            var why = $"killed after write {write} of {counting.Writes}";
            Assert.True(rows.SequenceEqual(end.Rows), $"Rows differ, {why}: {string.Join("; ", end.Rows)}");
            Assert.True(log.SequenceEqual(end.Log), $"Log differs, {why}: {string.Join("; ", end.Log)}");
            Assert.True(served.SequenceEqual(end.Served), $"Served postings differ, {why}: {string.Join("; ", end.Served)}");
        }
    }

    /// <summary>More changes than one run holds are written as two: after two blobs of the archive, redo log, pending batch and three batches of rows comes the second.</summary>
    [Theory]
    [InlineData(6, false)]
    [InlineData(8, false)]
    [InlineData(8, true)]
    [InlineData(9, true)]
    [InlineData(10, true)]
    public async Task A_board_of_more_postings_than_a_run_ends_whole_wherever_it_was_cut_off(int write, bool sent)
    {
        var ids = Enumerable.Range(1, BoardWriter.LargestRun + 20).Select(i => $"{i}").ToList();
        var prefix = AzuriteFixture.NewName("c");
        await using var world = await World.CreateAsync(Web, Connection, prefix);
        world.Publish(ids.Select(id => new Job(id, "Platform Engineer")));
        await using (var dying = new World(Web, world.Clock, Connection, prefix, new CrashingTransport(write, sent)))
        {
            await Assert.ThrowsAsync<KilledException>(dying.CrawlAsync);
        }

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.CrawlAsync();
        await world.FoldAsync();

        Assert.Equal(ids.Order(StringComparer.Ordinal), (await world.RowsAsync()).Select(row => row.Split(' ')[0]));
        var log = (await world.LogAsync()).Select(entry => entry.Split(' ')).Where(entry => entry[1] == nameof(ChangeKind.Created)).Select(entry => entry[2]);
        Assert.Equal(ids.Order(StringComparer.Ordinal), log.Order(StringComparer.Ordinal));
    }

    /// <summary>Tells the story with a process that dies; each step is told again by a new process until it is through.</summary>
    private async Task<(List<string> Rows, List<string> Log, List<string> Served)> RunAsync(
        Func<CrashingTransport> first, Func<CrashingTransport?> next)
    {
        var prefix = AzuriteFixture.NewName("c");
        await using var start = await World.CreateAsync(Web, Connection, prefix);
        await start.AddSecondBoardAsync();
        var world = new World(Web, start.Clock, Connection, prefix, first());
        foreach (var step in Story)
        {
            start.Clock.Advance(TimeSpan.FromHours(1));
            try
            {
                await step(world);
            }
            catch (KilledException)
            {
                await world.DisposeAsync();
                world = new World(Web, start.Clock, Connection, prefix, next());
                await step(world);
            }
        }

        var end = ((await world.RowsAsync()).ToList(), (await world.LogAsync()).ToList(), (await world.ServedAsync()).ToList());
        await world.DisposeAsync();
        return end;
    }

    private static Func<World, Task> Crawl(params Job[] jobs) => world =>
    {
        world.Publish(jobs);
        return world.CrawlAsync();
    };

    private static Func<World, Task> CrawlSecondBoard(params Job[] jobs) => world =>
    {
        world.PublishOnSecondBoard(jobs);
        return world.CrawlAsync(World.SecondBoard);
    };

    private static Task Fold(World world) => world.FoldAsync();
}
