using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Sources.Tests;

/// <summary>Every recorded answer of a platform gives every posting that stands in it, whole or as what its list says, with all that it says.</summary>
public sealed class RecordedListingTests
{
    /// <summary>Where a platform's answers have what: names of lists, then paths inside a row.</summary>
    private static readonly Dictionary<string, Shape> Shapes = new()
    {
        ["bamboohr"] = new(["result.jobOpening", "result"], ["id"], ["jobOpeningName"], ["location.city", "atsLocation.city"], ["description"], ["datePosted"], ["compensation"]),
        ["breezy"] = new([], ["id"], ["name"], ["location.name"], ["description"], ["published_date"], ["salary"]),
        ["personio"] = new(["position"], ["id"], ["name"], ["office"], ["jobDescriptions"], ["createdAt"], []),
        ["pinpoint"] = new(["data"], ["id"], ["title"], ["location.name"], ["description"], ["deadline_at"], ["compensation_minimum"]),
        ["recruitee"] = new(["offers"], ["id"], ["title"], ["location", "locations"], ["description"], ["published_at"], ["salary.min"]),
        ["smartrecruiters"] = new(["content"], ["id"], ["name"], ["location.city"], ["jobAd"], ["releasedDate"], ["compensation"]),
        ["teamtailor"] = new(["items", "item"], ["id", "guid"], ["title"], ["_jobposting.jobLocation", "locations"], ["content_html", "description"], ["date_published", "pubDate"], ["_jobposting.baseSalary"]),
        ["workable"] = new(["jobs"], ["shortcode"], ["title"], ["city", "country"], ["description"], ["published_on"], []),
    };

    [SharedTheory]
    [InlineData("bamboohr", 3, 6)]
    [InlineData("breezy", 2, 5)]
    [InlineData("personio", 3, 4)]
    [InlineData("pinpoint", 2, 5)]
    [InlineData("recruitee", 3, 7)]
    [InlineData("smartrecruiters", 6, 12)]
    [InlineData("teamtailor", 2, 4)]
    [InlineData("workable", 3, 6)]
    public void Gives_every_posting_with_all_that_stands_there(string source, int files, int postings)
    {
        var recorded = Directory.GetFiles(SharedFolder.Of("samples", source)).Where(file => !file.EndsWith(".html", StringComparison.Ordinal)).ToArray();

        Assert.Equal(files, recorded.Length);
        Assert.Equal(postings, recorded.Sum(file => Check(source, file)));
    }

    [SharedFact]
    public void Reads_a_recorded_page_of_a_posting()
    {
        var page = File.ReadAllBytes(SharedFolder.Of("samples", "recruitee", "hostaway-job.html"));
        var posting = Assert.Single(Fixture.Read("recruitee", page, new FetchRequest(new Uri("https://careers.sample.example/o/account-executive"))).Postings);

        Assert.True(posting is { Title: not null, Company: not null, Location: not null, PostedAt: not null, Description.Length: > 500 });
    }

    private static int Check(string source, string file)
    {
        var shape = Shapes[source];
        var read = Fixture.Read(source, File.ReadAllBytes(file));
        var postings = read.Postings.Concat(read.Next.Select(request => request.Stub).OfType<RawPosting>()).ToArray();
        var rows = RecordedRow.In(file, shape.Lists).DistinctBy(row => row.Text(shape.Id)).ToArray();
        Assert.Empty(read.Rejected);
        Assert.Equal(rows.Length, postings.Length);
        foreach (var (row, posting) in rows.OrderBy(row => row.Text(shape.Id)).Zip(postings.OrderBy(posting => posting.Id)))
        {
            var at = $"{Path.GetFileName(file)} {posting.Id}";
            Assert.True((row.Text(shape.Id) ?? posting.Id) == posting.Id, at);
            Assert.Equal(row.Text(shape.Title), posting.Title);
            Assert.StartsWith("http", posting.Url, StringComparison.Ordinal);
            Assert.True(row.Text(shape.Place) is null || (posting.Location is not null && !posting.Places.IsEmpty), at + " has no place");
            Assert.True(row.Text(shape.Description) is null || posting.Description is not null, at + " has no description");
            Assert.True(row.Text(shape.Date) is null || (posting.PostedAt ?? posting.ValidThrough) is not null, at + " has no date");
            Assert.True(row.Text(shape.Pay) is null || !posting.Pay.IsEmpty || posting.SalaryText is not null, at + " has no pay");
        }

        return postings.Length;
    }

    private sealed record Shape(string[] Lists, string[] Id, string[] Title, string[] Place, string[] Description, string[] Date, string[] Pay);
}
