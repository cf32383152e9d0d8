using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace JobFeed.EndToEnd.Tests;

/// <summary>The whole road: fixture web, timer, queue, tables, catalog, index, feeds over HTTP.</summary>
public sealed partial class RoadTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private const string Rss = "/v1/jobs.rss?skills=c%23&salary_min=100000&currency=USD";

    public async Task InitializeAsync()
    {
        if ((await app.Http.GetFromJsonAsync<JsonElement>("/v1/jobs")).GetProperty("total").GetInt32() == 0)
        {
            await app.CrawlAllAsync();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("/v1/jobs.rss?skills=c%23&salary_min=100000&currency=USD", "csharp-100k.rss.xml")]
    [InlineData("/v1/jobs.jsonfeed?workplace=remote", "remote.jsonfeed.json")]
    [InlineData("/v1/jobs?country=DE&fields=id,title,company,salary,locations,workplaceType,seniority,employmentTypes,skills,datePosted,language", "germany.json")]
    [InlineData("/v1/salaries.csv?group_by=skill&currency=USD", "salaries-by-skill.csv")]
    [InlineData("/v1/jobs.rss?skills=cobol", "nothing.rss.xml")]
    [InlineData("/v1/facets?country=DE&currency=USD&top=2", "germany.facets.json")]
    [InlineData("/v1/skills?prefix=k8", "k8.skills.json")]
    [InlineData("/v1/places?prefix=%C3%96sterreich", "austria.places.json")]
    [InlineData("/v1/companies?prefix=klin", "klin.companies.json")]
    public async Task Whole_answers_are_as_expected(string path, string file)
    {
        var body = (await app.Http.GetStringAsync(path)).Replace(app.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), "http://jobfeed.example", StringComparison.Ordinal);

        // How many folds the first crawl took depends on how the queues interleaved.
        Expected.Equal(file, Generation().Replace(body, "$1G"));
    }

    [GeneratedRegex("(\"generation\":|,2026-04-13,)[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Generation();

    [Fact]
    public async Task A_posting_can_be_read_alone()
    {
        var first = (await app.Http.GetFromJsonAsync<JsonElement>("/v1/jobs?limit=1")).GetProperty("items")[0];
        var id = first.GetProperty("id").GetString();

        var alone = await app.Http.GetFromJsonAsync<JsonElement>($"/v1/jobs/{id}");

        Assert.Equal(first.GetProperty("title").GetString(), alone.GetProperty("title").GetString());
        var why = await app.Http.GetFromJsonAsync<JsonElement>($"/v1/jobs/{id}/explain");
        Assert.Equal(alone.GetProperty("provenance").GetArrayLength(), why.GetProperty("provenance").GetArrayLength());
        Assert.NotEmpty(why.GetProperty("missing").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync("/v1/jobs/0000000000000")).StatusCode);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/?skills=c%23", HttpStatusCode.OK)]
    [InlineData("/nothing-here", HttpStatusCode.NotFound)]
    public async Task The_page_is_at_the_root_and_nowhere_else(string path, HttpStatusCode status) => Assert.Equal(status, (await app.Http.GetAsync(path)).StatusCode);

    [Fact]
    public async Task A_poller_that_has_it_already_gets_304()
    {
        using var first = await app.Http.GetAsync(Rss);
        using var again = new HttpRequestMessage(HttpMethod.Get, Rss);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var answer = await app.Http.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal(first.Headers.ETag, answer.Headers.ETag);
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.True(first.Content.Headers.LastModified <= RunningApp.Now);
    }

    [Fact]
    public async Task Pages_hold_every_posting_once()
    {
        var total = (await app.Http.GetFromJsonAsync<JsonElement>("/v1/jobs?limit=1")).GetProperty("total").GetInt32();
        var ids = new List<string>();
        for (var url = "/v1/jobs.rss?limit=7"; url is not null;)
        {
            var channel = XDocument.Parse(await app.Http.GetStringAsync(url)).Root!.Element("channel")!;
            ids.AddRange(channel.Elements("item").Select(item => item.Element("guid")!.Value));
            XNamespace atom = "http://www.w3.org/2005/Atom";
            url = channel.Elements(atom + "link").FirstOrDefault(link => (string?)link.Attribute("rel") == "next")?.Attribute("href")!.Value;
        }

        Assert.True(total > 20, $"Only {total} sample postings.");
        Assert.Equal(total, ids.Count);
        Assert.Equal(total, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("/v1/jobs?skils=c%23", "skils", "skills")]
    [InlineData("/v1/jobs?salary_min=lots", "salary_min", "")]
    [InlineData("/v1/jobs?workplace=moon", "workplace", "remote")]
    [InlineData("/v1/jobs?limit=100000", "limit", "1000")]
    [InlineData("/v1/jobs?cursor=abc", "cursor", "")]
    [InlineData("/v1/jobs.rss?posted_since=yesterday", "posted_since", "7d")]
    [InlineData("/v1/salaries?group_by=shoe_size", "group_by", "skill")]
    [InlineData("/v1/count?skils=c%23", "skils", "skills")]
    [InlineData("/v1/facets?facets=shoe_size", "facets", "employment_type")]
    [InlineData("/v1/facets?top=0", "top", "1000")]
    [InlineData("/v1/places?limit=0", "limit", "1000")]
    public async Task A_wrong_parameter_is_named_with_what_to_write_instead(string path, string parameter, string advice)
    {
        using var answer = await app.Http.GetAsync(path);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var error = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal(parameter, error.GetProperty("parameter").GetString());
        Assert.Contains(advice, error.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("skills=python&country=DE,US")]
    [InlineData("salary_min=100k&currency=USD&sort=salary&limit=1&fields=id")]
    public async Task A_count_is_the_total_of_the_page_and_its_facets_lead_to_what_they_count(string query)
    {
        var total = (await app.Http.GetFromJsonAsync<JsonElement>($"/v1/jobs?{query}")).GetProperty("total").GetInt32();
        var facets = await app.Http.GetFromJsonAsync<JsonElement>($"/v1/facets?facets=seniority,pay&duplicates=all&{query}");

        Assert.Equal(total, (await app.Http.GetFromJsonAsync<JsonElement>($"/v1/count?{query}")).GetProperty("count").GetInt32());
        foreach (var value in facets.GetProperty("facets").EnumerateObject().SelectMany(facet => facet.Value.EnumerateArray()))
        {
            var narrowed = await app.Http.GetFromJsonAsync<JsonElement>($"/v1/count?{value.GetProperty("query").GetString()}");
            Assert.Equal(value.GetProperty("count").GetInt32(), narrowed.GetProperty("count").GetInt32());
        }
    }

    [Theory]
    [InlineData("near=Hamburg&radius=30km", "Hamburg")]
    [InlineData("city=M%C3%BCnchen", "Munich")]
    [InlineData("country=Deutschland&skills=c-sharp", null)]
    [InlineData("region=Bayern", "Munich")]
    public async Task Places_may_be_named_in_any_language(string query, string? city)
    {
        var items = (await app.Http.GetFromJsonAsync<JsonElement>($"/v1/jobs?{query}")).GetProperty("items");

        Assert.All(items.EnumerateArray(), item => Assert.Contains(
            item.GetProperty("locations").EnumerateArray(), place => city is null || place.GetProperty("city").GetString() == city));
        Assert.True(city is null || items.GetArrayLength() > 0);
    }

    [Theory]
    [InlineData("ndjson")]
    [InlineData("csv")]
    [InlineData("indeed.xml")]
    [InlineData("linkedin.xml")]
    public async Task Formats_without_pages_give_everything_unless_told_otherwise(string format)
    {
        var all = (await app.Http.GetFromJsonAsync<JsonElement>("/v1/jobs?limit=1000")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!).ToArray();
        var report = await app.Http.GetFromJsonAsync<JsonElement>($"/v1/jobs.{format}?report=1");
        var left = report.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!).ToHashSet();
        var body = await app.Http.GetStringAsync($"/v1/jobs.{format}");
        var page = await app.Http.GetStringAsync($"/v1/jobs.{format}?limit=2");

        Assert.Equal(all.Length, report.GetProperty("included").GetInt32() + left.Count);
        Assert.All(all, id => Assert.Equal(!left.Contains(id), body.Contains(id, StringComparison.Ordinal)));
        Assert.True(all.Count(id => page.Contains(id, StringComparison.Ordinal)) <= 2);
    }

    [Fact]
    public async Task A_posting_is_linked_data_by_its_address_or_by_what_is_accepted()
    {
        var id = (await app.Http.GetFromJsonAsync<JsonElement>("/v1/jobs?limit=1")).GetProperty("items")[0].GetProperty("id").GetString();
        using var asking = new HttpRequestMessage(HttpMethod.Get, $"/v1/jobs/{id}");
        asking.Headers.Accept.ParseAdd("application/ld+json");

        using var asked = await app.Http.SendAsync(asking);
        var addressed = await app.Http.GetStringAsync($"/v1/jobs/{id}.jsonld");

        Assert.Equal("application/ld+json", asked.Content.Headers.ContentType!.MediaType);
        Assert.Equal(addressed, await asked.Content.ReadAsStringAsync());
        Assert.Equal("JobPosting", JsonDocument.Parse(addressed).RootElement.GetProperty("@type").GetString());
    }

    [Fact]
    public async Task The_csv_says_where_its_columns_are_described()
    {
        using var csv = await app.Http.GetAsync("/v1/jobs.csv?limit=1");

        Assert.Contains("describedby", csv.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        Assert.Equal("id", (await app.Http.GetFromJsonAsync<JsonElement>("/v1/jobs.csv-metadata.json")).GetProperty("tableSchema").GetProperty("primaryKey").GetString());
    }

    [Fact]
    public async Task The_log_is_read_page_by_page_and_its_full_pages_never_change()
    {
        var (kinds, url) = (new List<string>(), "/v1/changes?limit=9");
        JsonElement page = default;
        for (string? next = url; next is not null;)
        {
            using var answer = await app.Http.GetAsync(next);
            page = await answer.Content.ReadFromJsonAsync<JsonElement>();
            kinds.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("kind").GetString()!));
            next = page.TryGetProperty("next", out var link) ? link.GetString() : null;
            Assert.Equal(next is not null, answer.Headers.CacheControl!.ToString().Contains("immutable", StringComparison.Ordinal));
        }

        Assert.Equal(page.GetProperty("end").GetInt64(), page.GetProperty("cursor").GetInt64());
        Assert.Equal(page.GetProperty("end").GetInt64(), kinds.Count);
        Assert.Contains("CREATED", kinds);
        var rest = await app.Http.GetFromJsonAsync<JsonElement>(page.GetProperty("resume").GetString());
        Assert.Empty(rest.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Atom_readers_walk_the_archives_back_to_the_first_change()
    {
        XNamespace atom = "http://www.w3.org/2005/Atom", history = "http://purl.org/syndication/history/1.0";
        var (ids, archives) = (new HashSet<string>(), 0);
        for (string? url = "/v1/changes.atom?limit=10"; url is not null;)
        {
            var feed = XDocument.Parse(await app.Http.GetStringAsync(url)).Root!;
            ids.UnionWith(feed.Elements(atom + "entry").Select(entry => entry.Element(atom + "id")!.Value));
            archives += feed.Elements(history + "archive").Count();
            url = feed.Elements(atom + "link").FirstOrDefault(link => (string?)link.Attribute("rel") == "prev-archive")?.Attribute("href")!.Value;
        }

        var all = (await app.Http.GetFromJsonAsync<JsonElement>("/v1/jobs?limit=1000&duplicates=all")).GetProperty("items").EnumerateArray();
        Assert.Superset(all.Select(item => $"urn:jobfeed:posting:{item.GetProperty("id").GetString()}").ToHashSet(), ids);
        Assert.True(archives > 1, $"{archives} archives");
    }

    [Theory]
    [InlineData("/v1/changes?cursor=999999999", HttpStatusCode.Gone, "/v1/jobs")]
    [InlineData("/v1/changes?cursor=soon", HttpStatusCode.BadRequest, "latest")]
    [InlineData("/v1/changes?sort=salary", HttpStatusCode.BadRequest, "sort")]
    [InlineData("/v1/changes?posted_since=7d", HttpStatusCode.BadRequest, "2026-01-31")]
    [InlineData("/v1/changes.rss", HttpStatusCode.NotFound, "atom")]
    public async Task The_log_says_what_it_cannot_do(string path, HttpStatusCode status, string advice)
    {
        using var answer = await app.Http.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(advice, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keepers_page_switches_boards_off_and_on()
    {
        async Task<string> SendAsync(params KeyValuePair<string, string>[] form) =>
            await (await app.Http.PostAsync("/boards", new FormUrlEncodedContent(form))).Content.ReadAsStringAsync();
        Task<string> Press(string enabled) => SendAsync(new("board", "lever:sampleklinik"), new("enabled", enabled));

        Assert.Contains("not crawled any more", await Press("false"), StringComparison.Ordinal);
        Assert.Contains("crawled from now on", await Press("true"), StringComparison.Ordinal);
        Assert.Contains("was so already", await Press("true"), StringComparison.Ordinal);
        Assert.Contains("not understood", await Press("perhaps"), StringComparison.Ordinal);
        Assert.Contains("is not a web address", await SendAsync(new KeyValuePair<string, string>("add", "acme")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keepers_page_takes_no_form_of_another_site()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/boards") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["import"] = "true" }) };
        request.Headers.Add("Origin", "https://elsewhere.example");

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task An_unknown_format_is_told_the_known_ones()
    {
        using var answer = await app.Http.GetAsync("/v1/jobs.pdf");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("jsonfeed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_search_and_its_feeds()
    {
        using var answer = await app.Http.GetAsync("/?skills=c%23&currency=&salary_min=");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<h1>C# jobs", html, StringComparison.Ordinal);
        Assert.Contains("/v1/jobs.rss?skills=C%23", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_page_says_what_is_wrong_with_the_form()
    {
        using var answer = await app.Http.GetAsync("/?salary_min=%3Cscript%3E");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Anybody_may_see_how_well_each_source_is_kept()
    {
        await app.CrawlAllAsync();
        using var stranger = new HttpClient { BaseAddress = app.Http.BaseAddress };

        var sources = (await stranger.GetFromJsonAsync<JsonElement>("/v1/sources?source=greenhouse")).GetProperty("sources");
        var source = Assert.Single(sources.EnumerateArray().ToList());
        using var unknown = await stranger.GetAsync("/v1/sources?sauce=greenhouse");

        Assert.Equal("ANYONE", source.GetProperty("rights").GetProperty("mayBeGivenTo").GetString());
        Assert.Equal(1, source.GetProperty("completeness").GetDouble());
        Assert.InRange(source.GetProperty("coverage").GetProperty("skills").GetDouble(), 0.01, 1);
        Assert.All(source.GetProperty("boards").EnumerateArray(), board => Assert.Equal("COMPLETE", board.GetProperty("state").GetString()));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task Boards_are_for_their_keeper()
    {
        using var stranger = new HttpClient { BaseAddress = app.Http.BaseAddress };
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/v1/boards")).StatusCode);

        var boards = (await app.Http.GetFromJsonAsync<JsonElement>("/v1/boards")).GetProperty("boards");
        Assert.Equal(RunningApp.Boards.Count, boards.GetArrayLength());

        using var unknown = await app.Http.PostAsJsonAsync("/v1/boards", new { url = "ftp://nowhere" });
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        using var body = await app.Http.PostAsync("/v1/boards", new StringContent("no json"));
        Assert.Contains("boards.greenhouse.io", await body.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var missing = await app.Http.PostAsJsonAsync("/v1/boards/crawl", new { board = "lever:nobody" });
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Health_tells_what_is_served()
    {
        var ready = await app.Http.GetFromJsonAsync<JsonElement>("/health/ready");

        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.True(ready.GetProperty("postings").GetInt32() > 20);
        Assert.Equal("live", (await app.Http.GetFromJsonAsync<JsonElement>("/health/live")).GetProperty("status").GetString());
    }
}
