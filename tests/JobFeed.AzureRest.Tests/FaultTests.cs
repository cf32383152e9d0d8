using System.Diagnostics;
using Azure;
using Azure.Core;
using JobFeed.AzureRest.Blobs;
using JobFeed.AzureRest.Blobs.Models;
using JobFeed.AzureRest.Queues;
using JobFeed.AzureRest.Tables;
using JobFeed.AzureRest.Wire;
using JobFeed.Testing;

namespace JobFeed.AzureRest.Tests;

/// <summary>Through a proxy that breaks requests: retries heal what the official clients heal, and no more.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class FaultTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private FaultProxy tableProxy = null!;
    private FaultProxy blobProxy = null!;
    private FaultProxy queueProxy = null!;

    public async Task InitializeAsync()
    {
        var account = ConnectionString.Parse(azurite.ConnectionString);
        tableProxy = await FaultProxy.StartAsync(account.Endpoint("Table"));
        blobProxy = await FaultProxy.StartAsync(account.Endpoint("Blob"));
        queueProxy = await FaultProxy.StartAsync(account.Endpoint("Queue"));
    }

    public async Task DisposeAsync()
    {
        await tableProxy.DisposeAsync();
        await blobProxy.DisposeAsync();
        await queueProxy.DisposeAsync();
    }

    [Fact]
    public async Task Waits_as_long_as_a_throttled_service_asks()
    {
        var table = await TableAsync();
        tableProxy.Order(Fault.Busy);
        var clock = Stopwatch.StartNew();

        await table.AddEntityAsync(new TableEntity("p", "r") { ["n"] = 1 });

        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(0.95), $"The retry came after {clock.Elapsed}.");
        Assert.Equal(1, table.GetEntity<TableEntity>("p", "r").Value.GetInt32("n"));
    }

    [Fact]
    public async Task Gives_up_with_the_service_s_code()
    {
        var table = await TableAsync();
        tableProxy.RetryAfter = TimeSpan.Zero;
        tableProxy.Order(Fault.Busy, 4);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpsertEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((503, "ServerBusy"), (failure.Status, failure.ErrorCode));
        tableProxy.Order(Fault.Busy, 4);
        var batch = await Assert.ThrowsAsync<RequestFailedException>(() => table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r"))]));
        Assert.Equal(503, batch.Status);
    }

    [Fact]
    public async Task Heals_a_lost_answer_where_repeating_is_harmless()
    {
        var table = await TableAsync();
        tableProxy.Order(Fault.LoseAnswer);
        await table.UpsertEntityAsync(new TableEntity("p", "a") { ["n"] = 1 });
        tableProxy.Order(Fault.LoseAnswer);
        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "b")), new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "c"))]);
        tableProxy.Order(Fault.LoseAnswer);
        Assert.Equal(404, (await table.DeleteEntityAsync("p", "a")).Status);
        tableProxy.Order(Fault.LoseAnswer);
        await table.CreateIfNotExistsAsync();
        tableProxy.Order(Fault.Reset);
        await table.AddEntityAsync(new TableEntity("p", "d"));

        Assert.Equal(["b", "c", "d"], table.Query<TableEntity>().Select(static e => e.RowKey));
    }

    [Fact]
    public async Task Loses_nothing_when_one_answer_in_ten_is_lost_and_one_request_in_ten_refused()
    {
        var table = await TableAsync();
        tableProxy.RetryAfter = TimeSpan.Zero;
        for (var i = 0; i < 20; i++)
        {
            var (lost, busy) = (i * 10, i * 10 + 5);
            tableProxy.Order(Fault.LoseAnswer, hits: r => r.Path.Value!.Contains($"RowKey='{lost:d3}'", StringComparison.Ordinal));
            tableProxy.Order(Fault.Busy, hits: r => r.Path.Value!.Contains($"RowKey='{busy:d3}'", StringComparison.Ordinal));
        }

        for (var i = 0; i < 200; i++)
            await table.UpsertEntityAsync(new TableEntity("p", $"{i:d3}") { ["n"] = i });

        Assert.Equal(Enumerable.Range(0, 200), table.Query<TableEntity>().Select(static e => e.GetInt32("n")!.Value));
        Assert.Equal(240, tableProxy.Seen.Count(static r => r.Method == "PATCH"));
    }

    [Fact]
    public async Task Tells_a_conflict_after_a_lost_insert_as_the_official_client_does()
    {
        var table = await TableAsync();
        tableProxy.Order(Fault.LoseAnswer);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(409, failure.Status);
        Assert.Single(table.Query<TableEntity>());
    }

    [Fact]
    public async Task Goes_on_after_an_empty_page_with_a_token()
    {
        var table = await TableAsync();
        await table.SubmitTransactionAsync(Enumerable.Range(0, 10).Select(static i => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"{i}"))));
        tableProxy.Order(Fault.EmptyPage, 2, static r => r.Method == "GET");
        tableProxy.Order(Fault.EmptyPage, 1, static r => r.Query["NextRowKey"].ToString() is { Length: > 0 } token && !token.StartsWith("empty", StringComparison.Ordinal));

        var pages = await table.QueryAsync<TableEntity>(maxPerPage: 6).AsPages().ToListAsync();

        Assert.Equal([0, 0, 6, 0, 4], pages.Select(static p => p.Values.Count));
        Assert.Equal(Enumerable.Range(0, 10).Select(static i => $"{i}"), pages.SelectMany(static p => p.Values).Select(static e => e.RowKey));
    }

    [Fact]
    public async Task Ends_a_listing_whose_token_stands_still()
    {
        var table = await TableAsync();
        tableProxy.Order(Fault.StuckPage, 3, static r => r.Method == "GET");

        var failure = await Assert.ThrowsAsync<RequestFailedException>(async () => await table.QueryAsync<TableEntity>().CountAsync());

        Assert.Equal("ContinuationDoesNotAdvance", failure.ErrorCode);
    }

    [Fact]
    public async Task Reads_a_blob_whose_connection_breaks_in_the_middle()
    {
        var container = new BlobContainerClient(blobProxy.Through(azurite.ConnectionString, "Blob"), AzuriteFixture.NewName(), new BlobClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(10) } });
        await container.CreateAsync();
        var bytes = Enumerable.Range(0, 300_000).Select(static i => (byte)(i * 7)).ToArray();
        var blob = container.GetBlobClient("big");
        blobProxy.Order(Fault.LoseAnswer);
        await blob.UploadAsync(BinaryData.FromBytes(bytes), overwrite: true);

        blobProxy.Order(Fault.CutBody);
        Assert.Equal(bytes, (await blob.DownloadContentAsync()).Value.Content.ToArray());
        blobProxy.Order(Fault.CutBody, 2);
        using var streamed = (await blob.DownloadStreamingAsync(new BlobDownloadOptions { Range = new HttpRange(100, 250_000) })).Value;
        var read = new MemoryStream();
        await streamed.Content.CopyToAsync(read);
        Assert.Equal(bytes[100..250_100], read.ToArray());

        blobProxy.Order(Fault.CutBody);
        using var changed = (await blob.DownloadStreamingAsync()).Value;
        await new BlobClient(azurite.ConnectionString, container.Name, "big").UploadAsync(BinaryData.FromBytes(bytes), overwrite: true);
        Assert.Equal(412, (await Assert.ThrowsAsync<RequestFailedException>(() => changed.Content.CopyToAsync(Stream.Null))).Status);
    }

    [Fact]
    public async Task Sends_a_message_again_when_the_answer_was_lost()
    {
        var queue = new QueueClient(queueProxy.Through(azurite.ConnectionString, "Queue"), AzuriteFixture.NewName(), new QueueClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(10) } });
        queueProxy.Order(Fault.LoseAnswer);
        await queue.CreateIfNotExistsAsync();
        queueProxy.Order(Fault.LoseAnswer);

        await queue.SendMessageAsync("once or twice");

        Assert.Equal(2, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Stops_waiting_when_cancelled()
    {
        var table = await TableAsync();
        tableProxy.Delay = TimeSpan.FromSeconds(20);
        tableProxy.Order(Fault.Slow);
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: limit.Token));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10));
    }

    private async Task<TableClient> TableAsync()
    {
        var table = new TableClient(tableProxy.Through(azurite.ConnectionString, "Table"), AzuriteFixture.NewName(), new TableClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(10), Mode = RetryMode.Fixed } });
        await table.CreateAsync();
        return table;
    }
}
