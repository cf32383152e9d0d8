using JobFeed.Cli.Samples;
using JobFeed.Core.Postings;
using JobFeed.Sources.Fetching;

namespace JobFeed.Sources.Tests;

/// <summary>The sample boards, crawled whole through the fetcher: what a crawl is.</summary>
public sealed class SampleBoardsTests : IAsyncLifetime
{
    private FixtureWeb _web = null!;

    public async Task InitializeAsync() => _web = await FixtureWeb.StartAsync(SampleBoards.Folder);

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Theory]
    [InlineData("greenhouse", 12)]
    [InlineData("lever", 10)]
    [InlineData("ashby", 10)]
    [InlineData("career-page", 8)]
    public async Task Crawls_whole(string source, int count)
    {
        var postings = await CrawlAsync(SampleBoards.All.Single(board => board.Id.Platform == source));

        Assert.Equal(count, postings.Count);
        Assert.Equal(count, postings.Select(posting => posting.Id).Distinct().Count());
        Assert.All(postings, posting =>
        {
            Assert.EndsWith("(sample)", posting.Company, StringComparison.Ordinal);
            Assert.Contains("JobFeed", posting.Description, StringComparison.Ordinal);
            Assert.NotNull(posting.Title);
            Assert.NotNull(posting.PostedAt);
            Assert.True(posting.Location is not null || !posting.RemoteFrom.IsEmpty);
        });
        Assert.Contains(postings, posting => !posting.Pay.IsEmpty);
        Assert.Contains(postings, posting => posting.Pay.IsEmpty);
    }

    [Fact]
    public void Are_marked_as_samples() => Assert.All(SampleBoards.All, board => Assert.True(board.IsSample));

    [Fact]
    public void Leave_real_boards_alone()
    {
        var options = new FetchOptions();
        SampleBoards.LeadTo(options, _web.Address);

        Assert.Null(options.OverrideOf(new Uri("https://api.lever.co/v0/postings/sampleklinik2?mode=json")));
        Assert.Equal(
            new Uri(_web.Address, "/v0/postings/sampleklinik?mode=json"), options.OverrideOf(new Uri("https://api.lever.co/v0/postings/sampleklinik?mode=json")));
    }

    private async Task<List<RawPosting>> CrawlAsync(Board board)
    {
        var options = new FetchOptions();
        SampleBoards.LeadTo(options, _web.Address);
        using var fetcher = new Fetcher(options, TimeProvider.System, pause: (_, _) => Task.CompletedTask);
        var source = KnownSources.Find(board.Id.Platform)!;
        var waiting = new Queue<FetchRequest>(source.Plan(board));
        var asked = new HashSet<Uri>(waiting.Select(request => request.Url));
        var postings = new List<RawPosting>();
        while (waiting.TryDequeue(out var request))
        {
            var result = await fetcher.FetchAsync(request, FetchConditions.None, source.Info, default);
            var read = source.Extract(result.DocumentFor(board, request));
            Assert.Empty(read.Rejected);
            Assert.Null(read.IncompleteBecause);
            postings.AddRange(read.Postings);
            foreach (var next in read.Next.Where(next => asked.Add(next.Url)))
            {
                waiting.Enqueue(next);
            }
        }

        return postings;
    }
}
