using JobFeed.Pipeline.Serve.Api;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve.Gate;

/// <summary>OPTIONS of any address.</summary>
public static class PreflightEndpoint
{
    /// <summary>The function's name: no operation of the API, and counted by no limit.</summary>
    public const string Function = "Preflight";

    public static Task AnswerAsync(HttpContext http, CancellationToken cancel)
    {
        if (!Operations.IsPublic(http.Request.Path))
        {
            return new Problem(404, "Nothing to read here", "Pages of other sites may ask for what everybody may read: GET /openapi.json.").WriteAsync(http, cancel);
        }

        Cors.Allow(http);
        Cors.AnswerOptions(http);
        return Task.CompletedTask;
    }
}
