using System.Text;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Tests;

public sealed class LeverTests
{
    private static readonly Extraction Site = Fixture.Read("lever", "site.json");

    [Fact]
    public void Puts_the_lists_under_their_headings() =>
        Assert.Equal(
            "<p>Früh, spät, nachts.</p><h3>Aufgaben &amp; mehr</h3><ul><li>Grundpflege</li><li>Dokumentation</li></ul><p>Wir freuen uns.</p>",
            Site.Postings[0].Description);

    [Fact]
    public void Writes_the_epoch_as_iso_8601()
    {
        Assert.Equal("2026-01-01T00:00:00.000Z", Site.Postings[0].PostedAt);
        Assert.Equal("2026-01-01T00:00:00.000Z", Site.Postings[1].PostedAt);
        Assert.Null(Site.Postings[2].PostedAt);
    }

    [Fact]
    public void Takes_zero_to_zero_for_not_stated()
    {
        Assert.Empty(Site.Postings[1].Pay);
        Assert.Equal("£12.21 per hour", Site.Postings[1].SalaryText);
    }

    [Fact]
    public void Survives_a_number_that_is_too_large() =>
        Assert.Equal((null, 14m, "per-hour-wage"), (Site.Postings[2].Pay[0].Min, Site.Postings[2].Pay[0].Max, Site.Postings[2].Pay[0].Period));

    [Fact]
    public void Escapes_plain_text_that_stands_in_for_html() =>
        Assert.Equal("<p>First line.</p><p>Terms &lt;apply&gt;.</p>", Site.Postings[1].Description);

    [Fact]
    public void Asks_for_the_next_page_after_a_full_one()
    {
        var full = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Enumerable.Range(0, 100).Select(i => new { id = $"p{i}", text = "Porter" })));
        var request = new FetchRequest(new Uri("https://api.lever.co/v0/postings/sampleclinic?mode=json&skip=200&limit=100"));

        Assert.Equal(
            "https://api.lever.co/v0/postings/sampleclinic?mode=json&skip=300&limit=100",
            Assert.Single(Fixture.Read("lever", full, request).Next).Url.AbsoluteUri);
        Assert.Empty(Site.Next);
    }

    [Fact]
    public void Stops_asking_a_site_that_ignores_the_page()
    {
        var full = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Enumerable.Range(0, 100).Select(i => new { id = $"p{i}", text = "Porter" })));
        var request = new FetchRequest(new Uri("https://api.lever.co/v0/postings/sampleclinic?mode=json&skip=19900&limit=100"));
        var last = Fixture.Read("lever", full, request);

        Assert.Empty(last.Next);
        Assert.NotNull(last.IncompleteBecause);
    }

    [Fact]
    public void Asks_the_european_instance_for_its_sites()
    {
        var board = KnownSources.Recognize(new Uri("https://jobs.eu.lever.co/SampleKlinik/abc"))!;

        Assert.Equal("lever:eu/SampleKlinik", board.Id.ToString());
        Assert.StartsWith("https://api.eu.lever.co/v0/postings/SampleKlinik?", KnownSources.Find("lever")!.Plan(board).Single().Url.AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sampleclinic", "https://jobs.lever.co/sampleclinic/9a%2F1")]
    [InlineData("eu/SampleKlinik", "https://jobs.eu.lever.co/SampleKlinik/9a%2F1")]
    public void Leads_to_the_page_of_a_posting_that_does_not_name_it(string board, string page)
    {
        var id = new BoardId("lever", board);
        var read = KnownSources.Find("lever")!.Extract(new FetchedDocument
        {
            Board = new Board { Id = id },
            Request = new FetchRequest(new Uri("https://api.lever.co/v0/postings/x")),
            Url = new Uri("https://api.lever.co/v0/postings/x"),
            Body = """{"id":"9a/1","text":"Porter","applyUrl":"https://forms.example/apply"}"""u8.ToArray(),
            FetchedAt = DateTimeOffset.UnixEpoch,
        });

        Assert.Equal((page, "https://forms.example/apply"), (Assert.Single(read.Postings).Url, read.Postings[0].ApplyUrl));
    }
}
