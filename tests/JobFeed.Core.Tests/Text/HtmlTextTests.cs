using JobFeed.Core.Text;

namespace JobFeed.Core.Tests.Text;

public class HtmlTextTests
{
    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo")]
    [InlineData("<div>One</div><div>Two</div>", "One\nTwo")]
    [InlineData("One<br>Two<br/>Three", "One\nTwo\nThree")]
    [InlineData("<p>We need:</p><ul><li>C#</li><li><p>SQL</p></li></ul><p>Bye</p>", "We need:\n\n- C#\n- SQL\n\nBye")]
    [InlineData("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n- b")]
    [InlineData("<h2>Pay</h2>$5<b>0</b> an hour", "Pay\n\n$50 an hour")]
    [InlineData("<table><tr><th>City<th>Pay</tr><tr><td>Bern</td><td>5&nbsp;CHF</td></tr></table>", "City | Pay\nBern | 5 CHF")]
    [InlineData("See <a href=\"https://a.example\">our page</a>.", "See our page.")]
    [InlineData("R&amp;D &lt;3 &eacute;&#233;&#xE9; &euro; &hellip; AT&T &copy2", "R&D <3 ééé € … AT&T ©2")]
    [InlineData("a<script>x</script>b<style>y</style>c<!-- z -->d", "abcd")]
    [InlineData("<pre>x\n  y</pre>", "x\ny")]
    [InlineData("5 < 6 and 7 > 6", "5 < 6 and 7 > 6")]
    [InlineData("<b>Pay</b>\nGood\n<i>very</i>", "Pay\nGood\nvery")]
    [InlineData("<p>wrapped\nline</p>", "wrapped line")]
    public void Html_becomes_lines(string html, string expected) => Assert.Equal(expected, HtmlText.Of(html));

    [Theory]
    [InlineData("One\r\nTwo\rThree", "One\nTwo\nThree")]
    [InlineData("One\n\n\n\nTwo", "One\n\nTwo")]
    [InlineData("• One\n▪ Two\n* Three\n– Four\n•Five", "- One\n- Two\n- Three\n- Four\n- Five")]
    [InlineData("a\u0000b\u0007c\u200Bd\uFEFFe\u00ADf\u202Eg", "abcdefg")]
    [InlineData("a\u00A0b\u2009c\td", "a b c d")]
    [InlineData("We donâ€™t say â€œyesâ€\u009D â€“ cafÃ©, MÃ¼nchen, 5 â‚¬", "We don’t say “yes” – café, München, 5 €")]
    [InlineData("ClichÃƒÂ©", "Cliché")]
    [InlineData("SÃO PAULO ÂNGULO", "SÃO PAULO ÂNGULO")]
    [InlineData("Å»ółw i Å»", "Żółw i Ż")]
    [InlineData("- System design &* architecture:* Architect", "- System design & architecture: Architect")]
    [InlineData("**Requirements:** C# and *more*", "Requirements: C# and more")]
    [InlineData("Entwickler*innen, 5 * 3, pay* and **", "Entwickler*innen, 5 * 3, pay* and **")]
    [InlineData("* Great at C * D", "- Great at C * D")]
    public void Plain_text_is_cleaned(string text, string expected)
    {
        Assert.Equal(expected, PlainText.Clean(text));
        Assert.Equal(expected, PlainText.Clean(expected));
    }

    [Theory]
    [InlineData("&lt;p&gt;One &amp;amp; two&lt;/p&gt;", null, "One & two", "<p>One &amp; two</p>")]
    [InlineData("&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;", true, "One", "<p>One</p>")]
    [InlineData("<p>Use &lt;p&gt; tags</p>", true, "Use <p> tags", "<p>Use &lt;p&gt; tags</p>")]
    [InlineData("a < b\n- c", null, "a < b\n- c", "<p>a &lt; b</p><ul><li>c</li></ul>")]
    [InlineData("One\n\nTwo\nThree", false, "One\n\nTwo\nThree", "<p>One</p><p>Two<br>Three</p>")]
    [InlineData("Q&amp;A\nR&amp;D", null, "Q&A\nR&D", "<p>Q&amp;A<br>R&amp;D</p>")]
    [InlineData("use <p> for text", false, "use <p> for text", "<p>use &lt;p&gt; for text</p>")]
    [InlineData(null, null, "", "")]
    [InlineData("   ", true, "", "")]
    public void A_description_tells_what_it_is(string? raw, bool? isHtml, string text, string html) =>
        Assert.Equal(new Description(text, html), Description.Read(raw, isHtml));

