using JobFeed.Core.Text;

namespace JobFeed.Core.Tests.Text;

public sealed class HashFilterTests
{
    [Fact]
    public void Knows_every_word_that_was_added_and_hardly_another()
    {
        var words = Enumerable.Range(0, 2_000).Select(i => $"word{i}").ToArray();
        var filter = new HashFilter(words);
        Assert.All(words, word => Assert.True(filter.MayHave(WordHash.Of(word.ToUpperInvariant()))));
        Assert.InRange(Enumerable.Range(0, 10_000).Count(i => filter.MayHave(WordHash.Of($"other{i}"))), 0, 100);
    }
}
