using JobFeed.Core.Dedupe;
using static JobFeed.Core.Tests.Dedupe.Vacancies;

namespace JobFeed.Core.Tests.Dedupe;

public sealed class TextFingerprintTests
{
    [Theory]
    [InlineData("You will repair pumps, and document it.", "you WILL repair\n\npumps and\tdocument it")]
    [InlineData("Bachelor's degree required\n3 years of work", "Bachelors degree required3 years of work", "Bachelor s degree required 3 years of work")]
    [InlineData("About the role\nEssential functions of it", "About the roleEssential functions of it")]
    [InlineData("Größe und Qualität für alle", "Große und Qualitat fur alle")]
    [InlineData("我们正在招聘工程师", "我们 正在 招聘 工程师")]
    public void Spaces_case_accents_and_lost_line_breaks_say_nothing(string a, string b, string? c = null) =>
        Assert.Equal(1, TextFingerprint.Of(a).Compare(TextFingerprint.Of(c ?? b)).Jaccard);

    [Theory]
    [InlineData(0, 40, 1.0, 1.0)]
    [InlineData(0, 20, 0.5, 1.0)]
    [InlineData(20, 60, 0.33, 0.5)]
    [InlineData(50, 90, 0.0, 0.0)]
    public void Estimates_what_short_texts_share(int from, int to, double jaccard, double containment)
    {
        var likeness = TextFingerprint.Of(Sentences(0, 40)).Compare(TextFingerprint.Of(Sentences(from, to)));
        Assert.Equal(jaccard, likeness.Jaccard, 0.12);
        Assert.Equal(containment, likeness.Containment, 0.12);
    }

    [Fact]
    public void Estimates_what_long_texts_share_from_a_sample()
    {
        var random = new Random(11);
        var words = Enumerable.Range(0, 4000).Select(_ => $"w{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))}").ToArray();
        var likeness = TextFingerprint.Of(string.Join(' ', words)).Compare(TextFingerprint.Of(string.Join(' ', words[2000..])));
        Assert.Equal(0.5, likeness.Jaccard, 0.1);
        Assert.Equal(1, likeness.Containment, 0.05);
    }

    [Fact]
    public void Signatures_agree_as_often_as_texts_are_alike()
    {
        var a = TextFingerprint.Of(Sentences(0, 60)).Signature.ToArray();
        var b = TextFingerprint.Of(Sentences(10, 60)).Signature.ToArray();
        Assert.InRange(a.Zip(b).Count(pair => pair.First == pair.Second), 80, 126);
    }

    [Theory]
    [InlineData("")]
    [InlineData("three words only")]
    [InlineData("... --- !!!")]
    public void Too_short_to_compare(string text)
    {
        Assert.True(TextFingerprint.Of(text).IsEmpty);
        Assert.Equal(default, TextFingerprint.Of(text).Compare(TextFingerprint.Of(text)));
    }

    [Fact]
    public void A_text_of_any_length_or_sort_leaves_a_fingerprint()
    {
        Assert.False(TextFingerprint.Of(string.Concat(Enumerable.Repeat("a b c d ", 100_000))).IsEmpty);
        Assert.False(TextFingerprint.Of(new string('我', 300_000)).IsEmpty);
        Assert.True(TextFingerprint.Of(new string('x', 300_000)).IsEmpty);
        Assert.False(TextFingerprint.Of(string.Concat(Enumerable.Repeat("aB1", 200_000))).IsEmpty);
    }
}
