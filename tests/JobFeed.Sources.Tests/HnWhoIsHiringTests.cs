using JobFeed.Core.Postings;
using JobFeed.Sources.Aggregators;

namespace JobFeed.Sources.Tests;

public sealed class HnWhoIsHiringTests
{
    private static readonly Extraction Thread = Fixture.Read("hn-who-is-hiring", "thread.json");

    [Fact]
    public void Takes_vacancies_and_leaves_out_replies_remarks_and_people_who_look_for_work() =>
        Assert.Equal(["900101", "900107", "900108", "900109", "900112"], Thread.Postings.Select(posting => posting.Id));

    [Fact]
    public void Reads_the_parts_of_the_first_line()
    {
        var posting = Thread.Postings[0];

        Assert.Equal(("Sample Cloud", "Senior Engineer, Data Engineer", "€75k–110k"), (posting.Company, posting.Title, posting.SalaryText));
        Assert.Equal(("Ghent, Belgium or REMOTE (EU)", "Ghent, Belgium or REMOTE (EU)", "Full-time"), (posting.Location, posting.Workplace, posting.EmploymentTypes[0]));
        Assert.Equal("https://sample-cloud.example/a-very-long-path", posting.ApplyUrl);
        Assert.Equal("https://news.ycombinator.com/item?id=900101", posting.Url);
    }

    [Theory]
    [InlineData("Backend Developer | SAMPLE BAKERY | Graz, AT | ONSITE", "SAMPLE BAKERY", "Backend Developer", "Graz, AT")]
    [InlineData("Sample Tiles - Full Stack Developer | Porto | $7-9K / month", "Sample Tiles", "Full Stack Developer", "Porto")]
    [InlineData("Sample (Remote US) — Staff Engineer — Series A, raised $12M", "Sample", "Staff Engineer", null)]
    [InlineData("Sample Salt | Gothenburg, Sweden | jobs.sample.example", "Sample Salt", "Sample Salt | Gothenburg, Sweden | jobs.sample.example", "Gothenburg, Sweden")]
    [InlineData("Sample Sails is hiring engineers!", "Sample Sails", "Sample Sails is hiring engineers!", null)]
    public void Tells_company_role_and_place(string line, string company, string title, string? location)
    {
        var told = HiringComment.Read(line + "<p>More.")!;

        Assert.Equal((company, title, location), (told.Company, told.Title, told.Location));
    }

    [Theory]
    [InlineData("Searchable list of all the engineers that are wanted: full-time and more")]
    [InlineData("@sample is this full time for an engineer?")]
    [InlineData("SEEKING FREELANCER | Remote | Developer")]
    [InlineData("Thanks for this thread.")]
    public void Refuses_what_offers_no_vacancy(string text) => Assert.Null(HiringComment.Read(text));

    [Fact]
    public void Reads_the_two_newest_threads() => Assert.Equal(
        ["https://hn.algolia.com/api/v1/items/900100", "https://hn.algolia.com/api/v1/items/900050"],
        Fixture.Read("hn-who-is-hiring", "threads.json").Next.Select(next => next.Url.AbsoluteUri));

    [Fact]
    public void Says_that_a_search_of_more_than_a_thousand_is_not_whole()
    {
        var hits = Fixture.Read("hn-who-is-hiring", "hits.json", new FetchRequest(new Uri("https://hn.algolia.com/api/v1/search_by_date?tags=comment,story_900100&page=0")));

        Assert.Equal(["900101"], hits.Postings.Select(posting => posting.Id));
        Assert.Contains("1,000", hits.IncompleteBecause, StringComparison.Ordinal);
        Assert.Equal("https://hn.algolia.com/api/v1/search_by_date?tags=comment,story_900100&page=1", hits.Next.Single().Url.AbsoluteUri);
    }

    [Fact]
    public void Reads_the_official_api_too()
    {
        Assert.Equal("https://hacker-news.firebaseio.com/v0/item/900101.json", Fixture.Read("hn-who-is-hiring", "official-story.json").Next[0].Url.AbsoluteUri);
        Assert.Equal("2026-07-01T15:02:00.000Z", Fixture.Read("hn-who-is-hiring", "official-comment.json").Postings.Single().PostedAt);
    }

    [Fact]
    public void Is_found_by_its_short_name() => Assert.Equal("hn-who-is-hiring", KnownSources.Find("hn")!.Info.Name);

    [Fact]
    public void Begins_with_the_search_for_threads()
    {
        var source = KnownSources.Find("hn-who-is-hiring")!;

        Assert.Contains("author_whoishiring", source.Plan(new Board { Id = BoardId.Parse("hn-who-is-hiring:latest") }).Single().Url.Query, StringComparison.Ordinal);
        Assert.EndsWith("items/900100", source.Plan(new Board { Id = BoardId.Parse("hn-who-is-hiring:900100") }).Single().Url.AbsolutePath, StringComparison.Ordinal);
    }
}
