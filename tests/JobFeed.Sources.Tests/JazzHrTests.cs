using JobFeed.Core.Postings;

namespace JobFeed.Sources.Tests;

public sealed class JazzHrTests
{
    [Fact]
    public void Reads_the_table_once_and_no_other_tenants_postings()
    {
        var stubs = Fixture.Read("jazzhr", "table.html").All();

        Assert.Equal([("AbC1", "Pastry Cook", "Lyon, France", "Kitchen"), ("D2", "Sommelier", null, "Cellar")], stubs.Select(stub => (stub.Id, stub.Title!, stub.Location, stub.Departments[0])));
        Assert.Equal("https://sample.applytojob.com/apply/jobs/details/AbC1", stubs[0].Url);
        Assert.Equal(("Sample & Daughters", "2026-07-29"), (stubs[0].Company, stubs[0].PostedAt));
    }

    [Fact]
    public void Reads_the_newer_list()
    {
        var stubs = Fixture.Read("jazzhr", "list-group.html").All();

        Assert.Equal([("A1", "Miller & Baker", "Toronto, ON"), ("B2", "Grain Analyst", "Remote")], stubs.Select(stub => (stub.Id, stub.Title!, stub.Location!)));
        Assert.Equal("Sample Mills", stubs[0].Company);
    }

    [Fact]
    public void Believes_an_empty_board_by_its_wrapper() => Assert.Empty(Fixture.Read("jazzhr", "empty.html").All());

    [Fact]
    public void Tells_the_parts_under_the_title_from_the_right()
    {
        var posting = Detail("posting-old.html", "F9");

        Assert.Equal(("Service Technician", "Austin, TX", "Full Time", "Field Service - North"), (posting.Title, posting.Location, posting.EmploymentTypes[0], posting.Departments[0]));
        Assert.Equal(("<p>Fix <b>pumps</b>.</p>", "Sample Field Co"), (posting.Description, posting.Company));
    }

    [Fact]
    public void Prefers_structured_data()
    {
        var posting = Detail("posting-json-ld.html", "G1");

        Assert.Equal(("G1", "Client Manager III", "2026-07-29"), (posting.Id, posting.Title, posting.PostedAt));
        Assert.Equal((70_000m, 90_000m, "EUR"), (posting.Pay[0].Min, posting.Pay[0].Max, posting.Pay[0].Currency));
    }

    private static RawPosting Detail(string name, string code) =>
        Fixture.Read("jazzhr", name, new FetchRequest(new Uri($"https://sample.applytojob.com/apply/jobs/details/{code}"))).Postings.Single();
}
