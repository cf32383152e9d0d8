using JobFeed.Cli.Samples;
using JobFeed.Core.Postings;
using JobFeed.Sources.Fetching;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Sources.Tests;

/// <summary>Boards whose lists have no texts, crawled whole through the fetcher: list, further pages, details.</summary>
public sealed class ListedBoardTests : IAsyncLifetime
{
    private FixtureWeb _web = null!;

    public async Task InitializeAsync() => _web = await FixtureWeb.StartAsync(Fixture.Folder("breezy"));

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task Reads_every_page_and_every_detail_of_smartrecruiters()
    {
        const string Postings = "/v1/companies/SampleTransit2/postings";
        _web.On(Postings, context => context.Response.WriteAsync(context.Request.Query["offset"] == "0"
            ? """{"totalFound":3,"offset":0,"content":[{"id":"1","name":"Driver"},{"id":"2","name":"Guard"}]}"""
            : """{"totalFound":3,"offset":2,"content":[{"id":"3","name":"Porter"}]}"""));
        foreach (var (id, name) in new[] { (1, "Driver"), (2, "Guard"), (3, "Porter") })
        {
            _web.On($"{Postings}/{id}", context => context.Response.WriteAsync(
                $$"""{"id":"{{id}}","name":"{{name}}","jobAd":{"sections":{"jobDescription":{"text":"<p>{{name}} wanted.</p>"} } } }"""));
        }

        var postings = await CrawlAsync("https://careers.smartrecruiters.com/SampleTransit2", "api.smartrecruiters.com");

        Assert.Equal(["<p>Driver wanted.</p>", "<p>Guard wanted.</p>", "<p>Porter wanted.</p>"], postings.Select(posting => posting.Description).Order());
    }

    [Fact]
    public async Task Reads_list_and_pages_of_breezy()
    {
        _web.On("/json", context => context.Response.WriteAsync(
            """[{"id":"98323abf2296","friendly_id":"98323abf2296-reed-cutter","name":"Reed cutter","department":"Field","published_date":"2026-02-15T14:37:22.684Z"}]"""));
        _web.On("/p/98323abf2296-reed-cutter", context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.SendFileAsync(Path.Combine(Fixture.Folder("breezy"), "page.html"));
        });

        var posting = Assert.Single(await CrawlAsync("https://samplemarsh.breezy.hr/p/1-x", "samplemarsh.breezy.hr"));

        Assert.Equal(("98323abf2296", "<p>Cut reeds &amp; rest.</p>", "Field"), (posting.Id, posting.Description, posting.Departments[0]));
        Assert.Contains(_web.Requests, request => request.Path == "/robots.txt");
    }

    private async Task<List<RawPosting>> CrawlAsync(string link, string host)
    {
        var board = KnownSources.Recognize(new Uri(link))!;
        var source = KnownSources.Find(board.Id.Platform)!;
        var options = new FetchOptions();
        options.HostOverrides[host] = _web.Address;
        options.AllowedLoopbackPorts.Add(_web.Address.Port);
        using var fetcher = new Fetcher(options, TimeProvider.System, pause: (_, _) => Task.CompletedTask);
        var waiting = new Queue<FetchRequest>(source.Plan(board));
        var postings = new List<RawPosting>();
        while (waiting.TryDequeue(out var request))
        {
            var result = await fetcher.FetchAsync(request, FetchConditions.None, source.Info, default);
            var read = source.Extract(result.DocumentFor(board, request));
            Assert.Null(read.IncompleteBecause);
            postings.AddRange(read.Postings);
            foreach (var next in read.Next)
            {
                waiting.Enqueue(next);
            }
        }

        return postings;
    }
}
