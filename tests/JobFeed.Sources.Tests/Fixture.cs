using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Sources.Tests;

/// <summary>An answer of a platform, written by us, small and nasty. With JOBFEED_ACCEPT=1 its golden is written anew; read it before committing.</summary>
internal static class Fixture
{
    private static readonly JsonSerializerOptions Indented = new(PostingJson.Options) { WriteIndented = true };

    private static readonly Dictionary<string, (string Board, string Url)> Homes = new()
    {
        ["greenhouse"] = ("sampleforge", "https://boards-api.greenhouse.io/v1/boards/sampleforge/jobs"),
        ["lever"] = ("sampleclinic", "https://api.lever.co/v0/postings/sampleclinic?mode=json&skip=0&limit=100"),
        ["ashby"] = ("Sample Labs", "https://api.ashbyhq.com/posting-api/job-board/Sample%20Labs"),
        ["bamboohr"] = ("samplecoast", "https://samplecoast.bamboohr.com/careers/list"),
        ["breezy"] = ("samplemarsh", "https://samplemarsh.breezy.hr/json"),
        ["personio"] = ("musterwerk", "https://musterwerk.jobs.personio.com/xml"),
        ["pinpoint"] = ("samplerail", "https://samplerail.pinpointhq.com/postings.json"),
        ["recruitee"] = ("musterhafen", "https://musterhafen.recruitee.com/api/offers/"),
        ["smartrecruiters"] = ("SampleTransit2", "https://api.smartrecruiters.com/v1/companies/SampleTransit2/postings?limit=100&offset=0"),
        ["teamtailor"] = ("samplefjord", "https://samplefjord.teamtailor.com/jobs.json"),
        ["workable"] = ("sample-bakery", "https://apply.workable.com/api/v1/widget/accounts/sample-bakery?details=true"),
        ["career-page"] = ("https://careers.sample-harbour.example/careers", "https://careers.sample-harbour.example/careers"),
        ["remoteok"] = ("all", "https://remoteok.com/api"),
        ["remotive"] = ("all", "https://remotive.com/api/remote-jobs"),
        ["arbeitnow"] = ("all", "https://www.arbeitnow.com/api/job-board-api?page=1"),
        ["jobicy"] = ("all", "https://jobicy.com/api/v2/remote-jobs?count=100"),
        ["himalayas"] = ("all", "https://himalayas.app/jobs/api?limit=20&offset=20"),
        ["themuse"] = ("category=Logistics", "https://www.themuse.com/api/public/jobs?page=2&category=Logistics"),
        ["weworkremotely"] = ("all", "https://weworkremotely.com/remote-jobs.rss"),
        ["rss-atom"] = ("https://rss-atom.example/feed", "https://rss-atom.example/feed"),
        ["job-xml"] = ("https://job-xml.example/indeed.xml", "https://job-xml.example/indeed.xml"),
        ["nav-feed"] = ("https://pam-stilling-feed.nav.no/api/v1/feed", "https://pam-stilling-feed.nav.no/api/v1/feed"),
        ["workday"] = ("sample.wd5.myworkdayjobs.com/Careers", "https://sample.wd5.myworkdayjobs.com/wday/cxs/sample/Careers/jobs"),
        ["rippling"] = ("sample-works", "https://api.rippling.com/platform/api/ats/v1/board/sample-works/jobs"),
        ["icims"] = ("careers-sample", "https://careers-sample.icims.com/jobs/search?ss=1&in_iframe=1&pr=0"),
        ["jazzhr"] = ("sample", "https://sample.applytojob.com/apply/jobs"),
        ["join"] = ("sample-gmbh", "https://join.com/companies/sample-gmbh"),
        ["usajobs"] = ("all", "https://data.usajobs.gov/api/Search?ResultsPerPage=500&Fields=Full&Page=1"),
        ["adzuna"] = ("gb?what=cook", "https://api.adzuna.com/v1/api/jobs/gb/search/1?what=cook"),
        ["reed"] = ("keywords=cook", "https://www.reed.co.uk/api/1.0/search?keywords=cook&resultsToTake=100&resultsToSkip=0"),
        ["hn-who-is-hiring"] = ("latest", "https://hn.algolia.com/api/v1/items/900100"),
        ["text"] = ("file:///postings/", "file:///postings/posting.txt"),
    };

