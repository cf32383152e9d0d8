using Azure;
using JobFeed.AzureRest.Queues;
using JobFeed.Testing;

namespace JobFeed.AzureRest.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class QueueTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly QueueClient queue = new(azurite.ConnectionString, AzuriteFixture.NewName(), new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public async Task InitializeAsync() => await queue.CreateAsync();

    public async Task DisposeAsync() => await queue.DeleteAsync();

    [Fact]
    public async Task Creates_a_queue_once_and_deletes_it_once()
    {
        var other = new QueueServiceClient(azurite.ConnectionString).GetQueueClient(AzuriteFixture.NewName());

        Assert.False((await other.ExistsAsync()).Value);
        Assert.Equal(201, (await other.CreateIfNotExistsAsync())!.Status);
        Assert.Null(await other.CreateIfNotExistsAsync());
        Assert.Null(await other.CreateIfNotExistsAsync(new Dictionary<string, string> { ["k"] = "v" }));
        Assert.True((await other.ExistsAsync()).Value);
        Assert.True((await other.DeleteIfExistsAsync()).Value);
        Assert.False((await other.DeleteIfExistsAsync()).Value);
        var missing = await Assert.ThrowsAsync<RequestFailedException>(() => other.SendMessageAsync("x"));
        Assert.Equal((404, "QueueNotFound"), (missing.Status, missing.ErrorCode));
    }

    [Fact]
    public async Task Lists_queues_by_prefix()
    {
        var service = new QueueServiceClient(azurite.ConnectionString);
        var prefix = AzuriteFixture.NewName("many");
        for (var i = 0; i < 5; i++)
            await service.CreateQueueAsync($"{prefix}-{i}");

        Assert.Equal([$"{prefix}-0", $"{prefix}-1", $"{prefix}-2", $"{prefix}-3", $"{prefix}-4"], await service.GetQueuesAsync(prefix: prefix).Select(static q => q.Name).ToListAsync());
        Assert.Equal([2, 2, 1], service.GetQueues(prefix: prefix).AsPages(pageSizeHint: 2).Select(static p => p.Values.Count));
        for (var i = 0; i < 5; i++)
            service.DeleteQueue($"{prefix}-{i}");
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("  spaces and \n lines\t ")]
    [InlineData("<a b=\"c\">&amp;]]></a>")]
    [InlineData("Zoë \u4e2d\u6587 \U0001F680")]
    [InlineData("")]
    public async Task Gives_back_the_text_in_either_encoding(string text)
    {
        var raw = new QueueClient(azurite.ConnectionString, queue.Name);

        await queue.SendMessageAsync(text);
        var message = (await queue.ReceiveMessageAsync()).Value;
        Assert.Equal(text, message.MessageText);
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        raw.SendMessage(text);
        Assert.Equal(text, Assert.Single(raw.ReceiveMessages().Value).Body.ToString());
    }

    [Fact]
    public async Task Encodes_what_text_cannot_hold()
    {
        var bytes = Enumerable.Range(0, 256).Select(static i => (byte)i).ToArray();
        await queue.SendMessageAsync(BinaryData.FromBytes(bytes));
        await queue.SendMessageAsync("bell \u0007");

        var messages = (await queue.ReceiveMessagesAsync(32)).Value;
        Assert.Contains(messages, m => m.Body.ToArray().AsSpan().SequenceEqual(bytes));
        Assert.Contains(messages, static m => m.MessageText == "bell \u0007");
        await Assert.ThrowsAsync<ArgumentException>(() => new QueueClient(azurite.ConnectionString, queue.Name).SendMessageAsync("bell \u0007"));
    }

    [Fact]
    public async Task Takes_64_KiB_as_sent_and_no_more()
    {
        var raw = new QueueClient(azurite.ConnectionString, queue.Name);
        await raw.SendMessageAsync(new string('x', 64 * 1024));
        Assert.Equal(64 * 1024, raw.ReceiveMessage().Value.MessageText.Length);
        await queue.SendMessageAsync(new string('x', 48 * 1024));

        var large = await Assert.ThrowsAsync<RequestFailedException>(() => raw.SendMessageAsync(new string('x', 64 * 1024 + 1)));
        Assert.Equal((400, "MessageTooLarge"), (large.Status, large.ErrorCode));
        Assert.Equal("MessageTooLarge", (await Assert.ThrowsAsync<RequestFailedException>(() => queue.SendMessageAsync(new string('x', 48 * 1024 + 1)))).ErrorCode);
        Assert.Equal("MessageTooLarge", (await Assert.ThrowsAsync<RequestFailedException>(() => raw.SendMessageAsync(new string('ü', 33_000)))).ErrorCode);
    }

    [Fact]
    public async Task Hides_a_received_message_and_counts_its_deliveries()
    {
        var sent = (await queue.SendMessageAsync("work")).Value;
        var first = (await queue.ReceiveMessageAsync(TimeSpan.FromMinutes(5))).Value;

        Assert.Equal((sent.MessageId, 1L), (first.MessageId, first.DequeueCount));
        Assert.True(first.NextVisibleOn > first.InsertedOn);
        Assert.Null((await queue.ReceiveMessageAsync()).Value);
        Assert.Empty((await queue.PeekMessagesAsync(5)).Value);
        Assert.Equal(1, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);

        await queue.UpdateMessageAsync(first.MessageId, first.PopReceipt, visibilityTimeout: TimeSpan.Zero);
        var second = (await queue.ReceiveMessageAsync(TimeSpan.FromMinutes(5))).Value;
        Assert.Equal((first.MessageId, 2L), (second.MessageId, second.DequeueCount));
        Assert.NotEqual(first.PopReceipt, second.PopReceipt);
        var late = await Assert.ThrowsAsync<RequestFailedException>(() => queue.DeleteMessageAsync(first.MessageId, first.PopReceipt));
        Assert.Contains(late.Status, (int[])[400, 404]);
        Assert.Equal(204, (await queue.DeleteMessageAsync(second.MessageId, second.PopReceipt)).Status);
        Assert.Equal(404, (await Assert.ThrowsAsync<RequestFailedException>(() => queue.DeleteMessageAsync(second.MessageId, second.PopReceipt))).Status);
    }

    [Fact]
    public async Task Renews_and_changes_a_held_message()
    {
        await queue.SendMessageAsync("work");
        var held = (await queue.ReceiveMessageAsync(TimeSpan.FromSeconds(30))).Value;

        var renewed = held.Update((await queue.UpdateMessageAsync(held.MessageId, held.PopReceipt, visibilityTimeout: TimeSpan.FromSeconds(60))).Value);
        Assert.True(renewed.NextVisibleOn > held.NextVisibleOn);
        Assert.NotEqual(held.PopReceipt, renewed.PopReceipt);
        Assert.Equal(400, (await Assert.ThrowsAsync<RequestFailedException>(() => queue.UpdateMessageAsync(held.MessageId, held.PopReceipt, visibilityTimeout: TimeSpan.FromSeconds(1)))).Status);
        await queue.UpdateMessageAsync(renewed.MessageId, renewed.PopReceipt, "work, half done");

        var again = (await queue.ReceiveMessageAsync()).Value;
        Assert.Equal(("work, half done", 2L), (again.MessageText, again.DequeueCount));
    }

    [Fact]
    public async Task Delays_a_message_and_lets_its_sender_take_it_back()
    {
        var sent = queue.SendMessage("later", TimeSpan.FromHours(1), TimeSpan.FromDays(2)).Value;

        Assert.Null((await queue.PeekMessageAsync()).Value);
        Assert.Equal(TimeSpan.FromHours(1), sent.TimeNextVisible - sent.InsertionTime);
        Assert.Equal(TimeSpan.FromDays(2), sent.ExpirationTime - sent.InsertionTime);
        queue.UpdateMessage(sent.MessageId, sent.PopReceipt, "now");
        Assert.Equal("now", queue.PeekMessage().Value.MessageText);
        Assert.Equal(0, queue.PeekMessage().Value.DequeueCount);
        await queue.SendMessageAsync("for ever", timeToLive: TimeSpan.FromSeconds(-1));
        await queue.ClearMessagesAsync();
        Assert.Equal(0, queue.GetProperties().Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Receives_up_to_32_at_once()
    {
        for (var i = 0; i < 40; i++)
            await queue.SendMessageAsync($"{i}");

        Assert.Equal(32, (await queue.PeekMessagesAsync(32)).Value.Length);
        Assert.Equal(32, (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(1))).Value.Length);
        Assert.Equal(8, (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(1))).Value.Length);
        Assert.Equal(400, (await Assert.ThrowsAsync<RequestFailedException>(() => queue.ReceiveMessagesAsync(33))).Status);
    }

    [Fact]
    public async Task Refuses_a_message_that_is_not_base64()
    {
        await new QueueClient(azurite.ConnectionString, queue.Name).SendMessageAsync("not base64!");

        await Assert.ThrowsAsync<FormatException>(() => queue.ReceiveMessagesAsync());
    }
}
