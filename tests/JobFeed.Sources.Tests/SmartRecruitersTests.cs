using System.Text;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Tests;

public sealed class SmartRecruitersTests
{
    private const string Postings = "https://api.smartrecruiters.com/v1/companies/SampleTransit2/postings";

    private static readonly Extraction List = Fixture.Read("smartrecruiters", "list.json");
    private static readonly RawPosting Detail = Fixture.Read("smartrecruiters", "detail.json").Postings.Single();

    [Fact]
    public void Lists_what_it_may_show_and_asks_for_each_text()
    {
        Assert.Empty(List.Postings);
        Assert.Equal(["744000000000001", "744000000000002", "744000000000004"], List.Next.Select(request => request.Stub!.Id));
        Assert.Equal($"{Postings}/744000000000001", List.Next[0].Url.AbsoluteUri);
        Assert.Equal("744000000000005", Assert.Single(List.Rejected).Id);
        Assert.Equal((5, null), (List.AdvertisedTotal, List.IncompleteBecause));
    }

    [Fact]
    public void Says_a_place_without_the_blank_region_and_with_its_coordinates()
    {
        var stub = List.Next[0].Stub!;

        Assert.Equal("Warsaw, Poland", stub.Location);
        Assert.Equal(("Warsaw", "PL", "00-001", 52.2296756), (stub.Places[0].City, stub.Places[0].Country, stub.Places[0].PostalCode, stub.Places[0].Latitude));
        Assert.Equal(("hybrid", false), (stub.Workplace, stub.IsRemote));
        Assert.Null(List.Next[1].Stub!.Places[0].Latitude);
        Assert.Equal("Leeds, England, GB", List.Next[1].Stub!.Location);
    }

    [Fact]
    public void Takes_the_level_in_english_and_no_level_for_none()
    {
        Assert.Equal("mid senior level", List.Next[0].Stub!.Seniority);
        Assert.Null(List.Next[1].Stub!.Seniority);
        Assert.Equal("Internship", Detail.Seniority);
        Assert.Equal(["Pełny etat", "permanent"], List.Next[0].Stub!.EmploymentTypes.AsEnumerable());
    }

    [Fact]
    public void Joins_the_sections_in_the_order_of_the_page() => Assert.Equal(
        "<p>Rails since 1908.</p><h3>Opis &amp; praca</h3><p>You drive <strong>line 7</strong>.</p><h3>Dodatkowe</h3><p>2 &lt; 3 &amp; so on</p><h3>Perks</h3><p>Free rides.</p>",
        Detail.Description);

    [Fact]
    public void Reads_pay_and_the_end_of_a_posting()
    {
        Assert.Equal((5200m, 6100.50m, "PLN", "MONTHLY"), (Detail.Pay[0].Min!.Value, Detail.Pay[0].Max!.Value, Detail.Pay[0].Currency!, Detail.Pay[0].Period!));
        Assert.True(Detail.Expired);
    }

    [Fact]
    public void Asks_for_no_text_that_the_list_has()
    {
        var page = Fixture.Read("smartrecruiters", "page-2.json");

        Assert.Equal("<p>All here.</p>", Assert.Single(page.Postings).Description);
        Assert.Equal("744000000000101", Assert.Single(page.Next).Stub!.Id);
    }

    [Fact]
    public void Fills_a_details_gaps_from_the_list()
    {
        var request = new FetchRequest(new Uri($"{Postings}/744000000000001"), FetchPurpose.Detail) { Stub = List.Next[0].Stub };
        var posting = Assert.Single(Fixture.Read("smartrecruiters", """{"id":"744000000000001","name":"Tram driver"}"""u8.ToArray(), request).Postings);

        Assert.Equal(("Tram driver", "REF17B", "2026-11-02T08:15:00.000Z"), (posting.Title, posting.RequisitionId, posting.PostedAt));
    }

    [Theory]
    [InlineData(250, 0, 100, "offset=100")]
    [InlineData(250, 100, 100, "offset=200")]
    [InlineData(250, 200, 50, null)]
    [InlineData(250, 0, 40, "offset=40")]
    [InlineData(null, 100, 100, "offset=200")]
    [InlineData(null, 100, 40, null)]
    public void Pages_to_the_total_or_to_a_short_page(int? total, int offset, int count, string? next)
    {
        var last = Page(total, offset, count).Next.LastOrDefault(request => request.Purpose == FetchPurpose.Listing);

        Assert.Equal(next is null ? null : $"{Postings}?limit=100&{next}", last?.Url.AbsoluteUri);
    }

    [Theory]
    [InlineData(250, 100, 0)]
    [InlineData(30_000, 19_900, 100)]
    public void Says_when_the_pages_do_not_reach_the_total(int total, int offset, int count)
    {
        var page = Page(total, offset, count);

        Assert.DoesNotContain(page.Next, request => request.Purpose == FetchPurpose.Listing);
        Assert.NotNull(page.IncompleteBecause);
    }

    [Fact]
    public void Stops_at_a_source_that_ignores_the_offset()
    {
        var body = """{"offset":0,"limit":100,"totalFound":250,"content":[{"id":"1","name":"Porter"}]}"""u8.ToArray();
        var page = Fixture.Read("smartrecruiters", body, new FetchRequest(new Uri($"{Postings}?limit=100&offset=100")));

        Assert.Equal("the answer starts at 0, not at 100 as asked", page.IncompleteBecause);
        Assert.Single(page.Next);
    }

    private static Extraction Page(int? total, int offset, int count)
    {
        var content = Enumerable.Range(offset, count).Select(i => new { id = $"{i}", name = "Porter" });
        return Fixture.Read(
            "smartrecruiters",
            Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { totalFound = total, content })),
            new FetchRequest(new Uri($"{Postings}?limit=100&offset={offset}")));
    }
}
