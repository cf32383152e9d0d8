namespace JobFeed.Sources.Tests;

public sealed class JobicyTests
{
    private static readonly Extraction Jobs = Fixture.Read("jobicy", "jobs.json");

    [Fact]
    public void Unescapes_the_texts_for_display()
    {
        var posting = Jobs.Postings[0];

        Assert.Equal(("Harbour & Quay Planner", "Sample Harbour & Sons"), (posting.Title, posting.Company));
        Assert.Equal(["Project & Program Management"], posting.Departments.AsEnumerable());
        Assert.Equal("<p>You plan &amp; draw.</p>", posting.Description);
    }

    [Fact]
    public void Reads_pay_with_half_of_it_missing_and_pay_of_version_one()
    {
        Assert.Equal((55_000m, null, "EUR", "yearly"), (Jobs.Postings[0].Pay[0].Min, Jobs.Postings[0].Pay[0].Max, Jobs.Postings[0].Pay[0].Currency, Jobs.Postings[0].Pay[0].Period));
        Assert.Equal((40m, 55m, "hourly"), (Jobs.Postings[1].Pay[0].Min, Jobs.Postings[1].Pay[0].Max, Jobs.Postings[1].Pay[0].Period));
        Assert.Equal((70_000m, 90_000m, "yearly"), (Jobs.Postings[2].Pay[0].Min, Jobs.Postings[2].Pay[0].Max, Jobs.Postings[2].Pay[0].Period));
    }

    [Fact]
    public void Takes_any_level_for_none()
    {
        Assert.Null(Jobs.Postings[0].Seniority);
        Assert.Equal("Senior", Jobs.Postings[1].Seniority);
    }

    [Fact]
    public void Knows_that_it_sees_the_newest_only() => Assert.NotNull(Jobs.IncompleteBecause);

    [Fact]
    public void Asks_with_the_filter_of_its_board()
    {
        var board = KnownSources.Recognize(new Uri("https://jobicy.com/api/v2/remote-jobs?geo=usa"))!;

        Assert.Equal("https://jobicy.com/api/v2/remote-jobs?count=100&geo=usa", KnownSources.Find("jobicy")!.Plan(board).Single().Url.AbsoluteUri);
    }
}
