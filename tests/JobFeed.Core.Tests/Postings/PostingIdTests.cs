using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Postings;

public sealed class PostingIdTests
{
    [Fact]
    public void Is_the_same_for_ever()
    {
        var id = PostingId.Of(BoardId.Parse("greenhouse:acme"), "4711");

        Assert.Equal("1r6jyz1ham0st", id.ToString());
        Assert.True(PostingId.TryParse(id.ToString(), out var parsed));
        Assert.Equal(id, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("zzzzzzzzzzzzz")]
    [InlineData("00000000000i0")]
    public void Refuses_what_is_no_id(string text) => Assert.False(PostingId.TryParse(text, out _));

    [Theory]
    [InlineData("greenhouse:acme", "greenhouse", "acme")]
    [InlineData("career-page:https://acme.example/jobs?x=1", "career-page", "https://acme.example/jobs?x=1")]
    public void Reads_a_board_id(string text, string platform, string key)
    {
        var board = BoardId.Parse(text);

        Assert.Equal((platform, key), (board.Platform, board.Key));
        Assert.Equal(text, board.ToString());
    }

    [Theory]
    [InlineData("acme")]
    [InlineData(":acme")]
    [InlineData("greenhouse:")]
    [InlineData("Green House:acme")]
    public void Refuses_what_is_no_board_id(string text) => Assert.Throws<FormatException>(() => BoardId.Parse(text));
}
