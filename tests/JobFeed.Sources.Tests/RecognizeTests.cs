namespace JobFeed.Sources.Tests;

public sealed class RecognizeTests
{
    [Theory]
    [InlineData("https://boards.greenhouse.io/SampleForge/jobs/4711", "greenhouse:sampleforge")]
    [InlineData("https://job-boards.eu.greenhouse.io/sampleforge", "greenhouse:sampleforge")]
    [InlineData("https://boards.greenhouse.io/embed/job_board?for=sampleforge&b=x", "greenhouse:sampleforge")]
    [InlineData("https://boards-api.greenhouse.io/v1/boards/sampleforge/jobs?content=true", "greenhouse:sampleforge")]
    [InlineData("https://jobs.lever.co/Yassir", "lever:Yassir")]
    [InlineData("https://jobs.lever.co/sampleclinic/a0a0a0a0-0000-4000-8000-000000000001/apply", "lever:sampleclinic")]
    [InlineData("https://api.eu.lever.co/v0/postings/sampleclinic?mode=json", "lever:eu/sampleclinic")]
    [InlineData("https://jobs.ashbyhq.com/Sample%20Labs/b1/application", "ashby:Sample Labs")]
    [InlineData("https://remoteok.com/", "remoteok:all")]
    [InlineData("https://remoteOK.com/remote-jobs/remote-net-mender-900001", "remoteok:all")]
    [InlineData("https://remoteok.io/remote-golang-jobs.json", "remoteok:golang")]
    [InlineData("https://remotive.com/remote-jobs/software-dev", "remotive:software-dev")]
    [InlineData("https://remotive.com/api/remote-jobs?category=Design", "remotive:design")]
    [InlineData("https://www.arbeitnow.com/api/job-board-api?page=3", "arbeitnow:all")]
    [InlineData("https://jobicy.com/api/v2/remote-jobs?count=20&tag=c%2B%2B&geo=usa", "jobicy:geo=usa&tag=c%2B%2B")]
    [InlineData("https://himalayas.app/jobs", "himalayas:all")]
    [InlineData("https://himalayas.app/jobs/api/search?country=Canada&keyword=nurse", "himalayas:keyword=nurse&country=Canada")]
    [InlineData("https://www.themuse.com/api/public/jobs?page=4&location=Atlanta,%20GA", "themuse:location=Atlanta%2C%20GA")]
    [InlineData("https://weworkremotely.com/categories/remote-programming-jobs.rss", "weworkremotely:remote-programming-jobs")]
    [InlineData("https://weworkremotely.com/remote-jobs/sample-harbour-cook", "weworkremotely:all")]
    [InlineData("https://pam-stilling-feed.nav.no/api/v1/feed?last=true", "nav-feed:https://pam-stilling-feed.nav.no/api/v1/feed?last=true")]
    [InlineData("https://acme.example/jobs.rss", "rss-atom:https://acme.example/jobs.rss")]
    [InlineData("https://acme.example/blog/feed/", "rss-atom:https://acme.example/blog/feed/")]
    [InlineData("https://acme.example/?feed=job_feed", "rss-atom:https://acme.example/?feed=job_feed")]
    [InlineData("https://acme.example/careers/googlefeed.xml", "rss-atom:https://acme.example/careers/googlefeed.xml")]
    [InlineData("https://acme.example/feeds/indeed.xml", "job-xml:https://acme.example/feeds/indeed.xml")]
    [InlineData("https://acme.example/feeds/talroo-1.xml.gz", "job-xml:https://acme.example/feeds/talroo-1.xml.gz")]
    [InlineData("https://acme.example/export/LinkedIn-jobs.xml", "job-xml:https://acme.example/export/LinkedIn-jobs.xml")]
    [InlineData("https://acme.example/jobs/sitemap.xml", "career-page:https://acme.example/jobs/sitemap.xml")]
    [InlineData("https://jobs.smartrecruiters.com/SampleTransit2/744000000000001-tram-driver", "smartrecruiters:SampleTransit2")]
    [InlineData("https://careers.smartrecruiters.com/SampleTransit2", "smartrecruiters:SampleTransit2")]
    [InlineData("https://jobs.smartrecruiters.com/oneclick-ui/company/SampleTransit2/publication/00000000-0000-4000-8000-000000000001", "smartrecruiters:SampleTransit2")]
    [InlineData("https://api.smartrecruiters.com/v1/companies/SampleTransit2/postings?limit=100", "smartrecruiters:SampleTransit2")]
    [InlineData("https://apply.workable.com/Sample-Bakery/j/AB12CD34EF/", "workable:sample-bakery")]
    [InlineData("https://apply.workable.com/api/v1/widget/accounts/sample-bakery?details=true", "workable:sample-bakery")]
    [InlineData("https://apply.workable.com/api/v3/accounts/sample-bakery/jobs", "workable:sample-bakery")]
    [InlineData("https://sample-bakery.workable.com/jobs/17", "workable:sample-bakery")]
    [InlineData("https://MusterHafen.recruitee.com/o/hafenlotse", "recruitee:musterhafen")]
    [InlineData("https://jobs.musterhafen.example/api/offers/", "recruitee:jobs.musterhafen.example")]
    [InlineData("https://musterwerk.jobs.personio.de/job/1834171?language=en", "personio:musterwerk")]
    [InlineData("https://musterwerk.jobs.personio.com/xml", "personio:musterwerk")]
    [InlineData("https://samplefjord.teamtailor.com/jobs/1-kaptein", "teamtailor:samplefjord")]
    [InlineData("https://samplefjord.na.teamtailor.com/jobs.rss", "teamtailor:samplefjord.na.teamtailor.com")]
    [InlineData("https://samplecoast.bamboohr.com/careers/86", "bamboohr:samplecoast")]
    [InlineData("https://samplecoast.bamboohr.com/jobs/embed2.php", "bamboohr:samplecoast")]
    [InlineData("https://samplemarsh.breezy.hr/p/98323abf2296-reed-cutter", "breezy:samplemarsh")]
    [InlineData("https://samplerail.pinpointhq.com/en/postings/515428", "pinpoint:samplerail")]
    [InlineData("https://acme.example/careers?utm_source=x#top", "career-page:https://acme.example/careers")]
    [InlineData("https://acme.example/sitemap.xml", "career-page:https://acme.example/sitemap.xml")]
    [InlineData("https://karriere.acme.example/", "career-page:https://karriere.acme.example/")]
    [InlineData("file:///srv/postings/", "text:file:///srv/postings/")]
    public void Knows_a_board_by_its_link(string link, string board) => Assert.Equal(board, KnownSources.Recognize(new Uri(link))?.Id.ToString());

