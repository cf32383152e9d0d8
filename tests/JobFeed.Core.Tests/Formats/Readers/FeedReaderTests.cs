using JobFeed.Core.Formats;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Formats.Readers;

/// <summary>Real readers accept the feeds, and find in them what was written.</summary>
public sealed class FeedReaderTests(FeedReadings readings) : IClassFixture<FeedReadings>
{
    [NodeFact]
    public void Every_reader_reads_every_feed()
    {
        var failed = readings.All.Where(reading => reading.Error is not null && reading.Name != FeedReadings.Broken);

        Assert.Equal(["@rowanmanning/feed-parser", "csv-parse", "feedparser", "feedsmith", "rss-parser"], readings.All.Select(r => r.Reader).Distinct().Except(FeedReadings.Validators).Order(StringComparer.Ordinal));
        Assert.True(!failed.Any(), string.Join('\n', failed.Select(reading => $"{reading}: {reading.Error}")));
    }

    [NodeFact]
    public void Validators_refuse_what_lacks_a_name_that_the_format_asks_for()
    {
        var refused = readings.All.Where(reading => reading.Name == FeedReadings.Broken && reading.Error is not null).Select(reading => reading.Reader).Intersect(FeedReadings.Validators);

        // libxml2 alone asks for well-formed XML.
        Assert.Equal(FeedReadings.Validators.Except(["libxml2"]), refused.Order(StringComparer.Ordinal));
    }

    [NodeFact]
    public async Task Readers_find_every_item_once_and_in_order()
    {
        foreach (var reading in Items())
        {
            var expected = await FeedReadings.Page(reading.Name).Items.Select(posting => reading.Format == "atom" ? AtomFormat.IdOf(posting.Id) : $"{posting.Id}").ToArrayAsync();

            Assert.True(expected.SequenceEqual(reading.Items.Select(item => item.Id)), $"{reading}: {string.Join(' ', reading.Items.Select(i => i.Id).Take(5))}");
        }
    }

    [NodeFact]
    public async Task Readers_find_titles_links_and_dates_as_they_were_written()
    {
        foreach (var reading in Items().Where(reading => reading.Format != "csv"))
        {
            var page = FeedReadings.Page(reading.Name);
            await foreach (var (posting, item) in page.Items.Zip(reading.Items.ToAsyncEnumerable()))
            {
                Assert.True(page.UrlOf(posting) == item.Link, $"{reading}: {item.Link}");
                Assert.True(page.PublishedAt(posting) == item.Date, $"{reading}: {item.Date}");
                Assert.True(Title(posting, reading) == item.Title, $"{reading}: {item.Title}");
            }
        }
    }

    [NodeFact]
    public void A_spreadsheet_is_given_no_formula() => Assert.All(
        readings.All.Where(reading => reading.Format == "csv").SelectMany(reading => reading.Items).SelectMany(item => item.Cells!),
        cell => Assert.False(cell.Length > 0 && "=+@\t\r".Contains(cell[0], StringComparison.Ordinal), cell));

    [Fact]
    public async Task Every_form_gives_a_thousand_items_in_order()
    {
        foreach (var format in FeedFormats.All)
        {
            var text = await FeedCases.WriteAsync(format, FeedReadings.Page(FeedReadings.Thousand));
            var at = -1;
            await foreach (var posting in FeedReadings.Page(FeedReadings.Thousand).Items)
            {
                var next = text.IndexOf($"{posting.Id}", at + 1, StringComparison.Ordinal);
                Assert.True(next > at, $"{format.Name} lacks {posting.Id}, or has it too early");
                at = next;
            }
        }
    }

    private IEnumerable<Reading> Items() => readings.All.Where(reading => reading.Name != FeedReadings.Broken && !FeedReadings.Validators.Contains(reading.Reader));

    private static string Title(Posting posting, Reading reading)
    {
        // XML has no word for some characters; what a reader makes of the others is its own affair.
        var title = PostingText.Headline(posting);
        if (reading.Name != "hostile")
        {
            return title;
        }

        var shown = reading.Format == "jsonfeed" ? title.Replace('\uD800', '\uFFFD').Trim() : "Dev <script>alert(1)</script> & \uD83D\uDE00 ! at =cmd|' /C calc'!A0 \"quoted\"";
        return reading.Reader == "feedparser" ? shown.Replace("<script>", "", StringComparison.Ordinal).Replace("</script>", "", StringComparison.Ordinal) : shown;
    }
}
