namespace JobFeed.Sources.Tests;

public sealed class WorkableTests
{
    private static readonly Extraction Account = Fixture.Read("workable", "account.json");

    [Fact]
    public void Makes_one_posting_of_the_rows_of_a_job()
    {
        Assert.Equal(["AB12CD34EF", "NN00NN00NN", "SECRET0001"], Account.Postings.Select(posting => posting.Id));
        Assert.Equal("Spain; Portugal", Account.Postings[1].Location);
        Assert.Equal(["ES", "PT"], Account.Postings[1].Places.Select(place => place.Country));
        Assert.True(Account.Postings[1].IsRemote);
    }

    [Fact]
    public void Does_not_show_the_locations_that_the_employer_hides()
    {
        Assert.Equal("Graz, Styria, Austria", Account.Postings[0].Location);
        Assert.Single(Account.Postings[0].Places);
        Assert.Empty(Account.Postings[2].Places);
        Assert.Null(Account.Postings[2].Location);
    }

    [Fact]
    public void Names_the_employer_not_the_text_about_it()
    {
        Assert.All(Account.Postings, posting => Assert.Equal("Sample Bakery", posting.Company));
        Assert.DoesNotContain(Account.Postings, posting => posting.Description?.Contains("About the bakery", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Sets_aside_what_is_no_job() => Assert.Equal(["NOTITLE001", null], Account.Rejected.Select(rejected => rejected.Id));

    [Fact]
    public void Reads_the_parts_of_a_detail()
    {
        var detail = Assert.Single(Fixture.Read("workable", "detail.json").Postings);

        Assert.Equal("<p>Brot.</p><h3>Requirements</h3><ul><li>Mehl</li></ul>", detail.Description);
        Assert.Equal(("AB12CD34EF", "on-site", "de"), (detail.Id, detail.Workplace, detail.Language));
        Assert.Equal("https://apply.workable.com/sample-bakery/j/AB12CD34EF/", detail.Url);
        Assert.Equal(["Backstube", "Nacht"], detail.Departments.AsEnumerable());
    }

    [Fact]
    public void Takes_no_state_of_a_posting_for_a_region() => Assert.Null(Fixture.Read("workable", "v3-list.json").Next[1].Stub!.Location);

    [Fact]
    public void Says_that_a_list_goes_on_which_it_cannot_follow()
    {
        var list = Fixture.Read("workable", "v3-list.json");

        Assert.Equal(["Miller", "Carter"], list.Next.Select(request => request.Stub!.Title));
        Assert.Equal("https://apply.workable.com/api/v2/accounts/sample-bakery/jobs/V300000001", list.Next[0].Url.AbsoluteUri);
        Assert.Equal(4, list.AdvertisedTotal);
        Assert.NotNull(list.IncompleteBecause);
    }
}
