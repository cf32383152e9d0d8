using JobFeed.Pipeline.Serve.Api;
using JobFeed.Pipeline.Serve.Gate;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Functions;

/// <summary>What is about the API itself.</summary>
public sealed class ApiFunctions(OpenApiEndpoint description)
{
    [Function("OpenApi")]
    public Task OpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request, CancellationToken cancel) =>
        description.DescribeAsync(request.HttpContext, cancel);

    [Function("Docs")]
    public Task Docs([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "docs")] HttpRequest request, CancellationToken cancel) =>
        description.ShowAsync(request.HttpContext, cancel);

    // In Azure the platform answers preflights before this one.
    [Function(PreflightEndpoint.Function)]
    public static Task Preflight([HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "{*path}")] HttpRequest request, CancellationToken cancel) =>
        PreflightEndpoint.AnswerAsync(request.HttpContext, cancel);
}
