using JobFeed.Core.Normalize;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Normalize;

/// <summary>What a posting costs: memory by a bound, time by how it grows.</summary>
public sealed class NormalizationCostTests
{
    private const int Size = 4096;

    /// <summary>Text, safe HTML and their folded copy are five times the description; what is found comes on top.</summary>
    private const long MostBytes = 18 * Size;

    private static readonly string Item = "<p>You will design services with the product team and care for their quality in a growing company.</p>"
        + "<ul><li>4+ years of experience with Python &amp; Go</li><li>Fluent in English, German is a plus</li><li>Bachelor's degree in computer science</li></ul>"
        + "<p>We offer health insurance, 30 days of paid vacation and €70,000 - €90,000 per year.</p>";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Allocates_little(bool isHtml)
    {
        var raw = new RawPosting { Title = "Senior Data Engineer", Location = "Berlin, Germany", Description = Repeated(Item, Size), DescriptionIsHtml = isHtml };

        Assert.InRange(Enumerable.Range(0, 5).Min(_ => BytesOf(raw)), 1, MostBytes);
    }

    [Theory]
    [InlineData("10 years ")]
    [InlineData("health ")]
    [InlineData("visa sponsorship ")]
    [InlineData("travel 10% ")]
    [InlineData("fluent English, ")]
    [InlineData("bachelor or ")]
    [InlineData("full-time ")]
    [InlineData("$100k ")]
    [InlineData("remote ")]
    [InlineData("<li>Go")]
    [InlineData("&amp;")]
    [InlineData("été ")]
    public void Takes_linear_time_for_a_description(string piece) => TakesLinearTime(text => new RawPosting { Title = "Engineer", Description = text }, piece);

    [Theory]
    [InlineData("Senior ")]
    [InlineData("Lead, ")]
    [InlineData("(m/f/d) ")]
    [InlineData("New York, ")]
    public void Takes_linear_time_for_a_title(string piece) => TakesLinearTime(text => new RawPosting { Title = text }, piece);

    private static long BytesOf(RawPosting raw)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Normalizer.Normalize(raw, null, DateTimeOffset.UnixEpoch);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>32 times the text may take 32 times the time; four times more leaves room for a busy machine.</summary>
    private static void TakesLinearTime(Func<string, RawPosting> posting, string piece)
    {
        var (small, large) = (posting(Repeated(piece, 1 << 15)), posting(Repeated(piece, 1 << 20)));
        Milliseconds(small);
        Assert.True(Milliseconds(large) < Math.Max(Math.Min(Milliseconds(small), Milliseconds(small)), 5) * 128);
    }

    private static double Milliseconds(RawPosting raw) => CpuTime.Of(() => Normalizer.Normalize(raw, null, DateTimeOffset.UnixEpoch)).TotalMilliseconds;

    private static string Repeated(string piece, int size) => string.Concat(Enumerable.Repeat(piece, size / piece.Length));
}
