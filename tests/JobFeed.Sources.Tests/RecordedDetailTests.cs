using System.Collections.Immutable;
using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Sources.Tests;

/// <summary>
/// Recorded answers of sources that answer in lists and details: each gives its postings, by themselves or as stubs of details still to be asked for, with what the
/// answer has of them.
/// </summary>
public sealed class RecordedDetailTests
{
    [SharedTheory]
    [InlineData("workday/analog-page0.json", "https://analog.wd1.myworkdayjobs.com/wday/cxs/analog/External/jobs", 20, "place,date")]
    [InlineData("workday/analog-later-page-total0.json", "https://analog.wd1.myworkdayjobs.com/wday/cxs/analog/External/jobs", 20, "place,date")]
    [InlineData("workday/gdit-search.json", "https://gdit.wd5.myworkdayjobs.com/wday/cxs/gdit/External_Career_Site/jobs", 4, "place,date,requisition")]
    [InlineData("workday/gdit-detail.json", "https://gdit.wd5.myworkdayjobs.com/wday/cxs/gdit/External_Career_Site/job/USA-DC-Washington/Data-Engineer_RQ216675", 1, "place,date,requisition,text,type,company")]
    [InlineData("workday/salesforce-search.json", "https://salesforce.wd12.myworkdayjobs.com/wday/cxs/salesforce/External_Career_Site/jobs", 2, "place,date")]
    [InlineData("workday/workday-own-list.json", "https://workday.wd5.myworkdayjobs.com/wday/cxs/workday/Workday/jobs", 4, "place,date,workplace")]
    [InlineData("workday/workday-own-detail.json", "https://workday.wd5.myworkdayjobs.com/wday/cxs/workday/Workday/job/USAVAReston/Sr_JR-0105486", 1, "place,date,text,type,company,workplace")]
    [InlineData("rippling/v1-list-11fs.json", "https://api.rippling.com/platform/api/ats/v1/board/11fs-group-ltd/jobs", 2, "place,department")]
    [InlineData("rippling/v1-list-ck.json", "https://api.rippling.com/platform/api/ats/v1/board/acme/jobs", 1, "place,department")]
    [InlineData("rippling/v2-page.json", "https://ats.rippling.com/api/v2/board/rippling/jobs?page=0&pageSize=2", 1, "place,department,workplace,language")]
    [InlineData("rippling/v1-detail-renamed.json", "https://api.rippling.com/platform/api/ats/v1/board/example/jobs/7527c74e-2e0a-432d-99da-6b3f4042f325", 1, "place,department,text,date,type")]
    [InlineData("icims/wipfli-search.html", "https://careers-wipfli.icims.com/jobs/search?ss=1&in_iframe=1&pr=0", 2, "place,requisition")]
    [InlineData("icims/bds-detail-jsonld.html", "https://careers-bdssolutions.icims.com/jobs/47917/meta-lab-assistant-manager/job", 1, "place,text,date,type,company,pay")]
    [InlineData("join/onetwosocial-page.html", "https://join.com/companies/onetwosocial", 2, "place,date,type,company,department,workplace")]
    [InlineData("usajobs/search-a.json", "https://data.usajobs.gov/api/Search?Keyword=engineer&Page=1", 2, "place,date,company,text,pay")]
    [InlineData("adzuna/search-us-a.json", "https://api.adzuna.com/v1/api/jobs/us/search/1?what=data", 3, "place,date,company,text,department")]
    [InlineData("hn/items-2026-07.json", "https://hn.algolia.com/api/v1/items/48747976", 4, "date,text")]
    [InlineData("hn/items-2026-09-cut.json", "https://hn.algolia.com/api/v1/items/49522897", 3, "date,text,company")]
    [InlineData("hn/search_by_date-2026-07.json", "https://hn.algolia.com/api/v1/search_by_date?tags=comment,story_48747976", 6, "date,text")]
    [InlineData("hn/comments-2016-06.json", "https://hn.algolia.com/api/v1/items/11814828", 59, "text")]
    [InlineData("hn/comments-2018-01.json", "https://hn.algolia.com/api/v1/items/16052538", 58, "text")]
    public void Gives_every_posting_with_what_the_answer_has(string file, string url, int count, string parts)
    {
        var postings = Read(file, url);

        Assert.Equal(count, postings.Length);
        Assert.Equal(count, postings.Select(posting => posting.Id).Distinct().Count());
        Assert.All(postings, posting =>
        {
            Assert.False(string.IsNullOrWhiteSpace(posting.Id) || string.IsNullOrWhiteSpace(posting.Title));
            Assert.StartsWith("http", posting.Url, StringComparison.Ordinal);
            Assert.DoesNotContain(parts.Split(','), part => !Has(posting, part));
        });
    }

    [SharedTheory]
    [InlineData("workday", 7)]
    [InlineData("rippling", 4)]
    [InlineData("icims", 2)]
    [InlineData("join", 1)]
    [InlineData("usajobs", 1)]
    [InlineData("adzuna", 1)]
    [InlineData("hn", 5)]
    public void Leaves_no_recorded_answer_out(string folder, int files) => Assert.Equal(files, Directory.GetFiles(SharedFolder.Of("samples", folder)).Length);

    [SharedFact]
    public void Takes_no_prediction_for_pay()
    {
        var postings = Read("adzuna/search-us-a.json", "https://api.adzuna.com/v1/api/jobs/us/search/1");

        Assert.Equal([1, 0, 0], postings.Select(posting => posting.Pay.Length));
        Assert.Equal((85_389m, 116_975m, "USD", "YEAR"), (postings[0].Pay[0].Min, postings[0].Pay[0].Max, postings[0].Pay[0].Currency, postings[0].Pay[0].Period));
    }

    private static ImmutableArray<RawPosting> Read(string file, string url)
    {
        var source = KnownSources.Find(file.Split('/')[0])!;
        var request = new FetchRequest(new Uri(url));
        var read = source.Extract(new FetchedDocument
        {
            Board = KnownSources.Recognize(request.Url)!,
            Request = request,
            Url = request.Url,
            Body = File.ReadAllBytes(Path.Combine(SharedFolder.Of("samples"), file)),
            FetchedAt = DateTimeOffset.UnixEpoch,
        });
        Assert.Empty(read.Rejected);
        Assert.Equal(source.Info.Name, KnownSources.Recognize(request.Url)!.Id.Platform);
        if (Environment.GetEnvironmentVariable("SHOW") is not null)
        {
            File.AppendAllText("/tmp/ats2-show.ndjson", string.Concat(read.Postings.Concat(read.Next.Select(next => next.Stub).OfType<RawPosting>()).Select(p => JsonSerializer.Serialize(p with { Description = p.Description?[..Math.Min(150, p.Description.Length)] }, PostingJson.Options) + "\n")));
        }

        return [.. read.Postings, .. read.Next.Select(next => next.Stub).OfType<RawPosting>()];
    }

    private static bool Has(RawPosting posting, string part) => part switch
    {
        "place" => posting.Location is not null,
        "date" => posting.PostedAt is not null,
        "text" => posting.Description is not null,
        "pay" => posting.Pay.Any(pay => pay is { Min: > 0, Max: > 0, Currency: not null, Period: not null }),
        "company" => posting.Company is not null,
        "department" => !posting.Departments.IsEmpty,
        "workplace" => posting.Workplace is not null,
        "requisition" => posting.RequisitionId is not null,
        "type" => !posting.EmploymentTypes.IsEmpty,
        "language" => posting.Language is not null,
        _ => throw new ArgumentException(part),
    };
}
