namespace JobFeed.Sources.Tests;

public sealed class PersonioTests
{
    private static readonly Extraction Board = Fixture.Read("personio", "positions.xml");

    [Fact]
    public void Joins_the_parts_under_their_names_whether_escaped_or_in_cdata() => Assert.Equal(
        "<h3>Deine Aufgaben &amp; mehr</h3><p>MIG &amp; MAG, 3 &lt; 5 mm.</p><h3>Wir bieten</h3><ul><li>Zuschläge &amp; Obst</li></ul>",
        Board.Postings[0].Description);

    [Fact]
    public void Makes_one_posting_of_a_position_that_stands_twice()
    {
        Assert.Equal(["1834171", "9"], Board.Postings.Select(posting => posting.Id));
        Assert.Equal("München; Graz (Remote); Linz", Board.Postings[0].Location);
        Assert.Equal("10", Assert.Single(Board.Rejected).Id);
    }

    [Fact]
    public void Builds_the_link_on_the_host_that_answered() => Assert.Equal("https://musterwerk.jobs.personio.com/job/1834171", Board.Postings[0].Url);

    [Fact]
    public void Copies_terms_skills_and_years()
    {
        var first = Board.Postings[0];

        Assert.Equal("Schweißer:in R&D", first.Title);
        Assert.Equal(["permanent", "full-or-part-time"], first.EmploymentTypes.AsEnumerable());
        Assert.Equal(["WIG", "MAG", "Stahl"], first.Skills.AsEnumerable());
        Assert.Equal(("2-5 years", "less than 1 year"), (first.Experience, Board.Postings[1].Experience));
        Assert.Equal(("Musterwerk SE & Co. KG", "Sample company"), (first.Company, Board.Postings[1].Company));
    }

    [Fact]
    public void Keeps_what_stands_before_the_break_and_says_so()
    {
        var cut = Fixture.Read("personio", "cut.xml");

        Assert.Equal("Fräser", Assert.Single(cut.Postings).Title);
        Assert.Contains("broken after 1", cut.IncompleteBecause, StringComparison.Ordinal);
        Assert.Empty(Fixture.Read("personio", "empty.xml").Postings);
    }

    [Fact]
    public void Asks_the_host_of_the_boards_link()
    {
        var source = KnownSources.Find("personio")!;

        Assert.Equal("https://musterwerk.jobs.personio.com/xml", source.Plan(source.Recognize(new Uri("https://musterwerk.jobs.personio.com/job/1"))!).Single().Url.AbsoluteUri);
        Assert.Equal(
            "https://musterwerk.jobs.personio.de/xml",
            source.Plan(new Core.Postings.Board { Id = new Core.Postings.BoardId("personio", "musterwerk") }).Single().Url.AbsoluteUri);
    }
}
