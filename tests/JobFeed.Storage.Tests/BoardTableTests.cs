using JobFeed.Core.Postings;
using JobFeed.Storage.Boards;
using JobFeed.Testing;

namespace JobFeed.Storage.Tests;

public sealed class BoardTableTests(AzuriteFixture azurite) : StoreTest(azurite)
{
    private BoardTable Boards => new(Account.Table(StoreNames.BoardsTable));

    [Fact]
    public async Task Keeps_a_board_and_its_state()
    {
        var board = new Board { Id = Acme, Company = "Acme & Söhne", Url = new Uri("https://boards.greenhouse.io/acme"), IsSample = true };
        var state = new BoardState { NextDue = Noon, Open = 3, Validators = BoardStateWith("https://a.example/?x=1", "\"tag\"") };

        Assert.True(await Boards.AddAsync(board, state, default));
        var row = await Boards.FindAsync(Acme, default);

        Assert.Equal(board, row!.Board);
        Assert.Equal(3, row.State.Open);
        Assert.Equal("\"tag\"", row.State.Validators["https://a.example/?x=1"].ETag);
    }

    [Fact]
    public async Task Adds_a_board_once()
    {
        Assert.True(await Boards.AddAsync(new Board { Id = Acme }, new BoardState { Open = 1 }, default));
        Assert.False(await Boards.AddAsync(new Board { Id = Acme }, new BoardState { Open = 2 }, default));

        Assert.Equal(1, (await Boards.FindAsync(Acme, default))!.State.Open);
    }

    [Fact]
    public async Task Finds_what_is_due_and_enabled()
    {
        await Boards.AddAsync(new Board { Id = BoardId.Parse("lever:due") }, new BoardState { NextDue = Noon }, default);
        await Boards.AddAsync(new Board { Id = BoardId.Parse("lever:later") }, new BoardState { NextDue = Noon.AddSeconds(1) }, default);
        await Boards.AddAsync(new Board { Id = BoardId.Parse("lever:off"), Enabled = false }, new BoardState { NextDue = Noon }, default);

        var due = await Boards.ListDueAsync(Noon, default).Select(row => row.Board.Id.Key).ToListAsync();

        Assert.Equal(["due"], due);
    }

    [Fact]
    public async Task Writes_a_row_only_while_it_is_what_was_read()
    {
        await Boards.AddAsync(new Board { Id = Acme }, new BoardState(), default);
        var mine = await Boards.FindAsync(Acme, default);
        var theirs = await Boards.FindAsync(Acme, default);

        Assert.True(await Boards.TryUpdateAsync(theirs! with { State = new BoardState { Open = 7 } }, default));
        Assert.False(await Boards.TryUpdateAsync(mine! with { State = new BoardState { Open = 8 } }, default));

        Assert.Equal(7, (await Boards.FindAsync(Acme, default))!.State.Open);
    }

    [Fact]
    public async Task Keeps_boards_named_by_addresses()
    {
        var id = BoardId.Parse("career-page:https://acme.example/jobs?team=R&D#open/é");

        await Boards.AddAsync(new Board { Id = id }, new BoardState(), default);

        Assert.Equal(id, (await Boards.FindAsync(id, default))!.Board.Id);
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, Validators> BoardStateWith(string url, string tag) =>
        System.Collections.Immutable.ImmutableDictionary<string, Validators>.Empty.Add(url, new Validators(tag, null));
}
