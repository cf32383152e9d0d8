using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace JobFeed.EndToEnd.Tests;

/// <summary>What is published and told without being asked, over HTTP.</summary>
public sealed class PushTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        if ((await app.Http.GetFromJsonAsync<JsonElement>("/v1/jobs")).GetProperty("total").GetInt32() == 0)
        {
            await app.CrawlAllAsync();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_saved_feed_is_published_polled_changed_and_removed()
    {
        using var saved = await app.Http.PostAsJsonAsync("/v1/feeds", new { name = "Remote jobs", query = "workplace=remote", formats = new[] { "rss", "linkedin.xml" }, title = "Jobs at home" });
        Assert.Equal(HttpStatusCode.Created, saved.StatusCode);
        Assert.Equal("/v1/feeds/remote-jobs", saved.Headers.Location!.AbsolutePath);
        await PublishedAsync("/v1/feeds/remote-jobs.rss");

        using var file = await app.Http.GetAsync("/v1/feeds/remote-jobs.rss");
        var text = await file.Content.ReadAsStringAsync();
        Assert.Contains("<title>Jobs at home</title>", text, StringComparison.Ordinal);
        Assert.Contains($"<atom:link rel=\"self\" href=\"{app.Http.BaseAddress}v1/feeds/remote-jobs.rss\"", text, StringComparison.Ordinal);
        Assert.Equal("application/rss+xml", file.Content.Headers.ContentType!.MediaType);
        using var again = await AskAsync("/v1/feeds/remote-jobs.rss", request => request.Headers.IfNoneMatch.Add(file.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var packed = await AskAsync("/v1/feeds/remote-jobs.rss", request => request.Headers.AcceptEncoding.ParseAdd("gzip"));
        using var unpacked = new StreamReader(new GZipStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress));
        Assert.Equal(text, await unpacked.ReadToEndAsync());
        Assert.NotEqual(file.Headers.ETag, packed.Headers.ETag);

        var report = await app.Http.GetFromJsonAsync<JsonElement>("/v1/feeds/remote-jobs/report");
        Assert.Equal("linkedin.xml", Assert.Single(report.GetProperty("reports").EnumerateArray()).GetProperty("format").GetString());
        var google = await app.Http.GetFromJsonAsync<JsonElement>("/v1/feeds/remote-jobs/report?format=jsonld");
        var asked = await app.Http.GetFromJsonAsync<JsonElement>("/v1/jobs.jsonld?workplace=remote&report=1");
        Assert.Equal(asked.GetProperty("excluded").GetInt32(), google.GetProperty("reports")[0].GetProperty("excluded").GetInt32());

        using var taken = await app.Http.PostAsJsonAsync("/v1/feeds", new { name = "Remote Jobs!" });
        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        using var changed = await app.Http.PutAsJsonAsync("/v1/feeds/remote-jobs", new { query = "workplace=hybrid", formats = new[] { "json" } });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await PublishedAsync("/v1/feeds/remote-jobs.json");
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync("/v1/feeds/remote-jobs.rss")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await app.Http.DeleteAsync("/v1/feeds/remote-jobs")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync("/v1/feeds/remote-jobs.json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.DeleteAsync("/v1/feeds/remote-jobs")).StatusCode);
    }

    [Fact]
    public async Task Only_the_keeper_saves_feeds_and_mistakes_are_named()
    {
        using var stranger = new HttpClient { BaseAddress = app.Http.BaseAddress };
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsJsonAsync("/v1/feeds", new { name = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.DeleteAsync("/v1/feeds/x")).StatusCode);

        using var wrong = await app.Http.PostAsJsonAsync("/v1/feeds", new { name = "x", query = "skils=c%23", formats = new[] { "rsss" } });
        var errors = (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().ToDictionary(e => e.GetProperty("parameter").GetString()!, e => e.GetProperty("detail").GetString()!);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("Did you mean skills?", errors["skils"], StringComparison.Ordinal);
        Assert.Contains("rsss", errors["formats"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exports_are_listed_and_served()
    {
        await app.RunAsync("ExportDays");
        JsonElement[] list = [];
        await RunningApp.UntilAsync(async () => (list = [.. (await app.Http.GetFromJsonAsync<JsonElement>("/v1/exports")).GetProperty("exports").EnumerateArray()]).Length == 3);

        using var file = await app.Http.GetAsync(list[0].GetProperty("url").GetString());
        var bytes = await file.Content.ReadAsByteArrayAsync();
        Assert.Equal(list[0].GetProperty("sha256").GetString(), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        Assert.Contains("immutable", file.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync("/v1/exports/nothing")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Http.GetAsync("/v1/exports?since=soon")).StatusCode);
        Assert.Empty((await app.Http.GetFromJsonAsync<JsonElement>("/v1/exports?since=2099-01-01")).GetProperty("exports").EnumerateArray());
    }

    [Fact]
    public async Task A_webhook_is_told_the_log_and_its_secret_is_shown_once()
    {
        var told = new ConcurrentQueue<(string Id, string Body)>();
        app.Web.On("/told", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            told.Enqueue((context.Request.Headers["webhook-id"].ToString(), await reader.ReadToEndAsync()));
        });
        using var made = await app.Http.PostAsJsonAsync("/v1/webhooks", new { url = new Uri(app.Web.Address, "/told"), kinds = new[] { "CREATED" }, cursor = 0 });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var hook = await made.Content.ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith("whsec_", hook.GetProperty("secret").GetString(), StringComparison.Ordinal);
        var path = made.Headers.Location!.AbsolutePath;

        JsonElement state = default;
        await RunningApp.UntilAsync(async () => (state = await app.Http.GetFromJsonAsync<JsonElement>(path)).GetProperty("behind").GetInt64() == 0);
        var log = await app.Http.GetFromJsonAsync<JsonElement>("/v1/changes?limit=1000");
        var created = log.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("kind").GetString() == "CREATED").Select(item => item.GetRawText());
        var items = told.SelectMany(message => JsonDocument.Parse(message.Body).RootElement.GetProperty("data").GetProperty("items").EnumerateArray().Select(item => item.GetRawText()));
        Assert.Equal(created, items);
        Assert.False(state.TryGetProperty("secret", out _));
        Assert.DoesNotContain("whsec_", await app.Http.GetStringAsync("/v1/webhooks"), StringComparison.Ordinal);

        using var ping = await app.Http.PostAsync($"{path}/ping", null);
        Assert.Equal(200, (await ping.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetInt32());
        Assert.Contains("webhook.ping", told.Last().Body, StringComparison.Ordinal);
        using var rotated = await app.Http.PostAsync($"{path}/rotate", null);
        var renewed = await rotated.Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotEqual(hook.GetProperty("secret").GetString(), renewed.GetProperty("secret").GetString());
        Assert.True(renewed.GetProperty("oldSecretUntil").GetDateTimeOffset() > state.GetProperty("createdAt").GetDateTimeOffset());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.PostAsync("/v1/webhooks/nobody/rotate", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await app.Http.PostAsync($"{path}/replay?cursor=1", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await app.Http.PostAsync($"{path}/redrive", null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Http.PostAsync($"{path}/replay?cursor=x", null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Http.PostAsJsonAsync("/v1/webhooks", new { url = "https://127.0.0.1/" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Http.DeleteAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(path)).StatusCode);
        using var stranger = new HttpClient { BaseAddress = app.Http.BaseAddress };
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/v1/webhooks")).StatusCode);
    }

    /// <summary>Discovery (W3C WebSub, section 4), subscription, verification, distribution and denial, as a subscriber sees them.</summary>
    [Fact]
    public async Task A_subscriber_finds_the_hub_and_gets_what_is_new()
    {
        var (asked, got) = (new ConcurrentQueue<string>(), new ConcurrentQueue<(string Type, string Link, string Body)>());
        app.Web.On("/subscriber", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            if (context.Request.Method == "POST")
            {
                got.Enqueue((context.Request.ContentType!, context.Request.Headers.Link.ToString(), body));
            }
            else
            {
                asked.Enqueue($"{context.Request.Query["hub.mode"]} {context.Request.Query["hub.topic"]}");
                await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(context.Request.Query["hub.challenge"].ToString()));
            }
        });
        await app.Http.PostAsJsonAsync("/v1/feeds", new { name = "Pushed", query = "workplace=remote" });
        var topic = $"{app.Http.BaseAddress}v1/feeds/pushed.jsonfeed";
        // The files of a feed come one after another.
        await PublishedAsync(topic);
        await PublishedAsync("/v1/feeds/pushed.rss");
        using var found = await app.Http.GetAsync(topic);
        Assert.Equal($"<{app.Http.BaseAddress}v1/hub>; rel=\"hub\", <{topic}>; rel=\"self\"", found.Headers.GetValues("Link").Single());
        Assert.Equal($"{app.Http.BaseAddress}v1/hub", (await found.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hubs")[0].GetProperty("url").GetString());
        Assert.Contains($"<atom:link rel=\"hub\" href=\"{app.Http.BaseAddress}v1/hub\"", await app.Http.GetStringAsync("/v1/feeds/pushed.rss"), StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"hub\" href=\"{app.Http.BaseAddress}v1/hub\"", await app.Http.GetStringAsync("/v1/feeds/pushed.atom"), StringComparison.Ordinal);

        using var stranger = new HttpClient { BaseAddress = app.Http.BaseAddress };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["hub.mode"] = "subscribe", ["hub.topic"] = topic, ["hub.callback"] = new Uri(app.Web.Address, "/subscriber").AbsoluteUri });
        Assert.Equal(HttpStatusCode.Accepted, (await stranger.PostAsync("/v1/hub", form)).StatusCode);
        await RunningApp.UntilAsync(() => Task.FromResult(!asked.IsEmpty));
        Assert.Equal($"subscribe {topic}", Assert.Single(asked));

        // Another title is other content. The verification's own writes may still be under way.
        await RunningApp.UntilAsync(async () =>
        {
            await app.Http.PutAsJsonAsync("/v1/feeds/pushed", new { query = "workplace=remote", title = $"Title {Guid.NewGuid()}" });
            await Task.Delay(1500);
            return !got.IsEmpty;
        });
        Assert.All(got, content => Assert.Equal("application/feed+json; charset=utf-8", content.Type));
        Assert.Equal(found.Headers.GetValues("Link").Single(), got.First().Link);
        Assert.StartsWith("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Title ", got.First().Body, StringComparison.Ordinal);

        await app.Http.DeleteAsync("/v1/feeds/pushed");
        await RunningApp.UntilAsync(async () =>
        {
            await app.RunAsync("NotifyOnTimer");
            await Task.Delay(200);
            return asked.Contains($"denied {topic}");
        });
        using var text = await stranger.PostAsync("/v1/hub", form);
        Assert.Equal("BadRequest text/plain", $"{text.StatusCode} {text.Content.Headers.ContentType!.MediaType}");
        using var json = await stranger.PostAsJsonAsync("/v1/hub", new { });
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
    }

    private Task PublishedAsync(string path) => RunningApp.UntilAsync(async () => (await app.Http.GetAsync(path)).StatusCode == HttpStatusCode.OK);

    private async Task<HttpResponseMessage> AskAsync(string path, Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        change(request);
        return await app.Http.SendAsync(request);
    }
}
