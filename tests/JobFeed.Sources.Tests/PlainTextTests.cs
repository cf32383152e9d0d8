using System.Text;

namespace JobFeed.Sources.Tests;

public sealed class PlainTextTests
{
    [Fact]
    public void Takes_the_first_line_for_the_title_and_the_file_name_for_the_id()
    {
        var posting = Assert.Single(Fixture.Read("text", "posting.txt").Postings);

        Assert.Equal(("posting.txt", "Stage Manager (70–80 %)"), (posting.Id, posting.Title));
        Assert.StartsWith("Stadttheater Musterstadt", posting.Description, StringComparison.Ordinal);
        Assert.False(posting.DescriptionIsHtml);
    }

    [Fact]
    public void Reads_an_old_western_file() =>
        Assert.Equal("Chef de rang – “Le Soleil”", Assert.Single(Fixture.Read("text", "cp1252.txt").Postings).Title);

    [Fact]
    public void Asks_for_each_file_of_a_folder()
    {
        var list = Encoding.UTF8.GetBytes("file:///postings/a%20b.txt\r\nfile:///postings/c.txt");
        var read = Fixture.Read("text", list, new FetchRequest(new Uri("file:///postings/")), "text/uri-list");

        Assert.Equal(["a b.txt", "c.txt"], read.Next.Select(request => request.Stub!.Id));
        Assert.Equal(2, read.AdvertisedTotal);
    }

    [Fact]
    public void Rejects_an_empty_file() => Assert.Single(Fixture.Read("text", " \n "u8.ToArray()).Rejected);
}
