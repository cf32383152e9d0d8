using System.Globalization;
using Azure;
using JobFeed.AzureRest.Tables;
using JobFeed.AzureRest.Tables.Models;
using JobFeed.Testing;

namespace JobFeed.AzureRest.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class TableTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TableClient table = new(azurite.ConnectionString, AzuriteFixture.NewName());

    public async Task InitializeAsync() => await table.CreateAsync();

    public async Task DisposeAsync() => await table.DeleteAsync();

    [Fact]
    public async Task Creates_a_table_once_and_deletes_it_twice()
    {
        var other = new TableClient(azurite.ConnectionString, AzuriteFixture.NewName());

        Assert.Equal(other.Name, (await other.CreateIfNotExistsAsync()).Value.Name);
        Assert.Equal(409, (await other.CreateIfNotExistsAsync()).GetRawResponse().Status);
        var again = await Assert.ThrowsAsync<RequestFailedException>(() => other.CreateAsync());
        Assert.Equal((409, "TableAlreadyExists"), (again.Status, again.ErrorCode));
        Assert.Equal(204, (await other.DeleteAsync()).Status);
        Assert.Equal(404, (await other.DeleteAsync()).Status);
    }

    [Fact]
    public async Task Lists_tables_page_by_page()
    {
        var service = new TableServiceClient(azurite.ConnectionString);
        var names = Enumerable.Range(0, 5).Select(_ => AzuriteFixture.NewName("list")).ToList();
        foreach (var name in names)
            await service.CreateTableIfNotExistsAsync(name);

        var found = new List<string>();
        await foreach (var page in service.QueryAsync(maxPerPage: 2).AsPages())
        {
            Assert.InRange(page.Values.Count, 0, 2);
            found.AddRange(page.Values.Select(static t => t.Name));
        }

        Assert.Empty(names.Except(found));
        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.Equal(names[2], Assert.Single(service.Query(TableServiceClient.CreateQueryFilter($"TableName eq {names[2]}"))).Name);
        foreach (var name in names)
            Assert.Equal(204, service.DeleteTable(name).Status);
    }

    [Fact]
    public async Task Keeps_every_type_of_property()
    {
        var id = Guid.NewGuid();
        var instant = new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.FromHours(5.5)).AddTicks(1_234_567);
        var bytes = Enumerable.Range(0, 64 * 1024).Select(static i => (byte)i).ToArray();
        var entity = new TableEntity("types", "all")
        {
            ["text"] = "Zoë \u4e2d\u6587 \U0001F680 \"quoted\" \\ \n\t <&>", ["empty"] = "", ["yes"] = true, ["no"] = false,
            ["int"] = int.MinValue, ["long"] = long.MaxValue, ["small"] = 5L, ["double"] = 0.1 + 0.2, ["whole"] = 3.0, ["big"] = 1e300,
            ["nan"] = double.NaN, ["up"] = double.PositiveInfinity, ["down"] = double.NegativeInfinity,
            ["id"] = id, ["instant"] = instant, ["moment"] = instant.UtcDateTime, ["bytes"] = bytes, ["data"] = BinaryData.FromBytes(bytes[..10]), ["nothing"] = null,
        };

        await table.AddEntityAsync(entity);
        TableEntity read = await table.GetEntityAsync<TableEntity>("types", "all");

        Assert.Equal(entity.GetString("text"), read.GetString("text"));
        Assert.Equal("", read.GetString("empty"));
        Assert.Equal((true, false), (read.GetBoolean("yes"), read.GetBoolean("no")));
        Assert.Equal((int.MinValue, long.MaxValue, 5L), (read.GetInt32("int"), read.GetInt64("long"), read.GetInt64("small")));
        Assert.Equal((0.1 + 0.2, 3.0, 1e300), (read.GetDouble("double"), read.GetDouble("whole"), read.GetDouble("big")));
        Assert.Equal((double.NaN, double.PositiveInfinity, double.NegativeInfinity), (read.GetDouble("nan"), read.GetDouble("up"), read.GetDouble("down")));
        Assert.Equal(id, read.GetGuid("id"));
        Assert.Equal(instant, read.GetDateTimeOffset("instant"));
        Assert.Equal(instant.UtcDateTime, read.GetDateTime("moment"));
        Assert.Equal(bytes, read.GetBinary("bytes"));
        Assert.Equal(bytes[..10], read.GetBinaryData("data")!.ToArray());
        Assert.False(read.ContainsKey("nothing"));
        Assert.Null(read.GetInt32("nothing"));
        Assert.NotNull(read.Timestamp);
        Assert.NotEqual(default, read.ETag);
    }

    [Theory]
    [InlineData("it's", "''")]
    [InlineData("100% sure", "%41%2F%")]
    [InlineData("a+b & c=d", "x;y,z:@!$*()[]{}|^`~<>")]
    [InlineData("Zoë Ünï", "\u4e2d\u6587\U0001F680")]
    [InlineData(" lead", "trail ")]
    [InlineData("..", ".")]
    [InlineData("", "")]
    [InlineData("PartitionKey='x'", "')")]
    public async Task Reads_back_odd_keys(string partition, string row)
    {
        await table.AddEntityAsync(new TableEntity(partition, row) { ["n"] = 1 });
        TableEntity read = await table.GetEntityAsync<TableEntity>(partition, row);
        Assert.Equal((partition, row), (read.PartitionKey, read.RowKey));

        read["n"] = 2;
        await table.UpdateEntityAsync(read, read.ETag);
        var found = Assert.Single(table.Query<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey eq {row}")));
        Assert.Equal(2, found.GetInt32("n"));
        Assert.Equal(204, (await table.DeleteEntityAsync(partition, row, found.ETag)).Status);
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>(partition, row)).HasValue);
    }

    [Fact]
    public async Task Refuses_what_is_not_as_it_was_read()
    {
        await table.AddEntityAsync(new TableEntity("p", "r") { ["n"] = 1, ["kept"] = "x" });
        TableEntity first = await table.GetEntityAsync<TableEntity>("p", "r");
        var second = await table.UpdateEntityAsync(new TableEntity("p", "r") { ["n"] = 2 }, first.ETag, TableUpdateMode.Merge);

        var stale = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r") { ["n"] = 3 }, first.ETag));
        Assert.Equal((412, "UpdateConditionNotSatisfied"), (stale.Status, stale.ErrorCode));
        Assert.True(stale.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
        Assert.Equal(412, Assert.Throws<RequestFailedException>(() => table.DeleteEntity("p", "r", first.ETag)).Status);
        TableEntity now = await table.GetEntityAsync<TableEntity>("p", "r");
        Assert.Equal((2, "x"), (now.GetInt32("n"), now.GetString("kept")));
        Assert.Equal(second.Headers.ETag, now.ETag);
        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(now, default));
    }

    [Fact]
    public async Task Adds_upserts_merges_and_replaces()
    {
        var row = new TableEntity("p", "r") { ["a"] = 1 };
        Assert.Equal(204, (await table.AddEntityAsync(row)).Status);
        var twice = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(row));
        Assert.Equal((409, "EntityAlreadyExists"), (twice.Status, twice.ErrorCode));

        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["b"] = 2 });
        Assert.Equal(1, table.GetEntity<TableEntity>("p", "r").Value.GetInt32("a"));
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["c"] = 3 }, TableUpdateMode.Replace);
        TableEntity read = table.GetEntity<TableEntity>("p", "r");
        Assert.False(read.ContainsKey("a") || read.ContainsKey("b"));
        Assert.Equal(3, read.GetInt32("c"));
        TableEntity picked = table.GetEntity<TableEntity>("p", "r", ["c"]);
        Assert.Equal(3, picked.GetInt32("c"));

        var missing = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "none"));
        Assert.Equal((404, "ResourceNotFound"), (missing.Status, missing.ErrorCode));
        var gone = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "none"), ETag.All));
        Assert.Equal(404, gone.Status);
        Assert.Equal(404, (await table.DeleteEntityAsync("p", "none")).Status);
        var nothing = await table.GetEntityIfExistsAsync<TableEntity>("p", "none");
        Assert.False(nothing.HasValue);
        Assert.Throws<InvalidOperationException>(() => nothing.Value);
    }

    [Fact]
    public async Task Reads_2500_rows_over_pages_and_resumes_from_a_token()
    {
        for (var chunk = 0; chunk < 25; chunk++)
            await table.SubmitTransactionAsync(Enumerable.Range(chunk * 100, 100).Select(static i => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(i))));

        var pages = new List<Page<TableEntity>>();
        await foreach (var page in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {"many"}"), select: ["RowKey", "n"]).AsPages())
            pages.Add(page);

        Assert.Equal([1000, 1000, 500], pages.Select(static p => p.Values.Count));
        Assert.Equal(Enumerable.Range(0, 2500), pages.SelectMany(static p => p.Values).Select(static e => e.GetInt32("n")!.Value));
        Assert.Null(pages[^1].ContinuationToken);
        Assert.Equal(1000, table.Query<TableEntity>().AsPages(pages[0].ContinuationToken).First().Values[0].GetInt32("n"));
        Assert.Equal(7, table.Query<TableEntity>(maxPerPage: 7).AsPages().First().Values.Count);
        Assert.Equal(2500, table.Query<TableEntity>(maxPerPage: 400).Count());
        Assert.Equal(300, await table.QueryAsync<TableEntity>("n ge 2200").CountAsync());
    }

    [Fact]
    public async Task Binds_plain_classes()
    {
        var note = new Note { PartitionKey = "p", RowKey = "r", Text = "hello", Count = 3_000_000_000, Ratio = 2, Kind = NoteKind.Long, When = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), Raw = [1, 2], Secret = "not stored" };
        await table.AddEntityAsync(note);

        Note read = await table.GetEntityAsync<Note>("p", "r");

        Assert.Equal(("p", "r", "hello", 3_000_000_000, 2.0, NoteKind.Long, note.When), (read.PartitionKey, read.RowKey, read.Text, read.Count, read.Ratio, read.Kind, read.When));
        Assert.Equal([1, 2], read.Raw);
        Assert.Null(read.Maybe);
        Assert.Null(read.Secret);
        Assert.NotEqual(default, read.ETag);
        Assert.NotNull(read.Timestamp);
        read.Text = "changed";
        await table.UpdateEntityAsync(read, read.ETag);
        Assert.Equal("changed", table.Query<Note>("Kind eq 'Long'").Single().Text);
    }

    private static TableEntity Row(int i) => new("many", i.ToString("d5", CultureInfo.InvariantCulture)) { ["n"] = i };

    private enum NoteKind
    {
        Short,
        Long,
    }

    private sealed class Note : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string? Text { get; set; }

        public long Count { get; set; }

        public double Ratio { get; set; }

        public int? Maybe { get; set; }

        public NoteKind Kind { get; set; }

        public DateTime When { get; set; }

        public byte[]? Raw { get; set; }

        [System.Runtime.Serialization.IgnoreDataMember]
        public string? Secret { get; set; }
    }
}
