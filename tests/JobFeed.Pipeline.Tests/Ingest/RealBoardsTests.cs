using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Sources;
using JobFeed.Storage.Boards;
using JobFeed.Testing;

namespace JobFeed.Pipeline.Tests.Ingest;

public sealed class RealBoardsTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private static readonly string[] Platforms =
    [
        "ashby", "bamboohr", "breezy", "greenhouse", "icims", "jazzhr", "join", "lever", "personio", "pinpoint", "recruitee", "rippling", "smartrecruiters",
        "teamtailor", "workable", "workday",
    ];

    [Fact]
    public void There_are_more_than_250_each_once() =>
        Assert.True(RealBoards.All.DistinctBy(b => b.Link).Count() == RealBoards.All.Length && RealBoards.All.Length > 250);

    [Fact]
    public void Each_entry_has_the_shape_of_its_platform() => Assert.All(RealBoards.All, real =>
    {
        Assert.Contains(real.Platform, Platforms);
        Assert.Equal("https", real.Link.Scheme);
        Assert.Matches("^[A-Z]{2}$", real.Country);
        Assert.NotEqual("", real.Company);
        if (KnownSources.Find(real.Platform) is not null)
        {
            Assert.Equal(real.Platform, real.ToBoard()?.Id.Platform);
        }
    });

    [Fact]
    public async Task Imported_boards_are_disabled_until_they_are_asked_for_and_then_come_due_one_after_the_other()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        var registry = world.Get<BoardRegistry>();
        var readable = RealBoards.All.Count(b => b.ToBoard() is not null);

        var first = await registry.ImportAsync(enable: false, default);
        var disabled = await world.Get<BoardTable>().ListAsync(default).Where(row => row.Board.Id != World.Acme).CountAsync(row => !row.Board.Enabled);
        var second = await registry.ImportAsync(enable: true, default);
        var due = await world.Get<BoardTable>().ListAsync(default).Where(row => row.Board.Id != World.Acme).Select(row => row.State.NextDue).ToListAsync();

        Assert.Equal((readable, 0), (first.Added, first.Enabled));
        Assert.Equal(readable, disabled);
        Assert.Equal((0, readable), (second.Added, second.Enabled));
        Assert.True(due.Distinct().Count() > readable / 2 && due.Max() <= world.Clock.GetUtcNow().AddMinutes(30));
    }
}
