namespace JobFeed.Sources.Tests;

public sealed class HimalayasTests
{
    private static readonly Extraction Page = Fixture.Read("himalayas", "page.json");

    [Fact]
    public void Tells_seconds_from_milliseconds()
    {
        Assert.All(Page.Postings, posting => Assert.Equal("2026-11-18T11:06:40.000Z", posting.PostedAt));
        Assert.All(Page.Postings, posting => Assert.Equal("2026-12-18T11:06:40.000Z", posting.ValidThrough));
    }

    [Fact]
    public void Takes_countries_as_texts_and_as_objects()
    {
        Assert.Equal(["Canada", "United States"], Page.Postings[0].RemoteFrom.AsEnumerable());
        Assert.Equal(["Norway"], Page.Postings[1].RemoteFrom.AsEnumerable());
    }

    [Fact]
    public void Believes_the_period_only_where_there_is_pay()
    {
        Assert.Equal((50m, 60.5m, "hourly"), (Page.Postings[0].Pay[0].Min, Page.Postings[0].Pay[0].Max, Page.Postings[0].Pay[0].Period));
        Assert.Empty(Page.Postings[1].Pay);
    }

    [Fact]
    public void Goes_on_by_offset_and_cursor() =>
        Assert.Equal("https://himalayas.app/jobs/api?limit=20&offset=23&cursor=abc%2B%2F%3D", Assert.Single(Page.Next).Url.AbsoluteUri);

    [Fact]
    public void Stops_after_the_newest_and_says_so()
    {
        var deep = Fixture.Read("himalayas", """{"offset": 990, "totalCount": 100371, "jobs": [{"title":"Cook","guid":"1"},{"title":"Cook","guid":"2"},{"title":"Cook","guid":"3"},{"title":"Cook","guid":"4"},{"title":"Cook","guid":"5"},{"title":"Cook","guid":"6"},{"title":"Cook","guid":"7"},{"title":"Cook","guid":"8"},{"title":"Cook","guid":"9"},{"title":"Cook","guid":"10"}]}"""u8.ToArray());

        Assert.Empty(deep.Next);
        Assert.Contains("newest", deep.IncompleteBecause, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_posting_that_it_cannot_read() =>
        Assert.Equal(["g-1", "https://himalayas.app/2"], Fixture.Read("himalayas", """{"jobs": [{"guid":"g-1"},{"applicationLink":"https://himalayas.app/2","title":{}}]}"""u8.ToArray()).Rejected.Select(posting => posting.Id));

    [Fact]
    public void Stops_where_the_whole_is_read() =>
        Assert.Empty(Fixture.Read("himalayas", """{"offset": 40, "totalCount": 41, "jobs": [{"title":"Cook","guid":"1"}]}"""u8.ToArray()).Next);
}
