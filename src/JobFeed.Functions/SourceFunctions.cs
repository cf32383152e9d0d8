using JobFeed.Pipeline.Serve;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Functions;

/// <summary>Where postings come from, for everybody: service levels and terms.</summary>
public sealed class SourceFunctions(SourcesEndpoint sources)
{
    [Function("Sources")]
    public Task Sources([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/sources")] HttpRequest request, CancellationToken cancel) =>
        sources.AnswerAsync(request.HttpContext, cancel);
}
