using JobFeed.Core.Search;

namespace JobFeed.Core.Tests.Search;

public sealed class WordReaderTests
{
    [Theory]
    [InlineData("Senior Backend Engineer", "senior backend engineer")]
    [InlineData("C#, C++ and F#/.NET", "c# c++ and f# .net")]
    [InlineData("ASP.NET, Node.js; vue.js", "asp .net node js vue js")]
    [InlineData("net salary", "net salary")]
    [InlineData("5+ years, C+, issue#5 #1", "5 year c issue 5 1")]
    [InlineData("full-time e-mail R&D", "full time e mail r d")]
    [InlineData("Women's bosses' L'Oréal’s", "women boss l oreal")]
    [InlineData("Straße Æon Łódź İstanbul naïve", "strasse aeon lodz istanbul naive")]
    [InlineData("cafe\u0301 Ent\u00ADwickler", "cafe entwickler")]
    [InlineData("ＳＥＮＩＯＲ", "senior")]
    [InlineData("開発 エンジニア", "開 発 エ ン ジ ニ ア")]
    [InlineData("Ёлка й ΆΛΦΑ", "елка и αλφα")]
    [InlineData("वेब डेवलपर", "वेब डेवलपर")]
    [InlineData("𝒳 a𐐀b \uD800x", "𝒳 a𐐨b x")]
    [InlineData("", "")]
    [InlineData("!?+#'’ \u0301", "")]
    public void Reads_words(string text, string words) => Assert.Equal(words, string.Join(' ', TextOracle.Words(text)));

    [Theory]
    [InlineData("engineers", "engineer")]
    [InlineData("companies", "company")]
    [InlineData("processes", "process")]
    [InlineData("databases", "database")]
    [InlineData("employees", "employee")]
    [InlineData("boxes", "box")]
    [InlineData("AWS", "aws")]
    [InlineData("business", "business")]
    [InlineData("status", "status")]
    [InlineData("c#s", "c s")]
    public void Drops_the_plural(string word, string folded) => Assert.Equal(folded, string.Join(' ', TextOracle.Words(word)));

    [Fact]
    public void Says_where_words_stand()
    {
        const string Text = "(Müllers) .NET: C++";
        var found = new List<string>();
        var reader = new WordReader(Text, new char[WordReader.Room]);
        while (reader.Next())
        {
            found.Add(Text[reader.Start..reader.End]);
        }

        Assert.Equal(["Müllers", ".NET", "C++"], found);
    }

    [Fact]
    public void Any_text_is_read_and_reads_the_same_once_folded()
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => (char)(random.Next(4) == 0 ? random.Next(0x10000) : random.Next(0x20, 0x180))));
            var words = TextOracle.Words(text);
            Assert.All(words, Assert.NotEmpty);
            Assert.True(words.Sum(word => word.Length) <= (2 * text.Length) + 1, text);
        }
    }

    [Fact]
    public void Words_are_cut_at_64_characters() => Assert.InRange(Assert.Single(TextOracle.Words(new string('ß', 500))).Length, 64, WordReader.Room);
}
