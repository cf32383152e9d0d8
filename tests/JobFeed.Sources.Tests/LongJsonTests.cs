using System.Text;
using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Sources.Fetching;

namespace JobFeed.Sources.Tests;

/// <summary>Alone, as memory is that of the whole process.</summary>
[CollectionDefinition(nameof(LongJsonTests), DisableParallelization = true)]
[Collection(nameof(LongJsonTests))]
public sealed class LongJsonTests
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Names = ["items", "jobs"];

    [Theory]
    [InlineData("[1,{\"a\":[2]},\"x\"]", "1 {\"a\":[2]} \"x\"", "{}")]
    [InlineData(" [ ] ", "", "{}")]
    [InlineData("{\"items\":[{\"id\":1}],\"version\":\"1\"}", "{\"id\":1}", "{\"version\":\"1\"}")]
    [InlineData("{\"a\":{\"items\":[9]},\"b\":[[]],\"jobs\":[3,4],\"z\":null}", "3 4", "{\"a\":{\"items\":[9]},\"b\":[[]],\"z\":null}")]
    [InlineData("{\"jobs\":[3,4],\"items\":[1]}", "1", "{}")]
    [InlineData("{\"jobs\":[3,4],\"items\":{}}", "3 4", "{\"items\":{}}")]
    [InlineData("{\"jobs\":[3,4],\"jobs\":[5]}", "5", "{}")]
    [InlineData("{\"jobs\":[3,4],\"jobs\":7,\"items\":[]}", "", "{\"jobs\":7}")]
    public void Gives_the_items_and_what_stands_around_them(string json, string items, string head)
    {
        var read = Open(Encoding.UTF8.GetBytes(json));

        Assert.Equal(items, string.Join(' ', read.Items().Select(item => item.GetRawText())));
        Assert.Equal(head, read.Head.GetRawText());
    }

    [Theory]
    [InlineData("[1,2", "ends early")]
    [InlineData("[1,]", "ends early")]
    [InlineData("{\"items\":[1]}}", "ends early")]
    [InlineData("{\"items\":[1]", "ends early")]
    [InlineData("{\"items\":7}", "without a list")]
    [InlineData("{\"error\":\"no such feed\"}", "no such feed")]
    public void Says_why_there_are_none(string json, string why) =>
        Assert.Contains(why, Assert.Throws<SourceException>(() => Open(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_that_is_no_text_costs_its_item_alone()
    {
        var read = KnownSources.Find("rss-atom")!.Extract(Document("""{"items":[{"id":"1","title":"Cook","\uD800":{"\uDC00":1}},{"id":"2","title":"Porter"}]}"""u8.ToArray()));

        Assert.Equal(("2", 1), (Assert.Single(read.Postings).Id, read.Rejected.Length));
    }

    [Fact]
    public void Refuses_what_is_too_deep() =>
        Assert.Throws<SourceException>(() => Open(Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65))));

    /// <summary>Wherever the windows' borders fall, the values are those that are read from the whole.</summary>
    [Fact]
    public void Reads_across_the_borders_of_windows()
    {
        var random = new Random(3);
        for (var round = 0; round < 40; round++)
        {
            var values = Enumerable.Range(0, random.Next(1, 60)).Select(i => new Dictionary<string, object>
            {
                ["id"] = i,
                ["ü"] = new string('é', random.Next(3_000)) + "\uD83D\uDE00\"\\" + new string('x', random.Next(4) == 0 ? random.Next(100_000) : 9),
                ["list"] = new[] { i, random.Next() },
            }).ToArray();
            var json = JsonSerializer.Serialize(new Dictionary<string, object> { ["head"] = new string('h', random.Next(40_000)), ["jobs"] = values, ["tail"] = 1.50m }, round % 2 == 0 ? null : Unescaped);
            using var whole = JsonDocument.Parse(json);
            foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
            {
                var read = Open([.. encoding.GetPreamble(), .. encoding.GetBytes(json)]);

                Assert.Equal(whole.RootElement.GetProperty("jobs").EnumerateArray().Select(value => value.GetRawText()), read.Items().Select(item => item.GetRawText()));
                Assert.Equal(["head", "tail"], read.Head.EnumerateObject().Select(member => member.Name));
            }
        }
    }

    [Fact]
    public void A_feed_of_a_hundred_thousand_postings_needs_the_memory_of_a_small_one()
    {
        var (small, large) = (Peak(1_000), Peak(100_000));

        // What is kept of each posting is what tells it from others of its id.
        Assert.InRange(large - small, long.MinValue, 100_000 * 300);
    }

    /// <summary>The most bytes that were alive while a JSON Feed of so many postings, 1 KB each, was read.</summary>
    private static long Peak(int postings)
    {
        using var body = new SpooledBody();
        body.Write("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Jobs\",\"items\":["u8);
        var text = new string('w', 900);
        for (var i = 0; i < postings; i++)
        {
            body.Write(Encoding.UTF8.GetBytes($"{(i == 0 ? "" : ",")}{{\"id\":\"p{i}\",\"title\":\"Porter {i}\",\"url\":\"https://sample.example/jobs/{i}\",\"content_html\":\"<p>{text}</p>\"}}"));
        }

        body.Write("]}"u8);
        body.End();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (seen, peak) = (0, 0L);
        var read = KnownSources.Find("rss-atom")!.Extract(Document(default) with { Spool = body.IsLong ? body : null, Body = body.IsLong ? default : body.Bytes }, posting =>
        {
            Assert.Equal($"p{seen}", posting.Id);
            peak = ++seen % (postings / 10) == 0 ? Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before) : peak;
        });

        Assert.Equal((postings, 0), (seen, read.Postings.Length + read.Rejected.Length));
        return peak;
    }

    private static LongJson Open(byte[] body) => LongJson.Open(Document(body), "Sample", Names);

    private static FetchedDocument Document(ReadOnlyMemory<byte> body) => new()
    {
        Board = new Board { Id = new BoardId("rss-atom", "https://sample.example/feed.json") },
        Request = new FetchRequest(new Uri("https://sample.example/feed.json")),
        Url = new Uri("https://sample.example/feed.json"),
        Body = body,
        FetchedAt = DateTimeOffset.UnixEpoch,
    };
}
