using JobFeed.Core.Postings;

namespace JobFeed.Sources.Tests;

public sealed class AdzunaTests
{
    private static readonly Extraction Search = Fixture.Read("adzuna", "search.json");

    [Fact]
    public void Takes_stated_pay_in_the_countrys_currency_and_no_prediction()
    {
        Assert.Equal([1, 0, 0, 1], Search.Postings.Select(posting => posting.Pay.Length));
        Assert.Equal((28_000m, 31_000m, "GBP", "YEAR"), (Search.Postings[0].Pay[0].Min, Search.Postings[0].Pay[0].Max, Search.Postings[0].Pay[0].Currency, Search.Postings[0].Pay[0].Period));
        Assert.Null(Search.Postings[3].Pay[0].Max);
    }

    [Fact]
    public void Cleans_titles_and_keeps_tracking_links_as_given()
    {
        Assert.Equal("Senior Cook & Baker", Search.Postings[0].Title);
        Assert.Equal("https://www.adzuna.co.uk/jobs/land/ad/1?se=x&utm_medium=api", Search.Postings[0].Url);
    }

    [Fact]
    public void Reads_an_area_from_the_country_down()
    {
        var place = Search.Postings[0].Places[0];

        Assert.Equal(("UK", "London", "Camden", 51.54), (place.Country, place.Region, place.City, place.Latitude));
        Assert.Empty(Search.Postings[3].Places);
        Assert.Null(Search.Postings[3].Company);
    }

    [Fact]
    public void Asks_for_the_next_page_without_a_key_in_the_address()
    {
        var next = Search.Next.Single();

        Assert.Equal("https://api.adzuna.com/v1/api/jobs/gb/search/2?what=cook&results_per_page=50&sort_by=date&content-type=application/json", next.Url.AbsoluteUri);
        Assert.Equal(["AdzunaAppId", "AdzunaAppKey"], next.Credentials!.Value.Select(credential => credential.Key));
        Assert.Empty(Fixture.Read("adzuna", "last-page.json").Next);
    }

    [Fact]
    public void Keeps_keys_out_of_boards()
    {
        var board = KnownSources.Recognize(new Uri("https://api.adzuna.com/v1/api/jobs/de/search/1?app_id=me&app_key=secret&where=Ulm&what=koch+und+kellner"))!;

        Assert.Equal("adzuna:de?what=koch%20und%20kellner&where=Ulm", board.Id.ToString());
    }

    [Fact]
    public void Refuses_a_country_that_it_has_not() => Assert.Contains(
        "no country \"xx\"", Assert.Throws<FormatException>(() => KnownSources.Find("adzuna")!.Plan(new Board { Id = BoardId.Parse("adzuna:xx?what=a") })).Message, StringComparison.Ordinal);
}
