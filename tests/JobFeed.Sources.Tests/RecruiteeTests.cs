namespace JobFeed.Sources.Tests;

public sealed class RecruiteeTests
{
    private static readonly Extraction Offers = Fixture.Read("recruitee", "offers.json");

    [Fact]
    public void Reads_amounts_that_are_texts_and_zero_as_not_stated()
    {
        var pay = Assert.Single(Offers.Postings[0].Pay);

        Assert.Equal((4100.50m, null, "EUR", "month"), (pay.Min, pay.Max, pay.Currency!, pay.Period!));
        Assert.Empty(Offers.Postings[1].Pay);
        Assert.Empty(Offers.Postings[2].Pay);
    }

    [Fact]
    public void Writes_its_dates_as_iso_8601()
    {
        var offer = Offers.Postings[0];

        Assert.Equal(("2026-08-11T20:45:29Z", "2026-08-12T06:00:00Z", "2026-12-31T22:59:59Z"), (offer.PostedAt, offer.UpdatedAt, offer.ValidThrough));
        Assert.Equal("2026-08-02T00:00:00Z", Offers.Postings[1].PostedAt);
    }

    [Fact]
    public void Says_every_way_of_working_that_is_open()
    {
        Assert.Equal(("hybrid, on-site", false), (Offers.Postings[0].Workplace, Offers.Postings[0].IsRemote));
        Assert.Equal(("remote", true), (Offers.Postings[1].Workplace, Offers.Postings[1].IsRemote));
    }

    [Fact]
    public void Leaves_out_what_is_not_published() => Assert.Equal(["2707521", "2707522", "4"], Offers.Postings.Select(offer => offer.Id));

    [Fact]
    public void Takes_text_and_language_from_the_translation_where_the_offer_lacks_them()
    {
        Assert.Equal(("Operator żurawia", "<p>Podnosisz.</p>", "pl"), (Offers.Postings[1].Title, Offers.Postings[1].Description, Offers.Postings[1].Language));
        Assert.Equal("de", Offers.Postings[0].Language);
        Assert.Equal("https://musterhafen.recruitee.com/o/kranfuehrer", Offers.Postings[1].Url);
    }

    [Fact]
    public void Keeps_every_location_and_publishes_no_mailbox()
    {
        Assert.Equal(["Hamburg", "Cuxhaven"], Offers.Postings[0].Places.Select(place => place.City));
        Assert.Equal("20457", Offers.Postings[0].Places[0].PostalCode);
        Assert.DoesNotContain("m6ovn", System.Text.Json.JsonSerializer.Serialize(Offers.Postings), StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_an_offers_page_on_the_employers_own_domain()
    {
        var page = Assert.Single(Fixture.Read("recruitee", "page.html").Postings);

        Assert.Equal(("hafenlotse", "Hafenlotse (m/w/d)", "2026-08-11"), (page.Id, page.Title, page.PostedAt));
        Assert.Equal(
            "https://jobs.musterhafen.example/api/offers/",
            KnownSources.Find("recruitee")!.Plan(KnownSources.Recognize(new Uri("https://jobs.musterhafen.example/api/offers/"))!).Single().Url.AbsoluteUri);
    }
}
