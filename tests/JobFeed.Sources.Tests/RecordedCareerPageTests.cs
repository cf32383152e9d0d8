using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Sources.Tests;

/// <summary>Every recorded career page: what a person reads on it, as a table.</summary>
public sealed partial class RecordedCareerPageTests
{
    [SharedTheory]
    [InlineData("career-pages/catalitium-jobs", 0, "Senior AI Engineer", "Tech Innovation Corp", "Madrid, ES", "2024-01-01", "2024-12-31", "60000-90000 EUR ", "FULL_TIME")]
    [InlineData("career-pages/catalitium-jobs", 1, "Automation Specialist", "Automation Solutions Ltd", "Barcelona, ES", "2024-01-01", "2024-12-31", "45000-70000 EUR ", "FULL_TIME")]
    [InlineData("career-pages/catalitium-jobs", 2, "Full Stack Developer", "Digital Solutions Inc", "Remote, ES", "2024-01-01", "2024-12-31", "50000-80000 EUR ", "FULL_TIME")]
    [InlineData("career-pages/cryptojobslist-detail", 0, "Blockchain - Sr Lead Security Engineer", "JPMorgan Chase & Co", "Plano, United States", "2026-07-23T01:30:01.061Z", "2026-09-21T01:30:01.061Z", "180000-250000 USD YEAR", "FULL_TIME")]
    [InlineData("career-pages/linkedin-ge-aviation", 0, "Engineering Trainee", "GE Aviation", "15000, CZ", "2020-09-21T21:04:14.000Z", "2020-10-24T21:51:22.000Z", null, "OTHER")]
    [InlineData("career-pages/linkedin-oracle", 0, "Principal Java Developer - Java Platform", "Oracle", "CZ", "2020-04-20T08:16:45.000Z", "1970-01-01T00:00:00.000Z", null, "OTHER")]
    [InlineData("career-pages/meta-software-engineer", 0, "Software Engineer, Infrastructure", "Meta", "Sunnyvale, CA, USA", "2025-06-10T13:07:44-07:00", "2026-06-08T12:50:57-07:00", null, "Full-time")]
    [InlineData("career-pages/paylocity-fermi-detail", 0, "Corporate Tax Director", "Fermi LLC", "Dallas, TX, US", "2026-06-11T21:42:38-05:00", null, null, "")]
    [InlineData("career-pages/remoteok-comscore", 0, "Software Engineer II", "Comscore", "Anywhere", "2020-10-25T16:01:35-07:00", "2020-11-25T15:01:35-08:00", "55000-55000 USD ANN", "FULL_TIME")]
    [InlineData("career-pages/stackoverflow-hummingbot-remote", 0, "Senior Front-End Engineer", "Hummingbot", null, "2020-09-25", "2021-09-25", "75000-125000 USD YEAR", "FULL_TIME")]
    [InlineData("career-pages/stackoverflow-quajoo", 0, "Solution Engineer (M/F/X)", "QUAJOO GmbH", "Leipzig, DE", "2020-03-24", "2021-02-03", null, "FULL_TIME")]
    [InlineData("career-pages/weworkremotely-bluelight", 0, "DevOps Engineer, Kubernetes, AWS/GCP", "Bluelight Consulting", "Sacramento, CA", "2020-10-20 20:28:32 UTC", "2020-11-19 20:28:32 UTC", null, "Full-Time")]
    [InlineData("career-pages/weworkremotely-elevenyellow", 0, "Solidity Engineer", "ElevenYellow Pte Ltd", "ElevenYellow Pte Ltd", "2021-01-20 12:47:53 UTC", "2021-02-19 12:47:53 UTC", null, "Full-Time")]
    [InlineData("career-pages/workatastartup-diode-senior", 0, "Senior Software Engineer", "Diode Computers, Inc.", "New York, US", "2025-05-28T17:29:19Z", null, "140000-240000 USD YEAR", "FULL_TIME")]
    [InlineData("icims/bds-detail-jsonld", 0, "Meta Lab Assistant Manager", "BDS Connected Solutions", "Houston, Texas, United States", "2026-02-13T05:00:00.000Z", "2026-03-13T05:00:00.000Z", "65000-70000 USD YEAR", "FULL_TIME")]
    [InlineData("structured-data/eg-0028-jsonld", 0, "Software Engineer", null, "Kirkland, WA", "2011-10-31", null, "100000-100000 USD ", "Full-time")]
    [InlineData("structured-data/eg-0028-microdata", 0, "Software Engineer", "ABC Company Inc.", "Kirkland, WA", "2011-10-31", null, "100000-100000 USD ", "Full-time")]
    [InlineData("structured-data/eg-0028-rdfa", 0, "Software Engineer", "ABC Company Inc.", "Kirkland, WA", "2011-10-31", null, "100000-100000 USD ", "Full-time")]
    [InlineData("structured-data/eg-0213-jsonld", 0, "Junior software developer", null, null, null, null, null, "")]
    [InlineData("structured-data/eg-0251-jsonld", 0, "Mobile App Developer", "ACME Software", null, null, null, null, "")]
    [InlineData("structured-data/eg-0280-jsonld", 0, "Systems Research Engineer", null, null, null, null, null, "")]
    [InlineData("structured-data/eg-0283-jsonld", 0, "electrician", null, null, null, null, null, "")]
    public void Reads_a_job_posting(string page, int index, string title, string? company, string? place, string? posted, string? until, string? pay, string types)
    {
        var posting = Read(page, "https://site.example/careers/list").Postings[index];

        Assert.Equal((title, company), (posting.Title, posting.Company));
        Assert.True(place is null || posting.Location == place, posting.Location);
        Assert.Equal((posted, until), (posting.PostedAt, posting.ValidThrough));
        Assert.Equal(pay, posting.Pay is [var first, ..] ? string.Create(CultureInfo.InvariantCulture, $"{first.Min:0.##}-{first.Max:0.##} {first.Currency} {first.Period}") : posting.SalaryText);
        Assert.Equal(types, string.Join(", ", posting.EmploymentTypes));
    }

