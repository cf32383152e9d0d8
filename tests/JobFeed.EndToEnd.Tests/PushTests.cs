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

    private Task PublishedAsync(string path) => RunningApp.UntilAsync(async () => (await app.Http.GetAsync(path)).StatusCode == HttpStatusCode.OK);

    private async Task<HttpResponseMessage> AskAsync(string path, Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        change(request);
        return await app.Http.SendAsync(request);
    }
}
