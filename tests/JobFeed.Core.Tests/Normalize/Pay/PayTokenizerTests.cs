using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Text;

namespace JobFeed.Core.Tests.Normalize.Pay;

public sealed class PayTokenizerTests
{
    /// <summary>Words that mean something beside an amount are never taken for plain ones, in whatever case.</summary>
    [Theory]
    [InlineData("50 TEUR", TokenKind.Currency)]
    [InlineData("50 keur", TokenKind.Currency)]
    [InlineData("50 PLN", TokenKind.Currency)]
    [InlineData("50 Kč", TokenKind.Currency)]
    [InlineData("50 Euros", TokenKind.Currency)]
    [InlineData("50 engineers", TokenKind.Word)]
    public void Sees_the_word_behind_a_number(string text, object kind)
    {
        var tokens = new List<PayToken>();
        PayTokenizer.Read(text, TextWords.Of(text), 0, text.Length, tokens);
        Assert.Equal([TokenKind.Number, kind], tokens.Select(token => (object)token.Kind));
    }

    [Theory]
    [InlineData("a Salary", true)]
    [InlineData("ab W/ ab", true)]
    [InlineData("a team", false)]
    public void Tells_telling_words_from_plain_ones(string text, bool tells)
    {
        var tokens = new List<PayToken>();
        PayTokenizer.Read(text, TextWords.Of(text), 0, text.Length, tokens);
        Assert.Equal(tells, tokens[1].Class != WordClass.None);
    }
}
