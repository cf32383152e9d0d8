using JobFeed.Core.Postings;
using JobFeed.Core.Search;
using JobFeed.Core.Tests.Formats;

namespace JobFeed.Core.Tests.Search;

public sealed class HighlighterTests
{
    [Theory]
    [InlineData("engineer", "Senior Engineers", "Senior <mark>Engineers</mark>")]
    [InlineData("senior engineer", "Senior Engineer", "<mark>Senior</mark> <mark>Engineer</mark>")]
    [InlineData("\"senior engineer\" senior", "Senior Engineer, Senior", "<mark>Senior Engineer</mark>, <mark>Senior</mark>")]
    [InlineData("\"senior engineer\"", "Engineer, Senior", null)]
    [InlineData("node.js", "Node.js Engineer", "<mark>Node.js</mark> Engineer")]
    [InlineData("c++ -java", "<b>C++</b> & \"Java\"", "&lt;b&gt;<mark>C++</mark>&lt;/b&gt; &amp; &quot;Java&quot;")]
    [InlineData("mueller", "Müller's <script>", "<mark>Müller</mark>&#39;s &lt;script&gt;")]
    [InlineData("rust OR go", "Go!", "<mark>Go</mark>!")]
    [InlineData("rust", "Go!", null)]
    public void Marks_words_and_escapes_the_rest(string query, string title, string? marked) =>
        Assert.Equal(marked, Highlighter.Of(query).Of(FeedCases.Common() with { Title = title, DescriptionText = null, Summary = null, Skills = [], Company = null }).Title.FirstOrDefault());

    [Fact]
    public void A_description_gives_a_few_short_fragments()
    {
        var text = string.Join(' ', Enumerable.Range(0, 400).Select(i => i % 60 == 30 ? "kubernetes <b>" : $"word{i}"));
        var found = Highlighter.Of("kubernetes").Of(FeedCases.Common() with { DescriptionText = text });

        Assert.Equal(3, found.Description.Length);
        Assert.All(found.Description, fragment =>
        {
            Assert.Contains("<mark>kubernetes</mark> &lt;b&gt;", fragment, StringComparison.Ordinal);
            Assert.StartsWith("…word", fragment, StringComparison.Ordinal);
            Assert.EndsWith("…", fragment, StringComparison.Ordinal);
            Assert.InRange(fragment.Length, 100, 220);
        });
    }

    [Fact]
    public void Any_text_gives_html_that_is_the_text_again()
    {
        var random = new Random(3);
        string[] pieces = ["data", "<b>", "&", "é", "😀", " ", "\n", "\uD800", "開", "engineers", "\"", "'", "word "];
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => pieces[random.Next(pieces.Length)]));
            var found = Highlighter.Of("data OR \"engineer data\" OR 開").Of(FeedCases.Common() with { Title = text, DescriptionText = text });
            Assert.All(found.Title, title => Assert.Equal(text.ReplaceLineEndings(" "), Plain(title)));
            Assert.All(found.Description, part => Assert.Contains(Plain(part).Trim('…', ' '), text.ReplaceLineEndings(" "), StringComparison.Ordinal));
        }
    }

    private static string Plain(string html)
    {
        var text = html.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal);
        Assert.DoesNotContain('<', text);
        return System.Net.WebUtility.HtmlDecode(text);
    }
}