    [SharedTheory]
    [InlineData("avalanche-plasma-scientist", "https://www.avalanchefusion.com/open-position/experimental-plasma-scientist", "Experimental Plasma Scientist", "compact, deployable fusion systems")]
    [InlineData("didi-global-detail", "https://careers.didiglobal.com/jobdetail/1713", "Estágio em operações (Engagement Channels)", "dezembro de 2027")]
    [InlineData("flymotion-event-coordinator", "https://www.flymotionus.com/jobs/event-coordinator", "Event Coordinator", "Handle incoming event inquiries")]
    [InlineData("gusto-material-detail", "https://jobs.gusto.com/postings/material-staff-battery-applications-engineer-d421d87b-e050-454b-95b8-395b7ec46c9a", "Staff Battery Applications Engineer at Material Hybrid Manufacturing Inc", "battery")]
    [InlineData("hyl-drone-technician", "https://www.hyl.io/hiring/drone-technician", "DRONE TECHNICIAN", "$16.00 - $20.00 per hour")]
    [InlineData("jobscz-company-alza", "https://www.jobs.cz/fp/alza-cz-a-s-7910630/2000134247/", "iOS Developer (JPO1715)", "Holešovicích")]
    [InlineData("jobscz-standard", "https://www.jobs.cz/rpd/1635598077/", "Frontend Developer | Vue.js, TypeScript | 50-80.000 Kč", "Vue.js")]
    [InlineData("peoplestrong-larsen-toubro", "https://larsentoubrocareers.peoplestrong.com/job/detail/LNT_AM-SS_1713015", "Assistant Manager - Strategic Sourcing", "reduce dependency on imports")]
    [InlineData("reelement-hr-manager", "https://reelementtech.com/jobs/job-application---human-resources-hr-manager", "Human Resources (HR) Manager", "lead the HR function from early development")]
    [InlineData("seek-platform-engineer", "https://au.seek.com/job/93856863", "Senior Platform Engineer | Remote | Australia", "Strong software engineering fundamentals")]
    [InlineData("talentclue-ayuda-en-accion", "https://empleoayudaenaccion.talentclue.com/es/node/125197717/4590", "Coordinador/a Territorial", "USD $1,200.00 y $1,500.00")]
    [InlineData("talentclue-barcelona-activa", "https://barcelonactiva.talentclue.com/ca/node/124951672/4590", "60578 - Monitor/a d'Oci Infantil", "Dimarts a divendres de 16:30 a 20:30")]
    [InlineData("vight-gnc", "https://vightaero.com/join-us/gnc/", "Founding GNC and Flight Software Engineer", "the flight software and control architecture")]
    public void Reads_a_posting_from_a_page_without_structured_data(string page, string url, string title, string words)
    {
        var posting = Assert.Single(Read("career-pages/" + page, url).Postings);

        Assert.Equal(title, posting.Title);
        Assert.Contains(words, posting.Description, StringComparison.Ordinal);
        Assert.False(posting.Expired);
    }

