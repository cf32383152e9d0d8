using JobFeed.Core.Postings;

namespace JobFeed.Sources.Tests;

public sealed class BambooHrTests
{
    private static readonly Extraction List = Fixture.Read("bamboohr", "list.json");

    [Fact]
    public void Lists_every_opening_and_asks_for_its_text()
    {
        Assert.Equal(["Lighthouse keeper", "Fog horn operator", "Gull counter"], List.Next.Select(request => request.Stub!.Title));
        Assert.Equal("https://samplecoast.bamboohr.com/careers/86/detail", List.Next[0].Url.AbsoluteUri);
        Assert.Equal("89", Assert.Single(List.Rejected).Id);
        Assert.Equal((4, null), (List.AdvertisedTotal, List.IncompleteBecause));
        Assert.NotNull(Fixture.Read("bamboohr", "short-list.json").IncompleteBecause);
    }

    [Fact]
    public void Takes_the_place_from_the_object_that_has_one()
    {
        Assert.Equal("Bodø, Nordland", List.Next[0].Stub!.Location);
        Assert.Equal("Edmonton, Alberta, Canada", List.Next[1].Stub!.Location);
        Assert.Null(List.Next[2].Stub!.Location);
    }

    [Fact]
    public void Says_the_location_types_in_words() => Assert.Equal(
        [("on-site", null), ("remote", true), ("hybrid", true)], List.Next.Select(request => (request.Stub!.Workplace!, request.Stub.IsRemote)));

    [Fact]
    public void Reads_a_detail_by_its_address_and_sees_that_it_is_closed()
    {
        var detail = Assert.Single(Fixture.Read("bamboohr", "detail.json").Postings);

        Assert.Equal(("86", "2026-05-11", "$110,000 - $150,000", "Mid-level"), (detail.Id, detail.PostedAt, detail.SalaryText, detail.Seniority));
        Assert.Equal(("8001", "Norway"), (detail.Places[0].PostalCode, detail.Places[0].Country));
        Assert.Equal("<p>Keep the light &amp; the log.</p>", detail.Description);
        Assert.True(detail.Expired);
    }

    [Fact]
    public void Fills_a_details_gaps_from_the_list()
    {
        var request = new FetchRequest(new Uri("https://samplecoast.bamboohr.com/careers/86/detail"), FetchPurpose.Detail) { Stub = List.Next[0].Stub };
        var body = """{"result":{"jobOpening":{"jobOpeningName":"Lighthouse keeper","description":"<p>x</p>"}}}"""u8.ToArray();
        var posting = Assert.Single(Fixture.Read("bamboohr", body, request).Postings);

        Assert.Equal(("86", "Bodø, Nordland", "on-site", "<p>x</p>"), (posting.Id, posting.Location, posting.Workplace, posting.Description));
        Assert.Equal("PRO001 - Coast", Assert.Single(posting.Departments));
        Assert.Equal(new BoardId("bamboohr", "samplecoast"), posting.Board);
    }
}
