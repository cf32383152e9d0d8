using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JobFeed.Pipeline.Push;
using JobFeed.Storage.Feeds;
using JobFeed.Storage.Subscriptions;
using JobFeed.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace JobFeed.Pipeline.Tests.Push;

/// <summary>
/// The hub against subscribers as the validator websub.rocks has them (tests 100 to 106 for hubs), and against those that it must withstand. Sections are
/// those of www.w3.org/TR/websub.
/// </summary>
public sealed class HubTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private const string App = "http://jobs.example", Topic = App + "/v1/feeds/all.rss";

    [Theory]
    [InlineData("rss", "application/rss+xml; charset=utf-8")]
    [InlineData("atom", "application/atom+xml; charset=utf-8")]
    [InlineData("csv", "text/csv; charset=utf-8; header=present")]
    [InlineData("json", "application/json; charset=utf-8")]
    public async Task Test_100_105_106_a_typical_subscriber_gets_the_whole_content_with_its_type(string format, string type)
    {
        await using var world = await WorldOfAsync();
        var topic = $"{App}/v1/feeds/all.{format}";
        var subscriber = new Subscriber(Web, $"/sub-{format}");
        await SubscribeAsync(world, subscriber, topic);
        Assert.Equal(["subscribe", topic], [subscriber.Verifications.Single()["hub.mode"]!, subscriber.Verifications.Single()["hub.topic"]!]);
        Assert.Equal("864000", subscriber.Verifications.Single()["hub.lease_seconds"]);
        Assert.Empty(await DistributeAsync(world, subscriber));

        await ChangeAsync(world);
        var content = Assert.Single(await DistributeAsync(world, subscriber));
        Assert.Equal(await TextAsync(world, $"all.{format}"), content.Body);
        Assert.Equal(type, content.Headers["Content-Type"]);
        Assert.Equal($"<{App}/v1/hub>; rel=\"hub\", <{topic}>; rel=\"self\"", content.Headers["Link"]);
        Assert.False(content.Headers.ContainsKey("X-Hub-Signature"));
        Assert.Single(await DistributeAsync(world, subscriber));
    }

    [Fact]
    public async Task Test_101_a_subscriber_with_a_secret_gets_signed_content()
    {
        await using var world = await WorldOfAsync();
        var subscriber = new Subscriber(Web, "/secret");
        await SubscribeAsync(world, subscriber, Topic, ("hub.secret", "s3cr3t-ä"));
        await ChangeAsync(world);

        var content = Assert.Single(await DistributeAsync(world, subscriber));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes("s3cr3t-ä"), Encoding.UTF8.GetBytes(content.Body));
        Assert.Equal($"sha256={Convert.ToHexStringLower(signature)}", content.Headers["X-Hub-Signature"]);
    }

    [Fact]
    public async Task Test_102_parameters_that_are_not_known_are_ignored()
    {
        await using var world = await WorldOfAsync();
        var subscriber = new Subscriber(Web, "/more");
        await SubscribeAsync(world, subscriber, Topic, ("foo", "bar"), ("hub.foo", "hub.bar"));

        Assert.Single(subscriber.Verifications);
        Assert.Single(await RowsAsync(world));
    }

    [Fact]
    public async Task Test_103_a_subscription_is_renewed_and_not_doubled()
    {
        await using var world = await WorldOfAsync();
        var subscriber = new Subscriber(Web, "/renewed");
        await SubscribeAsync(world, subscriber, Topic, ("hub.lease_seconds", "3600"), ("hub.secret", "one"));
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        await SubscribeAsync(world, subscriber, Topic, ("hub.lease_seconds", "7200"));

        var active = Assert.Single(await RowsAsync(world)).Value.Active!;
        Assert.Equal((world.Clock.GetUtcNow().AddHours(2), null), (active.ExpiresAt, active.Secret));
        await ChangeAsync(world);
        Assert.Single(await DistributeAsync(world, subscriber));
    }

    [Fact]
    public async Task Test_104_who_unsubscribes_is_asked_and_gets_nothing_more()
    {
        await using var world = await WorldOfAsync();
        var subscriber = new Subscriber(Web, "/leaves");
        await SubscribeAsync(world, subscriber, Topic);
        await AskAsync(world, subscriber, "unsubscribe", Topic);
        Assert.Equal("unsubscribe", subscriber.Verifications[1]["hub.mode"]);
        await ChangeAsync(world);

        Assert.Empty(await DistributeAsync(world, subscriber));
        Assert.Empty(await RowsAsync(world));
    }

    [Theory]
    [InlineData(404, null)]
    [InlineData(500, null)]
    [InlineData(302, null)]
    [InlineData(200, "something else")]
    [InlineData(200, "")]
    public async Task Section_5_3_without_confirmation_nothing_changes(int status, string? body)
    {
        await using var world = await WorldOfAsync();
        var stranger = new Subscriber(Web, "/stranger") { VerificationStatus = status, VerificationBody = body };
        await SubscribeAsync(world, stranger, Topic);
        Assert.Empty(await RowsAsync(world));

        // What somebody else says of a subscriber does not end its subscription.
        stranger.VerificationStatus = 200;
        stranger.VerificationBody = null;
        await SubscribeAsync(world, stranger, Topic, ("hub.secret", "mine"));
        stranger.VerificationStatus = status;
        stranger.VerificationBody = body;
        await AskAsync(world, stranger, "unsubscribe", Topic);
        await SubscribeAsync(world, stranger, Topic, ("hub.secret", "theirs"));
        Assert.Equal("mine", Assert.Single(await RowsAsync(world)).Value.Active!.Secret);
    }

    [Fact]
    public async Task Section_5_1_1_the_callback_keeps_its_own_query()
    {
        await using var world = await WorldOfAsync();
        var subscriber = new Subscriber(Web, "/query", "?id=7&hub.mode=own");
        await SubscribeAsync(world, subscriber, Topic);
        await ChangeAsync(world);

        Assert.StartsWith("?id=7&hub.mode=own&hub.mode=subscribe&hub.topic=http%3A%2F%2Fjobs.example", subscriber.Requests[0].Query, StringComparison.Ordinal);
        Assert.Equal("?id=7&hub.mode=own", Assert.Single(await DistributeAsync(world, subscriber)).Query);
    }

    [Theory]
    [InlineData("1", 60)]
    [InlineData("5000", 5000)]
    [InlineData("99999999999", 30 * 86_400)]
    public async Task Section_5_3_1_leases_have_bounds_and_end(string asked, int seconds)
    {
        await using var world = await WorldOfAsync();
        var subscriber = new Subscriber(Web, "/lease");
        await SubscribeAsync(world, subscriber, Topic, ("hub.lease_seconds", asked));
        Assert.Equal($"{seconds}", subscriber.Verifications.Single()["hub.lease_seconds"]);

        world.Clock.Advance(TimeSpan.FromSeconds(seconds + 1));
        await ChangeAsync(world);
        Assert.Empty(await DistributeAsync(world, subscriber));
        await world.Get<HubDistributor>().WakeAsync(default);
        Assert.Empty(await RowsAsync(world));
    }

    [Fact]
    public async Task Section_5_2_subscribers_to_a_feed_that_is_removed_are_told()
    {
        await using var world = await WorldOfAsync();
        var subscriber = new Subscriber(Web, "/denied");
        await SubscribeAsync(world, subscriber, Topic);
        await world.Get<FeedRegistry>().RemoveAsync("all", default);
        await DistributeAsync(world, subscriber);

        Assert.Equal(["denied", Topic], [subscriber.Verifications[1]["hub.mode"]!, subscriber.Verifications[1]["hub.topic"]!]);
        Assert.Empty(await RowsAsync(world));
    }

    [Fact]
    public async Task Section_7_what_fails_is_tried_again_and_given_up_but_new_content_is_sent()
    {
        await using var world = await WorldOfAsync();
        var subscriber = new Subscriber(Web, "/fails") { ContentStatus = 500 };
        await SubscribeAsync(world, subscriber, Topic, ("hub.lease_seconds", "2592000"));
        await ChangeAsync(world);
        Assert.Single(await DistributeAsync(world, subscriber));
        Assert.Single(await DistributeAsync(world, subscriber));
        for (var tries = 2; tries <= 10; tries++)
        {
            world.Clock.AdvanceTo((await RowsAsync(world)).Single().Value.NotBefore!.Value);
            Assert.Equal(tries, (await DistributeAsync(world, subscriber)).Count);
        }

        // Given up: the same is not sent any more, the next is.
        world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(10, (await DistributeAsync(world, subscriber)).Count);
        subscriber.ContentStatus = 200;
        await ChangeAsync(world);
        Assert.Equal(11, (await DistributeAsync(world, subscriber)).Count);
    }

    [Fact]
    public async Task Section_7_a_subscriber_that_is_gone_has_no_subscription()
    {
        await using var world = await WorldOfAsync();
        var subscriber = new Subscriber(Web, "/410") { ContentStatus = 410 };
        await SubscribeAsync(world, subscriber, Topic);
        await ChangeAsync(world);
        await DistributeAsync(world, subscriber);

        Assert.Empty(await RowsAsync(world));
    }

    [Theory]
    [InlineData("hub.mode", "publish", "hub.mode")]
    [InlineData("hub.mode", null, "hub.mode")]
    [InlineData("hub.topic", "http://jobs.example/v1/feeds/none.rss", "hub.topic")]
    [InlineData("hub.topic", "http://jobs.example/v1/feeds/all.ndjson", "hub.topic")]
    [InlineData("hub.topic", "http://other.example/v1/feeds/all.rss", "hub.topic")]
    [InlineData("hub.topic", "nothing", "hub.topic")]
    [InlineData("hub.topic", null, "hub.topic")]
    [InlineData("hub.callback", "http://example.org/", "not encrypted")]
    [InlineData("hub.callback", "https://192.168.1.1/", "not a public address")]
    [InlineData("hub.callback", null, "hub.callback")]
    [InlineData("hub.lease_seconds", "-1", "hub.lease_seconds")]
    [InlineData("hub.lease_seconds", "0", "hub.lease_seconds")]
    [InlineData("hub.lease_seconds", "1.5", "hub.lease_seconds")]
    [InlineData("hub.secret", "200", "hub.secret")]
    public async Task What_cannot_be_handled_is_refused_with_the_reason(string name, string? value, string reason)
    {
        await using var world = await WorldOfAsync();
        var form = new Dictionary<string, string?> { ["hub.mode"] = "subscribe", ["hub.topic"] = Topic, ["hub.callback"] = "https://example.org/" };
        form[name] = name == "hub.secret" ? new string('x', int.Parse(value!, CultureInfo.InvariantCulture)) : value;

        Assert.Contains(reason, (await world.Get<HubRegistry>().AskAsync(key => form.GetValueOrDefault(key), default)).Refusal, StringComparison.Ordinal);
        Assert.Empty(await RowsAsync(world));
    }

    [Fact]
    public async Task A_topic_is_the_same_however_it_is_escaped_and_a_secret_of_199_bytes_will_do()
    {
        await using var world = await WorldOfAsync();
        await SubscribeAsync(world, new Subscriber(Web, "/escaped"), App + "/v1/feeds/%61ll.rss", ("hub.secret", new string('x', 199)));

        Assert.Equal(Topic, Assert.Single(await RowsAsync(world)).Value.Topic);
    }

    [Fact]
    public async Task A_hub_that_dies_anywhere_loses_no_content()
    {
        var (_, writes) = await DistributeDyingAsync(null, false);
        Assert.InRange(writes, 3, 8);
        for (var write = 1; write <= writes; write++)
        {
            foreach (var sent in (bool[])[false, true])
            {
                var (contents, _) = await DistributeDyingAsync(write, sent);
                Assert.InRange(contents.Count, 1, 2);
                Assert.Single(contents.Distinct());
            }
        }
    }

    private async Task<(List<string> Contents, int Writes)> DistributeDyingAsync(int? dieAtWrite, bool sent)
    {
        var prefix = AzuriteFixture.NewName("w");
        await using var world = await WorldOfAsync(prefix);
        var subscriber = new Subscriber(Web, $"/{prefix}");
        using var transport = new CrashingTransport(dieAtWrite, sent);
        await using (var dying = new World(Web, world.Clock, Connection, prefix, transport))
        {
            try
            {
                await SubscribeAsync(dying, subscriber, Topic);
                await ChangeAsync(world);
                await DistributeAsync(dying, subscriber);
            }
            catch (KilledException)
            {
                world.Clock.Advance(TimeSpan.FromMinutes(3));
            }
        }

        // The subscriber tries again when the hub did not accept its request; the hub itself takes up the rest.
        if ((await RowsAsync(world)).Count == 0)
        {
            await SubscribeAsync(world, subscriber, Topic);
        }

        await DistributeAsync(world, subscriber);
        if (subscriber.Contents.Count == 0)
        {
            await ChangeAsync(world);
            await DistributeAsync(world, subscriber);
        }

        return ([.. subscriber.Contents.Select(content => content.Body)], transport.Writes);
    }

    private async Task<World> WorldOfAsync(string? prefix = null)
    {
        var world = await World.CreateAsync(Web, Connection, prefix);
        await world.Get<FeedRegistry>().AddAsync(new FeedDraft { Name = "all", Formats = ["rss", "atom", "csv", "json"] }, App, default);
        await ChangeAsync(world);
        return world;
    }

    /// <summary>Another posting comes, and is published.</summary>
    private static async Task ChangeAsync(World world)
    {
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        world.Publish(new Job("1", $"Engineer of {world.Clock.GetUtcNow():O}"));
        await world.CrawlAsync();
        await world.FoldAsync();
        Assert.Equal(1, await world.Get<FeedPublisher>().PublishAllAsync(default));
    }

    private static Task SubscribeAsync(World world, Subscriber subscriber, string topic, params (string Name, string Value)[] more) =>
        AskAsync(world, subscriber, "subscribe", topic, more);

    private static async Task AskAsync(World world, Subscriber subscriber, string mode, string topic, params (string Name, string Value)[] more)
    {
        var form = more.ToDictionary(p => p.Name, p => p.Value);
        (form["hub.mode"], form["hub.topic"], form["hub.callback"]) = (mode, topic, subscriber.Callback);
        var answer = await world.Get<HubRegistry>().AskAsync(form.GetValueOrDefault, default);
        Assert.Null(answer.Refusal);
        await world.Get<HubDistributor>().WorkAsync(answer.Work!, default);
    }

    /// <summary>Does what there is to do for all subscriptions, and gives all contents that the subscriber got so far.</summary>
    private static async Task<IReadOnlyList<Received>> DistributeAsync(World world, Subscriber subscriber)
    {
        foreach (var row in await RowsAsync(world))
        {
            await world.Get<HubDistributor>().WorkAsync(HubDistributor.WorkOf(row), default);
        }

        return subscriber.Contents;
    }

    private static async Task<List<SubscriptionRow<HubSubscription>>> RowsAsync(World world) =>
        await world.Get<SubscriptionTable>().ListAllAsync<HubSubscription>(HubRegistry.Prefix, default).ToListAsync();

    private static async Task<string> TextAsync(World world, string name)
    {
        using var file = await world.Get<FeedFiles>().File(name).OpenAsync(default);
        using var reader = new StreamReader(file!.Content, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    /// <summary>A subscriber that confirms what it is asked, unless it is told otherwise.</summary>
    private sealed class Subscriber
    {
        private readonly Receiver _receiver;

        public Subscriber(Cli.Samples.FixtureWeb web, string path, string query = "")
        {
            _receiver = new Receiver(web, path, AnswerAsync);
            Callback = _receiver.Url + query;
        }

        public string Callback { get; }

        public int VerificationStatus { get; set; } = 200;

        public string? VerificationBody { get; set; }

        public int ContentStatus { get; set; } = 204;

        public IReadOnlyList<Received> Requests => _receiver.Requests;

        public IReadOnlyList<Received> Contents => [.. Requests.Where(request => request.Method == "POST")];

        public IReadOnlyList<Dictionary<string, string?>> Verifications =>
            [.. Requests.Where(request => request.Method == "GET").Select(request => QueryHelpers.ParseQuery(request.Query).ToDictionary(p => p.Key, p => p.Value[^1]))];

        private async Task AnswerAsync(HttpContext context)
        {
            var isVerification = HttpMethods.IsGet(context.Request.Method);
            context.Response.StatusCode = isVerification ? VerificationStatus : ContentStatus;
            if (isVerification)
            {
                await context.Response.WriteAsync(VerificationBody ?? context.Request.Query["hub.challenge"].ToString());
            }
        }
    }
}
