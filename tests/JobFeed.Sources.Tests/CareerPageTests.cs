using System.IO.Compression;
using System.Text;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Tests;

public sealed class CareerPageTests
{
    [Fact]
    public void Reads_json_ld_through_all_its_damage()
    {
        var posting = Assert.Single(Fixture.Read("career-page", "broken-json-ld.html").Postings);

        Assert.Equal("Crane operator (m/f/d) – nights", posting.Title);
        Assert.Equal("Sample Harbour & Sons", posting.Company);
        Assert.Equal("<p>You lift\nboxes for $30 an hour and say \"steady\" a lot.</p>", posting.Description);
        Assert.Equal(("2026-11-01", "2026-12-01"), (posting.PostedAt, posting.ValidThrough));
        Assert.Equal(["FULL_TIME", "Shift work"], posting.EmploymentTypes.AsEnumerable());
        Assert.Equal("Rotterdam, NL", posting.Location);
        Assert.Equal([(30m, 36.5m, false), (70000m, 70000m, true)], posting.Pay.Select(pay => (pay.Min!.Value, pay.Max!.Value, pay.IsEstimate)));
        Assert.Equal("1700", posting.RequisitionId);
        Assert.Equal("careers.sample-harbour.example/jobs/crane-operator-17", posting.Id);
    }

    [Fact]
    public void Reads_microdata_and_sees_that_the_page_is_over()
    {
        var posting = Assert.Single(Fixture.Read("career-page", "microdata.html").Postings);

        Assert.Equal(("Bäcker/in", "Musterbäckerei", "Graz, AT"), (posting.Title, posting.Company, posting.Location));
        Assert.Equal(("2026-11-10", "35.000–45.000 €"), (posting.PostedAt, posting.SalaryText));
        Assert.Contains("<li>Teig kneten</li>", posting.Description, StringComparison.Ordinal);
        Assert.True(posting.Expired);
    }

    [Fact]
    public void Follows_the_links_of_a_list_to_postings_only()
    {
        var list = Fixture.Read("career-page", "list.html");

        Assert.Equal(
            [
                "https://careers.sample-harbour.example/careers/deckhand/", "https://careers.sample-harbour.example/careers/cook-2",
                "https://careers.sample-harbour.example/careers?page=2",
            ],
            list.Next.Select(request => request.Url.AbsoluteUri));
        Assert.Equal(("Deckhand", "Bergen, NO"), (list.Next[0].Stub!.Title, list.Next[0].Stub!.Location));
        Assert.Equal("Ship's cook", list.Next[1].Stub!.Title);
        Assert.Empty(list.Postings);
    }

    [Fact]
    public void Takes_postings_from_a_sitemap_once_and_from_its_own_site()
    {
        var map = Fixture.Read("career-page", "sitemap.xml");

        Assert.Equal(
            ["careers.sample-harbour.example/jobs/deckhand-18", "careers.sample-harbour.example/jobs/cook-19"],
            map.Next.Select(request => request.Stub!.Id));
        Assert.Equal("2026-11-05", map.Next[0].Stub!.UpdatedAt);
    }

    [Fact]
    public void Reads_a_sitemap_index_that_is_gzipped_without_saying_so()
    {
        const string Index = "<sitemapindex><sitemap><loc>/press.xml</loc></sitemap><sitemap><loc>/jobs-1.xml.gz</loc></sitemap></sitemapindex>";
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Index));
        }

        var next = Fixture.Read("career-page", packed.ToArray()).Next;

        Assert.Equal("https://careers.sample-harbour.example/jobs-1.xml.gz", Assert.Single(next).Url.AbsoluteUri);
    }

    [Fact]
    public void Finds_the_sitemaps_that_robots_txt_names()
    {
        var request = new FetchRequest(new Uri("https://careers.sample-harbour.example/robots.txt"));
        var body = "User-agent: *\nDisallow: /admin\nSitemap: https://careers.sample-harbour.example/jobs/sitemap.xml\nSITEMAP: /pages.xml\n"u8.ToArray();

        Assert.Equal(
            "https://careers.sample-harbour.example/jobs/sitemap.xml", Assert.Single(Fixture.Read("career-page", body, request).Next).Url.AbsoluteUri);
    }

    [Fact]
    public void Marks_a_list_incomplete_whose_sitemap_breaks_off()
    {
        var map = Fixture.Read("career-page", "<urlset><url><loc>https://careers.sample-harbour.example/jobs/a-1</loc></url><url><loc>https:"u8.ToArray());

        Assert.Single(map.Next);
        Assert.Contains("broken after 1", map.IncompleteBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_take_a_sitemap_without_postings_for_an_empty_board() =>
        Assert.NotNull(Fixture.Read("career-page", "<urlset><url><loc>https://careers.sample-harbour.example/press</loc></url></urlset>"u8.ToArray()).IncompleteBecause);

    [Fact]
    public void Keeps_the_id_that_the_list_gave()
    {
        var stub = new RawPosting { Id = "from-the-list", Title = "Crane operator" };
        var request = new FetchRequest(new Uri("https://careers.sample-harbour.example/jobs/crane"), FetchPurpose.Detail) { Stub = stub };
        var body = File.ReadAllBytes(Path.Combine(Fixture.Folder("career-page"), "broken-json-ld.html"));

        Assert.Equal("from-the-list", Assert.Single(Fixture.Read("career-page", body, request).Postings).Id);
    }

    [Fact]
    public void Takes_the_main_text_of_a_posting_without_structured_data()
    {
        var text = string.Concat(Enumerable.Repeat("You mend nets and sails by hand. ", 10));
        var request = new FetchRequest(new Uri("https://careers.sample-harbour.example/jobs/net-mender"), FetchPurpose.Detail);
        var body = Encoding.UTF8.GetBytes($"<title>x</title><h1>Net mender</h1><nav>Home</nav><main><p>{text}</p><script>1</script></main>");
        var posting = Assert.Single(Fixture.Read("career-page", body, request).Postings);

        Assert.Equal(("Net mender", $"<p>{text}</p>"), (posting.Title, posting.Description));
    }

    [Fact]
    public void Says_that_a_list_is_empty_only_when_the_page_says_so()
    {
        Assert.Empty(Fixture.Read("career-page", "<html><body><p>There are currently no open positions.</p></body></html>"u8.ToArray()).Next);
        Assert.Throws<SourceException>(() => Fixture.Read("career-page", "<html><body><p>Welcome.</p></body></html>"u8.ToArray()));
    }

    [Fact]
    public void Closes_a_posting_whose_page_now_is_the_list()
    {
        var stub = new RawPosting { Id = "gone" };
        var read = KnownSources.Find("career-page")!.Extract(new FetchedDocument
        {
            Board = new Board { Id = new BoardId("career-page", "https://a.example/careers") },
            Request = new FetchRequest(new Uri("https://a.example/careers/cook"), FetchPurpose.Detail) { Stub = stub },
            Url = new Uri("https://a.example/careers"),
            Body = "<html><body><a href='/careers/x'>x</a></body></html>"u8.ToArray(),
            FetchedAt = DateTimeOffset.UnixEpoch,
        });

        Assert.Equal("gone", Assert.Single(read.Closed));
    }
}
