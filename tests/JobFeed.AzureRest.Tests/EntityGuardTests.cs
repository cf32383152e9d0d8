using Azure;
using JobFeed.AzureRest.Tables;
using JobFeed.Testing;

namespace JobFeed.AzureRest.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class EntityGuardTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TableClient table = new(azurite.ConnectionString, AzuriteFixture.NewName());

    public async Task InitializeAsync() => await table.CreateAsync();

    public async Task DisposeAsync() => await table.DeleteAsync();

    [Fact]
    public async Task Takes_an_entity_just_under_1_MiB_and_refuses_one_above()
    {
        // 4 + 2 * 2 for the keys, then for each property 8 + 2 * 3 for its name, 4 and its bytes.
        var entity = Filled(1024 * 1024 - 8);
        await table.AddEntityAsync(entity);
        TableEntity read = await table.GetEntityAsync<TableEntity>("p", "r");
        Assert.Equal(entity.Where(static p => p.Value is byte[]).Sum(static p => ((byte[])p.Value).Length), read.Where(static p => p.Value is byte[]).Sum(static p => ((byte[])p.Value).Length));

        var failure = await Refusal(Filled(1024 * 1024 - 7));
        Assert.Equal((400, "EntityTooLarge"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task Takes_252_properties_and_refuses_253()
    {
        var entity = new TableEntity("p", "wide");
        for (var i = 0; i < 252; i++)
            entity[$"n{i}"] = i;
        await table.AddEntityAsync(entity);

        entity["more"] = 1;
        Assert.Equal("TooManyProperties", (await Refusal(entity)).ErrorCode);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    [InlineData("a\u0085b")]
    public async Task Refuses_characters_that_keys_cannot_hold(string key)
    {
        Assert.Equal("OutOfRangeInput", (await Refusal(new TableEntity("p", key))).ErrorCode);
        Assert.Equal("OutOfRangeInput", (await Refusal(new TableEntity(key, "r"))).ErrorCode);
        Assert.Equal("OutOfRangeInput", (await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", key))).ErrorCode);
        Assert.Equal("OutOfRangeInput", (await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", key))).ErrorCode);
    }

    [Fact]
    public async Task Refuses_values_that_the_service_cannot_hold()
    {
        Assert.Equal("PropertyValueTooLarge", (await Refusal(With(new string('x', 32 * 1024 + 1)))).ErrorCode);
        Assert.Equal("PropertyValueTooLarge", (await Refusal(With(new byte[64 * 1024 + 1]))).ErrorCode);
        Assert.Equal("OutOfRangeInput", (await Refusal(With(new DateTimeOffset(1600, 12, 31, 0, 0, 0, TimeSpan.Zero)))).ErrorCode);
        Assert.Equal("InvalidInput", (await Refusal(With("half a pair: \uD83D"))).ErrorCode);
        Assert.Equal("KeyValueTooLarge", (await Refusal(new TableEntity("p", new string('k', 513)))).ErrorCode);
        Assert.Equal("PropertyNameInvalid", (await Refusal(new TableEntity("p", "r") { ["a-b"] = 1 })).ErrorCode);
        Assert.Equal("PropertyNameTooLong", (await Refusal(new TableEntity("p", "r") { [new string('n', 256)] = 1 })).ErrorCode);
        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(With(1.5m)));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.AddEntityAsync(new TableEntity("p", null)));
        await table.AddEntityAsync(new TableEntity("p", new string('k', 512)) { ["t"] = new string('x', 32 * 1024), ["b"] = new byte[64 * 1024] });
    }

    private static TableEntity With(object value) => new("p", "r") { ["v"] = value };

    private static TableEntity Filled(int bytes)
    {
        var entity = new TableEntity("p", "r");
        for (var i = 0; bytes > 18; i++)
        {
            var length = Math.Min(64 * 1024, bytes - 18);
            entity[$"b{(char)('a' + i)}x"] = new byte[length];
            bytes -= length + 18;
        }

        return entity;
    }

    private Task<RequestFailedException> Refusal(TableEntity entity) => Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(entity));
}
