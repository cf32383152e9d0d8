using System.Globalization;
using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Normalize.Pay;

public sealed class PayReaderTests
{
    [Theory]
    [InlineData("$31.50 - $36 an hour", "31.5", "36", "USD", PayPeriod.Hour)]
    [InlineData("from 41k to 47k per year", "41000", "47000", "USD", PayPeriod.Year)]
    [InlineData("up to £52,500 per annum", null, "52500", "GBP", PayPeriod.Year)]
    [InlineData("at least $95k a year", "95000", null, "USD", PayPeriod.Year)]
    [InlineData("$140k+ per year", "140000", null, "USD", PayPeriod.Year)]
    [InlineData("Gehalt bis zu 71.000 € brutto pro Jahr", null, "71000", "EUR", PayPeriod.Year)]
    [InlineData("ab 3.250,50 € monatlich", "3250.5", null, "EUR", PayPeriod.Month)]
    [InlineData("Jahresgehalt ab EUR 61.000.-", "61000", null, "EUR", PayPeriod.Year)]
    [InlineData("zwischen 58 und 66 T€ im Jahr", "58000", "66000", "EUR", PayPeriod.Year)]
    [InlineData("Salaire : de 2 350,00 € à 2 610,00 € brut par mois", "2350", "2610", "EUR", PayPeriod.Month)]
    [InlineData("à partir de 33000€ brut/an", "33000", null, "EUR", PayPeriod.Year)]
    [InlineData("Taux horaire de 13,40 Euros", "13.4", "13.4", "EUR", PayPeriod.Hour)]
    [InlineData("Salario: 27.500€ - 31.000€ brutos anuales", "27500", "31000", "EUR", PayPeriod.Year)]
    [InlineData("RAL: 38.000 - 44.000 € annui", "38000", "44000", "EUR", PayPeriod.Year)]
    [InlineData("Salaris tussen € 3.400 en € 4.900 bruto per maand", "3400", "4900", "EUR", PayPeriod.Month)]
    [InlineData("Salário de R$ 7.500,00 por mês", "7500", "7500", "BRL", PayPeriod.Month)]
    [InlineData("Wynagrodzenie: 14 500 - 19 000 zł brutto miesięcznie", "14500", "19000", "PLN", PayPeriod.Month)]
    [InlineData("CHF 98'000 - 115'500 pro Jahr", "98000", "115500", "CHF", PayPeriod.Year)]
    [InlineData("₹9-14 LPA", "900000", "1400000", "INR", PayPeriod.Year)]
    [InlineData("INR 12,50,000 - 18,00,000 per annum", "1250000", "1800000", "INR", PayPeriod.Year)]
    [InlineData("80 Lacs-1.2 Cr P.A.", "8000000", "12000000", "INR", PayPeriod.Year)]
    [InlineData("CA$41.25 per hour", "41.25", "41.25", "CAD", PayPeriod.Hour)]
    [InlineData("$2,150 biweekly", "2150", "2150", "USD", PayPeriod.Fortnight)]
    [InlineData("$3,000 semi-monthly", "3000", "3000", "USD", PayPeriod.Semimonth)]
    [InlineData("£425 per day", "425", "425", "GBP", PayPeriod.Day)]
    [InlineData("$1,480 per week", "1480", "1480", "USD", PayPeriod.Week)]
    [InlineData("Pay: $25 per article", "25", "25", "USD", PayPeriod.Piece)]
    [InlineData("Pay: $160 per shift", "160", "160", "USD", PayPeriod.Piece)]
    public void Reads_what_is_written(string text, string? min, string? max, string currency, PayPeriod period)
    {
        var country = text.StartsWith("from 41k", StringComparison.Ordinal) ? "US" : null;

        var salary = PayReader.Read(text, country).Salary;

        Assert.NotNull(salary);
        Assert.Equal((Amount(min), Amount(max), currency, period), (salary.Min, salary.Max, salary.Currency, salary.Period));
        Assert.False(salary.PeriodInferred);
    }

    [Theory]
    [InlineData("$130-160k", 130_000, 160_000)]
    [InlineData("$130k-$160,000", 130_000, 160_000)]
    [InlineData("130-160,000 USD", 130_000, 160_000)]
    [InlineData("$0.8M - $950k", 800_000, 950_000)]
    [InlineData("Salary: $180,000 - $150,000", 150_000, 180_000)]
    public void Gives_both_ends_of_a_range_one_scale(string text, int min, int max)
    {
        var salary = PayReader.Read(text, "US").Salary!;

        Assert.Equal((min, max), ((int)salary.Min!, (int)salary.Max!));
    }

