using System.Text;

namespace JobFeed.Sources.Tests;

public sealed class JobXmlTests
{
    private static readonly Extraction Indeed = Fixture.Read("job-xml", "indeed.xml");
    private static readonly Extraction LinkedIn = Fixture.Read("job-xml", "linkedin.xml");
    private static readonly Extraction Trovit = Fixture.Read("job-xml", "trovit.xml");

    [Fact]
    public void Reads_an_indeed_job()
    {
        var posting = Indeed.Postings[0];

        Assert.Equal(("ref-1", "R-1", "Crane operator", "Sample Harbour"), (posting.Id, posting.RequisitionId, posting.Title, posting.Company));
        Assert.Equal(("Portland", "OR", "US", "97201"), (posting.Places[0].City, posting.Places[0].Region, posting.Places[0].Country, posting.Places[0].PostalCode));
        Assert.Equal(("$20 – $24 per hour", "Hybrid remote", "2026-12-31"), (posting.SalaryText, posting.Workplace, posting.ValidThrough));
        Assert.Equal(["fulltime", "contract"], posting.EmploymentTypes.AsEnumerable());
        Assert.Equal("https://sample-board.example/jobs/1?source=indeed&x=1", posting.Url);
    }

    [Fact]
    public void Reads_jooble_whose_id_is_an_attribute()
    {
        var posting = Assert.Single(Fixture.Read("job-xml", System.Text.Encoding.UTF8.GetBytes("""
            <jobs><job id="77"><link>https://sample-board.example/77</link><name>Koch</name><region>Wien</region><description>Suppe.</description><expire>10.02.2026</expire></job></jobs>
            """)).Postings);

        Assert.Equal(("77", "10.02.2026"), (posting.Id, posting.ValidThrough));
    }

    [Fact]
    public void Keeps_postings_apart_that_share_a_reference_and_drops_repeats() =>
        Assert.Equal(["ref-1", "ref-1@Salem, OR", "zip-4"], Indeed.Postings.Select(posting => posting.Id));

    [Fact]
    public void Decodes_entities_that_xml_does_not_know_and_takes_zero_pay_for_none()
    {
        Assert.Equal("The same reference for another city \u00A0é R&D", Indeed.Postings[1].Description);
        Assert.Null(Indeed.Postings[1].SalaryText);
    }

    [Fact]
    public void Reads_pay_and_place_in_parts()
    {
        var posting = Indeed.Postings[2];

        Assert.Equal((50_000m, 60_000m, "USD", "yearly"), (posting.Pay[0].Min, posting.Pay[0].Max, posting.Pay[0].Currency, posting.Pay[0].Period));
        Assert.Equal((45.5, -122.6, true), (posting.Places[0].Latitude, posting.Places[0].Longitude, posting.IsRemote));
    }

    [Fact]
    public void Closes_nothing_when_the_file_ends_early()
    {
        Assert.Contains("ends inside", Indeed.IncompleteBecause, StringComparison.Ordinal);
        Assert.Equal([null, "cut-5"], Indeed.Rejected.Select(rejected => rejected.Id));
    }

    [Fact]
    public void Reads_a_linkedin_job()
    {
        var posting = LinkedIn.Postings[0];

        Assert.Equal(("P-1", "Diver", "Bergen, Norway; Oslo, Norway"), (posting.Id, posting.Title, posting.Location));
        Assert.Equal(("https://sample-harbour.example/jobs/p-1", posting.Url), (posting.ApplyUrl, posting.ApplyUrl));
        Assert.Equal((50m, 60.5m, "USD", "HOURLY"), (posting.Pay[0].Min, posting.Pay[0].Max, posting.Pay[0].Currency, posting.Pay[0].Period));
        Assert.Equal(["Diving", "Welding"], posting.Skills.AsEnumerable());
        Assert.Equal(["prod", "eng"], posting.Departments.AsEnumerable());
        Assert.Equal(2, LinkedIn.AdvertisedTotal);
    }

    [Fact]
    public void Reads_a_trovit_ad()
    {
        var posting = Trovit.Postings[0];

        Assert.Equal(("t-1", "Bäcker/in", "Musterbäckerei", "Graz, Steiermark"), (posting.Id, posting.Title, posting.Company, posting.Location));
        Assert.Equal(("2.450,50 EUR", "18/11/2026"), (posting.SalaryText, posting.PostedAt));
        Assert.Equal("<p>Wir backen Brot &amp; Kuchen in Graz.</p><h3>Requirements</h3><p>Lehre</p>", posting.Description);
    }

    [Fact]
    public void Is_whole_when_it_is_well_formed() => Assert.Null(Trovit.IncompleteBecause);

    [Fact]
    public void Knows_an_empty_feed_from_a_sitemap()
    {
        Assert.Empty(Fixture.Read("job-xml", "<source><publisher>x</publisher></source>"u8.ToArray()).Postings);
        Assert.Throws<SourceException>(() => Fixture.Read("job-xml", "<urlset><url><loc>https://a.example/jobs/1</loc></url></urlset>"u8.ToArray()));
    }

    [Fact]
    public void Reads_items_whose_name_nobody_knows()
    {
        var feed = "<vakanser><built>today</built><vakans><title>Kock</title><link>https://a.example/9</link><office>Malmö</office></vakans><vakans><title>Diskare</title><link>https://a.example/10</link></vakans></vakanser>";
        var read = Fixture.Read("job-xml", Encoding.UTF8.GetBytes(feed));

        Assert.Equal([("Kock", "Malmö"), ("Diskare", null)], read.Postings.Select(posting => (posting.Title, posting.Location)));
    }

    [Fact]
    public void Reads_a_feed_that_is_gzipped_without_saying_so()
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest))
        {
            gzip.Write("<source><job><title>Cook</title><referencenumber>1</referencenumber></job></source>"u8);
        }

        Assert.Equal("1", Assert.Single(Fixture.Read("job-xml", packed.ToArray()).Postings).Id);
    }

    [Fact]
    public void Reads_a_long_feed_one_by_one()
    {
        var feed = new StringBuilder("<source>");
        for (var i = 0; i < 20_000; i++)
        {
            feed.Append("<job><title>Cook</title><referencenumber>").Append(i).Append("</referencenumber><url>https://a.example/").Append(i).Append("</url></job>");
        }

        Assert.Equal(20_000, Fixture.Read("job-xml", Encoding.UTF8.GetBytes(feed.Append("</source>").ToString())).Postings.Length);
    }
}
