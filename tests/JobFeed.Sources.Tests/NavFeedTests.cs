namespace JobFeed.Sources.Tests;

public sealed class NavFeedTests
{
    private static readonly Extraction Page = Fixture.Read("nav-feed", "page.json");
    private static readonly Extraction Entry = Fixture.Read("nav-feed", "entry.json");

    [Fact]
    public void Closes_what_is_inactive_and_lets_the_last_entry_count() => Assert.Equal(["u-2", "u-3"], Page.Closed.Order());

    [Fact]
    public void Asks_for_the_text_of_what_is_active_and_for_the_next_page()
    {
        Assert.Equal(
            ["https://pam-stilling-feed.nav.no/api/v1/feedentry/u-1", "https://pam-stilling-feed.nav.no/api/v1/feed/p2"],
            Page.Next.Select(request => request.Url.AbsoluteUri));
        Assert.Equal(("Kranfører", "Eksempel Havn AS", "BERGEN"), (Page.Next[0].Stub!.Title, Page.Next[0].Stub!.Company, Page.Next[0].Stub!.Location));
    }

    [Fact]
    public void Takes_the_entry_itself_where_it_leads_nowhere() => Assert.Equal(("u-4", "Alt står her."), (Page.Postings[0].Id, Page.Postings[0].Description));

    [Fact]
    public void Shows_its_key_to_the_server_of_nav_alone()
    {
        var key = new FetchCredential("NavToken", CredentialPlace.Bearer);
        var nav = KnownSources.Find("nav-feed")!;

        Assert.All([.. Page.Next, .. nav.Plan(nav.Recognize(new Uri("https://pam-stilling-feed.nav.no/api/v1/feed"))!)], request => Assert.Equal([key], request.Credentials!.Value.AsEnumerable()));
        Assert.All(
            nav.Plan(new JobFeed.Core.Postings.Board { Id = new("nav-feed", "https://proxy.example/feed") }).Concat(
                Fixture.Read("nav-feed", """{"items": [{"id": "u-1", "url": "https://other.example/u-1", "title": "Kokk", "_feed_entry": {"uuid": "u-1", "status": "ACTIVE"}}]}"""u8.ToArray()).Next),
            request => Assert.Null(request.Credentials));
    }

    [Fact]
    public void Never_takes_absence_for_an_end() => Assert.NotNull(Page.IncompleteBecause);

    [Fact]
    public void Reads_the_text_of_a_posting()
    {
        var posting = Entry.Postings[0];

        Assert.Equal(("u-1", "Kranfører til havna", "Eksempel Havn AS", "BERGEN"), (posting.Id, posting.Title, posting.Company, posting.Location));
        Assert.Equal(("5003", "NORGE"), (posting.Places[0].PostalCode, posting.Places[0].Country));
        Assert.Equal(("2026-11-17T00:00:00+01:00", "2026-12-17T00:00:00+01:00"), (posting.PostedAt, posting.ValidThrough));
        Assert.Equal(["Fast", "Heltid"], posting.EmploymentTypes.AsEnumerable());
    }

    [Fact]
    public void Closes_a_posting_whose_own_page_says_so() =>
        Assert.Equal(["u-9"], Fixture.Read("nav-feed", """{"uuid": "u-9", "status": "INACTIVE", "ad_content": null}"""u8.ToArray()).Closed.AsEnumerable());
}
