using System.Text;
using System.Text.Json;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Serve;
using JobFeed.Storage.Catalog;
using JobFeed.Testing;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Tests.Serve;

/// <summary>Postings of sources with terms, through every output.</summary>
public sealed class LicensedTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private static readonly string[] Sources = ["greenhouse", "remoteok", "remotive", "jobicy", "adzuna", "hn-who-is-hiring"];

    [Fact]
    public async Task Json_leaves_out_what_may_not_be_passed_on_and_says_so()
    {
        await using var world = await WorldAsync();

        var json = JsonDocument.Parse(await AskAsync(world, http => world.Get<JobsEndpoint>().ListAsync(http, "json", default))).RootElement;

        Assert.Equal(["greenhouse", "hn-who-is-hiring", "remoteok"], Items(json).Select(i => i.GetProperty("source").GetString()).Order());
        Assert.Equal(3, json.GetProperty("total").GetInt32());
        Assert.Equal(["adzuna 1", "jobicy 1", "remotive 1"], json.GetProperty("withheld").EnumerateArray().Select(w => $"{w.GetProperty("source")} {w.GetProperty("count")}"));
        Assert.All(json.GetProperty("withheld").EnumerateArray(), w => Assert.True(w.GetProperty("reason").GetString()!.Length > 20));
    }

    [Fact]
    public async Task Counts_and_facets_count_what_feeds_carry_and_say_what_is_withheld()
    {
        await using var world = await WorldAsync();

        var count = JsonDocument.Parse(await AskAsync(world, http => world.Get<CountsEndpoint>().CountAsync(http, default))).RootElement;
        var facets = JsonDocument.Parse(await AskAsync(world, http => world.Get<CountsEndpoint>().FacetsAsync(http, default), "?facets=sources")).RootElement;

        Assert.Equal((3, 3), (count.GetProperty("count").GetInt32(), count.GetProperty("withheld").GetArrayLength()));
        Assert.Equal(["greenhouse", "hn-who-is-hiring", "remoteok"], facets.GetProperty("facets").GetProperty("sources").EnumerateArray().Select(v => v.GetProperty("value").GetString()).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?fields=title,source,descriptionText,url")]
    public async Task Json_carries_the_attribution_with_the_posting_and_only_an_excerpt_where_the_text_is_its_authors(string query)
    {
        await using var world = await WorldAsync();

        var items = Items(JsonDocument.Parse(await AskAsync(world, http => world.Get<JobsEndpoint>().ListAsync(http, "json", default), query)).RootElement)
            .ToDictionary(i => i.GetProperty("source").GetString()!);

        Assert.Equal("Remote OK", items["remoteok"].GetProperty("attribution").GetProperty("name").GetString());
        Assert.Equal("https://remoteok.example/1", items["remoteok"].GetProperty("attribution").GetProperty("url").GetString());
        Assert.True(items["remoteok"].TryGetProperty("descriptionText", out _));
        Assert.DoesNotContain("whole text", items["hn-who-is-hiring"].GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Source: Hacker News", items["hn-who-is-hiring"].GetProperty("descriptionText").GetString(), StringComparison.Ordinal);
        Assert.False(items["greenhouse"].TryGetProperty("attribution", out _));
    }

    [Theory]
    [InlineData("rss", "<source url=\"https://remoteok.com/\">Remote OK</source>", "<a href=\"https://remoteok.example/1\">Remote OK</a>")]
    [InlineData("atom", "(Source: Remote OK)", "&lt;a href=&quot;https://remoteok.example/1&quot;&gt;Remote OK&lt;/a&gt;")]
    [InlineData("ndjson", "\"attribution\":{\"name\":\"Remote OK\"", "Source: Remote OK")]
    [InlineData("csv", "(Source: Remote OK)", "https://remoteok.example/1")]
    [InlineData("jsonfeed", "\"_attribution\":{\"name\":\"Remote OK\"", "\"withheld\":[")]
    public async Task Feeds_carry_the_attribution(string format, string mark, string link)
    {
        await using var world = await WorldAsync();

        var feed = await AskAsync(world, http => world.Get<JobsEndpoint>().ListAsync(http, format, default));

        Assert.Contains(mark, feed, StringComparison.Ordinal);
        Assert.Contains(link, feed, StringComparison.Ordinal);
        Assert.DoesNotContain("Engineer of remotive", feed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("atom")]
    public async Task Changes_leave_out_what_may_not_be_passed_on_and_carry_the_attribution_of_the_rest(string format)
    {
        await using var world = await WorldAsync();

        var changes = await AskAsync(world, http => world.Get<ChangesEndpoint>().AnswerAsync(http, format, default));

        Assert.Equal(
            ["greenhouse", "hn-who-is-hiring", "remoteok"],
            Sources.Where(source => changes.Contains($"Engineer of {source}", StringComparison.Ordinal)).Order());
        Assert.Contains("Source: Remote OK", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("whole text has more", changes.Split("hn-who-is-hiring")[^1].Split("Engineer of")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_people_what_feeds_may_not_carry_with_a_followed_link_and_name()
    {
        await using var world = await WorldAsync();

        var page = await AskAsync(world, http => world.Get<HomeEndpoint>().AnswerAsync(http, default));

        Assert.Contains("Engineer of remotive", page, StringComparison.Ordinal);
        Assert.Contains("via <a href=\"https://remotive.example/1\">Remotive</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Engineer of adzuna", page, StringComparison.Ordinal);
        Assert.DoesNotContain("nofollow", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rust", 1)]
    [InlineData("source", 0)]
    public async Task Changes_are_credited_after_words_were_looked_for(string words, int found)
    {
        var posting = new Posting
        {
            Id = PostingId.Of(BoardId.Parse("remoteok:b"), "1"), Source = "remoteok", Board = BoardId.Parse("remoteok:b"), ExternalId = "1", DescriptionText = "We use Rust.",
        };
        var change = new PostingChange { Sequence = 1, At = DateTimeOffset.UnixEpoch, Kind = ChangeKind.Created, Posting = posting };

        var seen = await Licensed.SeenAsync([change, change with { Posting = posting with { Source = "remotive" } }], new JobQuery { Text = words }, ExchangeRates.None, default);

        Assert.Equal(found, seen.Count);
        Assert.All(seen, item => Assert.Contains("Source: Remote OK", item.Change.Posting.DescriptionText, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_withheld_posting_alone_answers_451_and_leads_to_its_source()
    {
        await using var world = await WorldAsync();
        var id = PostingId.Of(BoardId.Parse("remotive:b"), "1").ToString();

        var answer = await AskAsync(world, http => world.Get<JobsEndpoint>().ShowAsync(http, id, default), status: 451);

        Assert.Contains("https://remotive.example/1", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_leave_out_what_may_not_be_counted()
    {
        await using var world = await WorldAsync();

        var json = JsonDocument.Parse(await AskAsync(world, http => world.Get<SalariesEndpoint>().AnswerAsync(http, "json", default))).RootElement;

        Assert.Equal(Sources.Length - 1, json.GetProperty("withPay").GetInt32());
    }

    private static IEnumerable<JsonElement> Items(JsonElement json) => json.GetProperty("items").EnumerateArray();

    private async Task<World> WorldAsync()
    {
        var world = await World.CreateAsync(Web, Connection);
        foreach (var source in Sources)
        {
            var board = BoardId.Parse($"{source}:b");
            var posting = new Posting
            {
                Id = PostingId.Of(board, "1"),
                Source = source,
                Board = board,
                ExternalId = "1",
                Title = $"Engineer of {source}",
                TitleRaw = $"Engineer of {source}",
                Company = $"Company {source}",
                Url = $"https://{source}.example/1",
                DescriptionText = "Builds things. The whole text has more.",
                Summary = "Builds things.",
                Salary = new Salary(90_000, 100_000, "USD", PayPeriod.Year),
                Life = new Lifecycle { FirstSeen = world.Clock.GetUtcNow(), Changed = world.Clock.GetUtcNow() },
            };
            await world.Get<CatalogStore>().WritePendingAsync(board, "run", world.Clock.GetUtcNow(), [new PostingChange { At = world.Clock.GetUtcNow(), Kind = ChangeKind.Created, Posting = posting }], TimeSpan.Zero, default);
        }

        await world.FoldAsync();
        return world;
    }

    private static async Task<string> AskAsync(World world, Func<HttpContext, Task> ask, string query = "", int status = 200)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("localhost");
        http.Request.QueryString = new QueryString(query);
        http.Response.Body = body;
        await ask(http);
        await http.Response.BodyWriter.FlushAsync();
        Assert.Equal(status, http.Response.StatusCode);
        return Encoding.UTF8.GetString(body.ToArray());
    }
}
