using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using JobFeed.Core.Formats;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Tests.Index;

namespace JobFeed.Core.Tests.Formats;

public sealed class FeedFormatTests
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Job = "urn:jobfeed:job:1";

    public static TheoryData<string> Cases => FeedCases.Names;

    [Fact]
    public void Formats_are_found_by_name()
    {
        Assert.Equal(["atom", "csv", "indeed.xml", "json", "jsonfeed", "jsonld", "linkedin.xml", "ndjson", "rss"], FeedFormats.All.Select(f => f.Name));
        Assert.Equal(["csv", "json"], FeedFormats.Salaries.Select(f => f.Name));
        Assert.Equal(["atom", "json"], FeedFormats.Changes.Select(f => f.Name));
        Type[] kinds = [typeof(IFeedFormat), typeof(ISalaryFormat), typeof(IChangeFormat)];
        Assert.Equal(
            typeof(FeedFormats).Assembly.GetTypes().Count(type => type.IsClass && Array.Exists(kinds, type.IsAssignableTo)),
            FeedFormats.All.Length + FeedFormats.Salaries.Length + FeedFormats.Changes.Length);
        Assert.Null(FeedFormats.Find("RSS"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Writes_rss(string name)
    {
        var text = await FeedCases.WriteAsync(FeedFormats.Find("rss")!, FeedCases.Page(name));

        Golden.Check($"{name}.rss.xml", text);
        var channel = ReadRss(text);
        Assert.All(["title", "link", "description"], element => Assert.NotNull(channel.Element(element)));
        Assert.Equal("https://jobs.example/v1/jobs?skills=C%23&workplace=remote", channel.Elements(Atom + "link").Single(l => (string?)l.Attribute("rel") == "self").Attribute("href")!.Value);
        foreach (var item in channel.Elements("item"))
        {
            var published = DateTimeOffset.ParseExact(item.Element("pubDate")!.Value, "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture);
            Assert.True(published <= FeedCases.Changed);
            Assert.Equal("false", item.Element("guid")!.Attribute("isPermaLink")!.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Writes_json_feed(string name)
    {
        var text = await FeedCases.WriteAsync(FeedFormats.Find("jsonfeed")!, FeedCases.Page(name));

        Golden.Check($"{name}.jsonfeed.json", text);
        var feed = JsonDocument.Parse(text).RootElement;
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        foreach (var item in feed.GetProperty("items").EnumerateArray())
        {
            Assert.True(item.TryGetProperty("content_html", out _) || item.TryGetProperty("content_text", out _));
            Assert.True(item.GetProperty("date_published").GetDateTimeOffset() <= FeedCases.Changed);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Writes_json(string name)
    {
        var page = FeedCases.Page(name);
        var text = await FeedCases.WriteAsync(FeedFormats.Find("json")!, page);

        Golden.Check($"{name}.json", text);
        var items = JsonDocument.Parse(text).RootElement.GetProperty("items");
        Assert.Equal(page.Total, items.GetArrayLength());
        Assert.All(items.EnumerateArray(), item => Assert.NotNull(item.Deserialize<Posting>(PostingJson.Options)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task All_formats_give_the_same_items_in_the_same_order(string name)
    {
        var expected = await FeedCases.Page(name).Items.Select(p => p.Id.ToString()).ToArrayAsync();

        Assert.Equal(expected, ReadRss(await FeedCases.WriteAsync(FeedFormats.Find("rss")!, FeedCases.Page(name))).Elements("item").Select(i => i.Element("guid")!.Value));
        foreach (var format in new[] { "json", "jsonfeed" })
        {
            var feed = JsonDocument.Parse(await FeedCases.WriteAsync(FeedFormats.Find(format)!, FeedCases.Page(name)));
            Assert.Equal(expected, feed.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_same_page_gives_the_same_bytes(string name)
    {
        foreach (var format in FeedFormats.All)
        {
            Assert.Equal(await FeedCases.WriteAsync(format, FeedCases.Page(name)), await FeedCases.WriteAsync(format, FeedCases.Page(name)));
        }
    }

    [Fact]
    public async Task Rss_keeps_every_character_that_xml_allows()
    {
        var item = ReadRss(await FeedCases.WriteAsync(FeedFormats.Find("rss")!, FeedCases.Page("hostile"))).Element("item")!;

        Assert.Equal("Dev <script>alert(1)</script> & \uD83D\uDE00 ! at =cmd|' /C calc'!A0 \"quoted\"", item.Element("title")!.Value);
        Assert.Equal("<p>end ]]> here, ]]> and ]]]]>> there  &nbsp; \u0085</p>", item.Element(Content + "encoded")!.Value);
        Assert.Equal("C<T>&", item.Elements("category").First(c => (string?)c.Attribute("domain") == "skill").Value);
    }

    [Fact]
    public async Task Rss_says_pay_in_numbers()
    {
        var salary = ReadRss(await FeedCases.WriteAsync(FeedFormats.Find("rss")!, FeedCases.Page("common"))).Element("item")!.Element(Job + "salary")!;

        Assert.Equal("100000 120000.5 USD YEAR", string.Join(' ', new[] { "min", "max", "currency", "period" }.Select(a => salary.Attribute(a)!.Value)));
    }

    [Fact]
    public async Task Json_copies_stored_postings_to_the_same_bytes()
    {
        var draw = new RandomPostings(5);
        var builder = new SegmentBuilder();
        foreach (var posting in Enumerable.Range(0, 100).Select(draw.Next).Append(Stored(FeedCases.Hostile())))
        {
            builder.Add(posting);
        }

        var encoded = builder.Build();
        var snapshot = IndexSnapshot.Of(1, [Segment.Open(encoded)]);
        var hits = QueryEngine.Run(snapshot, new JobQuery { Limit = 1000 }).Hits;
        var written = FeedCases.Page() with { Items = snapshot.ReadAsync(hits), Total = hits.Length };
        var copied = written with { Items = AsyncEnumerable.Empty<Posting>(), StoredItems = snapshot.Stored(hits) };

        Assert.True(hits.Length > 50);
        foreach (var fields in new[] { ImmutableArray<string>.Empty, ["title"] })
        {
            var source = fields.IsEmpty ? copied : copied with { Items = snapshot.ReadAsync(hits) };
            Assert.Equal(
                await FeedCases.WriteAsync(FeedFormats.Find("json")!, written with { Fields = fields }),
                await FeedCases.WriteAsync(FeedFormats.Find("json")!, source with { Fields = fields }));
        }

        Assert.Equal(await FeedCases.WriteAsync(FeedFormats.Find("json")!, written), await FeedCases.WriteAsync(FeedFormats.Find("json")!, await copied.ReadStoredAsync()));
    }

    [Fact]
    public async Task Stored_postings_that_cannot_be_read_fail_before_anything_is_written()
    {
        var page = FeedCases.Page() with { StoredItems = Broken() };

        await Assert.ThrowsAsync<IOException>(async () => await page.ReadStoredAsync());

        static async IAsyncEnumerable<ReadOnlyMemory<byte>> Broken()
        {
            yield return "{}"u8.ToArray();
            await Task.Yield();
            throw new IOException("gone");
        }
    }

    [Fact]
    public async Task Json_gives_the_fields_asked_for_and_the_id()
    {
        var page = FeedCases.Page("common") with { Fields = ["title", "salary", "requisitionId"] };
        var item = JsonDocument.Parse(await FeedCases.WriteAsync(FeedFormats.Find("json")!, page)).RootElement.GetProperty("items")[0];

        Assert.Equal(["id", "requisitionId", "title", "salary"], item.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Splits_the_end_mark_of_cdata()
    {
        // Not rows of a theory: those cannot hold lone surrogates.
        foreach (var html in new[] { "]]>", "]]\u0000>", "]\uD800]\uFFFF>", "]\uD800\uD800]>", "]]]]>>]]>", "a]b]>c]]", "]", "\uDC00", "\uD83D\uDE00]]\uD83D\uDE00>" })
        {
            var page = FeedCases.Page(FeedCases.Common() with { DescriptionHtml = html });
            var item = ReadRss(await FeedCases.WriteAsync(FeedFormats.Find("rss")!, page)).Element("item")!;

            var legal = html.EnumerateRunes().Where(r => r.Value is not (0 or 0xFFFD or 0xFFFF)).Select(r => r.ToString());
            Assert.Equal(string.Concat(legal), item.Element(Content + "encoded")!.Value);
        }
    }

    // What was written once has no lone surrogates any more.
    private static Posting Stored(Posting posting) =>
        JsonSerializer.Deserialize<Posting>(JsonSerializer.Serialize(posting, PostingJson.Options), PostingJson.Options)!;

    private static XElement ReadRss(string text) => PlainXml.Read(text).Element("channel")!;
}
