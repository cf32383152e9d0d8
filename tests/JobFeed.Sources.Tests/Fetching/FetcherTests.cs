using System.IO.Compression;
using System.Net;
using JobFeed.Cli.Samples;
using JobFeed.Core.Postings;
using JobFeed.Sources.Fetching;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Sources.Tests.Fetching;

public sealed class FetcherTests : IAsyncLifetime
{
    private static readonly SourceInfo Api = new("api", SourceKind.Ats, "Api") { Pace = TimeSpan.Zero };
    private static readonly SourceInfo Site = new("site", SourceKind.CareerPage, "Site") { Pace = TimeSpan.Zero, ObeysRobots = true };

    private readonly List<TimeSpan> _pauses = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("jobfeed-web-").FullName;
    private FixtureWeb _web = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "lever"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "lever", "sample.json"), """[{"id":"1","text":"Cook"},{"id":"2","text":"Porter"},{"id":"3","text":"Clerk"}]""");
        _web = await FixtureWeb.StartAsync(_folder);
    }

    public async Task DisposeAsync()
    {
        await _web.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Fetches_a_platform_through_its_override_and_keeps_the_true_address()
    {
        using var fetcher = Fetcher();
        var url = new Uri("https://api.lever.co/v0/postings/sample?mode=json&skip=1&limit=1");

        var result = await fetcher.FetchAsync(new FetchRequest(url), FetchConditions.None, Api, default);
        var board = new Board { Id = BoardId.Parse("lever:sample") };
        var posting = Assert.Single(KnownSources.Find("lever")!.Extract(result.DocumentFor(board, new FetchRequest(url))).Postings);

        Assert.Equal("Porter", posting.Title);
        Assert.Equal(url, result.Url);
        Assert.Contains("JobFeedBot/0.1 (job feed aggregator; +https://keeper.example/bot)", Assert.Single(_web.Requests).UserAgent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learns_that_nothing_changed()
    {
        using var fetcher = Fetcher();
        var request = Request("/v0/postings/sample");

        var first = await fetcher.FetchAsync(request, FetchConditions.None, Api, default);
        var second = await fetcher.FetchAsync(request, new FetchConditions(first.ETag, first.LastModified), Api, default);

        Assert.NotNull(first.ETag);
        Assert.True(second.NotModified);
        Assert.Equal(first.ETag, second.ETag);
        Assert.Throws<InvalidOperationException>(() => second.DocumentFor(new Board { Id = BoardId.Parse("lever:sample") }, request));
    }

    [Theory]
    [InlineData(404, SourceFault.NotFound)]
    [InlineData(410, SourceFault.NotFound)]
    [InlineData(401, SourceFault.Refused)]
    [InlineData(403, SourceFault.Refused)]
    [InlineData(202, SourceFault.Refused)]
    [InlineData(999, SourceFault.Refused)]
    [InlineData(204, SourceFault.Unreadable)]
    [InlineData(304, SourceFault.Unreadable)]
    [InlineData(429, SourceFault.Throttled)]
    [InlineData(503, SourceFault.Unavailable)]
    [InlineData(500, SourceFault.Unavailable)]
    public async Task Says_what_kind_of_trouble_a_status_is(int status, SourceFault fault)
    {
        _web.On("/x", context => Answer(context, status));
        using var fetcher = Fetcher();

        Assert.Equal(fault, (await Fault(fetcher, Request("/x"))).Fault);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("9999999999", 86_400)]
    [InlineData("Sun, 22 Nov 2026 10:10:00 GMT", 600)]
    [InlineData("Sun, 22 Nov 2020 10:10:00 GMT", 0)]
    public async Task Reads_retry_after_as_seconds_or_date_and_caps_it(string header, int seconds)
    {
        _web.Set("/v0/postings/sample", new FixtureFault(FixtureFaultKind.TooManyRequests) { RetryAfter = header });
        using var fetcher = Fetcher();

        var fault = await Fault(fetcher, Request("/v0/postings/sample"));

        Assert.Equal(SourceFault.Throttled, fault.Fault);
        Assert.Equal(TimeSpan.FromSeconds(seconds), fault.RetryAfter);
    }

    [Fact]
    public async Task Leaves_a_host_alone_that_asked_for_it()
    {
        _web.Set("/v0/postings/sample", new FixtureFault(FixtureFaultKind.TooManyRequests, Times: 1));
        using var fetcher = Fetcher();

        await Fault(fetcher, Request("/v0/postings/sample"));
        var second = await Fault(fetcher, Request("/v0/postings/sample"));

        Assert.Equal(SourceFault.Throttled, second.Fault);
        Assert.Single(_web.Requests);
    }

    [Fact]
    public async Task Waits_out_a_short_retry_after()
    {
        _web.Set("/v0/postings/sample", new FixtureFault(FixtureFaultKind.TooManyRequests, Times: 1) { RetryAfter = "3" });
        using var fetcher = Fetcher();

        var result = await fetcher.FetchAsync(Request("/v0/postings/sample"), FetchConditions.None, Api, default);

        Assert.False(result.Body.IsEmpty);
        Assert.Contains(TimeSpan.FromSeconds(3), _pauses);
    }

    [Fact]
    public async Task Tries_again_after_a_passing_fault_with_jitter()
    {
        _web.Set("/v0/postings/sample", new FixtureFault(FixtureFaultKind.ServerError, Times: 2));
        using var fetcher = Fetcher();

        var result = await fetcher.FetchAsync(Request("/v0/postings/sample"), FetchConditions.None, Api, default);

        Assert.False(result.Body.IsEmpty);
        Assert.Equal([TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(1_000)], _pauses);
    }

    [Fact]
    public async Task Takes_a_body_that_ends_early_for_a_fault_not_for_a_short_list()
    {
        _web.Set("/v0/postings/sample", new FixtureFault(FixtureFaultKind.TruncatedBody));
        using var fetcher = Fetcher();

        Assert.Equal(SourceFault.Unavailable, (await Fault(fetcher, Request("/v0/postings/sample"))).Fault);
        Assert.Equal(3, _web.Requests.Count);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public async Task Stops_a_compression_bomb(string encoding)
    {
        var bomb = Pack(new byte[20 << 20], encoding);
        _web.On("/bomb", context => Answer(context, 200, bomb, encoding));
        using var fetcher = Fetcher();

        Assert.Equal(SourceFault.NotAllowed, (await Fault(fetcher, Request("/bomb"))).Fault);
    }

    [Fact]
    public async Task Undoes_an_encoding_and_names_one_it_cannot_undo()
    {
        var body = "<p>hello</p>"u8.ToArray();
        _web.On("/ok", context => Answer(context, 200, Pack(body, "gzip"), "gzip"));
        _web.On("/odd", context => Answer(context, 200, body, "compress"));
        _web.On("/broken", context => Answer(context, 200, body, "gzip"));
        using var fetcher = Fetcher();

        Assert.Equal(body, (await fetcher.FetchAsync(Request("/ok"), FetchConditions.None, Api, default)).Body.ToArray());
        Assert.Contains("compress", (await Fault(fetcher, Request("/odd"))).Message, StringComparison.Ordinal);
        Assert.Equal(SourceFault.Unreadable, (await Fault(fetcher, Request("/broken"))).Fault);
    }

    [Fact]
    public async Task Stops_at_the_limit_of_bytes()
    {
        _web.On("/long", async context =>
        {
            var block = new byte[64 << 10];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });
        using var fetcher = Fetcher(options => options.MaxBytes = 1 << 20);

        Assert.Equal(SourceFault.NotAllowed, (await Fault(fetcher, Request("/long"))).Fault);
    }

    [Fact]
    public async Task A_feed_may_be_longer_than_a_page()
    {
        var body = new byte[6 << 20];
        new Random(5).NextBytes(body);
        _web.On("/feed.xml", context => Answer(context, 200, body));
        using var fetcher = Fetcher(options => (options.MaxBytes, options.MaxFeedBytes) = (1 << 20, 7 << 20));

        var feed = await fetcher.FetchAsync(Request("/feed.xml"), FetchConditions.None, new SourceInfo("job-xml", SourceKind.Feed, "Job XML"), default);

        Assert.True(feed.Body.Span.SequenceEqual(body));
        Assert.Equal(SourceFault.NotAllowed, (await Fault(fetcher, Request("/feed.xml"))).Fault);
    }

    [Fact]
    public async Task Gives_up_on_a_host_that_says_nothing()
    {
        _web.On("/hang", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var fetcher = Fetcher(options => options.TimeoutSeconds = 1);

        var fault = await Fault(fetcher, Request("/hang"));

        Assert.Equal(SourceFault.Unavailable, fault.Fault);
        Assert.Contains("within 1 seconds", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_a_few_redirects_and_says_where_it_ended()
    {
        _web.On("/a", context => Redirect(context, "/b"));
        _web.On("/b", context => Redirect(context, $"{_web.Address}v0/postings/sample"));
        using var fetcher = Fetcher();

        var result = await fetcher.FetchAsync(Request("/a"), FetchConditions.None, Api, default);

        Assert.EndsWith("/v0/postings/sample", result.Url.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/loop")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://2130706433:9/")]
    [InlineData("http://[::1]:9/")]
    [InlineData("http://rebound.example/")]
    public async Task Refuses_redirects_that_lead_astray(string location)
    {
        _web.On("/loop", context => Redirect(context, location));
        using var fetcher = Fetcher();

        Assert.Equal(SourceFault.NotAllowed, (await Fault(fetcher, Request("/loop"))).Fault);
        Assert.True(_web.Requests.Count <= 6);
    }

    [Theory]
    [InlineData("http://10.0.0.5/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://017700000001/")]
    [InlineData("http://inside.example/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    public async Task Connects_to_public_addresses_only(string url)
    {
        using var fetcher = Fetcher();

        Assert.Equal(SourceFault.NotAllowed, (await Fault(fetcher, new FetchRequest(new Uri(url)))).Fault);
    }

    [Fact]
    public async Task Needs_leave_for_the_fixture_web_itself()
    {
        using var fetcher = Fetcher(options =>
        {
            options.AllowedLoopbackPorts.Clear();
            options.HostOverrides.Clear();
        });

        Assert.Equal(SourceFault.NotAllowed, (await Fault(fetcher, Request("/v0/postings/sample"))).Fault);
        Assert.Empty(_web.Requests);
    }

    [Fact]
    public async Task Asks_robots_txt_once_and_obeys_it()
    {
        _web.On("/robots.txt", context => Answer(context, 200, "User-agent: JobFeedBot\nDisallow: /private\n"u8.ToArray()));
        _web.On("/careers/1", context => Answer(context, 200, "<p>x</p>"u8.ToArray()));
        using var fetcher = Fetcher();

        await fetcher.FetchAsync(Request("/careers/1"), FetchConditions.None, Site, default);
        var fault = await Fault(fetcher, Request("/private/2"), Site);

        Assert.Equal(SourceFault.NotAllowed, fault.Fault);
        Assert.Contains("/private/2", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["/robots.txt", "/careers/1"], _web.Requests.Select(request => request.Path));
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(403, true)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task Treats_missing_robots_as_rfc_9309_says(int status, bool allowed)
    {
        _web.On("/robots.txt", context => Answer(context, status));
        _web.On("/careers/1", context => Answer(context, 200, "<p>x</p>"u8.ToArray()));
        using var fetcher = Fetcher();

        if (allowed)
        {
            Assert.False((await fetcher.FetchAsync(Request("/careers/1"), FetchConditions.None, Site, default)).Body.IsEmpty);
        }
        else
        {
            Assert.Equal(SourceFault.NotAllowed, (await Fault(fetcher, Request("/careers/1"), Site)).Fault);
        }
    }

    [Fact]
    public async Task Reads_the_first_500_kibibytes_of_robots_txt()
    {
        var robots = $"User-agent: *\nDisallow: /early\n{new string('#', RobotsRules.MaxBytes)}\nDisallow: /late\n";
        _web.On("/robots.txt", context => Answer(context, 200, System.Text.Encoding.ASCII.GetBytes(robots)));
        _web.On("/late", context => Answer(context, 200, "<p>x</p>"u8.ToArray()));
        using var fetcher = Fetcher();

        Assert.False((await fetcher.FetchAsync(Request("/late"), FetchConditions.None, Site, default)).Body.IsEmpty);
        Assert.Equal(SourceFault.NotAllowed, (await Fault(fetcher, Request("/early"), Site)).Fault);
    }

    [Fact]
    public async Task Respects_a_reservation_of_text_and_data_mining()
    {
        _web.On("/careers/1", context =>
        {
            context.Response.Headers["tdm-reservation"] = "1";
            return Answer(context, 200, "<p>x</p>"u8.ToArray());
        });
        using var fetcher = Fetcher();

        Assert.Equal(SourceFault.NotAllowed, (await Fault(fetcher, Request("/careers/1"), Site)).Fault);
    }

    [Fact]
    public async Task Keeps_a_pause_between_requests_to_a_host()
    {
        using var fetcher = Fetcher();
        var slow = Api with { Pace = TimeSpan.FromSeconds(2) };

        await fetcher.FetchAsync(Request("/v0/postings/sample"), FetchConditions.None, slow, default);
        await fetcher.FetchAsync(Request("/v0/postings/sample"), FetchConditions.None, slow, default);
        await fetcher.FetchAsync(Request("/v0/postings/sample"), FetchConditions.None, slow, default);

        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)], _pauses);
    }

    [Fact]
    public async Task Reads_files_only_from_folders_it_was_given()
    {
        var file = Path.Combine(_folder, "posting.txt");
        await File.WriteAllTextAsync(file, "Cook\nSoup");
        using var open = Fetcher(options => options.FileFolders.Add(_folder));
        using var closed = Fetcher();

        var list = await open.FetchAsync(new FetchRequest(new Uri(_folder + "/")), FetchConditions.None, Api, default);
        var result = await open.FetchAsync(new FetchRequest(new Uri(file)), FetchConditions.None, Api, default);
        var again = await open.FetchAsync(new FetchRequest(new Uri(file)), new FetchConditions(result.ETag, null), Api, default);

        Assert.Equal(new Uri(file).AbsoluteUri, System.Text.Encoding.UTF8.GetString(list.Body.Span));
        Assert.Equal("Cook\nSoup"u8.ToArray(), result.Body.ToArray());
        Assert.True(again.NotModified);
        Assert.Equal(SourceFault.NotAllowed, (await Fault(closed, new FetchRequest(new Uri(file)))).Fault);
        Assert.Equal(SourceFault.NotAllowed, (await Fault(open, new FetchRequest(new Uri(_folder + "/../posting.txt")))).Fault);
        Assert.Equal(SourceFault.NotFound, (await Fault(open, new FetchRequest(new Uri(_folder + "/none.txt")))).Fault);
    }

    [Fact]
    public void Names_the_setting_that_is_wrong()
    {
        var fault = Assert.Throws<System.ComponentModel.DataAnnotations.ValidationException>(() => Fetcher(options => options.TimeoutSeconds = 0));

        Assert.Contains("TimeoutSeconds", fault.Message, StringComparison.Ordinal);
    }

    private Fetcher Fetcher(Action<FetchOptions>? change = null)
    {
        var options = new FetchOptions { Contact = "https://keeper.example/bot" };
        options.AllowedLoopbackPorts.Add(_web.Address.Port);
        options.HostOverrides["api.lever.co/v0/postings/sample"] = _web.Address;
        change?.Invoke(options);
        return new Fetcher(
            options,
            new FixedClock(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero)),
            chance: () => 0.5,
            pause: (duration, _) =>
            {
                _pauses.Add(duration);
                return Task.CompletedTask;
            },
            resolve: (host, cancellationToken) => host switch
            {
                "inside.example" => Task.FromResult(new[] { IPAddress.Parse("10.1.2.3"), IPAddress.Parse("fd00::1") }),
                "rebound.example" => Task.FromResult(new[] { IPAddress.Loopback }),
                _ => Dns.GetHostAddressesAsync(host, cancellationToken),
            });
    }

    private FetchRequest Request(string path) => new(new Uri(_web.Address, path));

    private static async Task<SourceException> Fault(Fetcher fetcher, FetchRequest request, SourceInfo? source = null) =>
        await Assert.ThrowsAsync<SourceException>(() => fetcher.FetchAsync(request, FetchConditions.None, source ?? Api, default));

    private static Task Redirect(HttpContext context, string location)
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }

    private static async Task Answer(HttpContext context, int status, byte[]? body = null, string? encoding = null)
    {
        context.Response.StatusCode = status;
        if (encoding is not null)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        if (body is not null)
        {
            await context.Response.Body.WriteAsync(body);
        }
    }

    private static byte[] Pack(byte[] body, string encodings)
    {
        foreach (var encoding in encodings.Split(", "))
        {
            using var packed = new MemoryStream();
            using (Stream stream = encoding == "br"
                ? new BrotliStream(packed, CompressionLevel.Fastest)
                : new GZipStream(packed, CompressionLevel.Optimal))
            {
                stream.Write(body);
            }

            body = packed.ToArray();
        }

        return body;
    }
}

/// <summary>A clock that stands, with real timers.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
