using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Serve;
using JobFeed.Testing;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Tests;

/// <summary>Two boards that show the same vacancies, from the crawl to the answer.</summary>
public sealed class VacancyTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private const string Text = "<p>You keep the books of a maker of pumps: invoices, wages, taxes and the yearly report, with a colleague who knows where everything lies. "
        + "You like order and say so, and you have done this for some years in a company that sells abroad.</p>";

    private static readonly Job Bookkeeper = new("1", "Bookkeeper", Text), Copy = new("b", "Bookkeeper", Text), Other = new("2", "Welder");

    [Fact]
    public async Task Copies_are_shown_as_one_and_counted_as_one()
    {
        await using var world = await TwoBoardsAsync();
        Assert.Equal(["1 b"], await world.GroupsAsync());
        Assert.Equal(["Bookkeeper", "Welder"], (await world.ServedAsync()).Order());
        var snapshot = (await world.Get<IndexReader>().GetAsync(default)).Snapshot;
        Assert.Equal(2, QueryEngine.Count(snapshot, new JobQuery()));
        Assert.Equal(3, QueryEngine.Count(snapshot, new JobQuery { Duplicates = Duplicates.All }));
        var shown = Assert.Single(await AskAsync(world, "?q=bookkeeper"));
        Assert.Equal(("1", "lever", "https://jobs.lever.co/acme/b", "DUPLICATE"), (shown.GetProperty("externalId").GetString(), Also(shown, "source"), Also(shown, "url"), Also(shown, "relation")));
        Assert.Equal(2, shown.GetProperty("group").GetProperty("members").GetArrayLength());
        Assert.Equal("Acme", Also(Assert.Single(await AskAsync(world, "?q=bookkeeper&fields=alsoAt")), "company"));
    }

    [Fact]
    public async Task The_best_copy_that_matches_is_shown()
    {
        await using var world = await TwoBoardsAsync();
        var shown = Assert.Single(await AskAsync(world, "?q=bookkeeper&source=lever"));
        Assert.Equal(("b", "greenhouse"), (shown.GetProperty("externalId").GetString(), Also(shown, "source")));
        Assert.Equal(["1", "b"], (await AskAsync(world, "?q=bookkeeper&duplicates=all")).Select(item => item.GetProperty("externalId").GetString()).Order());
    }

    [Fact]
    public async Task A_posting_shows_its_group_and_explains_it()
    {
        await using var world = await TwoBoardsAsync();
        var id = PostingId.Of(World.SecondBoard, "b").ToString();
        var posting = await AskAsync(world, "", (jobs, http) => jobs.ShowAsync(http, id, default));
        Assert.Equal(PostingId.Of(World.Acme, "1").ToString(), posting.GetProperty("group").GetProperty("representative").GetString());
        Assert.Equal("greenhouse", Also(posting, "source"));
        var members = (await AskAsync(world, "", (jobs, http) => jobs.ExplainAsync(http, id, default))).GetProperty("vacancy").GetProperty("members");
        Assert.Equal(
            [("greenhouse", "text.shared", 1d), ("lever", "text.shared", 1d)],
            members.EnumerateArray().Select(m => (m.GetProperty("source").GetString(), m.GetProperty("rule").GetString(), m.GetProperty("similarity").GetDouble())));
    }

    [Fact]
    public async Task A_text_that_diverges_ends_the_group_and_one_that_returns_forms_it_again()
    {
        await using var world = await TwoBoardsAsync();
        var log = (await world.LogAsync()).Count();
        await CrawlAsync(world, Copy with { Content = "<p>" + string.Join(' ', Enumerable.Range(0, 60).Select(n => $"Pump {n} wants oil.")) + "</p>" });
        Assert.Empty(await world.GroupsAsync());
        Assert.Equal(["Changed b", "Unmerged"], (await world.LogAsync()).Skip(log).Select(entry => entry[(entry.IndexOf(' ') + 1)..]).Take(2).Select(entry => entry.StartsWith("Unmerged", StringComparison.Ordinal) ? "Unmerged" : entry));
        await CrawlAsync(world, Copy);
        Assert.Equal(["1 b"], await world.GroupsAsync());
        Assert.EndsWith("Merged 1", (await world.LogAsync()).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_outlive_compaction_and_a_new_process()
    {
        var prefix = AzuriteFixture.NewName("w");
        await using var world = await TwoBoardsAsync(prefix);
        for (var n = 0; n < 20; n++)
        {
            await CrawlAsync(world, n % 3 == 0 ? Copy with { Content = "<p>Nothing to say.</p>" } : Copy);
        }

        Assert.Equal(["1 b"], await world.GroupsAsync());
        var (manifest, _) = await world.Get<Storage.Catalog.CatalogStore>().ReadManifestAsync(default);
        Assert.InRange(manifest.Vacancies.Length, 1, 10);
        Assert.Contains(manifest.Vacancies, entry => entry.Level > 0);
        await using var next = new World(Web, world.Clock, Connection, prefix);
        Assert.Equal(["1 b"], await next.GroupsAsync());
        await CrawlAsync(next, Copy with { Content = "<p>Nothing to say.</p>" });
        Assert.Empty(await next.GroupsAsync());
    }

    private static string? Also(JsonElement posting, string field) => Assert.Single(posting.GetProperty("alsoAt").EnumerateArray()).GetProperty(field).GetString();

    private async Task<World> TwoBoardsAsync(string? prefix = null)
    {
        var world = await World.CreateAsync(Web, Connection, prefix);
        await world.AddSecondBoardAsync();
        world.Publish(Bookkeeper, Other);
        await world.CrawlAsync();
        await CrawlAsync(world, Copy);
        return world;
    }

    private static async Task CrawlAsync(World world, Job copy)
    {
        world.Clock.Advance(TimeSpan.FromHours(1));
        world.PublishOnSecondBoard(copy);
        await world.CrawlAsync(World.SecondBoard);
        await world.FoldAsync();
    }

    private static async Task<List<JsonElement>> AskAsync(World world, string query) =>
        [.. (await AskAsync(world, query, (jobs, http) => jobs.ListAsync(http, "json", default))).GetProperty("items").EnumerateArray()];

    private static async Task<JsonElement> AskAsync(World world, string query, Func<JobsEndpoint, HttpContext, Task> ask)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext();
        (http.Request.Scheme, http.Request.Host, http.Request.QueryString, http.Response.Body) = ("http", new HostString("localhost"), new QueryString(query), body);
        await ask(world.Get<JobsEndpoint>(), http);
        return JsonSerializer.Deserialize<JsonElement>(body.ToArray());
    }
}
