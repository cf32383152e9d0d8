namespace JobFeed.Sources.Tests;

public sealed class IcimsTests
{
    [Fact]
    public void Reads_a_card()
    {
        var card = Fixture.Read("icims", "cards.html").Next[0].Stub!;

        Assert.Equal(("8214", "2026-8214", "Payroll & Tax Clerk", "US-NJ-Edison"), (card.Id, card.RequisitionId, card.Title, card.Location));
        Assert.Equal(("Regular Full-Time", "Finance", "7/10/2026 3:04 PM"), (card.EmploymentTypes[0], card.Departments[0], card.PostedAt));
        Assert.Equal("https://careers-sample.icims.com/jobs/8214/x-8214/job", card.Url);
    }

    [Fact]
    public void Takes_the_title_from_the_link_where_there_is_no_heading() =>
        Assert.Equal("Forklift Driver", Fixture.Read("icims", "cards.html").Next[1].Stub!.Title);

    [Fact]
    public void Follows_pages_to_the_last()
    {
        Assert.Equal("https://careers-sample.icims.com/jobs/search?ss=1&in_iframe=1&pr=1", Fixture.Read("icims", "cards.html").Next[^1].Url.AbsoluteUri);
        Assert.All(Fixture.Read("icims", "last-page.html").Next, next => Assert.Equal(FetchPurpose.Detail, next.Purpose));
    }

    [Fact]
    public void Notices_that_a_page_is_served_again()
    {
        var first = Fixture.Read("icims", "cards.html");

        Assert.Equal("page 2 is the page before it again", Fixture.Read("icims", "cards.html", first.Next[^1]).IncompleteBecause);
    }

    [Fact]
    public void Believes_an_empty_board_by_its_mark() => Assert.Empty(Fixture.Read("icims", "empty.html").All());

    [Fact]
    public void Leaves_out_what_the_employer_left_empty()
    {
        var request = new FetchRequest(new Uri("https://careers-sample.icims.com/jobs/8214/payroll-tax-clerk/job?in_iframe=1"));
        var posting = Fixture.Read("icims", "detail.html", request).Postings.Single();

        Assert.Equal(("8214", "Edison, NJ, US", "Sample Books"), (posting.Id, posting.Location, posting.Company));
        Assert.Equal((null, null), (posting.Places[0].Street, posting.Places[0].PostalCode));
        Assert.Empty(posting.Pay);
    }

    [Fact]
    public void Reads_the_newer_front_end()
    {
        var list = Fixture.Read("icims", "front-end.json");

        Assert.Equal(["Bell & Clock Maker", "Organ Tuner"], list.Postings.Select(posting => posting.Title));
        Assert.Empty(list.Postings[0].Pay);
        Assert.Equal((70_000m, null, "CHF"), (list.Postings[1].Pay[0].Min, list.Postings[1].Pay[0].Max, list.Postings[1].Pay[0].Currency));
        Assert.Equal(5, list.AdvertisedTotal);
        Assert.EndsWith("?page=2", list.Next.Single().Url.AbsoluteUri, StringComparison.Ordinal);
    }
}
