using System.Text.Json;
using JobFeed.Core.Normalize;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Normalize;

/// <summary>Walks every property of postings: a value says where it comes from, and a field without one is named as missing.</summary>
public sealed class ProvenanceTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 15, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What a posting is, and what is said about it: nothing that its source states about the job.</summary>
    private static readonly string[] Identity = ["id", "source", "board", "isSample", "missing", "flags", "provenance", "life", "group", "alsoAt", "locationMissing"];

    private static readonly RawPosting Rich = new()
    {
        Source = "greenhouse",
        Board = new BoardId("greenhouse", "acme"),
        Id = "4711",
        RequisitionId = "R-9",
        Title = "Head of Data Engineering (m/w/d) - Berlin",
        Company = "Acme &amp; Sons",
        Url = "https://acme.example/jobs/4711",
        ApplyUrl = "https://acme.example/jobs/4711/apply",
        Location = "Berlin, Germany; Remote (EU)",
        Description = "<p>We look for somebody who moves data &amp; builds pipelines for our shops, and who leads a team of six engineers.</p>"
            + "<h3>Requirements</h3><ul><li>4+ years of experience with Python</li><li>Bachelor's degree in Computer Science</li><li>Fluent English and German (B2)</li>"
            + "<li>Active TS/SCI clearance</li><li>Up to 20% travel</li></ul><h3>Benefits</h3><ul><li>Health insurance</li><li>Dental insurance</li></ul>"
            + "<p>40 hours per week. We have 3 openings. We sponsor visas. Apply by 1 July 2024.</p><p>Salary: €70,000 - €90,000 per year</p>",
        DescriptionIsHtml = true,
        PostedAt = "2024-06-12",
        UpdatedAt = "2024-06-14",
        ValidThrough = "2024-07-01",
        EmploymentTypes = ["Full-time"],
        Pay = [new RawPay { Min = 70_000, Max = 90_000, Currency = "EUR", Period = "1 YEAR", Label = "Berlin" }, new RawPay { Min = 60_000, Max = 80_000, Currency = "EUR", Period = "1 YEAR", Label = "Leipzig" }],
        Skills = ["Airflow"],
    };

    public static TheoryData<string, RawPosting> Postings() => new()
    {
        { "rich", Rich },
        { "fields alone", Rich with { Description = null, Seniority = "Director", Education = "Master", Experience = "5 years", Workplace = "Hybrid", Language = "de-DE" } },
        { "text alone", new RawPosting { Id = "1", Description = "Cook\n\nWe pay $20 an hour in Toronto, Ontario, Canada. Part-time. You speak French. We work remotely in Canada.\n\nBenefits:\n- 401(k)" } },
        { "board's company", new RawPosting { Id = "1", Title = "Cook (remote, US only)" } },
        { "nothing", new RawPosting { Id = "1" } },
    };

    [Theory]
    [MemberData(nameof(Postings))]
    public void Every_value_says_where_it_comes_from(string name, RawPosting raw)
    {
        var posting = Normalizer.Normalize(raw, new Board { Id = new BoardId("lever", "acme"), Company = "Acme", Country = "CA" }, Now);
        var unexplained = Stated(posting).Where(field => !posting.Provenance.Any(why => IsOf(why, field))).ToList();
        Assert.True(unexplained.Count == 0, $"Without provenance in '{name}': {string.Join(", ", unexplained)}");
        Assert.All(posting.Provenance, why =>
        {
            Assert.Matches(@"^[a-z]+\.[a-z0-9.\-]+$", why.Rule);
            Assert.NotEmpty(why.SourceField);
            Assert.InRange(why.Confidence, 0.01, 1);
        });
    }

    /// <summary>Names of the properties of a posting's JSON that hold a value, of lists each item.</summary>
    private static IEnumerable<string> Stated(Posting posting)
    {
        foreach (var property in JsonSerializer.SerializeToElement(posting, PostingJson.Options).EnumerateObject().Where(p => !Identity.Contains(p.Name)))
        {
            if (property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is "" or "UNKNOWN")
            {
                continue;
            }

            foreach (var field in property.Name switch
            {
                "locations" => posting.Locations.Select((_, i) => $"locations[{i}]"),
                "skills" => posting.Skills.Select(skill => $"skills.{skill.Name}"),
                var other => [other],
            })
            {
                yield return field;
            }
        }
    }

    private static bool IsOf(Provenance why, string field) => why.Field == field || why.Field.StartsWith(field + ".", StringComparison.Ordinal) || why.Field.StartsWith(field + "[", StringComparison.Ordinal);
}
