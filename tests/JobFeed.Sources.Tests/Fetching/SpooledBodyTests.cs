using JobFeed.Sources.Fetching;

namespace JobFeed.Sources.Tests.Fetching;

public sealed class SpooledBodyTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1_000, false)]
    [InlineData(9_000_000, true)]
    public void Gives_back_what_was_written_as_often_as_asked(int length, bool isLong)
    {
        var bytes = new byte[length];
        new Random(3).NextBytes(bytes);
        using var body = new SpooledBody();
        foreach (var piece in bytes.Chunk(100_000))
        {
            body.Write(piece);
        }

        body.End();
        using var first = body.Open();
        using var second = body.Open();

        Assert.Equal(isLong, body.IsLong);
        Assert.Equal(length, body.Length);
        Assert.Equal(bytes, ReadAll(first));
        Assert.Equal(bytes, ReadAll(second));
        Assert.Equal(bytes, body.Bytes.ToArray());
    }

    [Fact]
    public void Leaves_no_file_behind()
    {
        var body = new SpooledBody();
        body.Write(new byte[5_000_000]);
        body.End();
        var name = ((FileStream)body.Open()).Name;
        Assert.True(File.Exists(name));

        body.Dispose();

        Assert.False(File.Exists(name));
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
