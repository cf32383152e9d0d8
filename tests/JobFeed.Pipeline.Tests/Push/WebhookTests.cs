using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JobFeed.Core.Changes;
using JobFeed.Pipeline.Push;
using JobFeed.Sources.Fetching;
using JobFeed.Storage.Subscriptions;
using JobFeed.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Tests.Push;

/// <summary>Receivers are told the log in its order, at least once, signed, one message at a time, and whatever they do harms nobody.</summary>
public sealed class WebhookTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private static readonly Job[] Five = [.. Enumerable.Range(1, 5).Select(i => new Job($"{i}", i % 2 == 0 ? $"Nurse {i}" : $"Engineer {i}"))];

    /// <summary>The example of the Standard Webhooks reference libraries.</summary>
    [Fact]
    public void Signs_as_the_reference_libraries_do()
    {
        var message = new WebhookMessage("msg_p5jXN8AQM9LWM0D4loKWxJek", Encoding.UTF8.GetBytes("{\"test\": 2432232314}"));
        var now = DateTimeOffset.FromUnixTimeSeconds(1614265330);
        var headers = message.Headers(new Webhook { Id = "a", Url = "", Query = "", Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", CreatedAt = now }, now).ToDictionary();

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", headers["webhook-signature"]);
        Assert.Equal(("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330"), (headers["webhook-id"], headers["webhook-timestamp"]));
    }

    [Fact]
    public async Task Tells_every_change_once_in_order_and_signed()
    {
        await using var world = await WorldOfAsync();
        var receiver = new Receiver(Web, "/told");
        var hook = await AddAsync(world, receiver, new WebhookDraft { Cursor = 0 });
        Assert.Equal(3, await DeliverAsync(world, hook));
        Assert.Equal(0, await DeliverAsync(world, hook));

        Assert.Equal([1, 2, 3, 4, 5], receiver.Requests.SelectMany(Sequences));
        Assert.Equal(3, receiver.Requests.Select(r => r.Headers["webhook-id"]).Distinct().Count());
        Assert.All(receiver.Requests, request => Assert.Equal(SignatureOf(hook, request), request.Headers["webhook-signature"]));
        Assert.All(receiver.Requests, request => Assert.Equal("POST application/json", $"{request.Method} {request.Headers["Content-Type"]}"));
        Assert.StartsWith("whsec_", hook.Secret, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_only_what_was_asked_for()
    {
        await using var world = await WorldOfAsync();
        var receiver = new Receiver(Web, "/nurses");
        var hook = await AddAsync(world, receiver, new WebhookDraft { Cursor = 0, Query = "q=nurse", Kinds = ["created"] });
        await PublishAsync(world, [.. Five.Select(job => job with { Content = "<p>Write F#.</p>" }), new Job("6", "Nurse 6")]);
        await DeliverAsync(world, hook);

        Assert.Equal(["Nurse 2", "Nurse 4", "Nurse 6"], receiver.Requests.SelectMany(Items).Select(item => item.GetProperty("posting").GetProperty("title").GetString()));
        Assert.Equal(11, (await FindAsync(world, hook)).Cursor);
        Assert.Equal(0, await world.Get<WebhookDeliverer>().WakeAsync(default));
    }

    [Fact]
    public async Task Begins_with_what_comes_next_unless_told_otherwise()
    {
        await using var world = await WorldOfAsync();
        var receiver = new Receiver(Web, "/next");
        var hook = await AddAsync(world, receiver, new WebhookDraft());
        Assert.Equal(0, await DeliverAsync(world, hook));
        await PublishAsync(world, [.. Five, new Job("6", "Nurse 6")]);
        Assert.Equal(1, await world.Get<WebhookDeliverer>().WakeAsync(default));
        await DeliverAsync(world, hook);

        Assert.Equal([6], receiver.Requests.SelectMany(Sequences));
    }

    [Fact]
    public async Task A_failure_is_tried_again_later_with_the_same_message()
    {
        await using var world = await WorldOfAsync();
        var receiver = new Receiver(Web, "/shaky", Receiver.Status(500));
        var hook = await AddAsync(world, receiver, new WebhookDraft { Cursor = 0 });
        Assert.Equal(0, await DeliverAsync(world, hook));
        Assert.Equal((1, "The receiver answered 500."), (await FindAsync(world, hook) is var failed ? (failed.Attempts, failed.LastError) : default));

        // Too early: nothing is sent. More changes do not change the message that waits.
        await DeliverAsync(world, hook);
        await PublishAsync(world, [.. Five, new Job("6", "Nurse 6")]);
        Assert.Single(receiver.Requests);
        world.Clock.Advance(TimeSpan.FromSeconds(7));
        receiver.Answer = Receiver.Status(200);
        await DeliverAsync(world, hook);

        Assert.Equal(receiver.Requests[0].Headers["webhook-id"], receiver.Requests[1].Headers["webhook-id"]);
        Assert.Equal(receiver.Requests[0].Body, receiver.Requests[1].Body);
        Assert.NotEqual(receiver.Requests[0].Headers["webhook-signature"], receiver.Requests[1].Headers["webhook-signature"]);
        Assert.Equal([1, 2, 1, 2, 3, 4, 5, 6], receiver.Requests.SelectMany(Sequences));
        Assert.Null((await FindAsync(world, hook)).LastError);
    }

    [Fact]
    public async Task Is_left_alone_as_long_as_it_asks()
    {
        await using var world = await WorldOfAsync();
        var receiver = new Receiver(Web, "/busy", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        var hook = await AddAsync(world, receiver, new WebhookDraft { Cursor = 0 });
        await DeliverAsync(world, hook);

        Assert.Equal(world.Clock.GetUtcNow().AddHours(1), (await FindAsync(world, hook)).NotBefore);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_told_nothing_more()
    {
        await using var world = await WorldOfAsync();
        var receiver = new Receiver(Web, "/gone", Receiver.Status(410));
        var hook = await AddAsync(world, receiver, new WebhookDraft { Cursor = 0 });
        await DeliverAsync(world, hook);
        world.Clock.Advance(TimeSpan.FromDays(1));
        await DeliverAsync(world, hook);

        Assert.Single(receiver.Requests);
        Assert.Equal(WebhookState.Disabled, (await FindAsync(world, hook)).State);
    }

    [Fact]
    public async Task At_the_end_of_the_ladder_it_is_set_aside_and_can_be_driven_again()
    {
        await using var world = await WorldOfAsync();
        var receiver = new Receiver(Web, "/down", Receiver.Status(503));
        var hook = await AddAsync(world, receiver, new WebhookDraft { Cursor = 0 });
        var start = world.Clock.GetUtcNow();
        while ((await FindAsync(world, hook)).State == WebhookState.Active)
        {
            await DeliverAsync(world, hook);
            world.Clock.AdvanceTo((await FindAsync(world, hook)).NotBefore ?? world.Clock.GetUtcNow());
        }

        Assert.Equal(10, receiver.Requests.Count);
        Assert.InRange((world.Clock.GetUtcNow() - start).TotalHours, 75, 91);
        Assert.Equal(WebhookState.DeadLettered, (await FindAsync(world, hook)).State);
        Assert.Equal(0, await world.Get<WebhookDeliverer>().WakeAsync(default));

        receiver.Answer = Receiver.Status(200);
        await world.Get<WebhookRegistry>().RedriveAsync(hook.Id, default);
        Assert.Equal(3, await DeliverAsync(world, hook));
        Assert.Equal(receiver.Requests[0].Headers["webhook-id"], receiver.Requests[10].Headers["webhook-id"]);
        Assert.Equal([1, 2, 3, 4, 5], receiver.Requests.Skip(10).SelectMany(Sequences));
    }

    [Fact]
    public async Task A_secret_that_was_changed_signs_beside_the_new_one_for_a_day()
    {
        await using var world = await WorldOfAsync();
        var receiver = new Receiver(Web, "/rotated");
        var old = await AddAsync(world, receiver, new WebhookDraft());
        var hook = (await world.Get<WebhookRegistry>().RotateAsync(old.Id, default))!;
        Assert.NotEqual(old.Secret, hook.Secret);

        await world.Get<WebhookDeliverer>().PingAsync(hook, default);
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.Get<WebhookDeliverer>().PingAsync(hook, default);

        Assert.Equal($"{SignatureOf(hook, receiver.Requests[0])} {SignatureOf(old, receiver.Requests[0])}", receiver.Requests[0].Headers["webhook-signature"]);
        Assert.Equal(SignatureOf(hook, receiver.Requests[1]), receiver.Requests[1].Headers["webhook-signature"]);
        Assert.Null(await world.Get<WebhookRegistry>().RotateAsync("nobody", default));
    }

    [Fact]
    public async Task One_webhook_more_than_the_keeper_allows_is_refused()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        world.Get<IOptions<PushOptions>>().Value.MaxWebhooks = 1;
        var receiver = new Receiver(Web, "/only");
        await AddAsync(world, receiver, new WebhookDraft());

        Assert.Contains("Push:MaxWebhooks", Assert.Single((await world.Get<WebhookRegistry>().AddAsync(new WebhookDraft { Url = receiver.Url }, default)).Errors).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_tells_the_same_changes_under_new_ids()
    {
        await using var world = await WorldOfAsync();
        var receiver = new Receiver(Web, "/again");
        var hook = await AddAsync(world, receiver, new WebhookDraft { Cursor = 0 });
        await DeliverAsync(world, hook);
        var (_, error) = await world.Get<WebhookRegistry>().ReplayAsync(hook.Id, 2, default);
        await DeliverAsync(world, hook);

        Assert.Null(error);
        Assert.Equal([1, 2, 3, 4, 5, 3, 4, 5], receiver.Requests.SelectMany(Sequences));
        Assert.Equal(5, receiver.Requests.Select(r => r.Headers["webhook-id"]).Distinct().Count());
        Assert.Equal("cursor", (await world.Get<WebhookRegistry>().ReplayAsync(hook.Id, 6, default)).Error!.Parameter);
    }

    [Fact]
    public async Task Redirects_are_failures_and_are_not_followed()
    {
        await using var world = await WorldOfAsync();
        var elsewhere = new Receiver(Web, "/elsewhere");
        var receiver = new Receiver(Web, "/moved", context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = elsewhere.Url;
            return Task.CompletedTask;
        });
        var hook = await AddAsync(world, receiver, new WebhookDraft { Cursor = 0 });
        await DeliverAsync(world, hook);

        Assert.Empty(elsewhere.Requests);
        Assert.Equal("The receiver answered 307.", (await FindAsync(world, hook)).LastError);
    }

    [Fact]
    public async Task A_receiver_that_never_answers_is_given_up_and_one_that_never_ends_is_not_read()
    {
        await using var world = await WorldOfAsync();
        var asked = new TaskCompletionSource();
        var slow = new Receiver(Web, "/slow", async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        var endless = new Receiver(Web, "/endless", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(new string('x', 10_000), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        });
        var (first, second) = (await AddAsync(world, slow, new WebhookDraft { Cursor = 0 }), await AddAsync(world, endless, new WebhookDraft { Cursor = 0 }));

        var waiting = DeliverAsync(world, first);
        await asked.Task;
        world.Clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal(0, await waiting);
        Assert.Equal("There was no answer within 20 seconds.", (await FindAsync(world, first)).LastError);
        Assert.Equal(3, await DeliverAsync(world, second));
    }

    [Fact]
    public async Task Never_two_messages_at_once()
    {
        await using var world = await WorldOfAsync();
        var receiver = new Receiver(Web, "/one", async context =>
        {
            await Task.Delay(100);
            context.Response.StatusCode = 200;
        });
        var hook = await AddAsync(world, receiver, new WebhookDraft { Cursor = 0 });
        var delivered = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => DeliverAsync(world, hook))));

        Assert.Equal(3, delivered.Sum());
        Assert.Equal(1, receiver.MostAtOnce);
        Assert.Equal([1, 2, 3, 4, 5], receiver.Requests.SelectMany(Sequences));
    }

    [Theory]
    [InlineData("http://example.org/hook", "not encrypted")]
    [InlineData("https://10.0.0.1/hook", "not a public address")]
    [InlineData("https://169.254.169.254/latest/meta-data", "not a public address")]
    [InlineData("https://168.63.129.16/", "not a public address")]
    [InlineData("https://[::1]/", "not a public address")]
    [InlineData("https://[::ffff:127.0.0.1]/", "not a public address")]
    [InlineData("https://2130706433/", "not a public address")]
    [InlineData("http://127.0.0.1:1/hook", "not encrypted")]
    [InlineData("https://user:secret@example.org/", "user name")]
    [InlineData("file:///etc/passwd", "no https address")]
    [InlineData("", "no https address")]
    public async Task Targets_that_are_never_told_anything_are_refused(string url, string why)
    {
        await using var world = await World.CreateAsync(Web, Connection);
        var (hook, errors) = await world.Get<WebhookRegistry>().AddAsync(new WebhookDraft { Url = url }, default);

        Assert.Null(hook);
        Assert.Contains(why, Assert.Single(errors).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_leads_into_a_network_is_found_out_when_connecting()
    {
        using var courier = new Courier(new FetchOptions(), TimeSpan.FromSeconds(5), [], TimeProvider.System, (_, _) => Task.FromResult(new[] { IPAddress.Parse("10.1.2.3") }));
        Assert.Null(courier.RefusalOf("https://example.org/hook", out var target));
        var answer = await courier.PostAsync(target!, default, [], default);

        Assert.Null(answer.Status);
        Assert.Contains("10.1.2.3, which is not a public address", answer.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sort=salary", "CREATED", null, "sort")]
    [InlineData("posted_since=7d", "CREATED", null, "posted_since")]
    [InlineData("skils=c", "CREATED", null, "skils")]
    [InlineData("", "MADE", null, "kinds")]
    [InlineData("", "1", null, "kinds")]
    [InlineData("", "CREATED", 1L, "cursor")]
    public async Task What_cannot_be_followed_is_named(string query, string kind, long? cursor, string parameter)
    {
        await using var world = await World.CreateAsync(Web, Connection);
        var draft = new WebhookDraft { Url = "https://example.org/", Query = query, Kinds = [kind], Cursor = cursor };
        Assert.Equal(parameter, Assert.Single((await world.Get<WebhookRegistry>().AddAsync(draft, default)).Errors).Parameter);
    }

    [Fact]
    public async Task A_deliverer_that_dies_anywhere_loses_nothing()
    {
        var (_, writes) = await DeliverDyingAsync(null, false);
        Assert.InRange(writes, 6, 12);
        for (var write = 1; write <= writes; write++)
        {
            foreach (var sent in (bool[])[false, true])
            {
                var (requests, _) = await DeliverDyingAsync(write, sent);

                // What came twice came under the same id with the same content; without it the order is that of the log.
                Assert.All(requests.GroupBy(r => r.Headers["webhook-id"]), same => Assert.Single(same.Select(r => r.Body).Distinct()));
                Assert.Equal([1, 2, 3, 4, 5], requests.DistinctBy(r => r.Headers["webhook-id"]).SelectMany(Sequences));
                Assert.InRange(requests.Count, 3, 4);
            }
        }
    }

    private async Task<(IReadOnlyList<Received> Requests, int Writes)> DeliverDyingAsync(int? dieAtWrite, bool sent)
    {
        var prefix = AzuriteFixture.NewName("h");
        await using var world = await WorldOfAsync(prefix);
        var receiver = new Receiver(Web, $"/{prefix}");
        var hook = await AddAsync(world, receiver, new WebhookDraft { Cursor = 0 });
        using var transport = new CrashingTransport(dieAtWrite, sent);
        await using (var dying = new World(Web, world.Clock, Connection, prefix, transport))
        {
            try
            {
                await DeliverAsync(dying, hook);
            }
            catch (KilledException)
            {
                // Its lease runs out.
                world.Clock.Advance(TimeSpan.FromMinutes(3));
            }
        }

        await DeliverAsync(world, hook);
        return (receiver.Requests, transport.Writes);
    }

    private async Task<World> WorldOfAsync(string? prefix = null)
    {
        var world = await World.CreateAsync(Web, Connection, prefix);
        await PublishAsync(world, Five);
        return world;
    }

    private static async Task PublishAsync(World world, Job[] jobs)
    {
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        world.Publish(jobs);
        await world.CrawlAsync();
        await world.FoldAsync();
    }

    private static async Task<Webhook> AddAsync(World world, Receiver receiver, WebhookDraft draft)
    {
        var (hook, errors) = await world.Get<WebhookRegistry>().AddAsync(draft with { Url = receiver.Url }, default);
        Assert.Empty(errors);
        return hook!;
    }

    private static async Task<Webhook> FindAsync(World world, Webhook hook) => (await world.Get<WebhookRegistry>().FindAsync(hook.Id, default))!;

    private static Task<int> DeliverAsync(World world, Webhook hook) => world.Get<WebhookDeliverer>().DeliverAsync(hook.Id, default);

    private static IEnumerable<JsonElement> Items(Received request) => JsonDocument.Parse(request.Body).RootElement.GetProperty("data").GetProperty("items").EnumerateArray();

    private static IEnumerable<int> Sequences(Received request) => Items(request).Select(item => item.GetProperty("sequence").GetInt32());

    private static string SignatureOf(Webhook hook, Received request)
    {
        var signed = Encoding.UTF8.GetBytes($"{request.Headers["webhook-id"]}.{request.Headers["webhook-timestamp"]}.{request.Body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(hook.Secret["whsec_".Length..]), signed));
    }
}