    [Theory]
    [InlineData("Competitive salary and 401(k) match of up to $5,000")]
    [InlineData("We have raised $42 million in Series B funding")]
    [InlineData("Grew revenue from $2M to $15M a year")]
    [InlineData("Sign-on bonus: $7,500")]
    [InlineData("Receive a $1,200 home office stipend per year")]
    [InlineData("Learning budget of €1.500 per year")]
    [InlineData("Life insurance up to $250,000")]
    [InlineData("Equity: 0.25% - 0.75%")]
    [InlineData("Call +1 (555) 010-9988 or +44 20 7946 0018")]
    [InlineData("Apply before 12/05/2026, start 2026-06-01")]
    [InlineData("A team of 1,200 people in 14 countries since 2015")]
    [InlineData("You will run the daily standup for a team of 12")]
    [InlineData("Close enterprise deals between $50k and $250k ARR")]
    [InlineData("Urlaubsgeld 500 € und Essenszuschuss von 60 € im Monat")]
    [InlineData("Tickets restaurant de 9 € par jour")]
    [InlineData("Working hours: 2pm to 6pm, 38.5 hours per week")]
    [InlineData("Manage a portfolio of £30m")]
    [InlineData("Commuter benefit; $150 per month")]
    [InlineData("IR35, ISO 27001, SOC 2 and Office 365")]
    [InlineData("$90 monthly health and fitness benefit")]
    [InlineData("€120 monthly travel & communication allowance")]
    [InlineData("$140/month in our own products, plus a discount")]
    [InlineData("Referral scheme: earn up to $900 per hire")]
    [InlineData("A relocation support package of up to $9k")]
    [InlineData("A growth rate of at least $200k per client")]
    [InlineData("")]
    [InlineData("Salary: negotiable, DOE")]
    public void Refuses_money_that_is_not_pay(string text)
    {
        var reading = PayReader.Read(text, "US");

        Assert.Null(reading.Salary);
        Assert.NotNull(reading.NotStatedBecause);
    }

