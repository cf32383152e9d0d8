using System.IO.Pipelines;
using System.Text.Json;
using System.Xml.Linq;
using JobFeed.Core.Formats;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Formats;

/// <summary>Indeed, LinkedIn and Google: what they take is written, what they refuse is left out and reported.</summary>
public sealed class ConsumerFormatTests
{
    private static readonly Posting Fit = FeedCases.Common() with
    {
        DescriptionText = new string('x', 120), ApplyUrl = "https://boards.example/acme/4711/apply", Skills = [],
    };

    public static TheoryData<string> Cases => FeedCases.Names;

    public static TheoryData<string, string> Documents
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var format in new[] { "indeed.xml", "linkedin.xml", "jsonld" })
            {
                foreach (var name in FeedCases.Names)
                {
                    data.Add(format, name);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task Writes_what_the_consumer_takes_in_feed_order(string format, string name)
    {
        var writer = FeedFormats.Find(format)!;
        var text = await FeedCases.WriteAsync(writer, FeedCases.Page(name));

        Golden.Check($"{name}.{(format.EndsWith(".xml", StringComparison.Ordinal) ? format : format + ".json")}", text);
        Assert.Equal(
            await FeedCases.Page(name).Items.Where(p => writer.Exclusions(p).Count == 0).Select(p => p.Id.ToString()).ToArrayAsync(),
            Ids(format, text).Distinct());
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Indeed_has_no_character_references(string name)
    {
        var text = await FeedCases.WriteAsync(FeedFormats.Find("indeed.xml")!, FeedCases.Page(name));

        Assert.DoesNotMatch("&[a-zA-Z#][a-zA-Z0-9]*;", text);
    }

    [Fact]
    public async Task Indeed_has_a_job_for_each_place_with_a_number_of_its_own()
    {
        var jobs = PlainXml.Read(await FeedCases.WriteAsync(FeedFormats.Find("indeed.xml")!, FeedCases.Page(Fit))).Elements("job").ToArray();
        var swapped = Fit with { Locations = [Fit.Locations[0], new Place { Country = "ES" }, Fit.Locations[1]] };
        var more = PlainXml.Read(await FeedCases.WriteAsync(FeedFormats.Find("indeed.xml")!, FeedCases.Page(swapped))).Elements("job").ToArray();

        Assert.Equal(["DE", "PT"], jobs.Select(job => job.Element("country")!.Value));
        Assert.Equal(Fit.Id.ToString(), jobs[0].Element("referencenumber")!.Value);
        Assert.Equal(jobs[1].Element("referencenumber")!.Value, more[2].Element("referencenumber")!.Value);
        Assert.Equal("100,000–120,000.5 USD a year", jobs[0].Element("salary")!.Value);
        Assert.Equal("Fully remote", jobs[0].Element("remotetype")!.Value);
    }

    [Theory]
    [InlineData("<p>R&amp;D &#8211; caf&eacute;</p>", "<p>R&D – café</p>")]
    [InlineData("<p>a &lt;b&gt; c &lt; 5</p>", "<p>a < b> c < 5</p>")]
    [InlineData("<a href=\"/x?a=1&amp;b=&quot;2&quot;\">x</a>", "<a href=\"/x?a=1&b=%222%22\">x</a>")]
    [InlineData("<p>A & B; C</p>", "<p>A & B; C</p>")]
    public void Writes_characters_as_themselves(string html, string expected) => Assert.Equal(expected, LiteralHtml.Of(html));

    [Fact]
    public async Task LinkedIn_counts_its_jobs_and_names_whom_to_write_to()
    {
        var page = FeedCases.Page(Fit, Fit with { Id = new PostingId(7), Company = null }) with { Contact = "jobs@board.example" };
        var source = PlainXml.Read(await FeedCases.WriteAsync(FeedFormats.Find("linkedin.xml")!, page));

        Assert.Equal("1", source.Element("expectedJobCount")!.Value);
        Assert.Equal("jobs@board.example", source.Element("job")!.Element("posterEmail")!.Value);
        Assert.Equal("100000 USD", string.Join(' ', source.Element("job")!.Descendants("lowEnd").Single().Elements().Select(e => e.Value)));
    }

    [Fact]
    public async Task Google_gets_telecommute_only_for_remote_jobs_and_never_estimates_as_pay()
    {
        var hybrid = await NodeAsync(Fit with { WorkplaceType = WorkplaceType.Hybrid });
        var remote = await NodeAsync(Fit with { RemoteScope = ["DE", "US-CA", "EU"], Salary = new Salary(50, null, "EUR", PayPeriod.Hour) { IsEstimate = true } });

        Assert.False(hybrid.TryGetProperty("jobLocationType", out _));
        Assert.Equal("TELECOMMUTE", remote.GetProperty("jobLocationType").GetString());
        Assert.Equal(["Country DE", "State US-CA"], remote.GetProperty("applicantLocationRequirements").EnumerateArray().Select(a => $"{a.GetProperty("@type")} {a.GetProperty("name")}"));
        Assert.False(remote.TryGetProperty("baseSalary", out _));
        Assert.Equal("HOUR", remote.GetProperty("estimatedSalary").GetProperty("value").GetProperty("unitText").GetString());
        Assert.Equal(120_000.5m, hybrid.GetProperty("baseSalary").GetProperty("value").GetProperty("maxValue").GetDecimal());
    }

    [Fact]
    public async Task A_group_of_countries_is_no_country_that_a_remote_job_hires_in()
    {
        var remote = Fit with { Locations = [], RemoteScope = ["EU", "PT"] };
        var indeed = PlainXml.Read(await FeedCases.WriteAsync(FeedFormats.Find("indeed.xml")!, FeedCases.Page(remote)));
        var linkedIn = PlainXml.Read(await FeedCases.WriteAsync(FeedFormats.Find("linkedin.xml")!, FeedCases.Page(remote)));

        Assert.Equal(["PT"], indeed.Elements("job").Select(job => job.Element("country")!.Value));
        Assert.Equal("PT", linkedIn.Element("job")!.Element("location")!.Value);
    }

    [Theory]
    [InlineData("indeed.xml", "company", "NO_COMPANY")]
    [InlineData("indeed.xml", "city", "NO_CITY")]
    [InlineData("indeed.xml", "places", "NO_COUNTRY NO_CITY")]
    [InlineData("indeed.xml", "description", "NO_DESCRIPTION")]
    [InlineData("linkedin.xml", "long-title", "TITLE_TOO_LONG")]
    [InlineData("linkedin.xml", "description", "DESCRIPTION_TOO_SHORT")]
    [InlineData("linkedin.xml", "http", "NO_APPLY_URL")]
    [InlineData("linkedin.xml", "places", "NO_LOCATION")]
    [InlineData("jsonld", "places", "NO_COUNTRY")]
    [InlineData("jsonld", "closed", "CLOSED")]
    [InlineData("jsonld", "company", "NO_COMPANY")]
    [InlineData("rss", "company", "")]
    public void Says_why_a_consumer_would_refuse(string format, string lack, string codes) =>
        Assert.Equal(codes, string.Join(' ', FeedFormats.Find(format)!.Exclusions(Lacking(lack)).Select(e => e.Code)));

    [Fact]
    public void Takes_a_complete_posting() => Assert.All(FeedFormats.All, format => Assert.Empty(format.Exclusions(Fit)));

    [Fact]
    public async Task Reports_what_it_leaves_out()
    {
        using var stream = new MemoryStream();
        var pipe = PipeWriter.Create(stream);
        await ExclusionReport.WriteAsync(FeedFormats.Find("linkedin.xml")!, FeedCases.Page(Fit, Lacking("company"), Lacking("http")), pipe);
        await pipe.CompleteAsync();
        var report = JsonDocument.Parse(stream.ToArray()).RootElement;

        Assert.Equal((1, 2), (report.GetProperty("included").GetInt32(), report.GetProperty("excluded").GetInt32()));
        Assert.Equal("""{"NO_APPLY_URL":1,"NO_COMPANY":1}""", report.GetProperty("reasons").GetRawText());
        Assert.Equal("company", report.GetProperty("items")[0].GetProperty("reasons")[0].GetProperty("field").GetString());
    }

    private static Posting Lacking(string what) => what switch
    {
        "company" => Fit with { Company = null },
        "city" => Fit with { WorkplaceType = WorkplaceType.Onsite, Locations = [new Place { Country = "DE" }] },
        "places" => Fit with { WorkplaceType = WorkplaceType.Onsite, Locations = [], RemoteScope = [] },
        "description" => Fit with { DescriptionHtml = null, DescriptionText = null },
        "long-title" => Fit with { Title = new string('t', 201) },
        "http" => Fit with { ApplyUrl = "http://a.example/", Url = "http://a.example/" },
        "closed" => Fit with { Life = Fit.Life with { Status = PostingStatus.Closed } },
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static IEnumerable<string> Ids(string format, string text) => format switch
    {
        "indeed.xml" => PlainXml.Read(text).Elements("job").Select(job => job.Element("referencenumber")!.Value[..PostingId.Length]),
        "linkedin.xml" => PlainXml.Read(text).Elements("job").Select(job => job.Element("partnerJobId")!.Value),
        _ => JsonDocument.Parse(text).RootElement.GetProperty("@graph").EnumerateArray().Select(node => node.GetProperty("@id").GetString()!.Split(':')[^1]),
    };

    private static async Task<JsonElement> NodeAsync(Posting posting) =>
        JsonDocument.Parse(await FeedCases.WriteAsync(FeedFormats.Find("jsonld")!, FeedCases.Page(posting))).RootElement.GetProperty("@graph")[0];
}
