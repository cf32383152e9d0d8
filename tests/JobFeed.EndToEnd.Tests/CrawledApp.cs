namespace JobFeed.EndToEnd.Tests;

/// <summary>The running app after the first crawl of its sample boards.</summary>
public sealed class CrawledApp : IAsyncLifetime
{
    private readonly RunningApp _app = new();

    public HttpClient Http => _app.Http;

    public RunningApp App => _app;

    public async Task InitializeAsync()
    {
        await _app.InitializeAsync();
        await _app.CrawlAllAsync();
    }

    public Task DisposeAsync() => _app.DisposeAsync();
}
