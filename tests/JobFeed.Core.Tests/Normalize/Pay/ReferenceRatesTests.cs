using JobFeed.Core.Normalize.Pay;

namespace JobFeed.Core.Tests.Normalize.Pay;

public sealed class ReferenceRatesTests
{
    [Fact]
    public void Converts_by_the_rates_of_one_dated_table()
    {
        Assert.Equal(new DateOnly(2026, 4, 13), ReferenceRates.Date);
        Assert.Equal(116_840m, ReferenceRates.Convert(100_000, "EUR", "USD"));
        Assert.Equal(100_000m, decimal.Round(ReferenceRates.Convert(116_840, "USD", "eur")!.Value, 6));
        Assert.Equal(116_840m, decimal.Round(ReferenceRates.Convert(87_058, "GBP", "USD")!.Value, 6));
    }

    [Fact]
    public void Knows_what_it_does_not_know()
    {
        Assert.Null(ReferenceRates.Convert(1, "EUR", "ARS"));
        Assert.Equal(5m, ReferenceRates.Convert(5, "ARS", "ARS"));
        Assert.Equal(30, ReferenceRates.Currencies.Count());
    }

    [Fact]
    public void There_and_back_is_the_same_amount()
    {
        foreach (var currency in ReferenceRates.Currencies)
        {
            var there = ReferenceRates.Convert(1234.56m, "EUR", currency)!.Value;

            Assert.Equal(1234.56m, decimal.Round(ReferenceRates.Convert(there, currency, "EUR")!.Value, 10));
        }
    }
}
