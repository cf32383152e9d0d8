using JobFeed.Cli.Samples;
using JobFeed.Pipeline.Ingest;
using JobFeed.Sources.Fetching;
using JobFeed.Testing;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Tests.Ingest;

public sealed class BoardFinderTests : IAsyncLifetime
{
    private FixtureWeb _web = null!;

    public async Task InitializeAsync() => _web = await FixtureWeb.StartAsync(AppContext.BaseDirectory);

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Theory]
    [InlineData("https://jobs.lever.co/acme/00000000-0000-0000-0000-000000000001", "lever:acme")]
    [InlineData("https://boards.greenhouse.io/acme/jobs/4711", "greenhouse:acme")]
    [InlineData("https://jobs.ashbyhq.com/acme", "ashby:acme")]
    public async Task By_the_shape_of_a_link_without_asking(string link, string board)
    {
        var found = await FindAsync(link, null);

        Assert.Equal(board, found.Board?.Id.ToString());
        Assert.Empty(_web.Requests);
    }

    [Theory]
    [InlineData("""<a href="https://jobs.lever.co/acme">Jobs</a>""", "lever:acme")]
    [InlineData("""<iframe src="https://boards.greenhouse.io/embed/job_board?for=acme&amp;b=https%3A%2F%2Facme.example"></iframe>""", "greenhouse:acme")]
    [InlineData("""<script src='//boards.greenhouse.io/embed/job_board/js?for=acme'></script>""", "greenhouse:acme")]
    [InlineData("""<script>window.__data = {"url":"https:\/\/jobs.ashbyhq.com\/acme\/1"}</script>""", "ashby:acme")]
    [InlineData("""<a href="https://jobs.lever.co/acme/1">A</a><a href="https://jobs.lever.co/acme/2">B</a><a href="https://jobs.ashbyhq.com/partner">Partner</a>""", "lever:acme")]
    public async Task By_what_the_page_links_to_or_embeds(string body, string board)
    {
        var found = await FindAsync("https://acme.example/careers", $"<html><body><h1>Careers</h1>{body}</body></html>");

        Assert.Equal(board, found.Board?.Id.ToString());
        Assert.Contains("acme.example/careers", found.How, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_its_own_postings()
    {
        var found = await FindAsync("https://acme.example/careers", """
            <html><body><h1>Careers</h1><script type="application/ld+json">{"@context":"https://schema.org/","@type":"JobPosting","title":"Cook","description":"Cook for 200 people.","datePosted":"2026-03-01",
            "hiringOrganization":{"@type":"Organization","name":"Acme"}}</script></body></html>
            """);

        Assert.Equal("career-page:https://acme.example/careers", found.Board?.Id.ToString());
    }

    [Theory]
    [InlineData("""<a href="https://jobs.lever.co/one">1</a><a href="https://jobs.lever.co/two">2</a>""", "lever:two")]
    [InlineData("""<p>We are nice people.</p>""", "Tried")]
    [InlineData("""<link href="https://x.teamtailor-cdn.com/a.css"><p>Nice.</p>""", "looks like Teamtailor")]
    public async Task Says_what_it_tried_when_it_cannot_tell(string body, string says)
    {
        var found = await FindAsync("https://acme.example/careers", $"<html><body>{body}</body></html>");

        Assert.Null(found.Board);
        Assert.Contains(says, found.How, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_no_page_that_robots_txt_forbids()
    {
        _web.On("/robots.txt", http => http.Response.WriteAsync("User-agent: *\nDisallow: /"));

        var found = await FindAsync("https://acme.example/careers", "<a href=\"https://jobs.lever.co/acme\">Jobs</a>");

        Assert.Null(found.Board);
        Assert.Contains("robots.txt", found.How, StringComparison.Ordinal);
    }

    private async Task<FoundBoard> FindAsync(string link, string? page)
    {
        _web.On("/careers", http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            return http.Response.WriteAsync(page ?? "");
        });
        var options = new FetchOptions { MaxRetries = 0 };
        options.HostOverrides["acme.example"] = _web.Address;
        using var fetcher = new Fetcher(options, new ManualClock(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)), () => 0, pause: (_, _) => Task.CompletedTask);
        return await new BoardFinder(fetcher).FindAsync(new Uri(link), default);
    }
}
