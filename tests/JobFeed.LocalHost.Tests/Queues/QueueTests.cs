using JobFeed.AzureRest.Queues;
using JobFeed.AzureRest.Queues.Models;
using JobFeed.LocalHost.Builder;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Queues;
using JobFeed.LocalHost.Tests.Samples;
using JobFeed.LocalHost.Tests.Support;
using JobFeed.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace JobFeed.LocalHost.Tests.Queues;

public sealed class QueueTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly string _prefix = AzuriteFixture.NewName("q");

    [Fact]
    public async Task Gives_a_message_with_its_metadata_and_deletes_it()
    {
        await using var app = await StartAsync(typeof(QueueSamples)); // before there is a queue
        var queue = await SendAsync("text", "hello");

        Assert.Equal("hello 1 id queued hello", await app.Journal.NextAsync());
        await UntilEmptyAsync(queue);
    }

    [Theory]
    [InlineData("bytes", "\u00e9", "C3A9")]
    [InlineData("data", "hello", "data hello")]
    [InlineData("json", """{"name":"nails","Amount":3}""", "3 of nails")]
    [InlineData("native", "hello", "hello 1")]
    public async Task Reads_a_message_as(string queue, string message, string line)
    {
        await using var app = await StartAsync(typeof(QueueSamples));
        await SendAsync(queue, message);

        Assert.Equal(line, await app.Journal.NextAsync());
    }

    [Fact]
    public async Task Tries_again_and_then_moves_to_the_poison_queue()
    {
        await using var app = await StartAsync(typeof(FailingQueue), """ "maxDequeueCount": 3 """);
        var queue = await SendAsync("failing", "breaks");

        Assert.Equal("breaks 1", await app.Journal.NextAsync());
        Assert.Equal("breaks 2", await app.Journal.NextAsync());
        Assert.Equal("breaks 3", await app.Journal.NextAsync());
        Assert.Equal("breaks", (await ReceiveAsync("failing-poison")).MessageText);
        await UntilEmptyAsync(queue);
        Assert.Empty(app.Journal.Rest());
    }

    [Fact]
    public async Task Deletes_what_succeeds_at_the_second_try()
    {
        await using var app = await StartAsync(typeof(FailingQueue));
        var queue = await SendAsync("failing", "recovers");

        Assert.Equal("recovers 1", await app.Journal.NextAsync());
        Assert.Equal("recovers 2", await app.Journal.NextAsync());
        await UntilEmptyAsync(queue);
        Assert.False((await Queue("failing-poison").ExistsAsync()).Value);
    }

    [Theory]
    [InlineData("text", "not base64", "is not base64: set QueueMessageEncoding.Base64 on the sender")]
    [InlineData("json", "bm90IGpzb24=", "The message is not JSON for")]
    public async Task Poisons_what_cannot_be_read(string name, string text, string reason)
    {
        await using var app = await StartAsync(typeof(QueueSamples), """ "maxDequeueCount": 2 """);
        var queue = Queue(name, QueueMessageEncoding.None);
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync(text);

        Assert.Equal(text, (await ReceiveAsync(name + "-poison", QueueMessageEncoding.None)).MessageText);
        Assert.Contains(app.Log, line => line.Contains(reason, StringComparison.Ordinal));
        Assert.Empty(app.Journal.Rest());
    }

    [Fact]
    public async Task Reads_plain_texts_when_host_json_says_so()
    {
        await using var app = await StartAsync(typeof(QueueSamples), """ "messageEncoding": "none" """);
        var queue = Queue("data", QueueMessageEncoding.None);
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync("plain");

        Assert.Equal("data plain", await app.Journal.NextAsync());
    }

    [Fact]
    public async Task Sends_each_returned_element_as_a_message()
    {
        await using var app = await StartAsync(typeof(QueueSamples));
        await SendAsync("forward", "a,b");

        Assert.Equal(["a 1 id queued a", "b 1 id queued b"], new[] { await app.Journal.NextAsync(), await app.Journal.NextAsync() }.Order());
    }

    [Fact]
    public async Task Answers_and_sends_from_one_returned_object()
    {
        await using var app = await StartAsync(typeof(Submit));

        using var response = await app.Http.PostAsync(new Uri("/api/orders/7", UriKind.Relative), null);

        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("""{"Name":"nails","Amount":7}""", (await ReceiveAsync("json")).MessageText);
    }

    [Fact]
    public async Task Runs_no_more_at_once_than_host_json_allows()
    {
        for (var i = 0; i < 5; i++)
        {
            await SendAsync("turn", $"{i}");
        }

        await using var app = await StartAsync(typeof(TurnQueue), """ "batchSize": 2, "newBatchThreshold": 0 """);

        var lines = new List<string> { await app.Journal.NextAsync(), await app.Journal.NextAsync() };
        for (var i = 0; i < 5; i++)
        {
            app.Turns.Give();
        }

        while (lines.Count < 10)
        {
            lines.Add(await app.Journal.NextAsync());
        }

        Assert.Equal(["begin, 1 at once", "begin, 2 at once"], lines.Take(2).Order());
        Assert.DoesNotContain(lines, line => line.Contains("3 at once", StringComparison.Ordinal));
        Assert.Equal(5, lines.Count(line => line == "end"));
    }

    [Fact]
    public async Task Gives_a_message_back_when_a_stop_cannot_wait_for_it()
    {
        QueueClient queue;
        await using (var app = await StartAsync(
            typeof(SlowQueue), configure: options => options.StopLimit = TimeSpan.FromMilliseconds(50)))
        {
            queue = await SendAsync("slow", "long");
            Assert.Equal("begin long", await app.Journal.NextAsync());
            await app.StopAsync();
            Assert.Equal(["cancelled long"], app.Journal.Rest());
        }

        Assert.Equal(2, (await ReceiveAsync("slow")).DequeueCount);
    }

    [Fact]
    public async Task Keeps_a_message_hidden_as_long_as_it_is_held()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        var queue = await SendAsync("held", "long");
        var message = (await queue.ReceiveMessageAsync(TimeSpan.FromSeconds(60))).Value;
        await using (var held = new HeldMessage(queue, message, clock, NullLogger.Instance))
        {
            clock.Advance(HeldMessage.HeldFor / 2);
            await clock.TimerDueAtAsync(clock.GetUtcNow() + (HeldMessage.HeldFor / 2));

            Assert.NotEqual(message.PopReceipt, held.Message.PopReceipt);
            Assert.True(held.Message.NextVisibleOn > message.NextVisibleOn + TimeSpan.FromMinutes(8));
            await held.DeleteAsync();
        }

        await UntilEmptyAsync(queue);
    }

    [Fact]
    public async Task Looks_less_and_less_often_at_an_empty_queue()
    {
        var start = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var clock = new ManualClock(start);
        await using var app = await StartAsync(typeof(FailingQueue), """ "maxPollingInterval": "00:00:01" """, clock: clock);

        foreach (var pause in new[] { 100, 200, 400, 800, 1000, 1000 })
        {
            var next = clock.GetUtcNow() + TimeSpan.FromMilliseconds(pause);
            await clock.TimerDueAtAsync(next);
            clock.AdvanceTo(next);
        }
    }

    [Fact]
    public async Task Says_that_storage_does_not_answer()
    {
        await using var app = await RunningApp.StartAsync(new AppSetup(typeof(FailingQueue))
        {
            Settings = new() { ["Prefix"] = _prefix, ["AzureWebJobsStorage"] = Nowhere },
        });

        await Eventually.TrueAsync(() => Task.FromResult(app.Log.Any(
            line => line.Contains($"The queue '{_prefix}-failing' of 'FailingQueue' cannot be read", StringComparison.Ordinal))));
    }

    /// <summary>A port that was free a moment ago.</summary>
    internal static string Nowhere
    {
        get
        {
            using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
            listener.Start();
            var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
            return $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;QueueEndpoint=http://127.0.0.1:{port}/a;BlobEndpoint=http://127.0.0.1:{port}/a;";
        }
    }

    private Task<RunningApp> StartAsync(
        Type function, string queues = "", Action<LocalHostOptions>? configure = null, TimeProvider? clock = null) =>
        RunningApp.StartAsync(new AppSetup(function)
        {
            HostJson = $$"""{ "version": "2.0", "extensions": { "queues": { {{queues}} } } }""",
            Settings = new() { ["Prefix"] = _prefix, ["AzureWebJobsStorage"] = azurite.ConnectionString },
            Clock = clock,
            Configure = builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Services.Configure(configure ?? (_ => { }));
            },
        });

    private QueueClient Queue(string name, QueueMessageEncoding encoding = QueueMessageEncoding.Base64) =>
        new(azurite.ConnectionString, $"{_prefix}-{name}", new QueueClientOptions { MessageEncoding = encoding });

    private async Task<QueueClient> SendAsync(string name, string text)
    {
        var queue = Queue(name);
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync(text);
        return queue;
    }

    /// <summary>The next message of a queue that may not be there yet.</summary>
    private async Task<QueueMessage> ReceiveAsync(string name, QueueMessageEncoding encoding = QueueMessageEncoding.Base64)
    {
        var queue = Queue(name, encoding);
        await queue.CreateIfNotExistsAsync();
        QueueMessage? message = null;
        await Eventually.TrueAsync(async () => (message = (await queue.ReceiveMessageAsync()).Value) is not null);
        return message!;
    }

    /// <summary>Hidden messages count too.</summary>
    private static Task UntilEmptyAsync(QueueClient queue) =>
        Eventually.TrueAsync(async () => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0);
}
