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

    /// <summary>Concluded from other values, or meaning nothing by its absence: not for a posting to state.</summary>
    private static readonly string[] Concluded = ["canonicalTitle", "roleFamily", "specialization", "soc", "isco", "summary", "sections", "otherSalaries"];

    /// <summary>Fields that <c>missing</c> names otherwise than the property.</summary>
    private static readonly Dictionary<string, string> Named = new()
    {
        ["titleRaw"] = "title",
        ["descriptionHtml"] = "description",
        ["descriptionText"] = "description",
        ["visaSponsorship"] = "visa",
        ["securityClearance"] = "clearance",
        ["travelPercent"] = "travel",
        ["weeklyHours"] = "hours",
    };

    [Theory]
    [MemberData(nameof(Postings))]
    public void Every_field_without_a_value_is_named_as_missing_and_none_with_one(string name, RawPosting raw)
    {
        var posting = Normalizer.Normalize(raw, null, Now);
        var stated = Stated(posting).Select(field => field.Split('[', '.')[0]).ToHashSet();
        var json = JsonSerializer.SerializeToElement(posting, PostingJson.Options);
        var named = json.TryGetProperty("missing", out var missing) ? missing.EnumerateArray().Select(item => item.GetString()!).ToList() : [];
        foreach (var field in PostingJson.Options.GetTypeInfo(typeof(Posting)).Properties.Select(p => p.Name).Except(Identity).Except(Concluded))
        {
            // A place of work is no statement about where a remote worker may live.
            var isAsked = field != "remoteScope" || posting.WorkplaceType is WorkplaceType.Remote or WorkplaceType.Hybrid;
            Assert.True(named.Contains(Named.GetValueOrDefault(field, field)) == (isAsked && !stated.Contains(field)), $"{field} of '{name}' is {(stated.Contains(field) ? "" : "not ")}stated; missing: {string.Join(", ", named)}");
        }

        Assert.Equal(posting.Locations.All(place => place.Country is null), named.Contains("country"));
        Assert.Equal(named.Distinct(), named);
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
