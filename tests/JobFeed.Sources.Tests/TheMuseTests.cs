namespace JobFeed.Sources.Tests;

public sealed class TheMuseTests
{
    private static readonly Extraction Page = Fixture.Read("themuse", "page.json");

    [Fact]
    public void Reads_a_posting()
    {
        var posting = Page.Postings[0];

        Assert.Equal(("22034722", "Materials planner (M - F)", "Sample Harbour", "Senior Level"), (posting.Id, posting.Title, posting.Company, posting.Seniority));
        Assert.Equal("https://www.themuse.com/jobs/sampleharbour/materials-planner-8e3f62", posting.Url);
        Assert.Equal(["Atlanta, GA", "Flexible / Remote"], posting.Places.Select(place => place.Text));
    }

    [Fact]
    public void Takes_the_remote_place_for_remote_only_where_it_is_alone() => Assert.Equal([null, true], Page.Postings.Select(posting => posting.IsRemote));

    [Fact]
    public void Does_not_take_external_for_an_employment_type() => Assert.Empty(Page.Postings[0].EmploymentTypes);

    [Fact]
    public void Asks_for_the_next_page_of_the_same_filter()
    {
        Assert.Equal("https://www.themuse.com/api/public/jobs?page=3&category=Logistics", Assert.Single(Page.Next).Url.AbsoluteUri);
        Assert.Equal(43, Page.AdvertisedTotal);
    }

    [Fact]
    public void Knows_that_deep_pages_are_refused()
    {
        var deep = Fixture.Read("themuse", """{"page": 99, "page_count": 24958, "total": 499160, "results": [{"id":1,"name":"Cook","refs":{}}]}"""u8.ToArray());

        Assert.Empty(deep.Next);
        Assert.NotNull(deep.IncompleteBecause);
    }
}
