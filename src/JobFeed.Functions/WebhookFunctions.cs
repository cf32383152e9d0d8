using JobFeed.Pipeline.Serve;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Functions;

/// <summary>Webhooks, for their keeper. Anonymous to the host, which knows no keys but its own: the gate lets in keys of scope <c>webhooks</c>.</summary>
public sealed class WebhookFunctions(WebhooksEndpoint webhooks)
{
    [Function("Webhooks")]
    public Task List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/webhooks")] HttpRequest request, CancellationToken cancel) =>
        webhooks.ListAsync(request.HttpContext, cancel);

    [Function("AddWebhook")]
    public Task Add([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/webhooks")] HttpRequest request, CancellationToken cancel) =>
        webhooks.AddAsync(request.HttpContext, cancel);

    [Function("Webhook")]
    public Task Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/webhooks/{webhook}")] HttpRequest request, string webhook, CancellationToken cancel) =>
        webhooks.ShowAsync(request.HttpContext, webhook, cancel);

    [Function("RemoveWebhook")]
    public Task Remove([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/webhooks/{webhook}")] HttpRequest request, string webhook, CancellationToken cancel) =>
        webhooks.RemoveAsync(request.HttpContext, webhook, cancel);

    [Function("PingWebhook")]
    public Task Ping([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/webhooks/{webhook}/ping")] HttpRequest request, string webhook, CancellationToken cancel) =>
        webhooks.PingAsync(request.HttpContext, webhook, cancel);

    [Function("RotateWebhook")]
    public Task Rotate([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/webhooks/{webhook}/rotate")] HttpRequest request, string webhook, CancellationToken cancel) =>
        webhooks.RotateAsync(request.HttpContext, webhook, cancel);

    [Function("RedriveWebhook")]
    public Task Redrive([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/webhooks/{webhook}/redrive")] HttpRequest request, string webhook, CancellationToken cancel) =>
        webhooks.RedriveAsync(request.HttpContext, webhook, cancel);

    [Function("ReplayWebhook")]
    public Task Replay([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/webhooks/{webhook}/replay")] HttpRequest request, string webhook, CancellationToken cancel) =>
        webhooks.ReplayAsync(request.HttpContext, webhook, cancel);
}
