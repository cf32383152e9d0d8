using JobFeed.Pipeline.Serve;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Functions;

/// <summary>Webhooks, for their keeper; the master key opens these.</summary>
public sealed class WebhookFunctions(WebhooksEndpoint webhooks)
{
    [Function("Webhooks")]
    public Task List([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "v1/webhooks")] HttpRequest request, CancellationToken cancel) =>
        webhooks.ListAsync(request.HttpContext, cancel);

    [Function("AddWebhook")]
    public Task Add([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "v1/webhooks")] HttpRequest request, CancellationToken cancel) =>
        webhooks.AddAsync(request.HttpContext, cancel);

    [Function("Webhook")]
    public Task Show([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "v1/webhooks/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        webhooks.ShowAsync(request.HttpContext, id, cancel);

    [Function("RemoveWebhook")]
    public Task Remove([HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "v1/webhooks/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        webhooks.RemoveAsync(request.HttpContext, id, cancel);

    [Function("PingWebhook")]
    public Task Ping([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "v1/webhooks/{id}/ping")] HttpRequest request, string id, CancellationToken cancel) =>
        webhooks.PingAsync(request.HttpContext, id, cancel);

    [Function("RedriveWebhook")]
    public Task Redrive([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "v1/webhooks/{id}/redrive")] HttpRequest request, string id, CancellationToken cancel) =>
        webhooks.RedriveAsync(request.HttpContext, id, cancel);

    [Function("ReplayWebhook")]
    public Task Replay([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "v1/webhooks/{id}/replay")] HttpRequest request, string id, CancellationToken cancel) =>
        webhooks.ReplayAsync(request.HttpContext, id, cancel);
}
