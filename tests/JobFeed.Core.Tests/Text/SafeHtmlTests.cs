using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using JobFeed.Core.Text;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Text;

public class SafeHtmlTests
{
    private static readonly HashSet<string> Elements =
        [.. "a abbr b blockquote br caption code dd div dl dt em h1 h2 h3 h4 h5 h6 hr i kbd li mark ol p pre q s small strong sub sup table tbody td tfoot th thead tr u ul".Split(' ')];

    public static TheoryData<string> Hostile => [.. SafeHtmlVectors.Hostile];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Leaves_nothing_that_a_browser_would_run(string html) => AssertSafe(SafeHtml.Of(html));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Leaves_nothing_that_runs_inside_of_ordinary_markup(string html)
    {
        AssertSafe(SafeHtml.Of($"<ul><li><b>{html}</b></li></ul>"));
        AssertSafe(SafeHtml.Of($"<table><tr>{html}<td>x</td></tr></table>"));
        AssertSafe(SafeHtml.Of($"<p title=\"{html}\">x</p>"));
        AssertSafe(SafeHtml.Of($"<pre>\n{html}</pre><p>after"));
    }

    [Fact]
    public void The_table_of_vectors_is_long() => Assert.True(SafeHtmlVectors.Hostile.Distinct().Count() >= 80);

    [Theory]
    [InlineData("<p>One <b>two</b></p>", "<p>One <b>two</b></p>")]
    [InlineData("<ul><li>One<li>Two</ul>", "<ul><li>One</li><li>Two</li></ul>")]
    [InlineData("<li>One</li><li>Two</li>", "<ul><li>One</li><li>Two</li></ul>")]
    [InlineData("<p>One<p>Two", "<p>One</p><p>Two</p>")]
    [InlineData("<p>One<ul><li>Two</ul>", "<p>One</p><ul><li>Two</li></ul>")]
    [InlineData("<section><span style='color:red'>One</span></section>", "<div>One</div>")]
    [InlineData("<b><i>One</b></i>", "<b><i>One</i></b>")]
    [InlineData("a < b & c > d", "a &lt; b &amp; c &gt; d")]
    [InlineData("R&D &amp; more&nbsp;pay &euro;5", "R&amp;D &amp; more&nbsp;pay €5")]
    [InlineData("<a href='https://a.example/?x=1&y=2'>go</a>", "<a href=\"https://a.example/?x=1&amp;y=2\" rel=\"nofollow noopener\">go</a>")]
    [InlineData("<a href='mailto:a@b.example'>go</a>", "<a href=\"mailto:a@b.example\" rel=\"nofollow noopener\">go</a>")]
    [InlineData("<a href='//a.example/b'>go</a>", "<a href=\"https://a.example/b\" rel=\"nofollow noopener\">go</a>")]
    [InlineData("<a href='/relative'>go</a>", "go")]
    [InlineData("<table><tr><td colspan=2>1<td>2</table>", "<table><tbody><tr><td colspan=\"2\">1</td><td>2</td></tr></tbody></table>")]
    [InlineData("<![CDATA[<p>One</p>]]>", "<p>One</p>")]
    [InlineData("", "")]
    public void Keeps_what_a_description_is_made_of(string html, string expected)
    {
        Assert.Equal(expected, SafeHtml.Of(html));
        AssertSafe(SafeHtml.Of(html));
    }

    [Fact]
    public void Any_soup_of_tags_becomes_html_that_parses_to_itself()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a href=https://a.example/>", "</a>", "<ul>", "</ul>", "<li>", "</li>", "<table>", "</table>", "<tr>",
            "<td>", "</td>", "</tr>", "<tbody>", "<thead>", "<caption>", "</caption>", "<h2>", "</h2>", "<h3>", "<div>", "</div>", "<pre>", "\n", "</pre>", "<dl>", "<dt>", "<dd>",
            "</dl>", "<br>", "</br>", "<hr>", "<blockquote>", "</blockquote>", "text", " ", "&amp;", "&lt;", "&nbsp;", "<code>", "</code>", "<sub>", "</sub>", "<svg>",
            "</svg>", "<style>", "</style>", "<!--", "-->", "<script>", "</script>", "<template>", "</template>", "<section>", "</section>", "<select>", "\"", "'", "<", ">", "\r", "\0",
        ];
        var random = new Random(7);
        for (var i = 0; i < 4_000; i++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var safe = SafeHtml.Of(html);
            AssertSafe(safe);
            Assert.Equal(safe, SafeHtml.Of(safe));
            _ = HtmlText.Of(html);
            _ = Markdown.Of(html);
        }
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<p><b><i><a href=https://a.example>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("</p></div></b>")]
    [InlineData("<")]
    [InlineData("</")]
    [InlineData("<!--")]
    [InlineData("<!-")]
    [InlineData("-->--!")]
    [InlineData("<![CDATA[")]
    [InlineData("<a href=\"")]
    [InlineData("<a href='x' \"")]
    [InlineData("<svg>")]
    [InlineData("<script>")]
    [InlineData("<script></scrip")]
    [InlineData("<template></svg>")]
    [InlineData("&")]
    [InlineData("&amp")]
    [InlineData("&#x")]
    [InlineData("&#99999999999;")]
    [InlineData("&notanentityatallbutratherlong;")]
    [InlineData("â€™")]
    [InlineData("Ã")]
    [InlineData("*a ")]
    [InlineData("**:* ")]
    [InlineData("\n")]
    [InlineData("&lt;")]
    [InlineData("&lt;p&gt;")]
    [InlineData("\u00A0")]
    [InlineData("\uD800")]
    [InlineData("\uD83D\uDE00")]
    public void A_megabyte_of_anything_takes_linear_time(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var spent = CpuTime.Of(() =>
        {
            var description = Description.Read(html, null);
            _ = SafeHtml.Of(html);
            _ = HtmlText.Of(html);
            _ = PlainText.Clean(html);
            _ = Sections.Cut(description.Text);
            _ = LanguageReader.Read(description.Text);
        });

        // An optimized build needs well under a second; this bound leaves room for debug builds, and none for a square of the length.
        Assert.True(spent < TimeSpan.FromSeconds(20), $"{spent} for six readers");
    }

    internal static void AssertSafe(string safe)
    {
        var document = new HtmlParser().ParseDocument("<!DOCTYPE html><html><head></head><body></body></html>");
        var body = document.Body!;
        body.InnerHtml = safe;
        Assert.Equal(safe, body.InnerHtml);
        foreach (var node in body.Descendants())
        {
            Assert.True(node is IElement or IText, $"{node.NodeType} in {safe}");
        }

        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Elements);
            Assert.Equal("http://www.w3.org/1999/xhtml", element.NamespaceUri);
            foreach (var attribute in element.Attributes)
            {
                switch (attribute.Name)
                {
                    case "href":
                        Assert.Matches("^(https?://|mailto:|tel:)[^\\x00-\\x20\"<>]+$", attribute.Value.ToLowerInvariant());
                        break;
                    case "rel":
                        Assert.Equal("nofollow noopener", attribute.Value);
                        break;
                    case "colspan" or "rowspan":
                        Assert.InRange(int.Parse(attribute.Value, null), 2, 100);
                        break;
                    default:
                        Assert.Fail($"{attribute.Name} in {safe}");
                        break;
                }
            }
        }
    }
}
