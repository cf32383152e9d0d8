namespace JobFeed.Sources.Tests;

public sealed class RemoteOkTests
{
    private static readonly Extraction Api = Fixture.Read("remoteok", "api.json");

    [Fact]
    public void Takes_the_terms_in_front_for_no_posting() => Assert.Equal(["900001", "900002", "remote-pilot-900003"], Api.Postings.Select(posting => posting.Id));

    [Fact]
    public void Reads_pay_as_dollars_a_year_and_zero_as_not_stated()
    {
        Assert.Equal((45_000m, 60_000m, "USD", "year"), (Api.Postings[0].Pay[0].Min, Api.Postings[0].Pay[0].Max, Api.Postings[0].Pay[0].Currency, Api.Postings[0].Pay[0].Period));
        Assert.Empty(Api.Postings[1].Pay);
        Assert.Equal((null, 90_000m), (Api.Postings[2].Pay[0].Min, Api.Postings[2].Pay[0].Max));
    }

    [Fact]
    public void Reads_an_epoch_that_is_text() => Assert.Equal("2020-10-26T23:26:39.000Z", Api.Postings[1].PostedAt);

    [Fact]
    public void Leaves_out_what_is_empty()
    {
        Assert.Equal("Bergen", Api.Postings[0].Location);
        Assert.Equal((null, null), (Api.Postings[1].Location, Api.Postings[1].Company));
        Assert.Null(Api.Postings[2].PostedAt);
    }

    [Fact]
    public void Knows_that_older_postings_are_not_in_the_list() => Assert.NotNull(Api.IncompleteBecause);

    [Fact]
    public void Asks_for_a_tag_by_its_own_address()
    {
        var board = KnownSources.Recognize(new Uri("https://remoteok.com/remote-golang-jobs"))!;

        Assert.Equal("https://remoteok.com/remote-golang-jobs.json", KnownSources.Find("remoteok")!.Plan(board).Single().Url.AbsoluteUri);
    }
}
