using System.Text;
using JobFeed.Core.Extract;

namespace JobFeed.Core.Tests.Extract;

public sealed class DecodedTextTests
{
    private const string Words = "Bäcker – “gut” 5 €";

    [Theory]
    [InlineData("utf-8", null, "")]
    [InlineData("utf-8", "text/html; charset=iso-8859-1", "")]
    [InlineData("utf-8", "text/html; charset=utf-8", "")]
    [InlineData("windows-1252", "text/html; charset=ISO-8859-1", "")]
    [InlineData("windows-1252", "text/html; charset=\"windows-1252\"", "")]
    [InlineData("windows-1252", "text/html", "<meta charset=windows-1252>")]
    [InlineData("windows-1252", "text/html", "<meta http-equiv='Content-Type' content='text/html; charset=latin1'>")]
    [InlineData("windows-1252", "text/html; charset=utf-8", "")]
    [InlineData("windows-1252", null, "")]
    [InlineData("windows-1252", "text/html; charset=utf-7", "")]
    [InlineData("utf-16", "application/json; charset=utf-16", "")]
    [InlineData("utf-16", null, "")]
    [InlineData("utf-16BE", "text/html; charset=utf-16", "")]
    public void Reads_words_in_the_encoding_that_they_are_in(string encoding, string? contentType, string declaration)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);

        var decoded = DecodedText.Of(bytes.GetBytes(declaration + Words), contentType);

        Assert.Equal(declaration + Words, decoded.Text);
        Assert.False(decoded.Damaged);
    }

    [Theory]
    [InlineData("shift_jis", "東京の求人")]
    [InlineData("gb2312", "北京招聘")]
    [InlineData("koi8-r", "Работа")]
    [InlineData("iso-8859-2", "Příšerně žluťoučký")]
    [InlineData("euc-kr", "서울")]
    public void Reads_old_encodings_that_are_declared(string charset, string words)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(charset)!.GetBytes(words);

        Assert.Equal(words, DecodedText.Of(bytes, $"text/html; charset={charset}").Text);
    }

    [Fact]
    public void Trusts_the_byte_order_mark_first()
    {
        Assert.Equal(Words, DecodedText.Of([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Words)], "text/html; charset=latin1").Text);
        Assert.Equal(Words, DecodedText.Of([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Words)], "text/html; charset=utf-8").Text);
        Assert.Equal(Words, DecodedText.Of([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Words)], null).Text);
    }

    [Fact]
    public void Marks_text_that_could_not_be_read()
    {
        var decoded = DecodedText.Of([.. Encoding.UTF8.GetBytes("äöü"), 0xC3, (byte)' ', .. Encoding.UTF8.GetBytes("ß")], "text/html; charset=utf-8");

        Assert.Equal("äöü\uFFFD ß", decoded.Text);
        Assert.True(decoded.Damaged);
    }

    [Fact]
    public void Reads_the_encoding_of_an_xml_declaration()
    {
        byte[] bytes = [.. "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>"u8, 0xE4, .. "</a>"u8];

        Assert.EndsWith("<a>ä</a>", DecodedText.Of(bytes, "application/xml").Text, StringComparison.Ordinal);
    }
}
