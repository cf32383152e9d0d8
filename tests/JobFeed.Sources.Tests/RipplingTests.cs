namespace JobFeed.Sources.Tests;

public sealed class RipplingTests
{
    [Fact]
    public void Makes_one_posting_of_the_rows_of_one_id()
    {
        var list = Fixture.Read("rippling", "list.json");

        Assert.Equal(["u-1", "u-2"], list.Next.Select(next => next.Stub!.Id));
        Assert.Equal("Remote (New Jersey, US); New York, NY", list.Next[0].Stub!.Location);
        Assert.Equal("https://api.rippling.com/platform/api/ats/v1/board/sample-works/jobs/u-1", list.Next[0].Url.AbsoluteUri);
        Assert.Equal("The posting has no title.", Assert.Single(list.Rejected).Reason);
    }

    [Fact]
    public void Follows_the_pages_of_the_second_version_and_believes_no_count_of_rows()
    {
        var request = new FetchRequest(new Uri("https://ats.rippling.com/api/v2/board/sample-works/jobs?page=1&pageSize=2"));
        var page = Fixture.Read("rippling", "v2-page.json", request);

        Assert.Equal("https://ats.rippling.com/api/v2/board/sample-works/jobs?page=2&pageSize=2", page.Next[^1].Url.AbsoluteUri);
        Assert.Null(page.AdvertisedTotal);
    }

    [Fact]
    public void Says_no_workplace_where_its_places_differ()
    {
        var posting = Assert.Single(Fixture.Read("rippling", "v2-page.json").All());

        Assert.Null(posting.Workplace);
        Assert.Equal(("Brest", "Brittany", "FR"), (posting.Places[0].City, posting.Places[0].Region, posting.Places[0].Country));
    }

    [Fact]
    public void Keeps_every_pay_range_and_no_empty_one() => Assert.Equal(
        [(52_000m, 61_000.5m, "YEAR", "Brest"), (24m, null, "HOUR", null)],
        Fixture.Read("rippling", "detail.json").Postings.Single().Pay.Select(pay => (pay.Min!.Value, pay.Max, pay.Period!, pay.Label)));

    [Fact]
    public void Reads_both_parts_of_the_text()
    {
        var posting = Fixture.Read("rippling", "detail.json").Postings.Single();

        Assert.Equal("<meta><p>Who we are.</p><meta><p>Bring &amp; moor ships.</p>", posting.Description);
        Assert.Equal(("Sample Works", "2026-07-07T05:34:53.457000-07:00"), (posting.Company, posting.PostedAt));
    }
}
