using System.Globalization;
using Azure;
using JobFeed.AzureRest.Tables;
using JobFeed.Testing;

namespace JobFeed.AzureRest.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class TableTransactionTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TableClient table = new(azurite.ConnectionString, AzuriteFixture.NewName());

    public async Task InitializeAsync() => await table.CreateAsync();

    public async Task DisposeAsync() => await table.DeleteAsync();

    [Fact]
    public async Task Does_a_hundred_actions_and_gives_an_answer_for_each()
    {
        var answer = await table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(static i => Add(i)));

        Assert.Equal(202, answer.GetRawResponse().Status);
        Assert.Equal(100, answer.Value.Count);
        Assert.All(answer.Value, static part => Assert.Equal(204, part.Status));
        TableEntity read = await table.GetEntityAsync<TableEntity>("p", Key(42));
        Assert.Equal(read.ETag, answer.Value[42].Headers.ETag);
        Assert.Equal(100, table.Query<TableEntity>().Count());
    }

    [Fact]
    public async Task Does_every_kind_of_action_in_one_transaction()
    {
        await table.SubmitTransactionAsync(Enumerable.Range(0, 4).Select(static i => Add(i)));
        TableEntity zero = await table.GetEntityAsync<TableEntity>("p", Key(0));

        table.SubmitTransaction(
        [
            new(TableTransactionActionType.UpdateMerge, new TableEntity("p", Key(0)) { ["m"] = 1 }, zero.ETag),
            new(TableTransactionActionType.UpdateReplace, new TableEntity("p", Key(1)) { ["m"] = 1 }),
            new(TableTransactionActionType.UpsertMerge, new TableEntity("p", Key(2)) { ["m"] = 1 }),
            new(TableTransactionActionType.Delete, new TableEntity("p", Key(3))),
            new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "it's \u4e2d % + &") { ["m"] = "ж" }),
            Add(9),
        ]);

        var rows = table.Query<TableEntity>().ToDictionary(static e => e.RowKey);
        Assert.Equal(5, rows.Count);
        Assert.True(rows[Key(0)].ContainsKey("n") && rows[Key(2)].ContainsKey("n"));
        Assert.False(rows[Key(1)].ContainsKey("n"));
        Assert.Equal("ж", rows["it's \u4e2d % + &"].GetString("m"));
    }

    [Fact]
    public async Task Does_nothing_and_names_the_action_when_one_fails()
    {
        await table.AddEntityAsync(Add(5).Entity);

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(Enumerable.Range(0, 10).Select(static i => Add(i))));

        Assert.Equal((409, "EntityAlreadyExists", 5), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.Single(table.Query<TableEntity>());
    }

    [Fact]
    public async Task Names_the_action_whose_version_is_stale()
    {
        await table.SubmitTransactionAsync([Add(0), Add(1)]);
        TableEntity one = await table.GetEntityAsync<TableEntity>("p", Key(1));
        await table.UpsertEntityAsync(new TableEntity("p", Key(1)) { ["n"] = 100 });

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpsertMerge, new TableEntity("p", Key(0)) { ["n"] = 7 }),
            new(TableTransactionActionType.UpdateMerge, new TableEntity("p", Key(1)) { ["n"] = 7 }, one.ETag),
        ]));

        Assert.Equal((412, 1), (failure.Status, failure.FailedTransactionActionIndex));
        Assert.Equal(0, (await table.GetEntityAsync<TableEntity>("p", Key(0))).Value.GetInt32("n"));
    }

    [Fact]
    public async Task Adds_what_an_update_without_a_version_does_not_find()
    {
        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "new") { ["n"] = 1 })]);

        Assert.Single(table.Query<TableEntity>());
        var missing = await Failure([new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "other"), ETag.All)]);
        Assert.Equal((404, 0), (missing.Status, missing.FailedTransactionActionIndex));
    }

    [Theory]
    [InlineData("--batch_\r\n--changeset_\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n")]
    [InlineData("GET http://127.0.0.1/ HTTP/1.1\nContent-ID: 7\n\n{}")]
    [InlineData("\u4e2d\u6587 \U0001F680 <script>&'\"\\ \u2028 \uFEFF")]
    public async Task Keeps_text_that_looks_like_the_wire(string text)
    {
        await table.SubmitTransactionAsync([Add(0), new(TableTransactionActionType.Add, new TableEntity("p", "nasty") { ["t"] = text }), Add(1)]);

        Assert.Equal(text, (await table.GetEntityAsync<TableEntity>("p", "nasty")).Value.GetString("t"));
        Assert.Equal(3, table.Query<TableEntity>().Count());
    }

    [Fact]
    public async Task Refuses_what_cannot_be_one_transaction()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
        Assert.Equal(400, (await Failure(Enumerable.Range(0, 101).Select(static i => Add(i)))).Status);
        Assert.Equal(1, (await Failure([Add(0), new(TableTransactionActionType.Add, new TableEntity("other", "r"))])).FailedTransactionActionIndex);
        Assert.Equal(400, (await Failure([Add(0), Add(0)])).Status);
        var poison = await Failure([Add(0), Add(1), new(TableTransactionActionType.Add, new TableEntity("p", "bad/key"))]);
        Assert.Equal((2, "OutOfRangeInput"), (poison.FailedTransactionActionIndex, poison.ErrorCode));
        var large = await Assert.ThrowsAsync<RequestFailedException>(() => table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(static i => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", Key(i)) { ["t"] = new byte[60_000] }))));
        Assert.Equal((413, "RequestBodyTooLarge"), (large.Status, large.ErrorCode));
        Assert.Empty(table.Query<TableEntity>());
    }

    private static string Key(int i) => i.ToString("d3", CultureInfo.InvariantCulture);

    private static TableTransactionAction Add(int i) => new(TableTransactionActionType.Add, new TableEntity("p", Key(i)) { ["n"] = i });

    private Task<TableTransactionFailedException> Failure(IEnumerable<TableTransactionAction> actions) =>
        Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(actions));
}
