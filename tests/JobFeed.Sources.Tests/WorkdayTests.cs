using System.Text;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Tests;

public sealed class WorkdayTests
{
    private const string Api = "https://sample.wd5.myworkdayjobs.com/wday/cxs/sample/Careers";

    private static readonly Extraction List = Fixture.Read("workday", "list.json");

    [Fact]
    public void Asks_by_post_for_twenty_at_a_time()
    {
        var request = KnownSources.Find("workday")!.Plan(new Board { Id = BoardId.Parse("workday:wd3.myworkdaysite.com/sample/Careers") }).Single();

        Assert.Equal("https://wd3.myworkdaysite.com/wday/cxs/sample/Careers/jobs", request.Url.AbsoluteUri);
        Assert.Equal("""{"appliedFacets":{},"limit":20,"offset":0,"searchText":""}""", request.JsonBody);
    }

    [Fact]
    public void Tells_postings_of_one_requisition_apart()
    {
        Assert.Equal(["R-9", "R-100", "R-100-1", "REQ_7", "4711"], List.All().Select(posting => posting.Id));
        Assert.Equal(["R-9", "R-100", "R-100", "REQ_7", "4711"], List.All().Select(posting => posting.RequisitionId));
    }

    [Fact]
    public void Leads_from_a_card_to_its_detail_and_its_page()
    {
        Assert.Equal($"{Api}/job/Lisbon/Field-Botanist_R-100", List.Next[0].Url.AbsoluteUri);
        Assert.Equal("https://sample.wd5.myworkdayjobs.com/Careers/job/Lisbon/Field-Botanist_R-100", List.Next[0].Stub!.Url);
        Assert.Equal("Posted Today", List.Next[0].Stub!.PostedAt);
    }

    [Fact]
    public void Takes_a_count_of_locations_for_no_place()
    {
        Assert.Empty(List.Next[1].Stub!.Places);
        Assert.Equal(("US-AR-SPRINGDALE-BLDG 1", "275 E Robinson Ave"), (List.Next[2].Stub!.Places[0].Text, List.Next[2].Stub!.Places[0].Street));
    }

    [Fact]
    public void Sets_aside_cards_without_a_title() => Assert.Equal(2, List.Rejected.Length);

    [Fact]
    public void Follows_pages_by_the_total_of_page_one_and_stops_at_its_end()
    {
        var first = Fixture.Read("workday", "whole-page.json");
        var second = ReadAgain(first, "\"total\": 0", "_S");
        var third = ReadAgain(second, "\"total\": 0", "_T");

        Assert.Contains("\"offset\":20,", first.Next[^1].JsonBody, StringComparison.Ordinal);
        Assert.Contains("\"offset\":40,", second.Next[^1].JsonBody, StringComparison.Ordinal);
        Assert.Equal([41, 41, 41], new[] { first, second, third }.Select(page => page.AdvertisedTotal!.Value));
        Assert.All(third.Next, next => Assert.Equal(FetchPurpose.Detail, next.Purpose));
    }

    [Fact]
    public void Notices_that_page_one_is_served_again()
    {
        var first = Fixture.Read("workday", "whole-page.json");
        var again = Fixture.Read("workday", "whole-page.json", first.Next[^1]);

        Assert.Equal("the page at offset 20 is page one again", again.IncompleteBecause);
        Assert.Empty(again.All());
    }

