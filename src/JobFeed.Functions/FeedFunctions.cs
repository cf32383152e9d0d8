using JobFeed.Pipeline.Serve;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Functions;

/// <summary>Saved feeds: everybody reads them; the gate lets keys of scope <c>feeds</c> change them.</summary>
public sealed class FeedFunctions(FeedsEndpoint feeds)
{
    [Function("Feeds")]
    public Task List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/feeds")] HttpRequest request, CancellationToken cancel) =>
        feeds.ListAsync(request.HttpContext, cancel);

    [Function("AddFeed")]
    public Task Add([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/feeds")] HttpRequest request, CancellationToken cancel) =>
        feeds.AddAsync(request.HttpContext, cancel);

    [Function("Feed")]
    public Task Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/feeds/{feed}")] HttpRequest request, string feed, CancellationToken cancel) =>
        feeds.ShowAsync(request.HttpContext, feed, cancel);

    [Function("ReplaceFeed")]
    public Task Replace([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/feeds/{feed}")] HttpRequest request, string feed, CancellationToken cancel) =>
        feeds.ReplaceAsync(request.HttpContext, feed, cancel);

    [Function("RemoveFeed")]
    public Task Remove([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/feeds/{feed}")] HttpRequest request, string feed, CancellationToken cancel) =>
        feeds.RemoveAsync(request.HttpContext, feed, cancel);

    [Function("FeedReport")]
    public Task Report([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/feeds/{feed}/report")] HttpRequest request, string feed, CancellationToken cancel) =>
        feeds.ReportAsync(request.HttpContext, feed, cancel);
}
