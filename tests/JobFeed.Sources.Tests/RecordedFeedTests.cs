using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Sources.Tests;

/// <summary>Every recorded answer of aggregators and feeds gives every posting, with what the answer has of it, counted from the bytes by other means.</summary>
public sealed partial class RecordedFeedTests
{
    /// <summary>Names that a posting of these answers has its parts under.</summary>
    private static readonly string[] Titles = ["position", "title", "jobTitle", "name"];
    private static readonly string[] Ids = ["id", "guid", "slug"];
    private static readonly string[] Links = ["url", "applicationLink"];
    private static readonly string[] Companies = ["company", "company_name", "companyName", "startup"];
    private static readonly string[] PlaceNames = ["location", "candidate_required_location", "jobGeo", "locationRestrictions", "locations", "cities"];
    private static readonly string[] Texts = ["description", "jobDescription", "contents"];
    private static readonly string[] Dates = ["date", "epoch", "publication_date", "created_at", "pubDate", "lastUpdate"];
    private static readonly string[] PayNames = ["salary_max", "salaryMin", "salary", "maxSalary"];
    private static readonly string[] Ends = ["expiryDate"];

    [SharedTheory]
    [InlineData("remoteok", 3, 48)]
    [InlineData("remotive", 3, 12)]
    [InlineData("arbeitnow", 2, 5)]
    [InlineData("jobicy", 2, 8)]
    [InlineData("himalayas", 2, 7)]
    [InlineData("themuse", 3, 31)]
    [InlineData("job-xml", 1, 5)]
    public void Extracts_every_posting_of_json(string source, int files, int atLeast)
    {
        var recorded = Directory.GetFiles(SharedFolder.Of("samples", source), "*.json");
        var count = recorded.Sum(file => CheckJson(source, file));

        Assert.Equal(files, recorded.Length);
        Assert.True(count >= atLeast, $"{count} postings");
    }

    [SharedTheory]
    [InlineData("weworkremotely", 2, 8)]
    [InlineData("rss-atom", 5, 69)]
    [InlineData("job-xml", 4, 6)]
    public void Extracts_every_posting_of_xml(string source, int files, int atLeast)
    {
        var recorded = Directory.GetFiles(SharedFolder.Of("samples", source), "*.xml");
        var count = recorded.Sum(file => CheckXml(source, file));

        Assert.Equal(files, recorded.Length);
        Assert.True(count >= atLeast, $"{count} postings");
    }

    [SharedTheory]
    [InlineData("startupjobs-entities.xml", "24040", "Analytik&programátor Junior", "P&J Capital", "Praha, Česko", "Part-time")]
    [InlineData("startupjobs-feed.xml", "22025", "My hledáme stále! Přidej se k nám do týmu jako junior linux admin", "Cloudinfrastack", "Praha, Česko", "Part-time, Full-time")]
    [InlineData("malformed-broadbean.xml", "0044", "Class Teacher", null, null, "parental_leave_cover, part_time")]
    [InlineData("gbase-jobs1.rdf.xml", "1001", "Google Coordinator - Mountain View", "Google, Inc", "1600 Amphitheatre Parkway, Mountain View, CA, 94043, USA", "full-time")]
    public void Reads_job_xml_as_it_stands(string file, string id, string title, string? company, string? location, string types)
    {
        var posting = Fixture.Read("job-xml", File.ReadAllBytes(SharedFolder.Of("samples", "job-xml", file))).Postings[0];

        Assert.Equal((id, title, company, location, types), (posting.Id, posting.Title, posting.Company, posting.Location, string.Join(", ", posting.EmploymentTypes)));
    }

    [SharedFact]
    public void Reads_the_pay_of_feeds()
    {
        var gbase = Fixture.Read("job-xml", File.ReadAllBytes(SharedFolder.Of("samples", "job-xml", "gbase-jobs1.rdf.xml")));
        var neogov = Fixture.Read("rss-atom", File.ReadAllBytes(SharedFolder.Of("samples", "rss-atom", "neogov-fulton.rss.xml")));

        Assert.Equal([(40_000m, null, "USD"), (25_000m, null, "USD")], gbase.Postings.Select(posting => (posting.Pay[0].Min, posting.Pay[0].Max, posting.Pay[0].Currency)));
        Assert.Equal([(135_000m, 175_000m, "Year"), (65m, 85m, "Hour")], neogov.Postings.Select(posting => (posting.Pay[0].Min, posting.Pay[0].Max, posting.Pay[0].Period)));
    }