    [SharedTheory]
    [InlineData("avalanche-open-positions", "https://www.avalanchefusion.com/careers", 9, "https://www.avalanchefusion.com/careers/open-position/experimental-plasma-scientist")]
    [InlineData("avature-bloomberg-list", "https://bloomberg.avature.net/careers/SearchJobs", 12, "https://bloomberg.avature.net/careers/JobDetail/Data-Scientist/12348")]
    [InlineData("flymotion-careers", "https://www.flymotionus.com/company/careers", 1, "https://www.flymotionus.com/jobs/event-coordinator")]
    [InlineData("gusto-material-board", "https://jobs.gusto.com/boards/material-ed3a1ae2-cd0f-4b68-b4bb-e8b4e52a3f73", 3, "https://jobs.gusto.com/postings/material-hybrid-manufacturing-inc-additive-manufacturing-engineer-lab-2b84b230-7406-4214-a985-ee75a8b90aa7")]
    [InlineData("hyl-job-board", "https://www.hyl.io/hiring/job-board", 1, "https://www.hyl.io/hiring/drone-technician")]
    [InlineData("itviec-listing", "https://itviec.com/it-jobs", 26, "https://itviec.com/it-jobs/magento-developer-web-sai-gon-0912")]
    [InlineData("jobscz-listing", "https://www.jobs.cz/prace/programator/", 30, "https://beta.www.jobs.cz/rpd/2000133941/")]
    [InlineData("reelement-careers", "https://reelementtech.com/careers", 2, "https://reelementtech.com/jobs/job-application---human-resources-hr-manager")]
    [InlineData("vight-join-us", "https://vightaero.com/join-us/", 3, "https://vightaero.com/join-us/gnc/")]
    public void Follows_the_postings_of_a_list(string page, string url, int atLeast, string one)
    {
        var list = Read("career-pages/" + page, url);

        Assert.Contains(one, list.Next.Select(request => request.Url.AbsoluteUri));
        Assert.True(list.Next.Length >= atLeast && list.Next.Length <= atLeast + 7, $"{list.Next.Length} links");
        Assert.Empty(list.Postings);
    }

    [SharedTheory]
    [InlineData("anatar-careers", "by script only")]
    [InlineData("paylocity-fermi-board", "by script only")]
    [InlineData("workatastartup-diode-list", "by script only")]
    [InlineData("canekast-careers", "no JobPosting")]
    [InlineData("galadyne-careers", "no JobPosting")]
    [InlineData("mara-careers", "no JobPosting")]
    [InlineData("mara-careers-empty", "no JobPosting")]
    [InlineData("terminus-careers", "no JobPosting")]
    public void Says_why_a_page_gives_nothing(string page, string words) => Assert.Contains(
        words, Assert.Throws<SourceException>(() => Read("career-pages/" + page, "https://site.example/careers")).Message, StringComparison.Ordinal);

    [SharedTheory]
    [InlineData("career-pages", 43, 23)]
    [InlineData("structured-data", 7, 7)]
    [InlineData("icims", 2, 1)]
    public void Extracts_every_job_posting_that_a_page_marks_up(string folder, int files, int postings)
    {
        var pages = Directory.GetFiles(SharedFolder.Of("samples", folder), "*.html");
        var marked = 0;
        foreach (var page in pages)
        {
            var count = Marks().Count(Encoding.UTF8.GetString(File.ReadAllBytes(page)));
            var read = count == 0 ? null : Read(Path.Combine(folder, Path.GetFileNameWithoutExtension(page)), "https://site.example/careers/list");
            Assert.True(count == 0 || count == read!.Postings.Length + read.Next.Count(request => request.Stub?.Title is not null), page);
            marked += count;
        }

        Assert.Equal((files, postings), (pages.Length, marked));
    }

    [SharedTheory]
    [InlineData("awesomejobs-sitemap.xml", "https://awesomejobs.online/sitemap.xml", 15)]
    [InlineData("bestjobs-sitemap.xml", "https://bestjobs.github.io/sitemap.xml", 0)]
    public void Reads_a_sitemap(string file, string url, int links)
    {
        var map = Fixture.Read("career-page", File.ReadAllBytes(SharedFolder.Of("samples", "sitemap", file)), new FetchRequest(new Uri(url)));

        Assert.Equal(links, map.Next.Length);
        Assert.Equal(links == 0, map.IncompleteBecause is not null);
    }

    private static Extraction Read(string page, string url) =>
        Fixture.Read("career-page", File.ReadAllBytes(SharedFolder.Of("samples", page + ".html")), new FetchRequest(new Uri(url)));

    /// <summary>Items by their type, in each of the three syntaxes.</summary>
    [GeneratedRegex("\"@type\"\\s*:\\s*\"JobPosting\"|itemtype=\"https?://schema.org/JobPosting|typeof=\"JobPosting")]
    private static partial Regex Marks();
}
