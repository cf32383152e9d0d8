namespace JobFeed.Sources.Tests;

public sealed class WeWorkRemotelyTests
{
    private static readonly Extraction Category = Fixture.Read("weworkremotely", "category.rss");

    [Fact]
    public void Splits_company_and_role_at_the_first_colon()
    {
        Assert.Equal(("Sample Harbour & Sons", "Crane operator: nights"), (Category.Postings[0].Company, Category.Postings[0].Title));
        Assert.Equal((null, "A role without a company"), (Category.Postings[1].Company, Category.Postings[1].Title));
    }

    [Fact]
    public void Takes_the_region_for_the_place_and_the_country_for_the_employers()
    {
        Assert.Equal(("Anywhere in the World", "Norway"), (Category.Postings[0].Location, Category.Postings[0].Country));
        Assert.Equal(["Anywhere in the World"], Category.Postings[0].RemoteFrom.AsEnumerable());
        Assert.Empty(Category.Postings[0].Places);
        Assert.Null(Category.Postings[1].Country);
    }

    [Fact]
    public void Reads_the_list_of_skills() => Assert.Equal(["Cranes", "Knots", "Patience"], Category.Postings[0].Skills.AsEnumerable());

    [Fact]
    public void Undoes_the_escapes_of_the_description_once() =>
        Assert.EndsWith("<p>R&amp;D of cranes.</p>", Category.Postings[0].Description, StringComparison.Ordinal);

    [Fact]
    public void Reads_when_a_posting_ends() => Assert.Equal("Fri, 18 Dec 2026 22:45:30 +0000", Category.Postings[0].ValidThrough);

    [Fact]
    public void Asks_for_the_feed_of_its_category()
    {
        var board = KnownSources.Recognize(new Uri("https://weworkremotely.com/categories/remote-design-jobs"))!;

        Assert.Equal("https://weworkremotely.com/categories/remote-design-jobs.rss", KnownSources.Find("weworkremotely")!.Plan(board).Single().Url.AbsoluteUri);
    }
}
