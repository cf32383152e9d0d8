using JobFeed.Core.Text;

namespace JobFeed.Core.Tests.Text;

public sealed class HtmlElementTests
{
    [Theory]
    [InlineData("p>Payroll", "p", 1)]
    [InlineData("LI class=\"x\">", "li", 2)]
    [InlineData("h1>Engineer</h1>", "h1", 2)]
    [InlineData("br/><br/>", "br", 2)]
    [InlineData("strong>a", "strong", 6)]
    [InlineData("caption>", "caption", 7)]
    [InlineData("o:p></o:p>", "", 1)]
    [InlineData("pé>abcdef", "p", 1)]
    public void Reads_the_name_at_the_start_in_one_step(string text, string name, int length)
    {
        var element = HtmlElement.At(text, out var read);
        Assert.Equal((name, length), (element.Name, read));
        Assert.Equal(HtmlElement.Of(text.AsSpan(0, length)), element);
    }

    [Theory]
    [InlineData("blockquote>abc")]
    [InlineData("textarea>")]
    [InlineData("p>")]
    [InlineData("")]
    public void Leaves_long_names_and_the_end_of_all_text_to_a_search(string text)
    {
        HtmlElement.At(text, out var read);
        Assert.Equal(0, read);
    }

    [Theory]
    [InlineData("<textarea>x</textarea>y", "y")]
    [InlineData("<blockquote>a</blockquote><p>b</p>", "a\n\nb")]
    [InlineData("a<p", "a")]
    [InlineData("<p\n>a", "a")]
    [InlineData("<o:p>a</o:p>b", "ab")]
    [InlineData("<p>a</p>", "a")]
    [InlineData("<br-x>a", "a")]
    public void Finds_the_end_of_every_name(string html, string text) => Assert.Equal(text, HtmlText.Of(html));

    /// <summary>The end of a text is read together with the markup behind it.</summary>
    [Theory]
    [InlineData("<b>a</b>  <i>b</i>", "a b")]
    [InlineData("<p>a b<b> c </b> d</p>", "a b c d")]
    [InlineData("<p>one two three four five six seven eig<br>\n x</p>", "one two three four five six seven eig\nx")]
    public void Spaces_behind_a_text_are_not_its_own(string html, string text) => Assert.Equal(text, HtmlText.Of(html));
}
