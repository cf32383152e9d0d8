namespace JobFeed.Sources.Tests;

public sealed class AshbyTests
{
    private static readonly Extraction Board = Fixture.Read("ashby", "board.json");

    [Fact]
    public void Keeps_every_tiers_salary_and_nothing_else()
    {
        var pay = Board.Postings[0].Pay;

        Assert.Equal(
            [("Zone A", 160_400m, 190_000m, "CHF", "1 YEAR"), ("Zone B", 120_000m, null, "EUR", "1 YEAR")],
            pay.Select(tier => (tier.Label!, tier.Min!.Value, tier.Max, tier.Currency!, tier.Period!)));
        Assert.Null(Board.Postings[0].SalaryText);
    }

    [Fact]
    public void Falls_back_to_the_summary_text() => Assert.Equal("€1.2K monthly", Board.Postings[1].SalaryText);

    [Fact]
    public void Skips_what_is_not_listed() => Assert.Equal(["b1", "b3"], Board.Postings.Select(posting => posting.Id));

    [Fact]
    public void Says_each_place_once()
    {
        Assert.Equal("Zürich; Remote (EU)", Board.Postings[0].Location);
        Assert.Equal(2, Board.Postings[0].Places.Length);
    }

    [Fact]
    public void Says_a_place_without_a_name_by_its_address()
    {
        var posting = Assert.Single(Fixture.Read("ashby", System.Text.Encoding.UTF8.GetBytes("""
            {"jobs": [{"id": "a", "title": "Cook", "location": null, "jobUrl": "https://jobs.ashbyhq.com/sample/a", "descriptionPlain": "Soup.",
              "address": {"postalAddress": {"addressLocality": "Berlin", "addressRegion": "Berlin", "addressCountry": "Germany"}}}]}
            """)).Postings);

        Assert.Equal(("Berlin, Germany", "Berlin", "Germany"), (posting.Location, posting.Places.Single().City, posting.Places.Single().Country));
    }

    [Fact]
    public void Rejects_a_posting_that_says_two_things() => Assert.Contains(Board.Rejected, rejected => rejected.Id == "b4");

    [Fact]
    public void Keeps_case_and_blanks_of_the_boards_name()
    {
        var board = KnownSources.Recognize(new Uri("https://jobs.ashbyhq.com/Sample%20Labs/b1"))!;

        Assert.Equal("Sample Labs", board.Id.Key);
        Assert.Equal(
            "https://api.ashbyhq.com/posting-api/job-board/Sample%20Labs?includeCompensation=true",
            KnownSources.Find("ashby")!.Plan(board).Single().Url.AbsoluteUri);
    }
}