    private static int CheckJson(string source, string file)
    {
        var read = Fixture.Read(source, File.ReadAllBytes(file));
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var list = json.RootElement.ValueKind == JsonValueKind.Array
            ? json.RootElement
            : json.RootElement.EnumerateObject().First(member => member.Value.ValueKind == JsonValueKind.Array).Value;
        var jobs = list.EnumerateArray().Where(job => !job.TryGetProperty("legal", out _)).ToArray();
        Assert.Empty(read.Rejected);
        Assert.Equal(jobs.Length, read.Postings.Length);
        foreach (var (job, posting) in jobs.Zip(read.Postings))
        {
            Assert.Equal(Value(job, Ids), posting.Id);
            Check(posting, file, name => Value(job, name) is not null);
            Assert.True(posting.ValidThrough is not null || Value(job, Ends) is null, $"{file} {posting.Id} has no end");
        }

        return jobs.Length;
    }

    private static int CheckXml(string source, string file)
    {
        var read = Fixture.Read(source, File.ReadAllBytes(file));
        var items = Items().Matches(Encoding.UTF8.GetString(File.ReadAllBytes(file)));
        Assert.Empty(read.Rejected);
        Assert.Equal(items.Count, read.Postings.Length);
        foreach (var (item, posting) in items.Select(match => match.Value).Zip(read.Postings))
        {
            Assert.False(string.IsNullOrWhiteSpace(posting.Id));
            Check(posting, file, names => names.Any(name => Regex.IsMatch(item, $"<(\\w+:)?{name}>\\s*[^<\\s]", RegexOptions.IgnoreCase)));
            Assert.True(posting.Description is not null || !Regex.IsMatch(item, "<(description|jobAdvert|Advert_text)>", RegexOptions.IgnoreCase), $"{file} {posting.Id} has no text");
            Assert.True(posting.PostedAt is not null || posting.UpdatedAt is not null || !Regex.IsMatch(item, "<(pubDate|publishOn|lastUpdate)>"), $"{file} {posting.Id} has no date");
            Assert.True(posting.ValidThrough is not null || !Regex.IsMatch(item, "<[\\w:]*(expires_?at|expiry_date|expiration_date|advertiseToDateTimeUTC)>", RegexOptions.IgnoreCase), $"{file} {posting.Id} has no end");
            Assert.True(posting.EmploymentTypes.Length > 0 || !Regex.IsMatch(item, "<[\\w:]*(type|job_type|jobtype|contractType)>\\w"), $"{file} {posting.Id} has no type");
        }

        return items.Count;
    }

    private static void Check(RawPosting posting, string file, Func<string[], bool> has)
    {
        Assert.False(string.IsNullOrWhiteSpace(posting.Title), $"{file} {posting.Id} has no title");
        Assert.StartsWith("http", posting.Url, StringComparison.Ordinal);
        Assert.True(posting.Title is not null || !has(Titles), $"{file} {posting.Id} has no title");
        Assert.True(posting.Url is not null || !has(Links), $"{file} {posting.Id} has no link");
        Assert.True(posting.Company is not null || !has(Companies), $"{file} {posting.Id} has no company");
        Assert.True(posting.Location is not null || !posting.Places.IsEmpty || !has(PlaceNames), $"{file} {posting.Id} has no place");
        Assert.True(posting.Description is not null || !has(Texts), $"{file} {posting.Id} has no description");
        Assert.True(posting.PostedAt is not null || posting.UpdatedAt is not null || !has(Dates), $"{file} {posting.Id} has no date");
        Assert.True(!posting.Pay.IsEmpty || posting.SalaryText is not null || !has(PayNames), $"{file} {posting.Id} has no pay");
    }

    /// <summary>The first of the names with something to say; zero, empty texts and empty lists say nothing.</summary>
    private static string? Value(JsonElement job, string[] names) => names
        .Select(name => job.TryGetProperty(name, out var value) ? value.ToString() : null)
        .FirstOrDefault(text => text is not (null or "" or "0" or "[]"));

    [GeneratedRegex("<(item|offer)[ >].*?</(item|offer)>", RegexOptions.Singleline)]
    private static partial Regex Items();
}
