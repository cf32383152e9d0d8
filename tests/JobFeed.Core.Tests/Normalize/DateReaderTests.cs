using JobFeed.Core.Normalize;
using JobFeed.Core.Normalize.Dates;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Normalize;

public class DateReaderTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2024-05-01", "2024-05-01T00:00:00Z")]
    [InlineData("2024-05-01T10:20:30Z", "2024-05-01T10:20:30Z")]
    [InlineData("2024-05-01T10:20:30.123+02:00", "2024-05-01T08:20:30.123Z")]
    [InlineData("2024-05-01T10:20:30+0200", "2024-05-01T08:20:30Z")]
    [InlineData("2024-05-01T10:20:30", "2024-05-01T10:20:30Z")]
    [InlineData("2020-10-20 20:28:32 UTC", "2020-10-20T20:28:32Z")]
    [InlineData("1714557630", "2024-05-01T10:00:30Z")]
    [InlineData("1714557630123", "2024-05-01T10:00:30.123Z")]
    [InlineData("13/05/2024", "2024-05-13T00:00:00Z")]
    [InlineData("03/05/2024", "2024-05-03T00:00:00Z")]
    [InlineData("05/13/2024", "2024-05-13T00:00:00Z")]
    [InlineData("13.05.2024", "2024-05-13T00:00:00Z")]
    [InlineData("Wed, 01 May 2024 10:20:30 GMT", "2024-05-01T10:20:30Z")]
    [InlineData("Wed, 01 May 2024 10:20:30 -0400", "2024-05-01T14:20:30Z")]
    [InlineData("May 1, 2024", "2024-05-01T00:00:00Z")]
    [InlineData("1. Mai 2024", "2024-05-01T00:00:00Z")]
    [InlineData("1er mai 2024", "2024-05-01T00:00:00Z")]
    [InlineData("Posted 3 days ago", "2024-06-12T00:00:00Z")]
    [InlineData("30+ days ago", "2024-05-16T00:00:00Z")]
    [InlineData("Posted 30+ Days Ago", "2024-05-16T00:00:00Z")]
    [InlineData("Posted Today", "2024-06-15T00:00:00Z")]
    [InlineData("yesterday", "2024-06-14T00:00:00Z")]
    [InlineData("2 hours ago", "2024-06-15T10:00:00Z")]
    [InlineData("an hour ago", "2024-06-15T11:00:00Z")]
    [InlineData("a week ago", "2024-06-08T00:00:00Z")]
    [InlineData("vor 2 Tagen", "2024-06-13T00:00:00Z")]
    [InlineData("il y a 3 jours", "2024-06-12T00:00:00Z")]
    [InlineData("2024-06-15T18:00:00Z", "2024-06-15T12:00:00Z")]
    public void Reads_when_it_was_posted(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, null), Read(new RawPosting { PostedAt = text }).Posted);

    [Theory]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("0")]
    [InlineData("0000000000")]
    [InlineData("0001-01-01")]
    [InlineData("2034-06-15")]
    [InlineData("2024-08-01")]
    [InlineData("31/02/2024")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    public void Refuses_what_is_no_date_of_posting(string text) => Assert.Null(Read(new RawPosting { PostedAt = text }).Posted);

    [Theory]
    [InlineData("2024-07-01", "2024-07-01T23:59:59Z")]
    [InlineData("2024-07-01T00:00:00Z", "2024-07-01T00:00:00Z")]
    [InlineData("2034-07-01", null)]
    public void A_day_lasts_until_its_end(string text, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, null), Read(new RawPosting { ValidThrough = text }).ValidThrough);

    [Fact]
    public void Americans_write_the_month_first() => Assert.Equal(
        new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero),
        DateReader.Read(new NormalizationInput { Raw = new RawPosting { PostedAt = "03/05/2024" }, Title = "", Text = "", Country = "US", ObservedAt = Now }).Posted);

    [Fact]
    public void A_date_in_the_future_is_flagged() => Assert.StartsWith("datePosted-in-future", Assert.Single(Read(new RawPosting { PostedAt = "2024-08-01" }).Flags));

    [Fact]
    public void Nothing_throws()
    {
        string[] pieces = ["2024", "-", "/", "05", "31", "T", "Z", ":", "99", "ago", "days", "+", " ", "May", "PM", "+99:99", "-0000", "a", "é", "\uD800", "."];
        var random = new Random(3);
        for (var i = 0; i < 50_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 10)).Select(_ => pieces[random.Next(pieces.Length)]));
            _ = Read(new RawPosting { PostedAt = text, UpdatedAt = text, ValidThrough = text });
        }
    }

    private static DateReading Read(RawPosting raw) => DateReader.Read(new NormalizationInput { Raw = raw, Title = "", Text = "", ObservedAt = Now });
}
