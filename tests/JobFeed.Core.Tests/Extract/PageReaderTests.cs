using System.Collections.Immutable;
using JobFeed.Core.Extract;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Extract;

public sealed class PageReaderTests
{
    private static readonly Uri Page = new("https://acme.example/jobs/cook-17");
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@type":"JobPosting","title":"Cook"}</script>""")]
    [InlineData("""<SCRIPT TYPE=" Application/LD+JSON;charset=utf-8">{"@type":"JobPosting","title":"Cook"}</SCRIPT>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"Organization"}</script><script type="application/ld+json">{"@type":"https://schema.org/JobPosting","title":"Cook"}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["Thing","schema:JobPosting"],"Title":"Cook"}]}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"WebPage","mainEntity":{"@type":"ItemList","itemListElement":[{"item":{"@type":"JobPosting","title":"Cook"}}]}}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"JobPosting","title":"&lt;b&gt;Cook&lt;/b&gt;"}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"http:/schema.orgJobPosting","jobTitle":"Cook"}</script>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"JobPosting","title":null}</script><h1>Cook</h1>""")]
    [InlineData("""<script type="application/ld+json">{"@type":"JobPosting","title":"Cook"}</script><script type="application/ld+json">{"@type":"JobPosting","title":"Cook\u0007 "}</script>""")]
    [InlineData("""<div itemscope itemtype="http://schema.org/JobPosting"><h2 itemprop="title">Cook</h2></div>""")]
    [InlineData("""<div itemscope itemtype="https://schema.org/JobPosting"><meta itemprop="title" content="Cook">""")]
    [InlineData("""<div vocab="https://schema.org/" typeof="JobPosting"><h2 property="title">Cook</h2></div>""")]
    [InlineData("""<div prefix="schema: http://schema.org/" typeof="schema:JobPosting"><h2 property="schema:title name">Cook</h2></div>""")]
    public void Finds_the_posting(string html) => Assert.Equal("Cook", Assert.Single(PageReader.Read(html, Page).Postings).Title);

    [Theory]
    [InlineData("""{"currency":"EUR","value":{"minValue":"35000","maxValue":45000.5,"unitText":"YEAR"}}""", "35000", "45000.5", "EUR", "YEAR")]
    [InlineData("""{"currency":"USD","value":{"value":"55,000","unitText":"YEARLY"}}""", "55000", "55000", "USD", "YEAR")]
    [InlineData("""{"currency":"USD","value":"55000","unitCode":"ANN"}""", "55000", "55000", "USD", "YEAR")]
    [InlineData("""{"currency":"JPY","value":{"minValue":"3600000"},"unitText":"Month"}""", "3600000", null, "JPY", "MONTH")]
    [InlineData("""{"currency":"GBP","minValue":12.21,"maxValue":14,"unitText":"HOUR"}""", "12.21", "14", "GBP", "HOUR")]
    [InlineData("""[{"currency":"EUR","value":{"value":60000,"unitText":"YEAR"}},{"currency":"EUR","value":{"value":5000,"unitText":"MONTH"}}]""", "60000", "60000", "EUR", "YEAR")]
    [InlineData("""{"currency":"EUR","value":{"minValue":0,"maxValue":60000}}""", null, "60000", "EUR", null)]
    [InlineData("""{"currency":"EUR","value":{"minValue":0,"maxValue":0}}""", null, null, null, null)]
    [InlineData("\"35.000–45.000 €\"", "35000", "45000", "EUR", null)]
    [InlineData("100000", "100000", "100000", null, null)]
    [InlineData("""{"currency":"GBP","value":"30000-35,000","unitText":"YEAR"}""", "30000", "35000", "GBP", "YEAR")]
    [InlineData("\"competitive\"", null, null, null, null)]
    public void Reads_pay_as_stated(string pay, string? min, string? max, string? currency, string? period)
    {
        var salary = Assert.Single(Postings($"{{\"@type\":\"JobPosting\",\"title\":\"Cook\",\"baseSalary\":{pay}}}")).Salary;

        Assert.Equal((min, max, currency, period), (Plain(salary?.Min), Plain(salary?.Max), salary?.Currency, salary?.Period));
    }

    [Theory]
    [InlineData("""{"@type":"Place","address":{"addressLocality":"Graz","addressRegion":"-","addressCountry":"AT"}}""", "Graz, AT")]
    [InlineData("""{"@type":"Place","address":"Hauptplatz 1, Graz"}""", "Hauptplatz 1, Graz")]
    [InlineData("""{"@type":"Place","name":"Graz"}""", "Graz")]
    [InlineData("""{"@type":"Place","name":"Acme"}""", null)]
    [InlineData("\"Graz\"", "Graz")]
    [InlineData("""{"@type":"PostalAddress","addressLocality":"Graz","addressCountry":{"@type":"Country","name":"Austria"}}""", "Graz, Austria")]
    [InlineData("""[{"address":{"addressCountry":"AT"}},{"address":{"addressCountry":"DE"}},{"address":{"addressCountry":"AT"}}]""", "AT|DE")]
    public void Reads_places_as_stated(string location, string? raw)
    {
        var posting = Assert.Single(Postings($$"""{"@type":"JobPosting","title":"Cook","hiringOrganization":"Acme","jobLocation":{{location}}}"""));

        Assert.Equal(raw, posting.Locations.IsEmpty ? null : string.Join('|', posting.Locations.Select(place => place.Raw)));
    }

    [Theory]
    [InlineData("\"validThrough\":\"2026-11-21\"", "", true)]
    [InlineData("\"validThrough\":\"2026-11-22\"", "", false)]
    [InlineData("\"validThrough\":\"2020-10-20 20:28:32 UTC\"", "", true)]
    [InlineData("\"validThrough\":\"1970-01-01T00:00:00.000Z\"", "", false)]
    [InlineData("\"validThrough\":\"soon\"", "", false)]
    [InlineData("\"x\":1", "<p>Sorry, this job is no longer available.</p>", true)]
    [InlineData("\"x\":1", "<p>Diese Stelle wurde bereits besetzt</p>", true)]
    [InlineData("\"x\":1", "<p>Cette offre n’est plus disponible.</p>", true)]
    [InlineData("\"x\":1", "<p>Esta oferta ya no está disponible</p>", true)]
    [InlineData("\"x\":1", "<p hidden>This job is no longer available.</p>", false)]
    [InlineData("\"x\":1", "<script>show('no longer available')</script>", false)]
    [InlineData("\"description\":\"You mend parts that are no longer available.\"", "<p>You mend parts that are no longer available.</p>", false)]
    public void Sees_that_a_posting_is_over(string field, string body, bool expired) =>
        Assert.Equal(expired, Assert.Single(Postings($"{{\"@type\":\"JobPosting\",\"title\":\"Cook\",{field}}}", body)).Expired);

    [Theory]
    [InlineData("&lt;p&gt;Soup &amp;amp; bread&lt;/p&gt;")]
    [InlineData("&amp;lt;p&amp;gt;Soup &amp;amp;amp; bread&amp;lt;/p&amp;gt;")]
    [InlineData("<p>Soup &amp; bread</p>")]
    [InlineData("<p onclick='x()'>Soup &amp; bread</p><script>alert(1)<\\/script>")]
    public void Gives_the_description_as_safe_html(string description) =>
        Assert.Equal("<p>Soup &amp; bread</p>", Assert.Single(Postings($"{{\"@type\":\"JobPosting\",\"title\":\"Cook\",\"description\":\"{description}\"}}")).Description?.Trim());

    [Fact]
    public void Keeps_links_and_emphasis_of_a_description_without_blocks()
    {
        var posting = Assert.Single(Postings("""{"@type":"JobPosting","title":"Cook","description":"Cook <b>well</b>.<br>Soon."}"""));

        Assert.Equal("Cook <b>well</b>.<br>Soon.", posting.Description);
    }

    [Theory]
    [InlineData("\"Full-time\"", "FULL_TIME")]
    [InlineData("[\"FULL_TIME\",\"Teilzeit\"]", "FULL_TIME,PART_TIME")]
    [InlineData("\"FULL_TIME, CONTRACTOR\"", "FULL_TIME,CONTRACTOR")]
    [InlineData("\"Shift work\"", "Shift work")]
    public void Reads_employment_types(string type, string words) =>
        Assert.Equal(words, string.Join(',', Assert.Single(Postings($"{{\"@type\":\"JobPosting\",\"title\":\"Cook\",\"employmentType\":{type}}}")).Employment));

    [Fact]
    public void Reads_remote_work_and_where_from()
    {
        var posting = Assert.Single(Postings("""
            {"@type":"JobPosting","title":"Cook","jobLocationType":"TELECOMMUTE","identifier":{"value":17},"url":"/jobs/cook-17?utm_source=x",
             "applicantLocationRequirements":[{"@type":"Country","name":["Norway","Sweden"]},{"@type":"State","address":{"addressRegion":"Bavaria"}}]}
            """));

        Assert.True(posting.Remote);
        Assert.Equal("Norway,Sweden,Bavaria", string.Join(',', posting.RemoteCountries));
        Assert.Equal("17", posting.ExternalId);
    }

    [Fact]
    public void Follows_a_reference_to_another_item()
    {
        var posting = Assert.Single(Postings("""
            [{"@type":"JobPosting","title":"Cook","hiringOrganization":{"@id":"#o"}},{"@id":"#o","@type":"Organization","name":"Acme","member":{"@id":"#o"}}]
            """));

        Assert.Equal("Acme", posting.Company);
    }

    [Fact]
    public void Recognises_a_page_that_only_a_browser_can_show()
    {
        Assert.True(PageReader.Read("<body><div id=app></div><script src=/a.js></script></body>", Page).NeedsScript);
        Assert.True(PageReader.Read("<title>Just a moment...</title><body>Checking</body>", Page).IsWall);
        Assert.False(PageReader.Read("<body><p>Hello</p></body>", Page).NeedsScript);
    }

    /// <summary>Ten times the input may take about ten times as long, not a hundred times.</summary>
    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<a href=/jobs/1><table>")]
    [InlineData("<p><font><i>")]
    [InlineData("<div itemscope itemtype=http://schema.org/JobPosting itemprop=x>")]
    [InlineData("<script type=application/ld+json>{\"@type\":\"JobPosting\",\"a\":")]
    [InlineData("</p>")]
    [InlineData("<a href=/jobs/x>y</a>")]
    [InlineData("<i itemscope itemtype=http://schema.org/JobPosting></i>")]
    [InlineData("<!--")]
    [InlineData("&amp;lt;")]
    public void Stays_linear_on_hostile_markup(string piece)
    {
        var spent = CpuTime.Of(() =>
        {
            PageReader.Read(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)), Page);
            PageReader.Read(string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length)), Page);
        });

        Assert.True(spent < TimeSpan.FromSeconds(60), $"{spent}");
    }

    [SharedFact]
    public void Finds_every_posting_of_the_recorded_pages()
    {
        var files = new[] { "career-pages", "structured-data", "icims" }.SelectMany(folder => Directory.GetFiles(SharedFolder.Of("samples", folder), "*.html"))
            .Append(SharedFolder.Of("samples", "recruitee", "hostaway-job.html")).ToArray();
        var pages = files.ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, file => PageReader.Read(DecodedText.Of(File.ReadAllBytes(file), null).Text, Page));

        foreach (var file in files)
        {
            var says = File.ReadAllText(file).Replace("\"@id\": \"#job", "", StringComparison.Ordinal);
            var has = says.Contains("\"JobPosting\"", StringComparison.Ordinal) || says.Contains("schema.org/JobPosting", StringComparison.Ordinal) ||
                says.Contains("typeof=\"JobPosting\"", StringComparison.Ordinal);
            Assert.True(has == !pages[Path.GetFileNameWithoutExtension(file)!].Postings.IsEmpty, file);
        }

        Assert.Equal(9, pages["avalanche-open-positions"].Postings.Length);
        Assert.Equal(3, pages["catalitium-jobs"].Postings.Length);
        Assert.True(pages["anatar-careers"].NeedsScript && pages["paylocity-fermi-board"].NeedsScript && pages["workatastartup-diode-list"].NeedsScript);
        Assert.Equal(12, pages["avature-bloomberg-list"].JobLinks.Length);
        Assert.All(pages.Values.SelectMany(page => page.Postings), posting => Assert.NotNull(posting.Title));
    }

    private static ImmutableArray<PagePosting> Postings(string json, string body = "") =>
        PagePosting.Of(PageReader.Read($"<script type=\"application/ld+json\">{json}</script><body>{body}</body>", Page), Page, Now);

    private static string? Plain(decimal? amount) => amount?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
