using System.Text;
using JobFeed.Core.Text;

namespace JobFeed.Core.Tests.Text;

/// <summary>Words found by counting zeros are those that one finds character by character.</summary>
public sealed class WordRunsTests
{
    private static readonly string[] Pieces = ["a", "B2B", "developer", "Zürich", "12", " ", ", ", "\n", "’", "-", "ß", "İ", "数据", "\uD83D\uDE00", "experienceexperienceexperienceexperienceexperienceexperienceexperience", "        "];

    [Fact]
    public void Finds_the_words_that_lie_between_other_characters()
    {
        var chance = new Random(3);
        for (var round = 0; round < 2_000; round++)
        {
            var text = RandomText(chance);
            Assert.Equal(Plainly(text, 0), Read(new WordRuns(text)));
        }
    }

    [Fact]
    public void Goes_on_anywhere_even_inside_a_word()
    {
        var chance = new Random(4);
        for (var round = 0; round < 2_000; round++)
        {
            var text = RandomText(chance);
            var words = new WordRuns(text);
            for (var skipped = chance.Next(5); skipped > 0 && words.Next(); skipped--)
            {
            }

            var from = chance.Next(text.Length + 1);
            words.SkipTo(from);
            Assert.Equal(Plainly(text, from), Read(words));
        }
    }

    [Theory]
    [InlineData("developer", (int)WordSorts.Lower)]
    [InlineData("SAP", (int)WordSorts.Upper)]
    [InlineData("2024", (int)WordSorts.Digit)]
    [InlineData("K8s", (int)(WordSorts.Upper | WordSorts.Lower | WordSorts.Digit))]
    [InlineData("Übersetzung", (int)(WordSorts.Upper | WordSorts.Lower))]
    [InlineData("abcdefgh", (int)WordSorts.Lower)]
    public void Hashes_a_word_alike_wherever_it_stands_and_in_any_case(string word, int sorts)
    {
        foreach (var (before, after) in new[] { ("", ""), ("x ", " y"), ("", " and much more of it"), ("(", ")") })
        {
            var text = before + word + after;
            Assert.Equal(WordHash.Of(word), WordHash.Of(text, before.Length, before.Length + word.Length, out var found));
            Assert.Equal((WordSorts)sorts, found);
            Assert.Equal(WordHash.Of(word.ToUpperInvariant()), WordHash.Of(text, before.Length, before.Length + word.Length, out _));
        }
    }

    [Fact]
    public void Different_words_have_different_hashes()
    {
        var words = new HashSet<string>(from a in "abcdefghij" from b in "abcdefghij" from c in "abcdefghij0" from tail in new[] { "", "a", "tion", "longerthaneight" } select $"{a}{b}{c}{tail}");
        Assert.Equal(words.Count, words.Select(word => WordHash.Of(word)).Distinct().Count());
    }

    private static string RandomText(Random chance)
    {
        var text = new StringBuilder();
        for (var i = chance.Next(60); i > 0; i--)
        {
            text.Append(Pieces[chance.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    private static List<(int Start, int End)> Read(WordRuns words)
    {
        var found = new List<(int, int)>();
        while (words.Next())
        {
            found.Add((words.Start, words.End));
        }

        return found;
    }

    private static List<(int Start, int End)> Plainly(string text, int from)
    {
        var found = new List<(int, int)>();
        for (var at = from; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                found.Add((start, at));
            }
        }

        return found;
    }
}
