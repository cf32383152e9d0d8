using System.Globalization;
using System.Xml.Linq;
using JobFeed.Core.Formats;

namespace JobFeed.Core.Tests.Formats;

public sealed class AtomFormatTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static TheoryData<string> Cases => FeedCases.Names;

    [Theory, MemberData(nameof(Cases))]
    public async Task Writes_what_rfc_4287_requires(string name)
    {
        var text = await FeedCases.WriteAsync(FeedFormats.Find("atom")!, FeedCases.Page(name));

        Golden.Check($"{name}.atom.xml", text);
        var feed = PlainXml.Read(text);
        Assert.All(["id", "title", "updated", "author"], element => Assert.Single(feed.Elements(Atom + element)));
        Assert.Equal(FeedCases.Page(name).SelfUrl, Link(feed, "self"));
        Assert.Equal(FeedCases.Page(name).NextUrl, Link(feed, "next"));
        foreach (var entry in feed.Elements(Atom + "entry"))
        {
            Assert.All(["id", "title", "updated", "published", "content"], element => Assert.Single(entry.Elements(Atom + element)));
            Assert.NotNull(Link(entry, "alternate"));
            Assert.True(Date(entry, "published") <= Date(entry, "updated"));
            Assert.True(Date(entry, "updated") <= FeedCases.Changed);
        }
    }

    [Fact]
    public async Task Names_an_entry_by_the_posting_alone()
    {
        var first = FeedCases.Common();
        var renamed = first with { Title = "Other", Url = "http://other.example/", Board = first.Board };

        Assert.Equal(await IdAsync(first), await IdAsync(renamed));
    }

    private static async Task<string> IdAsync(Core.Postings.Posting posting) =>
        PlainXml.Read(await FeedCases.WriteAsync(FeedFormats.Find("atom")!, FeedCases.Page(posting))).Element(Atom + "entry")!.Element(Atom + "id")!.Value;

    private static string? Link(XElement parent, string relation) =>
        parent.Elements(Atom + "link").SingleOrDefault(link => (string?)link.Attribute("rel") == relation)?.Attribute("href")!.Value;

    private static DateTimeOffset Date(XElement entry, string name) => DateTimeOffset.Parse(entry.Element(Atom + name)!.Value, CultureInfo.InvariantCulture);
}
