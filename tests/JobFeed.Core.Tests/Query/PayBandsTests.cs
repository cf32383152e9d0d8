using JobFeed.Core.Index;
using JobFeed.Core.Query;

namespace JobFeed.Core.Tests.Query;

public sealed class PayBandsTests
{
    [Theory]
    [InlineData(null, 1, "0-19999 20000-39999 40000-59999 60000-79999 80000-99999 100000-119999 120000-149999 150000-199999 200000-299999 300000-")]
    [InlineData("USD", 1.17, "0-19999 20000-39999")]
    [InlineData("PLN", 4.3, "0-99999 100000-199999")]
    [InlineData("INR", 98, "0-1999999 2000000-3999999")]
    [InlineData("JPY", 165, "0-3999999 4000000-7999999")]
    [InlineData("BHD", 0.44, "0-19999")]
    public void Bands_have_round_bounds_in_the_currency_asked_for(string? currency, double rate, string bands)
    {
        var rates = new ExchangeRates((amount, _, to) => to == "EUR" ? amount : amount * (decimal)rate, new DateOnly(2026, 1, 1));
        var snapshot = IndexSnapshot.Of(1, [], rates);

        var found = PayBands.Run(snapshot, new JobQuery { Currency = currency });

        Assert.StartsWith(bands, string.Join(' ', found.Select(band => $"{band.Min:0}-{band.Max:0}")), StringComparison.Ordinal);
        Assert.All(found, band => Assert.Equal((currency ?? "EUR", 0), (band.Currency, band.Count)));
    }
}
