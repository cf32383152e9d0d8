using Xunit.Abstractions;

namespace JobFeed.Pipeline.Tests.Simulation;

/// <summary>Thousands of crawls of boards whose truth is known, in every trap of <see cref="Trap"/>: no false closing, no lost posting.</summary>
public sealed class CrawlSimulationTests(ITestOutputHelper output)
{
    private const int Boards = 120;
    private const int CrawlsEach = 45;

    [Fact]
    public async Task Ten_thousand_crawls_close_nothing_that_is_open_and_lose_nothing_that_is_listed()
    {
        var counts = new SimulationCounts();
        for (var seed = 1; seed <= Boards; seed++)
        {
            await new CrawlSimulation(seed, counts).RunAsync(CrawlsEach);
        }

        output.WriteLine(counts.ToString());
        Assert.True(counts.Violations.Count == 0, $"{counts}\n{string.Join('\n', counts.Violations.Take(20))}");
        Assert.True(counts is { Crawls: >= 10_000, TrappedCrawls: >= 3_000, Faults: >= 2_000, Closed: >= 4_000, Reopened: >= 100 }, counts.ToString());
        Assert.Equal(Enum.GetValues<Trap>(), counts.Traps.Order());
    }

    [Fact]
    public async Task What_ends_on_an_undisturbed_board_is_closed_within_hours()
    {
        var counts = new SimulationCounts();
        foreach (var seed in Enumerable.Range(1, 40).Where(seed => (Paging)(seed % 8) is not (Paging.Window or Paging.TotalOnPageOneAndCap)))
        {
            await new CrawlSimulation(seed, counts, traps: false).RunAsync(CrawlsEach);
        }

        output.WriteLine(counts.ToString());
        Assert.Empty(counts.Violations);
        Assert.InRange(counts.HoursToClose[(int)(counts.HoursToClose.Count * 0.95)], 0, 2.5);
    }
}
