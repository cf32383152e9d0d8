namespace JobFeed.Sources.Tests;

public sealed class JoinTests
{
    private static readonly Extraction Board = Fixture.Read("join", "board.html");

    [Fact]
    public void Gives_the_pages_own_postings_and_goes_on_to_the_list()
    {
        Assert.Equal(["101", "102"], Board.Postings.Select(posting => posting.Id));
        Assert.Equal("https://join.com/api/public/companies/77/jobs?page=1&pageSize=50&locale=en-us", Board.Next.Single().Url.AbsoluteUri);
        Assert.Equal("application/json", Board.Next.Single().Accept);
        Assert.Equal((4, 1), (Board.AdvertisedTotal, Board.Rejected.Length));
    }

    [Fact]
    public void Reads_pay_in_cents_and_only_where_it_is_shown()
    {
        Assert.Equal((3_500_000m, 4_200_000m, true, "PER_YEAR"), (Board.Postings[0].Pay[0].Min, Board.Postings[0].Pay[0].Max, Board.Postings[0].Pay[0].InMinorUnits, Board.Postings[0].Pay[0].Period));
        Assert.Empty(Board.Postings[1].Pay);
    }

    [Fact]
    public void Takes_names_as_text_or_object()
    {
        Assert.Equal(("Employee", "Minijob"), (Board.Postings[0].EmploymentTypes[0], Board.Postings[1].EmploymentTypes[0]));
        Assert.Equal(("Crafts", "Delivery"), (Board.Postings[0].Departments[0], Board.Postings[1].Departments[0]));
        Assert.Equal(("Graz, Austria", "AT"), (Board.Postings[0].Location, Board.Postings[1].Location));
    }

    [Fact]
    public void Follows_the_lists_pages_and_remembers_the_employer()
    {
        var list = Fixture.Read("join", "api-page.json", Board.Next.Single());

        Assert.Equal("https://join.com/api/public/companies/77/jobs?page=2&pageSize=50&locale=en-us", list.Next.Single().Url.AbsoluteUri);
        Assert.Equal(["Graz", "Wien"], list.Postings[0].Places.Select(place => place.City ?? place.Text));
        Assert.Equal(("Sample GmbH", 51), (list.Postings[0].Company, list.AdvertisedTotal));
    }

    [Fact]
    public void Reads_the_page_of_a_posting()
    {
        var posting = Fixture.Read("join", "posting.html").Postings.Single();

        Assert.Equal(("101", "FULL_TIME", "HYBRID", "Sample GmbH"), (posting.Id, posting.EmploymentTypes[0], posting.Workplace, posting.Company));
        Assert.Equal("<p>Türen &amp; Tische.</p>", posting.Description);
    }

    [Fact]
    public void Believes_an_empty_board() => Assert.True(Fixture.Read("join", "empty.html") is { Next.IsEmpty: true, Postings.IsEmpty: true, IncompleteBecause: null });
}
