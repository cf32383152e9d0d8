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

    [Theory]
    [InlineData("utf-8", null, "")]
    [InlineData("utf-8", "text/xml; charset=iso-8859-1", "")]
    [InlineData("utf-16", null, "")]
    [InlineData("utf-16BE", "text/xml; charset=utf-16", "")]
    [InlineData("windows-1252", null, "")]
    [InlineData("windows-1252", "text/xml; charset=utf-8", "")]
    [InlineData("shift_jis", null, "<?xml version=\"1.0\" encoding=\"shift_jis\"?>")]
    public void Reads_piece_by_piece_what_it_reads_at_once(string encoding, string? contentType, string declaration)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var words = encoding == "shift_jis" ? "求人" : encoding.StartsWith("utf", StringComparison.Ordinal) ? "Köchin 求人 👩‍🍳 " : "Köchin é ";
        foreach (var length in new[] { 0, 1, 700, 65_533, 65_534, 65_535, 131_071 })
        {
            var bytes = System.Text.Encoding.GetEncoding(encoding).GetBytes(declaration + new string('x', length) + string.Concat(Enumerable.Repeat(words, 300)));
            using var reader = DecodedText.Open(new MemoryStream(bytes), contentType);

            Assert.Equal(DecodedText.Of(bytes, contentType).Text, reader.ReadToEnd());
        }
    }

    [Fact]
    public void Counts_what_is_broken_in_pieces_as_at_once()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Kö👩", 9_000 + random.Next(4_000))));
            for (var fault = random.Next(40); fault > 0; fault--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var whole = bytes[..(bytes.Length - random.Next(4))];
            using var reader = DecodedText.Open(new MemoryStream(whole), null);

            Assert.Equal(DecodedText.Of(whole, null).Text, reader.ReadToEnd());
        }
    }
}
