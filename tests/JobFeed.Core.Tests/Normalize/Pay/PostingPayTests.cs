using System.Collections.Immutable;
using JobFeed.Core.Normalize;
using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Normalize.Pay;

public sealed class PostingPayTests
{
    [Theory]
    [InlineData("1 YEAR", PayPeriod.Year)]
    [InlineData("1 HOUR", PayPeriod.Hour)]
    [InlineData("per-year-salary", PayPeriod.Year)]
    [InlineData("per-hour-wage", PayPeriod.Hour)]
    [InlineData("per-month-salary", PayPeriod.Month)]
    [InlineData("MONTH", PayPeriod.Month)]
    [InlineData("yearly", PayPeriod.Year)]
    [InlineData("annum", PayPeriod.Year)]
    [InlineData("BW", PayPeriod.Fortnight)]
    [InlineData("2 WEEK", PayPeriod.Fortnight)]
    [InlineData("PH", PayPeriod.Hour)]
    [InlineData("PW", PayPeriod.Piece)]
    [InlineData("ANN", PayPeriod.Year)]
    [InlineData("semimonthly", PayPeriod.Semimonth)]
    [InlineData("daily", PayPeriod.Day)]
    public void Reads_the_periods_of_sources(string written, PayPeriod period)
    {
        var salary = PayReader.Read(Posting(new RawPay { Min = 100, Max = 200, Currency = "EUR", Period = written })).Salary!;

        Assert.Equal((period, false), (salary.Period, salary.PeriodInferred));
    }

    [Fact]
    public void Reads_cents_and_takes_the_period_from_the_label()
    {
        var cents = new RawPay { Min = 9_900_000, Max = 14_550_050, InMinorUnits = true, Currency = "USD", Label = "Annual Salary:" };

        var salary = PayReader.Read(Posting(cents)).Salary!;

        Assert.Equal((99_000m, 145_500.50m, PayPeriod.Year, false), (salary.Min, salary.Max, salary.Period, salary.PeriodInferred));
        Assert.Equal("Annual Salary", salary.Label);
    }

    [Theory]
    [InlineData("JPY", 6_000_000, 6_000_000)]
    [InlineData("KRW", 50_000_000, 50_000_000)]
    [InlineData("HUF", 9_600_000, 9_600_000)]
    [InlineData("EUR", 6_000_000, 60_000)]
    public void A_currency_without_cents_has_no_minor_units(string currency, int stated, int expected)
    {
        var yearly = new RawPay { Min = stated, InMinorUnits = true, Currency = currency, Period = "YEAR" };

        Assert.Equal(expected, PayReader.Read(Posting(yearly)).Salary!.Min);
    }

    [Fact]
    public void A_bonus_part_is_not_base_pay_and_zero_is_not_stated()
    {
        var reading = PayReader.Read(Posting(
            new RawPay { Min = 0, Max = 0, Currency = "USD", Period = "1 YEAR" },
            new RawPay { Min = 10_000, Max = 20_000, Currency = "USD", Period = "1 YEAR", Label = "Commission" },
            new RawPay { Min = 80_000, Max = 90_000, Currency = "USD", Period = "1 YEAR", Label = "Salary" },
            new RawPay { Min = 1, Max = 2, Currency = "USD", Label = "EquityCashValue" }));

        Assert.Equal((80_000m, 90_000m), (reading.Salary!.Min, reading.Salary.Max));
        Assert.Equal("pay[2]", reading.Why!.SourceField);
        Assert.Empty(reading.Others);
    }

    [Fact]
    public void Only_extras_mean_that_pay_is_not_stated()
    {
        var reading = PayReader.Read(Posting(new RawPay { Min = 10_000, Max = 20_000, Currency = "USD", Label = "Bonus" }));

        Assert.Null(reading.Salary);
        Assert.Equal("\"Bonus\" comes on top of pay", reading.NotStatedBecause);
    }

    [Fact]
    public void Keeps_all_tiers()
    {
        var reading = PayReader.Read(Posting(
            new RawPay { Min = 120_000, Max = 150_000, Currency = "USD", Period = "1 YEAR", Label = "Zone 1" },
            new RawPay { Min = 100_000, Max = 130_000, Currency = "USD", Period = "1 YEAR", Label = "Zone 2" }));

        Assert.Equal("Zone 1", reading.Salary!.Label);
        Assert.Equal("Zone 2", Assert.Single(reading.Others).Label);
    }

