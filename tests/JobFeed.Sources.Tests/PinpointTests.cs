namespace JobFeed.Sources.Tests;

public sealed class PinpointTests
{
    private static readonly Extraction Board = Fixture.Read("pinpoint", "postings.json");

    [Fact]
    public void Never_shows_pay_that_the_employer_hides()
    {
        Assert.Empty(Board.Postings[1].Pay);
        Assert.Null(Board.Postings[1].SalaryText);
        Assert.Equal((1000m, 1200m, "GBP", "two weeks"), (Board.Postings[0].Pay[0].Min!.Value, Board.Postings[0].Pay[0].Max!.Value, Board.Postings[0].Pay[0].Currency!, Board.Postings[0].Pay[0].Period!));
        Assert.Equal("Competitive", Board.Postings[2].SalaryText);
    }

    [Fact]
    public void Takes_the_deadline_for_what_it_is()
    {
        Assert.Equal("2026-12-26T23:59:59+00:00", Board.Postings[0].ValidThrough);
        Assert.All(Board.Postings, posting => Assert.Null(posting.PostedAt));
    }

    [Fact]
    public void Joins_the_parts_under_their_headers_without_the_editors_marks() => Assert.Equal(
        "<div>Fit <strong>signals</strong> &amp; wires.</div><h3>What you&#39;ll do &amp; when</h3><ul><li>Climb</li></ul>" +
        "<h3>Skills, knowledge and expertise</h3><div>No vertigo</div>",
        Board.Postings[0].Description);

    [Fact]
    public void Does_not_place_a_remote_job_at_the_head_office()
    {
        var place = Assert.Single(Board.Postings[1].Places);

        Assert.Equal(("Remote - UK", null), (place.Text, place.City));
        Assert.Equal(("York", "YO1 1AA", "Rail St 1"), (Board.Postings[0].Places[0].City, Board.Postings[0].Places[0].PostalCode, Board.Postings[0].Places[0].Street));
    }

    [Fact]
    public void Builds_the_link_from_the_path_and_takes_parts_from_where_they_stand()
    {
        Assert.Equal("https://samplerail.pinpointhq.com/postings/512061", Board.Postings[1].Url);
        Assert.Equal(("PIN-0679", "Verse", "South"), (Board.Postings[0].RequisitionId, Board.Postings[1].Departments[0], Board.Postings[2].Departments[0]));
        Assert.Equal("4", Assert.Single(Board.Rejected).Id);
        Assert.Equal("Signal fitter", Assert.Single(Fixture.Read("pinpoint", "single.json").Postings).Title);
    }
}