    [Theory]
    [InlineData("<h2>Pay</h2><p>Up to <b>5</b></p>", "## Pay\n\nUp to **5**")]
    [InlineData("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c")]
    [InlineData("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b")]
    [InlineData("<a href='https://a.example/x'>go</a> now", "[go](https://a.example/x) now")]
    [InlineData("<p>2*3_4 [x] <em>y</em></p>", "2\\*3\\_4 \\[x\\] *y*")]
    [InlineData("<blockquote>q</blockquote><p>x</p>", "> q\n\nx")]
    [InlineData("<script>x</script><a href='javascript:x'>y</a>", "y")]
    [InlineData("<h1>a</h1><h3>b</h3><h6>c</h6>", "# a\n\n### b\n\n###### c")]
    [InlineData("<p>a<br>b</p><p>c</p>", "a  \nb\n\nc")]
    [InlineData("<ul><li>a<ol><li>b</li><li>c<ul><li>d</li></ul></li></ol></li></ul>", "- a\n  1. b\n  2. c\n     - d")]
    [InlineData("<ul><li><p>a</p></li><li><p>b</p></li></ul><p>c</p>", "- a\n- b\n\nc")]
    [InlineData("<b>a </b>b <i> c</i>", "**a** b *c*")]
    [InlineData("<b></b>x<em> </em>y", "x y")]
    [InlineData("<p><b>a<br>b</b></p>", "**a  \nb**")]
    [InlineData("<p>use <code>a*b</code> or <code>`x`</code></p>", "use `a*b` or `` `x` ``")]
    [InlineData("<pre>if x:\n    y *= 2</pre>", "```\nif x:\n    y *= 2\n```")]
    [InlineData("<a href='https://a.example/x(1) y'>go [now]</a>", "[go \\[now\\]](https://a.example/x%281%29%20y)")]
    [InlineData("<p># a</p><p>1. b</p><p>- c</p><p>+ d</p><p>=== e</p>", "\\# a\n\n1\\. b\n\n\\- c\n\n\\+ d\n\n\\=== e")]
    [InlineData("<p>a | b &amp; c &lt;d&gt; &amp;amp;</p>", "a | b & c \\<d\\> \\&amp;")]
    [InlineData("<table><tr><th>Pay</th><th>Level</th></tr><tr><td>5</td><td>a|b</td></tr></table><p>x</p>", "| Pay | Level |\n| --- | --- |\n| 5 | a\\|b |\n\nx")]
    [InlineData("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a b")]
    [InlineData("<p>Apply!<a href='https://a.example'>here</a> ~5 years, ~~x</p>", "Apply\\![here](https://a.example) ~5 years, \\~~x")]
    [InlineData("<b><p>a</p><p>b</p></b>", "**a**\n\n**b**")]
    [InlineData("<ul><li>a<pre>x\ny</pre></li><li>b</li></ul>", "- a\n\n  ```\n  x\n  y\n  ```\n- b")]
    [InlineData("<blockquote><p>a</p><ul><li>b</li></ul></blockquote>c", "> a\n>\n> - b\n\nc")]
    [InlineData("", "")]
    public void Html_becomes_markdown(string html, string expected) => Assert.Equal(expected, Markdown.Of(html));

    [Fact]
    public void Halves_of_surrogate_pairs_are_dropped()
    {
        Assert.Equal("abc 😀", PlainText.Clean("a\uD800b\uDC00c 😀"));
        Assert.Equal("<p>abc 😀</p>", SafeHtml.Of("<p>a\uD800b\uDC00c 😀</p>"));
    }

    [Fact]
    public void Cleaning_twice_changes_nothing()
    {
        string[] pieces = ["*", "**", "&", ":", " ", "\n", "a", "-", "•", "\r", "\u00A0", "â", "€", "™", "Ã", "©", "Â", "\uD83D", "\uDE00", "\0", "- ", "b*", "<p>", "&amp;"];
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => pieces[random.Next(pieces.Length)]));
            var once = PlainText.Clean(text);
            Assert.Equal(once, PlainText.Clean(once));
            AssertCovers(once);
        }
    }

    /// <summary>A space at the end of each line makes every line one to look at closely, and is nothing in the end.</summary>
    [Fact]
    public void Lines_that_are_clean_at_a_glance_are_clean()
    {
        string[] pieces = ["a", "and so on", " ", "\n", "\n\n", "  ", "•", "- ", "–", "\u00A0", "é", "’", "\u200D", "\uD83D\uDE00", "\uDE00", "\u00AD", "\t", "~", "\u007F"];
        var random = new Random(12);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(i % pieces.Length + 1)]));
            Assert.Equal(PlainText.Clean(text.Replace("\n", " \n", StringComparison.Ordinal) + ' '), PlainText.Clean(text));
        }
    }

    [Fact]
    public void White_space_in_html_parts_words_and_nothing_more()
    {
        string[] pieces = ["a", "and so on to the end of the line", " ", "\n", "\t", "\f", "  ", "é", "\v", "-"];
        var random = new Random(13);
        for (var i = 0; i < 5_000; i++)
        {
            var text = "x" + string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => pieces[random.Next(i % pieces.Length + 1)]));
            Assert.Equal(PlainText.Clean(string.Join(' ', text.Split([' ', '\n', '\t', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries))), HtmlText.Of($"<p>{text}</p>"));
        }
    }

    internal static void AssertCovers(string text)
    {
        var at = 0;
        foreach (var section in Sections.Cut(text))
        {
            Assert.Equal(at, section.Start);
            Assert.True(section.Length > 0);
            at += section.Length;
        }

        Assert.Equal(text.Length, at);
    }
}
