using JobFeed.Pipeline.Serve;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Functions;

/// <summary>Saved feeds: everybody reads them, the master key opens what changes them.</summary>
public sealed class FeedFunctions(FeedsEndpoint feeds)
{
    [Function("Feeds")]
    public Task List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/feeds")] HttpRequest request, CancellationToken cancel) =>
        feeds.ListAsync(request.HttpContext, cancel);

    [Function("AddFeed")]
    public Task Add([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "v1/feeds")] HttpRequest request, CancellationToken cancel) =>
        feeds.AddAsync(request.HttpContext, cancel);

    [Function("Feed")]
    public Task Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/feeds/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        feeds.ShowAsync(request.HttpContext, id, cancel);

    [Function("ReplaceFeed")]
    public Task Replace([HttpTrigger(AuthorizationLevel.Admin, "put", Route = "v1/feeds/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        feeds.ReplaceAsync(request.HttpContext, id, cancel);

    [Function("RemoveFeed")]
    public Task Remove([HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "v1/feeds/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        feeds.RemoveAsync(request.HttpContext, id, cancel);

    [Function("FeedReport")]
    public Task Report([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/feeds/{id}/report")] HttpRequest request, string id, CancellationToken cancel) =>
        feeds.ReportAsync(request.HttpContext, id, cancel);
}
