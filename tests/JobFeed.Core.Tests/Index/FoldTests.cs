using JobFeed.Core.Index;

namespace JobFeed.Core.Tests.Index;

public sealed class FoldTests
{
    [Theory]
    [InlineData("  São  Paulo\t", "sao paulo")]
    [InlineData("ZÜRICH", "zurich")]
    [InlineData("C#", "c#")]
    [InlineData("New York", "new york")]
    [InlineData("New  York", "new york")]
    [InlineData(" X", "x")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Iğdır", "igdir")]
    [InlineData("서울", "서울")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("", "")]
    public void Folds_names(string text, string folded) => Assert.Equal(folded, Fold.Text(text));

    [Fact]
    public void Takes_any_sequence_of_characters()
    {
        Assert.Equal("a\uFFFDb", Fold.Text("A\uD800b"));
        Assert.Equal("a\uFFFDb", Fold.Text("A\uFFFEb"));
        for (var c = 0; c <= char.MaxValue; c++)
        {
            Fold.Company($"{(char)c}X{(char)c}");
            Assert.All(Fold.Words($"é{(char)c}{(char)(c ^ 0x400)}"), Assert.NotEmpty);
        }
    }

    [Theory]
    [InlineData("Acme, Inc.", "acme")]
    [InlineData("ACME", "acme")]
    [InlineData("Beta Co., Ltd.", "beta")]
    [InlineData("Müller GmbH & Co. KG", "muller gmbh &")]
    [InlineData("Ab", "ab")]
    [InlineData("SAS", "sas")]
    [InlineData("Nestlé S.A.", "nestle")]
    public void Folds_companies_without_their_legal_form(string name, string folded) => Assert.Equal(folded, Fold.Company(name));

    [Theory]
    [InlineData("Senior C++/C# Engineer (m/f/d)", "senior c++ c# engineer m f d")]
    [InlineData("Node.js & .NET", "node js net")]
    [InlineData("バックエンド", "バ ッ ク エ ン ド")]
    [InlineData("R&D", "r d")]
    [InlineData("# + -", "")]
    public void Splits_words(string text, string words) => Assert.Equal(words, string.Join(' ', Fold.Words(text)));
}