    [Fact]
    public void Is_never_whole_at_the_total_that_workday_counts_to()
    {
        var body = Body("whole-page.json").Replace("41", "2000", StringComparison.Ordinal);

        Assert.Contains("2000", Fixture.Read("workday", Encoding.UTF8.GetBytes(body)).IncompleteBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_a_list_that_is_too_long_in_parts_whose_counts_add_up()
    {
        var first = Fixture.Read("workday", Long("""
            {"facetParameter": "locationMainGroup", "values": [{"facetParameter": "locations", "values": [{"id": "x", "count": 1990}, {"id": "y", "count": 1980}]}]},
            {"facetParameter": "timeType", "values": [{"id": "full", "count": 2300}, {"id": "part", "count": 4}]},
            {"facetParameter": "jobFamilyGroup", "values": [{"id": "a", "count": 1500}, {"id": "b", "count": 804}, {"id": "none", "count": 0}]}
            """));
        var parts = first.Next.Where(next => next.Purpose == FetchPurpose.Listing).ToArray();
        var part = Fixture.Read("workday", Encoding.UTF8.GetBytes(Body("whole-page.json")), parts[1]);

        Assert.Equal(
            [
                """{"appliedFacets":{"jobFamilyGroup":["a"]},"limit":20,"offset":0,"searchText":""}""",
                """{"appliedFacets":{"jobFamilyGroup":["b"]},"limit":20,"offset":0,"searchText":""}""",
            ],
            parts.Select(request => request.JsonBody));
        Assert.Equal((2304, null), (first.AdvertisedTotal, first.IncompleteBecause));
        Assert.Equal((null, null), (part.AdvertisedTotal, part.IncompleteBecause));
        Assert.Equal("""{"appliedFacets":{"jobFamilyGroup":["b"]},"limit":20,"offset":20,"searchText":""}""", part.Next[^1].JsonBody);
    }

    [Fact]
    public void Reads_a_list_by_places_when_nothing_else_divides_it()
    {
        var first = Fixture.Read("workday", Long("""{"facetParameter": "locationMainGroup", "values": [{"facetParameter": "locations", "values": [{"id": "x", "count": 1990}, {"id": "y", "count": 700}]}]}"""));

        Assert.Contains("""{"locations":["x"]}""", first.Next[^2].JsonBody, StringComparison.Ordinal);
        Assert.Equal(2690, first.AdvertisedTotal);
    }

    [Theory]
    [InlineData("""{"facetParameter": "timeType", "values": [{"id": "full", "count": 2000}, {"id": "part", "count": 4}]}""")]
    [InlineData("""{"facetParameter": "timeType", "values": [{"id": "full", "count": 900}, {"id": "part", "count": 4}]}""")]
    [InlineData("""{"facetParameter": "timeType", "values": [{"count": 1900}, {"id": "part"}]}""")]
    [InlineData("""{"facetParameter": "timeType", "values": {}}, 5""")]
    public void Says_that_a_list_is_cut_when_no_facet_divides_it(string facets)
    {
        var first = Fixture.Read("workday", Long(facets));

        Assert.Contains("2000", first.IncompleteBecause, StringComparison.Ordinal);
        Assert.Contains("\"appliedFacets\":{}", first.Next[^1].JsonBody, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_a_part_is_cut()
    {
        var request = new FetchRequest(new Uri(Api + "/jobs")) { JsonBody = """{"appliedFacets":{"jobFamilyGroup":["a"]},"limit":20,"offset":0,"searchText":""}""" };

        Assert.Contains("2000", Fixture.Read("workday", Long(""), request).IncompleteBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void Follows_a_short_page_while_the_total_says_more() => Assert.Equal(FetchPurpose.Listing, List.Next[^1].Purpose);

    [Fact]
    public void Is_not_whole_when_nothing_says_whose_list_it_is()
    {
        var request = new FetchRequest(new Uri("https://elsewhere.example/answer"));
        var read = KnownSources.Find("workday")!.Extract(new FetchedDocument
        {
            Board = new Board { Id = BoardId.Parse("workday:acme") },
            Request = request,
            Url = request.Url,
            Body = Encoding.UTF8.GetBytes(Body("whole-page.json")),
            FetchedAt = DateTimeOffset.UnixEpoch,
        });

        Assert.Equal(20, read.Postings.Length);
        Assert.Contains("which site", read.IncompleteBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void Ends_after_two_thousand_postings_when_no_total_is_told()
    {
        var body = Encoding.UTF8.GetBytes(Body("whole-page.json").Replace("41", "0", StringComparison.Ordinal));
        var request = new FetchRequest(new Uri(Api + "/jobs")) { JsonBody = """{"offset":1980}""", Mark = " /job/other" };

        var last = Fixture.Read("workday", body, request);

        Assert.Contains("full pages after 2000", last.IncompleteBecause, StringComparison.Ordinal);
        Assert.DoesNotContain(last.Next, next => next.Purpose == FetchPurpose.Listing);
    }

    [Fact]
    public void Reads_a_detail_as_its_list_names_it()
    {
        var posting = Fixture.Read("workday", "detail.json").Postings.Single();

        Assert.Equal(("R-100-1", "R-100", "Sample Herbarium, Lda"), (posting.Id, posting.RequisitionId, posting.Company));
        Assert.Equal(("2026-02-03", "2026-05-01"), (posting.PostedAt, posting.ValidThrough));
        Assert.Equal("Lisbon, Portugal; Porto", posting.Location);
        Assert.Equal(["PT", null], posting.Places.Select(place => place.Country));
    }

    [Fact]
    public void Knows_the_page_of_a_detail_that_does_not_name_it()
    {
        var request = new FetchRequest(new Uri(Api + "/job/Ulm/Closed-Stable-Hand_55"));
        var posting = Fixture.Read("workday", "detail-poor.json", request).Postings.Single();

        Assert.Equal("https://sample.wd5.myworkdayjobs.com/Careers/job/Ulm/Closed-Stable-Hand_55", posting.Url);
        Assert.True(posting.Expired);
        Assert.Null(posting.Description);
    }

    private static Extraction ReadAgain(Extraction before, string total, string suffix)
    {
        var body = Body("whole-page.json").Replace("\"total\": 41", total, StringComparison.Ordinal).Replace("_R", suffix, StringComparison.Ordinal);
        return Fixture.Read("workday", Encoding.UTF8.GetBytes(body), before.Next[^1]);
    }

    private static byte[] Long(string facets) => Encoding.UTF8.GetBytes(
        Body("whole-page.json").Replace("\"total\": 41", "\"total\": 2000, \"facets\": [" + facets + "]", StringComparison.Ordinal));

    private static string Body(string name) => File.ReadAllText(Path.Combine(Fixture.Folder("workday"), name));
}
