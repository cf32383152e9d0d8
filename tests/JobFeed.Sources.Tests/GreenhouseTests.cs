using System.Text;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Tests;

public sealed class GreenhouseTests
{
    private static readonly Extraction Board = Fixture.Read("greenhouse", "board.json");

    [Fact]
    public void Undoes_one_escape_and_leaves_the_texts_own_entities() =>
        Assert.Equal(
            "<div class=\"content-intro\"><p>Steel &amp; light &mdash; we build gantries.</p></div><p>You read a &lt;drawing&gt;.</p>",
            Board.Postings[0].Description);

    [Fact]
    public void Takes_ranges_in_cents_and_leaves_empty_ones_out()
    {
        var pay = Assert.Single(Board.Postings[0].Pay);

        Assert.Equal((1850m, 2400m, true, "EUR", null, "Hourly wage Leipzig:"), (pay.Min, pay.Max, pay.InMinorUnits, pay.Currency, pay.Period, pay.Label));
    }

    [Fact]
    public void Takes_a_currency_range_from_the_employers_own_fields()
    {
        var pay = Assert.Single(Board.Postings[1].Pay);

        Assert.Equal((52000m, 61000m, false, "GBP"), (pay.Min, pay.Max, pay.InMinorUnits, pay.Currency));
    }

    [Fact]
    public void Reads_the_pay_block_of_the_text_when_nothing_else_states_pay() =>
        Assert.Equal("Annual Salary: $98,500 — $121,000 USD", Board.Postings[2].SalaryText);

    [Fact]
    public void Never_copies_a_field_whose_name_it_does_not_know() =>
        Assert.DoesNotContain("E-9912", System.Text.Json.JsonSerializer.Serialize(Board.Postings, PostingJson.Options), StringComparison.Ordinal);

    [Fact]
    public void Sets_the_unreadable_aside_and_keeps_the_rest()
    {
        Assert.Equal(["4711", "4712", "4713"], Board.Postings.Select(posting => posting.Id));
        Assert.Equal(["4714", "4715", null], Board.Rejected.Select(posting => posting.Id));
        Assert.Equal(6, Board.AdvertisedTotal);
    }

    [Fact]
    public void Replaces_half_a_character_that_was_escaped()
    {
        var body = """{"jobs":[{"id":1,"title":"Cook \ud83d\n at \u0022sea\u0022","absolute_url":"https://a.example/1"}]}"""u8.ToArray();

        Assert.Equal("Cook \uFFFD\n at \"sea\"", Fixture.Read("greenhouse", body).Postings[0].Title);
    }

    [Fact]
    public void Reads_a_board_sent_in_utf_16()
    {
        var body = Encoding.Unicode.GetBytes("""{"jobs":[{"id":1,"title":"Bäcker"}]}""");

        Assert.Equal("Bäcker", Fixture.Read("greenhouse", body, contentType: "application/json; charset=utf-16").Postings[0].Title);
    }
}
