using System.Text;

namespace JobFeed.Sources.Tests;

public sealed class RssAtomTests
{
    private static readonly Extraction Rss = Fixture.Read("rss-atom", "rss-nasty.xml");
    private static readonly Extraction Atom = Fixture.Read("rss-atom", "atom.xml");
    private static readonly Extraction JsonFeed = Fixture.Read("rss-atom", "jsonfeed.json");

    [Fact]
    public void Takes_the_language_of_the_feed_for_that_of_its_items() =>
        Assert.Equal(["de-AT", "en", "en"], new[] { Rss, Atom, JsonFeed }.Select(feed => feed.Postings[0].Language));

    [Fact]
    public void Expands_no_entity_of_the_document() => Assert.Equal("Straßenwärter & Gärtner &lol2;&file;", Rss.Postings[0].Title);

    [Fact]
    public void Reads_utf_8_that_calls_itself_latin_1() => Assert.Equal(["Straße", "Garten"], Rss.Postings[0].Departments.AsEnumerable());

    [Fact]
    public void Reads_what_a_job_vocabulary_adds()
    {
        var posting = Rss.Postings[0];

        Assert.Equal(("410001", "J-1", "Graz"), (posting.Id, posting.RequisitionId, posting.Location));
        Assert.Equal((null, 2_450.50m, "EUR", "Month"), (posting.Pay[0].Min, posting.Pay[0].Max, posting.Pay[0].Currency, posting.Pay[0].Period));
        Assert.Equal("<p>Du hältst &amp; pflegst.</p><h3>Qualifications</h3><p>Führerschein B &lt; 3 Jahre</p>", posting.Description);
        Assert.Equal("https://rss-atom.example/jobs/410001?a=1&b=2", posting.Url);
    }

    [Fact]
    public void Loses_nothing_but_the_broken_item()
    {
        Assert.Equal(
            ["410001", "https://jobs.sample-county.example/jobs/410002", "https://jobs.sample-county.example/jobs/410003", "https://jobs.sample-county.example/jobs/410004"],
            Rss.Postings.Select(posting => posting.Id));
        Assert.Equal("<p>You cook.</p>", Rss.Postings[1].Description);
        Assert.Equal(("Plain <b>words</b> with <br> tags", "Graz", 47.07), (Rss.Postings[2].Description, Rss.Postings[2].Location, Rss.Postings[2].Places[0].Latitude));
        Assert.Single(Rss.Rejected);
    }

    [Fact]
    public void Takes_the_employer_out_of_a_title_where_the_description_confirms_it()
    {
        var posting = Rss.Postings[1];

        Assert.Equal(("Cook", "Sample Inn", "Linz, Austria"), (posting.Title, posting.Company, posting.Location));
    }

    [Fact]
    public void Opens_a_block_that_holds_the_posting()
    {
        var posting = Rss.Postings[3];

        Assert.Equal(("Sankt Pölten, NÖ", "<p>Walls</p>", null), (posting.Location, posting.Description, posting.SalaryText));
        Assert.True(posting.Expired);
    }

    [Fact]
    public void Knows_that_a_feed_is_a_window_unless_it_says_that_it_is_whole()
    {
        Assert.NotNull(Rss.IncompleteBecause);
        Assert.Null(Atom.IncompleteBecause);
    }

    [Fact]
    public void Reads_the_kinds_of_text_that_atom_has()
    {
        Assert.Equal(["Crane & winch operator", "Deckhand"], Atom.Postings.Select(posting => posting.Title));
        Assert.Equal("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Lift <b>boxes</b>.</p></div>", Atom.Postings[0].Description);
        Assert.Equal(("Less than 3 < 4 knots", false), (Atom.Postings[1].Description, Atom.Postings[1].DescriptionIsHtml));
        Assert.Equal("https://sample-harbour.example/jobs/17", Atom.Postings[0].Url);
    }

    [Fact]
    public void Follows_the_next_page_and_closes_what_is_deleted()
    {
        Assert.Equal("https://rss-atom.example/atom.xml?page=2", Assert.Single(Atom.Next).Url.AbsoluteUri);
        Assert.Equal("https://rss-atom.example/feed.json?page=2", Assert.Single(JsonFeed.Next).Url.AbsoluteUri);
        Assert.Equal(["urn:sample:16"], Atom.Closed.AsEnumerable());
    }

    [Fact]
    public void Fills_gaps_from_a_job_posting_inside_the_item()
    {
        var posting = JsonFeed.Postings[0];

        Assert.Equal(("17", "R-17", "Crane operator", "Bergen, NO"), (posting.Id, posting.RequisitionId, posting.Title, posting.Location));
        Assert.Equal((400_000m, 500_000m, "NOK", "YEAR"), (posting.Pay[0].Min, posting.Pay[0].Max, posting.Pay[0].Currency, posting.Pay[0].Period));
        Assert.Equal("<p>Lift.</p>", posting.Description);
    }

    [Fact]
    public void Is_an_empty_feed_when_the_channel_is_empty() =>
        Assert.Empty(Fixture.Read("rss-atom", "<rss><channel><title>x</title></channel></rss>"u8.ToArray()).Postings);

    [Fact]
    public void Reads_a_feed_of_stray_brackets_in_linear_time()
    {
        var hostile = "<rss><channel><item><title>Cook</title><guid>1</guid><description>" + new string('<', 500_000) + "</description></item></channel></rss>";

        Assert.Equal("1", Assert.Single(Fixture.Read("rss-atom", Encoding.UTF8.GetBytes(hostile)).Postings).Id);
    }
}
