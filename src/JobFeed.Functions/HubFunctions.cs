using JobFeed.Pipeline.Serve;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Functions;

/// <summary>The WebSub hub: who subscribes needs no key, for subscribing is confirmed by the receiver.</summary>
public sealed class HubFunctions(HubEndpoint hub)
{
    [Function("Hub")]
    public Task Hub([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/hub")] HttpRequest request, CancellationToken cancel) =>
        hub.AnswerAsync(request.HttpContext, cancel);
}