    [Fact]
    public void Takes_a_missing_period_from_the_text_when_the_amounts_agree()
    {
        var posting = Posting(new RawPay { Min = 450, Max = 500, Currency = "GBP" }) with { Text = "Rate: £450 - £500 per week, outside IR35." };

        var reading = PayReader.Read(posting);

        Assert.Equal((PayPeriod.Week, true), (reading.Salary!.Period, reading.Salary.PeriodInferred));
        Assert.Contains("the text gives it", reading.Why!.Reason, StringComparison.Ordinal);
        Assert.Empty(reading.Flags);
    }

    [Fact]
    public void Flags_a_field_that_the_text_contradicts()
    {
        var posting = Posting(new RawPay { Min = 60_000, Max = 70_000, Currency = "USD", Period = "YEAR" })
            with { Text = "The salary range for this role is $95,000 - $110,000 per year." };

        var reading = PayReader.Read(posting);

        Assert.Equal(60_000m, reading.Salary!.Min);
        Assert.Equal(
            "pay-conflict: pay[0] says 60000-70000 USD a year, the description says 95000-110000 USD a year", Assert.Single(reading.Flags));
    }

    [Fact]
    public void Zones_in_the_text_that_make_up_the_field_are_no_conflict()
    {
        var posting = Posting(new RawPay { Min = 72_700, Max = 140_700, Currency = "USD", Period = "YEAR" }) with
        {
            Text = "For candidates in New York, the pay range is $80,800 - $140,700.\nElsewhere, the pay range is $72,700 - $126,600.",
        };

        Assert.Empty(PayReader.Read(posting).Flags);
    }

    [Fact]
    public void Cents_that_nobody_marked_are_flagged_and_left_alone()
    {
        var reading = PayReader.Read(Posting(new RawPay { Min = 9_000_000, Max = 12_000_000, Currency = "USD", Period = "YEAR" }));

        Assert.Equal(9_000_000m, reading.Salary!.Min);
        Assert.Contains("it may be in cents", Assert.Single(reading.Flags), StringComparison.Ordinal);
    }

    [Fact]
    public void An_estimate_steps_back_behind_the_text()
    {
        var estimate = new RawPay { Min = 50_000, Max = 50_000, Currency = "GBP", Period = "YEAR", IsEstimate = true };

        var alone = PayReader.Read(Posting(estimate));
        var beside = PayReader.Read(Posting(estimate) with { Text = "Salary: £42,000 - £45,000 per annum" });

        Assert.True(alone.Salary!.IsEstimate);
        Assert.Equal((42_000m, false), (beside.Salary!.Min, beside.Salary.IsEstimate));
    }

    [Fact]
    public void Reads_the_pay_field_before_the_description_and_the_title_last()
    {
        var posting = Posting() with { Title = "Barista (£12.50 per hour)" };
        var field = posting with { Raw = posting.Raw with { SalaryText = "£13 - £14 per hour" } };

        Assert.Equal(("title", 12.5m), (PayReader.Read(posting).Why!.SourceField, PayReader.Read(posting).Salary!.Min));
        Assert.Equal(("salaryText", 13m), (PayReader.Read(field).Why!.SourceField, PayReader.Read(field).Salary!.Min));
    }

    [Fact]
    public void Prefers_the_pay_section()
    {
        const string about = "We closed 2025 well and pay out $20,000 - $30,000 a year to charities.\n";
        const string pay = "$88,000 - $97,000\n";
        var posting = Posting() with
        {
            Text = about + pay,
            Sections = [new Section(SectionKind.About, null, 0, about.Length), new Section(SectionKind.Pay, "Pay", about.Length, pay.Length)],
        };

        Assert.Equal(88_000m, PayReader.Read(posting).Salary!.Min);
    }

    [Fact]
    public void Nothing_stated_stays_nothing()
    {
        var reading = PayReader.Read(Posting() with { Text = "Come and work with us. 25 days off." });

        Assert.Null(reading.Salary);
        Assert.Null(reading.Why);
        Assert.NotNull(reading.NotStatedBecause);
    }

    private static NormalizationInput Posting(params ImmutableArray<RawPay> pay) => new()
    {
        Raw = new RawPosting { Pay = pay },
        Title = "",
        Text = "",
        ObservedAt = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
    };
}
