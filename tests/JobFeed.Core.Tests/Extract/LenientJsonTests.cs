using JobFeed.Core.Extract;

namespace JobFeed.Core.Tests.Extract;

public sealed class LenientJsonTests
{
    [Theory]
    [InlineData("""{"title":"Cook"}""")]
    [InlineData("""[{"title":"Cook"}]""")]
    [InlineData("""[[{"title":"Cook",},],]""")]
    [InlineData("""  /* note */ {"title" : "Cook" /* here */ } // end""")]
    [InlineData("""<!-- {"title":"Cook"} -->""")]
    [InlineData("""//<![CDATA[ {"title":"Cook"} //]]>""")]
    [InlineData("""/*<![CDATA[*/{"title":"Cook"}/*]]>*/""")]
    [InlineData("""{&quot;title&quot;:&quot;Cook&quot;}""")]
    [InlineData("""{&amp;quot;title&amp;quot;:&amp;quot;Cook&amp;quot;}""")]
    [InlineData("\uFEFF{\"title\":\"Cook\"}")]
    [InlineData("""{'title':'Cook'}""")]
    [InlineData("""{title:"Cook"}""")]
    [InlineData("""{"TITLE":"Cook"}""")]
    [InlineData("""{"schema:title":"Cook"}""")]
    [InlineData("""{"http://schema.org/title":"Cook"}""")]
    [InlineData("""{"a":"x" "title":"Cook"}""")]
    [InlineData("""{"a":{} "b":[] "title":"Cook"}""")]
    [InlineData("""{"a":, "title":"Cook"}""")]
    [InlineData("""{"a":null,"b":,"title":"Cook"}""")]
    [InlineData("""{"title":"Cook","rest":"never clo""")]
    [InlineData("""{"title":"Cook" """)]
    [InlineData("""{"title":["Cook","Chef"]}""")]
    [InlineData("""{"title":"Cook"};""")]
    public void Reads_what_sites_write(string json) => Assert.Equal("Cook", LenientJson.Read(json)[0].Text("title"));

    [Theory]
    [InlineData("\"a\nb\tc\"", "a\nb\tc")]
    [InlineData("\"costs \\$5\"", "costs $5")]
    [InlineData("\"it\\'s\"", "it's")]
    [InlineData("\"C:\\Temp\"", "C:\\Temp")]
    [InlineData("\"\\u00e4\\uD83D\\uDE00\"", "ä😀")]
    [InlineData("\"half \\uD83D\"", "half \uFFFD")]
    [InlineData("\"bad \\u12\"", "bad \\u12")]
    [InlineData("\"say \"hello\" now\"", "say \"hello\" now")]
    [InlineData("\"<a href=\"https://x.example\">here</a>, he said \"go\", and went\"", "<a href=\"https://x.example\">here</a>, he said \"go\", and went")]
    [InlineData("12.50", "12.50")]
    [InlineData("1e999", "1e999")]
    [InlineData("true", "true")]
    public void Reads_a_value_as_text(string value, string text) => Assert.Equal(text, LenientJson.Read($"{{\"v\":{value}}}")[0].Values("v")[0].Text);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("<html></html>")]
    [InlineData("}{")]
    [InlineData("[1,2")]
    public void Finds_nothing_in_what_has_no_objects(string text) => Assert.All(LenientJson.Read(text), item => Assert.True(item.IsEmpty));

    [Fact]
    public void Survives_depth_and_length()
    {
        Assert.NotNull(LenientJson.Read(new string('[', 1_000_000)));
        Assert.NotNull(LenientJson.Read(string.Concat(Enumerable.Repeat("{\"a\":", 200_000))));
        Assert.NotNull(LenientJson.Read("{\"a\":\"" + new string('"', 1_000_000)));
        Assert.NotNull(LenientJson.Read("{" + string.Concat(Enumerable.Repeat("\"   ", 500_000))));
        Assert.Equal(2_000_000, LenientJson.Read("{\"a\":\"" + new string('x', 2_000_000) + "\"}")[0].Text("a")!.Length);
    }
}
