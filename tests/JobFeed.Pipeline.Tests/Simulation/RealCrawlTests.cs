using JobFeed.Core.Postings;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Postings;
using JobFeed.Testing;

namespace JobFeed.Pipeline.Tests.Simulation;

/// <summary>The same idea on the real road: real adapter, fetcher, crawler and storage, on a smaller scale.</summary>
public sealed class RealCrawlTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private const int Crawls = 60;

    [Theory]
    [InlineData(1)]
    public async Task A_board_that_lives_and_fails_at_random_is_never_closed_falsely_and_ends_as_the_truth(int seed)
    {
        await using var world = await World.CreateAsync(Web, Connection);
        var random = new Random(seed);
        var truth = Enumerable.Range(1, 20).Select(i => new Job($"{i}", $"Engineer {i}")).ToList();
        var closedFalsely = new List<string>();
        for (var (crawl, lies) = (0, 0); crawl < Crawls; crawl++)
        {
            Live(truth, random, crawl);
            lies = lies > 0 ? lies - 1 : crawl is > 3 and < Crawls - 40 && random.Next(4) == 0 ? 3 : 0;
            Show(world, truth, lies > 0 ? crawl % 6 : -1);
            await world.CrawlAsync();
            closedFalsely.AddRange(from row in await StoredAsync(world) where row.Life.Status == PostingStatus.Closed && truth.Exists(j => j.Id == row.ExternalId) select row.ExternalId);
            await AdvanceAsync(world);
        }

        Assert.Empty(closedFalsely);
        Assert.Equal(truth.Select(j => j.Id).Order(), (await StoredAsync(world)).Where(r => r.Life.Status == PostingStatus.Open).Select(r => r.ExternalId).Order());
    }

    /// <summary>Postings come and go until the last crawls, which let the board come to rest.</summary>
    private static void Live(List<Job> truth, Random random, int crawl)
    {
        if (crawl >= Crawls - 40)
        {
            return;
        }

        truth.Add(new Job($"{100 + crawl}", $"Engineer {100 + crawl}"));
        if (random.Next(2) == 0)
        {
            truth.RemoveAt(random.Next(truth.Count));
        }
    }

    private static void Show(World world, List<Job> truth, int lie)
    {
        switch (lie)
        {
            case 0:
                world.Publish();
                break;
            case 1:
                world.Publish(truth.Take(truth.Count / 3));
                break;
            case 2:
                world.Publish(truth.Take(truth.Count * 7 / 10));
                break;
            case 3:
                world.Answer("<html><form><input type=password></form></html>");
                break;
            case 4:
                world.Answer("{\"jobs\": [{\"id\": 1, ");
                break;
            case 5:
                world.Answer("slow down", 429);
                break;
            default:
                world.Publish(truth);
                break;
        }
    }

    private static async Task<IEnumerable<StoredPosting>> StoredAsync(World world) => (await world.Get<PostingTable>().ReadBoardAsync(World.Acme, default)).Values;

    private static async Task AdvanceAsync(World world)
    {
        var due = (await world.Get<BoardTable>().FindAsync(World.Acme, default))!.State.NextDue;
        world.Clock.AdvanceTo(due);
    }
}
