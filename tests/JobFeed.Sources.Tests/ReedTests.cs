namespace JobFeed.Sources.Tests;

public sealed class ReedTests
{
    private static readonly Extraction Search = Fixture.Read("reed", "search.json");

    [Fact]
    public void Reads_days_in_british_order() =>
        Assert.Equal(("2026-07-06", "2026-08-03"), (Search.Next[0].Stub!.PostedAt, Search.Next[0].Stub!.ValidThrough));

    [Fact]
    public void Says_no_period_where_the_search_has_none()
    {
        Assert.Equal((14.5m, 16m, null), (Search.Next[0].Stub!.Pay[0].Min, Search.Next[0].Stub!.Pay[0].Max, Search.Next[0].Stub!.Pay[0].Period));
        Assert.Null(Search.Next[1].Stub!.Pay[0].Currency);
    }

    [Fact]
    public void Asks_for_each_text_and_for_the_next_page()
    {
        Assert.Equal("https://www.reed.co.uk/api/1.0/jobs/501", Search.Next[0].Url.AbsoluteUri);
        Assert.Equal("https://www.reed.co.uk/api/1.0/search?keywords=cook&resultsToTake=100&resultsToSkip=1", Fixture.Read("reed", "first-of-many.json").Next[^1].Url.AbsoluteUri);
        Assert.All(Search.Next, next => Assert.Equal(("ReedKey", CredentialPlace.BasicUser), (next.Credentials!.Value.Single().Key, next.Credentials!.Value.Single().Place)));
        Assert.Equal(2, Search.Next.Length);
    }

    [Fact]
    public void Reads_the_period_of_the_details()
    {
        var posting = Fixture.Read("reed", "detail.json").Postings.Single();

        Assert.Equal((14.5m, 16m, "per hour"), (posting.Pay[0].Min, posting.Pay[0].Max, posting.Pay[0].Period));
        Assert.Equal(["Temporary", "Full time"], posting.EmploymentTypes.ToArray());
        Assert.Equal("<p>Cook &amp; lead.</p>", posting.Description);
    }

    [Fact]
    public void Falls_back_to_yearly_amounts_and_keeps_a_day_that_is_none()
    {
        var posting = Fixture.Read("reed", "detail-yearly.json").Postings.Single();

        Assert.Equal((30_000m, null, "per annum"), (posting.Pay[0].Min, posting.Pay[0].Max, posting.Pay[0].Period));
        Assert.Equal("32/01/2026", posting.PostedAt);
    }
}