    [Theory]
    [InlineData("https://acme.example/")]
    [InlineData("https://acme.example/about")]
    [InlineData("https://boards.greenhouse.io/")]
    [InlineData("https://jobs.lever.co/")]
    [InlineData("https://api.smartrecruiters.com/v1/companies")]
    [InlineData("https://apply.workable.com/j/AB12CD34EF")]
    [InlineData("https://www.recruitee.com/")]
    [InlineData("https://recruitee.com/")]
    [InlineData("https://app.teamtailor.com/")]
    [InlineData("https://samplecoast.bamboohr.com/login.php")]
    [InlineData("https://breezy.hr.example/p/1")]
    [InlineData("https://user:secret@samplerail.pinpointhq.com/")]
    [InlineData("ftp://acme.example/careers")]
    [InlineData("https://user:secret@acme.example/careers")]
    [InlineData("mailto:jobs@acme.example")]
    public void Does_not_guess(string link)
    {
        var board = KnownSources.Recognize(new Uri(link));

        Assert.True(board is null || (board.Id.Platform == "career-page" && link.Contains("lever", StringComparison.Ordinal)), board?.Id.ToString());
    }

    [Fact]
    public void Can_say_what_it_tried()
    {
        var shapes = KnownSources.Shapes();

        Assert.All(KnownSources.All, source => Assert.Contains(source.Info.Title, shapes, StringComparison.Ordinal));
        Assert.Contains("https://jobs.lever.co/{site}", shapes, StringComparison.Ordinal);
    }
}
