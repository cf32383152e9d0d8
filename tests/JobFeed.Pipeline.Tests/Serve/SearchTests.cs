using System.Text;
using System.Text.Json;
using JobFeed.Pipeline.Serve;
using JobFeed.Testing;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Tests.Serve;

/// <summary>Free text as those ask for it who use the API and the page.</summary>
public sealed class SearchTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    [Fact]
    public async Task Words_are_found_ranked_marked_and_followed()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        world.Publish(
            new Job("1", "Platform Engineer", "<p>Pumps &amp; <b>turbines</b>: you design pumps.</p>"), new Job("2", "Pump Engineer", "<p>Valves.</p>"), new Job("3", "Welder", "<p>Steel.</p>"));
        await world.CrawlAsync();
        await world.FoldAsync();

        var ranked = await AskAsync("?q=pumps&sort=relevance&highlights=1", (http, format) => world.Get<JobsEndpoint>().ListAsync(http, format, default));
        Assert.Equal(["Pump Engineer", "Platform Engineer"], ranked.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
        Assert.Equal("<mark>Pump</mark> Engineer", ranked.GetProperty("items")[0].GetProperty("highlights").GetProperty("title")[0].GetString());
        Assert.Contains("<mark>Pumps</mark> &amp; turbines", ranked.GetProperty("items")[1].GetProperty("highlights").GetProperty("description")[0].GetString(), StringComparison.Ordinal);

        var fields = await AskAsync("?q=pumps&highlights=1&fields=title", (http, format) => world.Get<JobsEndpoint>().ListAsync(http, format, default));
        Assert.All(fields.GetProperty("items").EnumerateArray(), item => Assert.Equal(["id", "title", "highlights"], item.EnumerateObject().Select(p => p.Name)));

        var plain = await AskAsync("?q=\"design pumps\"", (http, format) => world.Get<JobsEndpoint>().ListAsync(http, format, default));
        Assert.Equal((1, false), (plain.GetProperty("total").GetInt32(), plain.GetProperty("items")[0].TryGetProperty("highlights", out _)));

        var count = await AskAsync("?q=engineers -valves", (http, _) => world.Get<CountsEndpoint>().CountAsync(http, default));
        Assert.Equal(1, count.GetProperty("count").GetInt32());

        var changes = await AskAsync("?q=turbine", (http, format) => world.Get<ChangesEndpoint>().AnswerAsync(http, format, default));
        Assert.Contains("Platform Engineer", changes.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Pump Engineer", changes.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_most_relevant_first_and_its_feeds_the_newest()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        world.Publish(new Job("1", "Welder", "<p>Pumps &lt;script&gt; here.</p>"), new Job("2", "Pump Engineer"));
        await world.CrawlAsync();
        await world.FoldAsync();

        var page = await PageAsync(world, "?q=pump");
        Assert.Contains("<mark>Pump</mark> Engineer", page, StringComparison.Ordinal);
        Assert.Contains("most relevant first", page, StringComparison.Ordinal);
        Assert.Contains("/?q=pump&amp;sort=newest", page, StringComparison.Ordinal);
        Assert.Contains("/v1/jobs.rss?q=pump\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("Engineer</a>", StringComparison.Ordinal) < page.IndexOf("Welder</a>", StringComparison.Ordinal));
        Assert.DoesNotContain("most relevant first", await PageAsync(world, "?q=pump&sort=newest"), StringComparison.Ordinal);
        Assert.Contains("not closed", await PageAsync(world, "?q=\"pump"), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> AskAsync(string query, Func<HttpContext, string, Task> ask) =>
        JsonSerializer.Deserialize<JsonElement>(await BodyAsync(query, http => ask(http, "json")));

    private static Task<string> PageAsync(World world, string query) => BodyAsync(query, http => world.Get<HomeEndpoint>().AnswerAsync(http, default));

    private static async Task<string> BodyAsync(string query, Func<HttpContext, Task> ask)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext();
        (http.Request.Scheme, http.Request.Host, http.Request.QueryString, http.Response.Body) = ("http", new HostString("localhost"), new QueryString(query), body);
        await ask(http);
        return Encoding.UTF8.GetString(body.ToArray());
    }
}
