using System.Text;
using JobFeed.Core.Text;

namespace JobFeed.Core.Tests.Text;

/// <summary>Words found by counting zeros are those that one finds character by character.</summary>
public sealed class TextWordsTests
{
    private static readonly string[] Pieces = ["a", "B2B", "developer", "Zürich", "12", " ", ", ", "\n", "’", "-", "ß", "İ", "数据", "\uD83D\uDE00", "experienceexperienceexperienceexperienceexperienceexperienceexperience", "        "];

    [Fact]
    public void Finds_the_words_that_lie_between_other_characters()
    {
        var chance = new Random(3);
        for (var round = 0; round < 2_000; round++)
        {
            var text = RandomText(chance);
            Assert.Equal(Plainly(text), TextWords.Of(text).ToArray().Select(word => (word.Start, word.End)));
        }
    }

    [Theory]
    [InlineData("developer", (int)WordSorts.Lower)]
    [InlineData("SAP", (int)(WordSorts.Upper | WordSorts.Capital))]
    [InlineData("2024", (int)WordSorts.Digit)]
    [InlineData("K8s", (int)(WordSorts.Upper | WordSorts.Lower | WordSorts.Digit | WordSorts.Capital))]
    [InlineData("Übersetzung", (int)(WordSorts.Upper | WordSorts.Lower | WordSorts.Wide | WordSorts.Capital))]
    [InlineData("abcdefgh", (int)WordSorts.Lower)]
    [InlineData("abcdefghijklmnop", (int)WordSorts.Lower)]
    [InlineData("abcdefghijklmnopq", (int)WordSorts.Lower)]
    [InlineData("iPhone", (int)(WordSorts.Upper | WordSorts.Lower))]
    [InlineData("Überzeugungstäterschaft", (int)(WordSorts.Upper | WordSorts.Lower | WordSorts.Wide | WordSorts.Capital))]
    public void Hashes_a_word_alike_wherever_it_stands_and_in_any_case(string word, int sorts)
    {
        foreach (var (before, after) in new[] { ("", ""), ("x ", " y"), ("", " and much more of it"), ("(", ")") })
        {
            var text = before + word + after;
            Assert.Equal(WordHash.Of(word), WordHash.Of(text, before.Length, before.Length + word.Length, out var found));
            Assert.Equal((WordSorts)sorts, found);
            Assert.Equal(Assert.Single(TextWords.Of(text).ToArray(), one => one.Start == before.Length), new TextWord(before.Length, before.Length + word.Length, WordHash.Of(word), (WordSorts)sorts));
            Assert.Equal(WordHash.Of(word.ToUpperInvariant()), WordHash.Of(text, before.Length, before.Length + word.Length, out _));
        }
    }

    /// <summary>Also where a script is known to have no small letters, and is not asked for them.</summary>
    [Fact]
    public void A_letter_and_its_small_one_have_one_hash_in_every_script()
    {
        for (var code = 0x80; code < 0xD800; code++)
        {
            var (letter, small) = ((char)code, char.ToLowerInvariant((char)code));
            Assert.Equal(WordHash.Of($"{small}"), WordHash.Of($"{letter}"));
        }
    }

    [Fact]
    public void Nothing_is_a_word_of_no_sort()
    {
        Assert.Equal(WordHash.Of(""), WordHash.Of("and so on and so on", 3, 3, out var inText));
        Assert.Equal(WordHash.Of(""), WordHash.Of("", 0, 0, out var alone));
        Assert.Equal((WordSorts.None, WordSorts.None), (inText, alone));
    }

    [Fact]
    public void Different_words_have_different_hashes()
    {
        var words = new HashSet<string>(from a in "abcdefghij" from b in "abcdefghij" from c in "abcdefghij0" from tail in new[] { "", "a", "tion", "longerthaneight" } select $"{a}{b}{c}{tail}");
        Assert.Equal(words.Count, words.Select(word => WordHash.Of(word)).Distinct().Count());
    }

    [Fact]
    public void Keeps_the_words_of_the_last_text_of_a_thread_whatever_is_read_between()
    {
        var chance = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var (text, title) = (RandomText(chance) + new string(' ', 600) + "end", RandomText(chance));
            foreach (var one in (string[])[text, title, text])
            {
                var words = TextWords.Of(one).ToArray();
                Assert.Equal(Plainly(one), words.Select(word => (word.Start, word.End)));
                Assert.All(words, word => Assert.Equal(WordHash.Of(one.AsSpan(word.Start, word.End - word.Start)), word.Hash));
                Assert.All(words, word => Assert.Equal(one.AsSpan(word.Start, word.End - word.Start).ContainsAnyExceptInRange('\0', '\u007F'), (word.Sorts & WordSorts.Wide) != 0));
            }
        }
    }

    [Fact]
    public void Folding_moves_no_boundary_of_a_word() =>
        Assert.All(Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code), c => Assert.Equal(WordBits.IsWord(c), WordBits.IsWord(Folding.Of(c))));

    private static string RandomText(Random chance)
    {
        var text = new StringBuilder();
        for (var i = chance.Next(60); i > 0; i--)
        {
            text.Append(Pieces[chance.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    private static List<(int Start, int End)> Plainly(string text)
    {
        var found = new List<(int, int)>();
        for (var at = 0; at < text.Length; at++)
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
