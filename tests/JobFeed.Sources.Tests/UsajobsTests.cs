namespace JobFeed.Sources.Tests;

public sealed class UsajobsTests
{
    private static readonly Extraction Search = Fixture.Read("usajobs", "search.json");

    [Fact]
    public void Leaves_out_standing_notices_and_does_not_miss_them()
    {
        Assert.Equal(["1001", "1002", "1004"], Search.Postings.Select(posting => posting.Id));
        Assert.Equal(3, Search.AdvertisedTotal);
    }

    [Fact]
    public void Reads_amounts_that_are_texts_with_their_code() => Assert.Equal(
        (41.20m, 55.8m, "USD", "PH"), (Search.Postings[0].Pay[0].Min, Search.Postings[0].Pay[0].Max, Search.Postings[0].Pay[0].Currency, Search.Postings[0].Pay[0].Period));

    [Fact]
    public void Takes_neither_piece_work_nor_work_without_pay_for_a_rate() => Assert.All(Search.Postings.Skip(1), posting => Assert.Empty(posting.Pay));

    [Fact]
    public void Names_the_places_behind_multiple_locations()
    {
        Assert.Equal("Boise, Idaho; Location Negotiable After Selection, United States", Search.Postings[0].Location);
        Assert.Equal([("Boise", "Idaho"), (null, null)], Search.Postings[0].Places.Select(place => (place.City, place.Region)));
        Assert.Equal([43.6, null], Search.Postings[0].Places.Select(place => place.Latitude));
    }

    [Fact]
    public void Joins_the_texts_and_drops_the_port()
    {
        Assert.Equal("Watch the sky.\n\nRead gauges.\n\nWarn ships.", Search.Postings[0].Description);
        Assert.Equal("Walk dogs.\n\nWalk them far.", Search.Postings[1].Description);
        Assert.Equal("https://www.usajobs.gov/job/1001", Search.Postings[0].Url);
    }

    [Fact]
    public void Follows_pages_up_to_what_a_search_gives()
    {
        var page = Fixture.Read("usajobs", "page-of-many.json");

        Assert.EndsWith("ResultsPerPage=500&Fields=Full&Page=2", page.Next.Single().Url.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains("10000 of the 12000", page.IncompleteBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_its_keys_and_knows_none() => Assert.Equal(
        [("UsajobsKey", CredentialPlace.Header, "Authorization-Key"), ("UsajobsEmail", CredentialPlace.Header, "User-Agent")],
        Fixture.Read("usajobs", "page-of-many.json").Next.Single().Credentials!.Value.Select(credential => (credential.Key, credential.Place, credential.Field)));
}
