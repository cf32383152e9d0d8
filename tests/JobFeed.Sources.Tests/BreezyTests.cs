using JobFeed.Core.Postings;

namespace JobFeed.Sources.Tests;

public sealed class BreezyTests
{
    private static readonly Extraction Board = Fixture.Read("breezy", "board.json");

    [Fact]
    public void Asks_for_the_pages_of_positions_without_text()
    {
        Assert.Equal(["0f0f0f0f0f0f"], Board.Postings.Select(posting => posting.Id));
        Assert.Equal(["98323abf2296", "088ac6d52139"], Board.Next.Select(request => request.Stub!.Id));
        Assert.Equal("https://samplemarsh.breezy.hr/p/98323abf2296-reed-cutter", Board.Next[0].Url.AbsoluteUri);
        Assert.Equal("1f1f1f1f1f1f", Assert.Single(Board.Rejected).Id);
    }

    [Fact]
    public void Follows_no_link_to_another_site() => Assert.Equal("https://samplemarsh.breezy.hr/p/088ac6d52139", Board.Next[1].Url.AbsoluteUri);

    [Fact]
    public void Reads_places_written_as_objects_or_texts()
    {
        var places = Board.Next[0].Stub!.Places;

        Assert.Equal([("Mud Lake", "Florida", "US"), (null, null, "Canada")], places.Select(place => (place.City, place.Region, place.Country)));
        Assert.Equal(("Remote", true), (Board.Next[1].Stub!.Location, Board.Next[1].Stub!.IsRemote));
        Assert.Null(Board.Postings[0].IsRemote);
    }

    [Fact]
    public void Does_not_take_a_hybrid_position_for_a_remote_one()
    {
        var page = """<!doctype html><script type="application/ld+json">{"@type":"JobPosting","title":"Heron guide","jobLocationType":"TELECOMMUTE"}</script>"""u8.ToArray();

        Assert.Equal("hybrid", Board.Next[1].Stub!.Workplace);
        Assert.Equal("hybrid", Assert.Single(Fixture.Read("breezy", page, Board.Next[1]).Postings).Workplace);
    }

    [Fact]
    public void Copies_pay_as_written() => Assert.Equal("$1.40k - $1.80k", Board.Next[0].Stub!.SalaryText);

    [Fact]
    public void Prefers_the_pages_pay_and_keeps_the_boards_terms()
    {
        var body = File.ReadAllBytes(Path.Combine(Fixture.Folder("breezy"), "page.html"));
        var posting = Assert.Single(Fixture.Read("breezy", body, Board.Next[0]).Postings);

        Assert.Equal(("98323abf2296", "<p>Cut reeds &amp; rest.</p>", null), (posting.Id, posting.Description, posting.SalaryText));
        Assert.Equal((1400m, 1800m, "USD", "WEEK"), (posting.Pay[0].Min!.Value, posting.Pay[0].Max!.Value, posting.Pay[0].Currency!, posting.Pay[0].Period!));
        Assert.Equal(("Full-Time", "Field"), (posting.EmploymentTypes[0], posting.Departments[0]));
        Assert.Equal("98323abf2296", Assert.Single(Fixture.Read("breezy", "page.html").Postings).Id);
    }

    [Fact]
    public void Closes_a_position_that_leads_to_the_front_page()
    {
        var read = KnownSources.Find("breezy")!.Extract(new FetchedDocument
        {
            Board = new Board { Id = new BoardId("breezy", "samplemarsh") },
            Request = Board.Next[0],
            Url = new Uri("https://samplemarsh.breezy.hr/"),
            Body = "<!doctype html><html><body><h1>Sample Marsh</h1></body></html>"u8.ToArray(),
            FetchedAt = DateTimeOffset.UnixEpoch,
        });

        Assert.Equal("98323abf2296", Assert.Single(read.Closed));
    }
}
