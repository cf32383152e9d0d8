using System.Text.Json;
using JobFeed.Core.Normalize;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Normalize;

public class NormalizerTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly RawPosting Full = new()
    {
        Source = "greenhouse",
        Board = new BoardId("greenhouse", "acme"),
        Id = "4711",
        RequisitionId = "R-9",
        Title = "Senior Data Engineer (m/w/d) - Berlin",
        Company = "Acme &amp; Sons",
        Url = "https://acme.example/jobs/4711",
        ApplyUrl = "javascript:alert(1)",
        Location = "Berlin, Germany",
        Description = "<p>We look for somebody who moves data &amp; builds pipelines for our shops. You will like it here.</p>"
            + "<h3>Requirements</h3><ul><li>4+ years of experience with Python</li></ul><script>alert(1)</script><p>Salary: €70,000 - €90,000 per year</p>",
        DescriptionIsHtml = true,
        PostedAt = "Posted 3 days ago",
        ValidThrough = "2024-07-01",
        EmploymentTypes = ["Full-time"],
    };

    [Fact]
    public void Fills_every_field_that_the_source_states()
    {
        var posting = Normalizer.Normalize(Full, null, Now);
        Assert.Equal(PostingId.Of(Full.Board, "4711"), posting.Id);
        Assert.Equal(("greenhouse", "4711", "R-9"), (posting.Source, posting.ExternalId, posting.RequisitionId));
        Assert.Equal("Senior Data Engineer", posting.Title);
        Assert.Equal("Data Engineer", posting.CanonicalTitle);
        Assert.Equal(Seniority.Senior, posting.Seniority);
        Assert.Equal(("DATA", "ENGINEERING"), (posting.RoleFamily, posting.Specialization));
        Assert.Equal("Acme & Sons", posting.Company);
        Assert.Equal("https://acme.example/jobs/4711", posting.Url);
        Assert.Null(posting.ApplyUrl);
        Assert.Equal((70_000m, 90_000m, "EUR", PayPeriod.Year), (posting.Salary?.Min, posting.Salary?.Max, posting.Salary?.Currency, posting.Salary?.Period));
        Assert.Equal(("Berlin", "DE"), (Assert.Single(posting.Locations).City, posting.Locations[0].Country));
        Assert.Equal(EmploymentType.FullTime, Assert.Single(posting.EmploymentTypes));
        Assert.Contains(posting.Skills, skill => skill.Name == "Python" && skill.Requirement == Requirement.Required);
        Assert.Equal(4, posting.Experience?.MinYears);
        Assert.Equal("en", posting.Language);
        Assert.Equal("We look for somebody who moves data & builds pipelines for our shops. You will like it here.", posting.Summary);
        Assert.DoesNotContain("script", posting.DescriptionHtml, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2024, 6, 12, 0, 0, 0, TimeSpan.Zero), posting.DatePosted);
        Assert.Equal(new DateTimeOffset(2024, 7, 1, 23, 59, 59, TimeSpan.Zero), posting.ValidThrough);
        Assert.DoesNotContain("salary", posting.Missing);
        Assert.Contains("applyUrl", posting.Missing);
    }

    [Fact]
    public void Every_value_says_why_and_its_evidence_stands_where_it_says()
    {
        var posting = Normalizer.Normalize(Full, null, Now);
        foreach (var field in new[] { "title", "seniority", "roleFamily", "salary", "employmentTypes", "experience", "datePosted", "validThrough" })
        {
            Assert.Contains(posting.Provenance, why => why.Field == field);
        }

        foreach (var why in posting.Provenance.Where(why => why is { SourceField: "description", Start: >= 0, Evidence: not null }))
        {
            Assert.Equal(why.Evidence, posting.DescriptionText!.Substring(why.Start, Math.Min(why.Evidence!.Length, posting.DescriptionText.Length - why.Start)));
        }
    }

    [Fact]
    public void A_board_lends_what_its_postings_lack()
    {
        var board = new Board { Id = new BoardId("lever", "acme"), Company = "Acme", Country = "CA", IsSample = true };
        var posting = Normalizer.Normalize(new RawPosting { Id = "1", Title = "Cook", SalaryText = "$20 an hour" }, board, Now);
        Assert.Equal(("lever", "Acme", "CAD", true), (posting.Source, posting.Company, posting.Salary?.Currency, posting.IsSample));
        Assert.Equal(PostingId.Of(board.Id, "1"), posting.Id);
    }

    [Fact]
    public void The_country_of_the_place_tells_whose_dollar_it_is() =>
        Assert.Equal("CAD", Normalizer.Normalize(new RawPosting { Id = "1", Location = "Toronto, Ontario, Canada", SalaryText = "$90,000 per year" }, null, Now).Salary?.Currency);

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("Cook", null)]
    [InlineData(null, "Some text about a cook.")]
    public void A_posting_with_next_to_nothing_still_normalizes(string? title, string? description)
    {
        var posting = Normalizer.Normalize(new RawPosting { Id = "1", Title = title, Description = description }, null, Now);
        Assert.Empty(posting.EmploymentTypes);
        Assert.Empty(posting.Locations);
        Assert.Null(posting.Salary);
        Assert.Contains("company", posting.Missing);
        Assert.Equal(title is "Cook", !posting.Missing.Contains("title"));
    }

    [Fact]
    public void The_same_input_gives_the_same_posting() => Assert.Equal(Json(Normalizer.Normalize(Full, null, Now)), Json(Normalizer.Normalize(Full, null, Now)));

    [Fact]
    public void A_posting_survives_its_json()
    {
        var json = Json(Normalizer.Normalize(Full, null, Now));
        Assert.Equal(json, Json(JsonSerializer.Deserialize<Posting>(json, PostingJson.Options)!));
    }

    [Fact]
    public void Nothing_throws()
    {
        string[] pieces = ["<p>", "</ul>", "<script>", "5+ years", "experience", "$", "100k", "-", "Remote", "Berlin", "\uD800", "\0", "&amp;", "\n", "Requirements:", "Bachelor", "C#", "full-time", " ", "é", "*", "£5", "per", "hour", "PhD", "20", "%", "travel", "English", "Deutschkenntnisse", "C1", "fluent", "week", "hours", "Apply by", "31 March 2026", "openings", "(3", "visa", "sponsorship", "TS/SCI", "clearance", "dental", "no", "Benefits:"];
        var random = new Random(9);
        for (var i = 0; i < 400; i++)
        {
            string Text() => string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(0, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            _ = Normalizer.Normalize(
                new RawPosting { Id = Text(), Title = Text(), Description = Text(), Location = Text(), SalaryText = Text(), Country = Text(), EmploymentTypes = [Text()], PostedAt = Text(), Experience = Text(), Education = Text() },
                null,
                Now);
        }
    }

    [SharedFact]
    public void The_seed_posting_is_read_as_its_golden_says()
    {
        var text = File.ReadAllText(SharedFolder.Of("seed", "senior-software-engineer-backend.txt"));
        var posting = Normalizer.Normalize(new RawPosting { Description = text }, null, Now);

        Assert.Equal("Senior Software Engineer (Backend) — Job Description", posting.TitleRaw);
        Assert.Equal("Senior Software Engineer (Backend)", posting.Title);
        Assert.Equal("Backend Software Engineer", posting.CanonicalTitle);
        Assert.Equal(Seniority.Senior, posting.Seniority);
        Assert.Equal(false, posting.PeopleManager);
        Assert.Equal(("SOFTWARE_ENGINEERING", "BACKEND", "15-1252", "2512"), (posting.RoleFamily, posting.Specialization, posting.Soc, posting.Isco));
        Assert.Equal("en", posting.Language);

        var pay = Assert.IsType<Salary>(posting.Salary);
        Assert.Equal("$11,670.34 – $14,174.54 per month", pay.Raw);
        Assert.Equal((11670.34m, 14174.54m, "USD", PayPeriod.Month), (pay.Min, pay.Max, pay.Currency, pay.Period));
        Assert.Equal((PayKind.Unspecified, true, true, false, false), (pay.Kind, pay.CurrencyAmbiguous, pay.CurrencyInferred, pay.PeriodInferred, pay.IsEstimate));
        Assert.Equal((140044.08m, 170094.48m), (pay.AnnualMin, pay.AnnualMax));
        Assert.Equal((12922.44m, 155069.28m, 1.2146m), (pay.Mid, pay.AnnualMid, pay.Spread));
        Assert.Equal((67.33m, 81.78m), (pay.HourlyMin, pay.HourlyMax));

        Assert.Equal(WorkplaceType.Onsite, posting.WorkplaceType);
        Assert.Empty(posting.Locations);
        Assert.Empty(posting.RemoteScope);
        Assert.True(posting.LocationMissing);
        Assert.Empty(posting.EmploymentTypes);

        Assert.Equal(
            new Education { Level = EducationLevel.Bachelor, Field = "Computer Science", OrEquivalentExperience = true, Requirement = Requirement.Required, Preferred = EducationLevel.Postgraduate },
            posting.Education);
        Assert.Equal(new Experience { MinYears = 5, Area = "backend software engineering", OrEquivalentSeniority = true }, posting.Experience);
        Assert.Equal(60, posting.Experience?.MinMonths);

        Assert.Null(posting.Company);
        Assert.Null(posting.DatePosted);
        Assert.Null(posting.ValidThrough);
        Assert.Null(posting.ApplyUrl);
        Assert.Subset(
            posting.Missing.ToHashSet(),
            new HashSet<string> { "company", "datePosted", "validThrough", "applyUrl", "externalId", "openings", "hours", "benefits", "spokenLanguages", "visa", "clearance", "travel", "locations", "country", "employmentTypes" });
        Assert.DoesNotContain("salary", posting.Missing);
        Assert.DoesNotContain("workplaceType", posting.Missing);
        Assert.DoesNotContain('*', posting.DescriptionText!);
        Assert.StartsWith("Lead design and implementation", posting.Summary, StringComparison.Ordinal);

        var skills = posting.Skills.ToDictionary(skill => skill.Name);
        Assert.Equal(Requirement.Required, skills["Java"].Requirement);
        Assert.Equal(Requirement.Preferred, skills["Terraform"].Requirement);
        Assert.Equal(Requirement.Mentioned, skills["GraphQL"].Requirement);
        Assert.DoesNotContain(posting.Skills, skill => skill.Name is "C" or "R");
    }

    private static string Json(Posting posting) => JsonSerializer.Serialize(posting, PostingJson.Options);
}
