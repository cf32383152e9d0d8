namespace JobFeed.Sources.Tests;

public sealed class ArbeitnowTests
{
    private static readonly Extraction Page = Fixture.Read("arbeitnow", "page.json");

    [Fact]
    public void Names_a_posting_that_it_cannot_read() =>
        Assert.Equal(["koch-graz-1", "17"], Fixture.Read("arbeitnow", """{"data": [{"slug":"koch-graz-1"},{"id":17,"title":[]}]}"""u8.ToArray()).Rejected.Select(posting => posting.Id));

    [Fact]
    public void Reads_a_posting_in_german()
    {
        var posting = Page.Postings[0];

        Assert.Equal(("lokfuehrer-mwd-graz-900001", "Lokführer (m/w/d)", "Musterbahn GmbH", "Graz"), (posting.Id, posting.Title, posting.Company, posting.Location));
        Assert.Equal(("2026-11-18T11:06:40.000Z", false), (posting.PostedAt, posting.IsRemote));
        Assert.Equal(["Vollzeit", "professional / experienced"], posting.EmploymentTypes.AsEnumerable());
    }

    [Fact]
    public void Takes_lists_for_texts_and_texts_for_lists()
    {
        Assert.Equal(("Berlin; Hamburg", true), (Page.Postings[1].Location, Page.Postings[1].IsRemote));
        Assert.Equal(["Teilzeit"], Page.Postings[1].EmploymentTypes.AsEnumerable());
    }

    [Fact]
    public void Asks_for_the_next_page_without_the_search_term_of_the_day() =>
        Assert.Equal("https://www.arbeitnow.com/api/job-board-api?page=2", Assert.Single(Page.Next).Url.AbsoluteUri);

    [Fact]
    public void Stops_at_an_empty_page()
    {
        var last = Fixture.Read("arbeitnow", "{\"data\":[],\"links\":{\"next\":\"https://www.arbeitnow.com/api/job-board-api?page=9\"}}"u8.ToArray());

        Assert.Empty(last.Next);
        Assert.Null(last.IncompleteBecause);
    }
}
