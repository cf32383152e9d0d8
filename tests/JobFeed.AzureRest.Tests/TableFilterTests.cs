using System.Globalization;
using JobFeed.AzureRest.Tables;

namespace JobFeed.AzureRest.Tests;

public sealed class TableFilterTests
{
    public static TheoryData<object?, string> Literals => new()
    {
        { "it's", "'it''s'" },
        { "' or 1 eq 1 or '", "''' or 1 eq 1 or '''" },
        { "{0} }", "'{0} }'" },
        { 'c', "'c'" },
        { true, "true" },
        { -5, "-5" },
        { 5L, "5L" },
        { 1.5, "1.5" },
        { null, "null" },
        { Guid.Empty, "guid'00000000-0000-0000-0000-000000000000'" },
        { new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), "datetime'2026-01-02T02:04:05Z'" },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), "datetime'2026-01-02T03:04:05Z'" },
        { new byte[] { 0, 171 }, "X'00AB'" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void Writes_values_so_that_they_stay_values(object? value, string literal) =>
        Assert.Equal($"A eq {literal} and B ne 1", TableClient.CreateQueryFilter($"A eq {value} and B ne {1}"));

    [Fact]
    public void Writes_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("A lt 1234.5", TableServiceClient.CreateQueryFilter($"A lt {1234.5}"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Refuses_values_that_have_no_literal() => Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new object()}"));
}
