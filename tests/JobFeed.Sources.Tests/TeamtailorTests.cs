using System.Text;
using System.Text.Json;

namespace JobFeed.Sources.Tests;

public sealed class TeamtailorTests
{
    private static readonly Extraction Feed = Fixture.Read("teamtailor", "jobs.json");
    private static readonly Extraction Rss = Fixture.Read("teamtailor", "feed.rss");

    [Fact]
    public void Reads_the_posting_inside_an_item()
    {
        var captain = Feed.Postings[0];

        Assert.Equal("20fafb7d-0000-4000-8000-000000000001", captain.Id);
        Assert.Equal("<p>Til sjøs &amp; hjem.</p>", captain.Description);
        Assert.Equal((600_000m, 720_000m, "NOK", "YEAR"), (captain.Pay[0].Min!.Value, captain.Pay[0].Max!.Value, captain.Pay[0].Currency!, captain.Pay[0].Period!));
        Assert.Equal(("TELECOMMUTE", "2026-12-01", "nb"), (captain.Workplace, captain.ValidThrough, captain.Language));
        Assert.Equal("Mat < fisk", Feed.Postings[1].Description);
        Assert.False(Feed.Postings[1].DescriptionIsHtml);
    }

    [Fact]
    public void Does_not_take_a_sites_grouping_for_a_region()
    {
        Assert.Equal("Bergen, NO; Ålesund, NO", Feed.Postings[0].Location);
        Assert.All(Feed.Postings[0].Places, place => Assert.Null(place.Region));
    }

    [Fact]
    public void Leaves_out_open_applications()
    {
        Assert.Equal(["Kaptein", "Kokk"], Feed.Postings.Select(posting => posting.Title));
        Assert.Equal(["Storm watcher &amp; more", "Cloud herder"], Rss.Postings.Select(posting => posting.Title));
    }

    [Fact]
    public void Undoes_the_escape_of_rss_once()
    {
        Assert.Equal("<p>Watch &amp; tell. 5 &lt; 6</p>", Rss.Postings[0].Description);
        Assert.Equal(("2026-09-04T14:50:13+03:00", "someday"), (Rss.Postings[0].PostedAt, Rss.Postings[1].PostedAt));
    }

    [Fact]
    public void Takes_the_name_for_a_remote_jobs_place_and_the_city_else()
    {
        Assert.Equal("Helsinki, Finland; Oulu, Finland", Rss.Postings[0].Location);
        Assert.Equal("00100", Rss.Postings[0].Places[0].PostalCode);
        Assert.Equal(("EU", "remote", true), (Rss.Postings[1].Location, Rss.Postings[1].Workplace, Rss.Postings[1].IsRemote));
        Assert.Null(Rss.Postings[1].Places[0].City);
        Assert.Equal(("on-site", false), (Fixture.Read("teamtailor", "cut.rss").Postings[0].Workplace, Fixture.Read("teamtailor", "cut.rss").Postings[0].IsRemote));
    }

    [Fact]
    public void Follows_the_next_page_on_its_own_site_only()
    {
        Assert.Equal("https://samplefjord.teamtailor.com/jobs.json?page=2", Assert.Single(Feed.Next).Url.AbsoluteUri);
        Assert.Empty(Items(3, "jobs.json", """, "next_url":"https://elsewhere.example/jobs.json" """).Next);
    }

    [Theory]
    [InlineData(100, "jobs.json", "https://samplefjord.teamtailor.com/jobs.json?page=2")]
    [InlineData(100, "jobs.json?page=4", "https://samplefjord.teamtailor.com/jobs.json?page=5")]
    [InlineData(99, "jobs.json", null)]
    [InlineData(154, "jobs.json", null)]
    public void Asks_on_after_a_full_page(int count, string page, string? next) =>
        Assert.Equal(next, Items(count, page).Next.SingleOrDefault()?.Url.AbsoluteUri);

    [Fact]
    public void Stops_at_a_site_that_ignores_the_page()
    {
        var last = Items(100, "jobs.json?page=100");

        Assert.Empty(last.Next);
        Assert.NotNull(last.IncompleteBecause);
    }

    private static Extraction Items(int count, string page, string more = "")
    {
        var items = JsonSerializer.Serialize(Enumerable.Range(0, count).Select(i => new { id = $"u{i}", title = "Porter" }));
        return Fixture.Read(
            "teamtailor", Encoding.UTF8.GetBytes($$"""{"items":{{items}}{{more}}}"""), new FetchRequest(new Uri("https://samplefjord.teamtailor.com/" + page)));
    }
}
