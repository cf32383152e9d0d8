using System.Buffers;
using System.Net;
using System.Text;
using JobFeed.Core.Formats;

namespace JobFeed.Core.Tests.Formats;

public sealed class XmlOutTests
{
    [Fact]
    public void Html_is_escaped_as_the_base_library_does_and_then_as_xml()
    {
        const string some = "ab &<>\"'\r\n\t\u0001\u00A0\u00E9\u00FF\u0100\u2013\uFFFE\uD83D\uDE00\uD800\uDC00\uDBFF\uDFFF]";
        var random = new Random(11);
        for (var i = 0; i < 5000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => some[random.Next(some.Length)]));

            Assert.Equal(Written(xml => xml.Text(WebUtility.HtmlEncode(text))), Written(xml => xml.Html(text)));
        }
    }

    [Fact]
    public void A_line_grows_and_leaves_no_separator_of_what_is_empty()
    {
        var line = new TextLine();
        foreach (var word in new[] { "", "a", "", new string('b', 5000), "" })
        {
            var part = line.Open(0, ", ");
            line.Add(word);
            line.Close(part);
        }

        Assert.Equal($"a, {new string('b', 5000)}", line.ToString());
        line.Begin().Add(12.5m, "0.00");
        Assert.Equal("12.50", line.ToString());
    }

    private static string Written(Action<XmlOut> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(new XmlOut(output));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