    [Theory]
    [InlineData("$88,000 - $104,000", "US", "USD", PayPeriod.Year)]
    [InlineData("$27 - $33", "US", "USD", PayPeriod.Hour)]
    [InlineData("£375 - £450", "GB", "GBP", PayPeriod.Day)]
    [InlineData("Salaire : 1950 € à 2150 € brut", "FR", "EUR", PayPeriod.Month)]
    [InlineData("Salary: PLN 18k-24k", "PL", "PLN", PayPeriod.Month)]
    [InlineData("$95,000 - $110,000", "AU", "AUD", PayPeriod.Year)]
    [InlineData("$95,000 - $110,000", "Canada", "CAD", PayPeriod.Year)]
    [InlineData("Salary 45,000 kr", "SE", "SEK", PayPeriod.Month)]
    [InlineData("£31k", "United Kingdom", "GBP", PayPeriod.Year)]
    public void Concludes_the_period_and_says_so(string text, string country, string currency, PayPeriod period)
    {
        var reading = PayReader.Read(text, country);

        Assert.Equal((currency, period), (reading.Salary?.Currency, reading.Salary?.Period));
        Assert.True(reading.Salary!.PeriodInferred);
        Assert.True(reading.Why!.Inferred);
        Assert.Contains("no period is written", reading.Why.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_dollar_without_a_country_is_marked_as_ambiguous()
    {
        var salary = PayReader.Read("$90,000 a year", null).Salary!;

        Assert.Equal("USD", salary.Currency);
        Assert.True(salary is { CurrencyAmbiguous: true, CurrencyInferred: true, PeriodInferred: false });
    }

    [Fact]
    public void Keeps_the_period_with_its_amount_and_not_with_a_stray_word()
    {
        var salary = PayReader.Read("You join the daily standup. Pay: $91k-$105K. Weekly demos, monthly releases.", "US").Salary!;

        Assert.Equal((91_000m, 105_000m, PayPeriod.Year), (salary.Min, salary.Max, salary.Period));
    }

    [Fact]
    public void Takes_base_pay_before_on_target_earnings()
    {
        var reading = PayReader.Read("OTE $240,000 - $260,000 (base salary $120,000 - $130,000)", "US");

        Assert.Equal((120_000m, 130_000m, PayKind.Base), (reading.Salary!.Min, reading.Salary.Max, reading.Salary.Kind));
        Assert.Equal(PayKind.Ote, Assert.Single(reading.Others).Kind);
    }

    [Fact]
    public void Takes_on_target_earnings_when_there_is_nothing_else()
    {
        var salary = PayReader.Read("On-target earnings: $150,000 - $170,000", "US").Salary!;

        Assert.Equal((150_000m, 170_000m, PayKind.Ote), (salary.Min, salary.Max, salary.Kind));
    }

    [Fact]
    public void Tells_gross_from_net_and_marks_estimates()
    {
        Assert.True(PayReader.Read("4.100 € brutto im Monat", "DE").Salary!.IsGross);
        Assert.False(PayReader.Read("12 000 zł netto miesięcznie", "PL").Salary!.IsGross);
        Assert.Null(PayReader.Read("£40,000 per annum", "GB").Salary!.IsGross);
        Assert.True(PayReader.Read("$71K-$99K (Glassdoor est.)", "US").Salary!.IsEstimate);
    }

    [Fact]
    public void Keeps_every_zone()
    {
        var reading = PayReader.Read(
            "Pay range by zone:\n- Zone A: $120,000 - $150,000\n- Zone B: $110,000 - $138,000\n- Zone C: $100,000 - $127,500\n- Sign-on bonus: $5,000", "US");

        Assert.Equal(120_000m, reading.Salary!.Min);
        Assert.Equal([110_000m, 100_000m], reading.Others.Select(zone => zone.Min!.Value));
    }

    [Theory]
    [InlineData("Salary: $160,00 - $210,000", 160_000, 210_000, "pay-repaired")]
    [InlineData("Salary: $210,000 - $160,000", 160_000, 210_000, "pay-reordered")]
    [InlineData("Salary: $75,000 a day", 75_000, 75_000, "pay-implausible")]
    public void Flags_what_is_doubtful(string text, int min, int max, string flag)
    {
        var reading = PayReader.Read(text, "US");

        Assert.Equal((min, max), ((int)reading.Salary!.Min!, (int)reading.Salary.Max!));
        Assert.StartsWith(flag, Assert.Single(reading.Flags), StringComparison.Ordinal);
        Assert.True(reading.Why!.Confidence < 0.8);
    }

    [Theory]
    [InlineData("This role is currently set at a salary range of ~$140,000-1$70,000")]
    [InlineData("Salary Range: $60,000.00 to 70,0000.00")]
    [InlineData("The salary range for this position is $100,0000 - $200,000")]
    public void Half_a_range_is_worse_than_none(string text) => Assert.Null(PayReader.Read(text, "US").Salary);

    [Fact]
    public void Reads_a_period_that_slipped_onto_the_next_line()
    {
        var salary = PayReader.Read("Data Architect\n\n£53,450\n per year - estimated\n ?\n\nApply for this job", "GB").Salary!;

        Assert.True(salary is { Min: 53_450m, PeriodInferred: false, IsEstimate: true });
    }

    [Fact]
    public void The_same_pay_by_another_period_is_no_second_statement()
    {
        var reading = PayReader.Read("$31.25 - $40.87 Hourly; $65,000 - $85,010 Annually", "US");

        Assert.Equal(PayPeriod.Hour, reading.Salary!.Period);
        Assert.Empty(reading.Others);
    }

    [Theory]
    [InlineData("CA", "CAD")]
    [InlineData("US", "USD")]
    [InlineData("GB", "GBP")]
    public void Of_several_countries_takes_the_one_asked_for(string country, string currency)
    {
        const string text = "Pay by country:\n- US: $150,000 - $180,000 USD\n- Canada: $140,000 - $165,000 CAD\n- UK: £90,000 - £110,000";

        var reading = PayReader.Read(text, country);

        Assert.Equal(currency, reading.Salary!.Currency);
        Assert.Equal(2, reading.Others.Length);
    }

    [Fact]
    public void Names_the_zones()
    {
        var reading = PayReader.Read("Pay ranges:\n- New York: $120,000 - $150,000 a year\n- Denver: $105,000 - $131,000 a year", "US");

        Assert.Equal(["New York", "Denver"], reading.Others.Prepend(reading.Salary!).Select(salary => salary.Label));
    }

    [Theory]
    [InlineData("Sueldo de $22,500 mensuales", "MX", "MXN")]
    [InlineData("Salary: $2,500 per month", "MX", "USD")]
    [InlineData("Salary: $72,000 a year", "CO", "USD")]
    public void Tells_pesos_from_dollars_by_size(string text, string country, string currency)
    {
        var salary = PayReader.Read(text, country).Salary!;

        Assert.Equal((currency, true), (salary.Currency, salary.CurrencyAmbiguous));
    }

    [Fact]
    public void Reads_a_line_of_any_length_wherever_it_is_cut()
    {
        const string statement = "The salary range for this role is $104,500 - $123,750 per year. ";
        for (var before = 3_700; before < 4_200; before += 7)
        {
            var text = string.Concat("Since 2012 ", string.Join(' ', Enumerable.Repeat("we build", before / 9)), ". ", statement, new string('x', 6_000));

            var salary = PayReader.Read(text, "US").Salary!;

            Assert.Equal((104_500m, 123_750m), (salary.Min, salary.Max));
        }
    }

    [Fact]
    public void Says_which_words_it_read()
    {
        const string text = "A fine place to work. The salary range for this role is $52,000 to $61,500 per year. Apply now.";

        var why = PayReader.Read(text, "US").Why!;

        Assert.Equal("pay.range-with-period", why.Rule);
        Assert.Equal("$52,000 to $61,500 per year", text.Substring(why.Start, why.Evidence!.Length));
    }

    [Fact]
    public void Keeps_cents()
    {
        var salary = PayReader.Read("Pay: $11,670.34 – $14,174.54 per month", null).Salary!;

        Assert.Equal((11670.34m, 14174.54m, 140044.08m, 170094.48m), (salary.Min, salary.Max, salary.AnnualMin, salary.AnnualMax));
        Assert.Equal("$11,670.34 – $14,174.54 per month", salary.Raw);
    }

    private static decimal? Amount(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
