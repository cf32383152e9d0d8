using JobFeed.Pipeline.Serve.Gate;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Functions;

/// <summary>What is about the API itself.</summary>
public sealed class ApiFunctions
{
    // In Azure the platform answers preflights before this one.
    [Function("Preflight")]
    public static Task Preflight([HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "{*path}")] HttpRequest request, CancellationToken cancel) =>
        PreflightEndpoint.AnswerAsync(request.HttpContext, cancel);
}