    /// <summary>Fixtures that stand at another address than the board's list.</summary>
    private static readonly Dictionary<string, string> Addresses = new()
    {
        ["bamboohr/detail.json"] = "https://samplecoast.bamboohr.com/careers/86/detail",
        ["breezy/page.html"] = "https://samplemarsh.breezy.hr/p/98323abf2296-reed-cutter",
        ["recruitee/page.html"] = "https://jobs.musterhafen.example/o/hafenlotse",
        ["smartrecruiters/detail.json"] = "https://api.smartrecruiters.com/v1/companies/SampleTransit2/postings/744000000000001",
        ["smartrecruiters/page-2.json"] = "https://api.smartrecruiters.com/v1/companies/SampleTransit2/postings?limit=100&offset=100",
        ["teamtailor/feed.rss"] = "https://samplecloud.teamtailor.com/jobs.rss",
        ["workable/detail.json"] = "https://apply.workable.com/api/v2/accounts/sample-bakery/jobs/AB12CD34EF",
        ["workable/v3-list.json"] = "https://apply.workable.com/api/v3/accounts/sample-bakery/jobs",
    };

    public static Uri Home(string source) => new(Homes[source].Url);

    public static string Folder(string source) => Path.Combine(SharedFolder.Repository, "tests", "JobFeed.Sources.Tests", "Fixtures", source);

    public static IEnumerable<string> Cases(string source) => !Directory.Exists(Folder(source)) ? [] : Directory.GetFiles(Folder(source))
        .Select(file => Path.GetFileName(file))
        .Where(file => !file.EndsWith(".golden.json", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static IEnumerable<string> Faults(string source) => !Directory.Exists(Path.Combine(Folder(source), "faults")) ? [] :
        Directory.GetFiles(Path.Combine(Folder(source), "faults")).Select(file => "faults/" + Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public static Extraction Read(string source, string name) => Read(
        source,
        File.ReadAllBytes(Path.Combine(Folder(source), name)),
        Addresses.TryGetValue($"{source}/{name}", out var address) ? new FetchRequest(new Uri(address)) : null);

    /// <summary>As <see cref="Read(string, string)"/>, as the answer to another request.</summary>
    public static Extraction Read(string source, string name, FetchRequest request) => Read(source, File.ReadAllBytes(Path.Combine(Folder(source), name)), request);

    /// <summary>The postings of an answer: whole ones, and what a list tells of those whose details are still to be asked for.</summary>
    public static RawPosting[] All(this Extraction read) => [.. read.Postings, .. read.Next.Select(next => next.Stub).OfType<RawPosting>()];

    public static Extraction Read(string source, byte[] body, FetchRequest? request = null, string? contentType = null)
    {
        var (board, url) = Homes.GetValueOrDefault(source, ("sample", $"https://{source}.example/"));
        request ??= new FetchRequest(new Uri(url));
        return KnownSources.Find(source)!.Extract(new FetchedDocument
        {
            Board = new Board { Id = new BoardId(source, board), Company = source is "lever" or "ashby" or "bamboohr" or "personio" or "pinpoint" ? "Sample company" : null },
            Request = request,
            Url = request.Url,
            ContentType = contentType,
            Body = body,
            FetchedAt = DateTimeOffset.UnixEpoch,
        });
    }

    public static void CheckGolden(string source, string name, Extraction extraction)
    {
        var golden = Path.Combine(Folder(source), Path.GetFileNameWithoutExtension(name) + ".golden.json");
        var text = JsonSerializer.Serialize(extraction, Indented) + "\n";
        if (Environment.GetEnvironmentVariable("JOBFEED_ACCEPT") == "1")
        {
            File.WriteAllText(golden, text);
        }

        Assert.True(File.Exists(golden), $"{golden} is missing.");
        Assert.Equal(File.ReadAllText(golden), text);
    }
}
