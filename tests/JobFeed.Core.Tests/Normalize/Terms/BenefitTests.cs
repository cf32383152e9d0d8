using System.Text.Json;
using JobFeed.Core.Normalize;
using JobFeed.Core.Normalize.Terms;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Normalize.Terms;

public class BenefitTests
{
    [Theory]
    [InlineData("Benefits\n- Medical, dental, and vision\n- 401(k) match\n- 25 days of vacation", Benefit.HealthInsurance, Benefit.Dental, Benefit.Vision, Benefit.RetirementPlan, Benefit.PaidTimeOff)]
    [InlineData("Our benefits include medical, dental and vision insurance.", Benefit.HealthInsurance, Benefit.Dental, Benefit.Vision)]
    [InlineData("We offer stock options, a sign-on bonus and relocation assistance.", Benefit.Equity, Benefit.Bonus, Benefit.Relocation)]
    [InlineData("Benefits\n- Competitive salary and equity\n- Gym membership\n- Free lunch", Benefit.Equity, Benefit.Gym, Benefit.Meals)]
    [InlineData("Benefits\n- Life and disability insurance\n- Mental health support\n- Childcare", Benefit.LifeInsurance, Benefit.DisabilityInsurance, Benefit.MentalHealth, Benefit.Childcare)]
    [InlineData("Wir bieten\n- 30 Tage Urlaub\n- Firmenwagen\n- Jobticket\n- Gleitzeit", Benefit.PaidTimeOff, Benefit.CompanyCar, Benefit.Transport, Benefit.FlexibleHours)]
    [InlineData("Benefits\n- Visa sponsorship\n- Learning budget\n- Parental leave\n- Home office stipend", Benefit.VisaSupport, Benefit.LearningBudget, Benefit.ParentalLeave, Benefit.RemoteStipend)]
    public void Reads_benefits(string text, params Benefit[] expected) => Assert.Equal(expected.Order(), Read(text).Order());

    [Theory]
    [InlineData("Benefits\n- Competitive salary, but no equity")]
    [InlineData("We value diversity, equity and inclusion")]
    [InlineData("Requirements\n- Experience with health insurance and 401(k) products")]
    [InlineData("Experience in dental practices")]
    [InlineData("Bonus points if you know Rust")]
    [InlineData("A clear vision of the product")]
    [InlineData("Join a private equity firm")]
    [InlineData("Benefits\n- A good work-life balance")]
    [InlineData("")]
    public void Sees_no_benefit(string text) => Assert.Empty(Read(text));

    [Fact]
    public void A_posting_carries_its_conditions()
    {
        const string Text = "Work in a 40 hours per week contract.\nRequirements\n- German C1\n- 10% travel\n- Secret clearance\nBenefits\n- Dental insurance\nHow to apply\nApply by 31 March 2026. No visa sponsorship. 3 openings.";
        var posting = Normalizer.Normalize(new RawPosting { Id = "1", Description = Text }, null, new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        var json = JsonSerializer.Serialize(posting, PostingJson.Options);
        Assert.Contains("\"spokenLanguages\":[{\"code\":\"de\",\"level\":\"C1\",\"requirement\":\"REQUIRED\"}],\"visaSponsorship\":false,\"securityClearance\":\"Secret\",\"travelPercent\":10,\"weeklyHours\":40,\"openings\":3,\"benefits\":[\"DENTAL\"]", json, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 3, 31, 23, 59, 59, TimeSpan.Zero), posting.ValidThrough);
        Assert.Contains(posting.Provenance, why => why is { Field: "validThrough", Rule: "dates.deadline-text", Evidence: "31 March 2026" });
        Assert.Empty(posting.Missing.Intersect(["spokenLanguages", "visa", "clearance", "travel", "hours", "openings", "benefits", "validThrough"]));
        Assert.All(posting.Provenance.Where(why => why is { SourceField: "description", Start: >= 0 }), why => Assert.Equal(why.Evidence, posting.DescriptionText!.Substring(why.Start, why.Evidence!.Length)));
    }

    [Fact]
    public void The_end_that_the_source_gives_counts_before_the_text()
    {
        var posting = Normalizer.Normalize(new RawPosting { Id = "1", Description = "Apply by 31 March 2026", ValidThrough = "2026-05-01" }, null, new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 23, 59, 59, TimeSpan.Zero), posting.ValidThrough);
    }

    [Fact]
    public void A_last_day_before_the_posting_is_a_doubt()
    {
        var posting = Normalizer.Normalize(new RawPosting { Id = "1", Description = "Apply by 31 March 2025", PostedAt = "2026-01-05" }, null, new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Null(posting.ValidThrough);
        Assert.Contains("deadline-before-posted: 31 March 2025", posting.Flags);
    }

    private static Benefit[] Read(string text) => [.. ConditionsReader.Read(Conditions.Input("", text)).Benefits];
}
