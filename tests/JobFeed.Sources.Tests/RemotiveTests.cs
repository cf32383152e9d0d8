namespace JobFeed.Sources.Tests;

public sealed class RemotiveTests
{
    private static readonly Extraction Jobs = Fixture.Read("remotive", "jobs.json");

    [Fact]
    public void Copies_pay_as_the_text_it_is()
    {
        Assert.Equal("$18 - $22/hr", Jobs.Postings[0].SalaryText);
        Assert.Null(Jobs.Postings[1].SalaryText);
    }

    [Fact]
    public void Reads_where_candidates_may_live()
    {
        Assert.Equal(["Northern America, Europe, UK, European timezones"], Jobs.Postings[0].RemoteFrom.AsEnumerable());
        Assert.Empty(Jobs.Postings[1].RemoteFrom);
        Assert.All(Jobs.Postings, posting => Assert.True(posting.IsRemote));
    }

    [Fact]
    public void Sets_aside_what_has_no_id() => Assert.Single(Jobs.Rejected);

    [Fact]
    public void Knows_that_it_sees_a_window_only() => Assert.NotNull(Jobs.IncompleteBecause);

    [Fact]
    public void Asks_four_times_a_day_at_most() => Assert.True(KnownSources.Find("remotive")!.Info.MinInterval >= TimeSpan.FromHours(6));
}
