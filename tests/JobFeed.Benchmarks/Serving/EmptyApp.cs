using JobFeed.LocalHost;
using JobFeed.LocalHost.Builder;
using JobFeed.LocalHost.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JobFeed.Benchmarks.Serving;

/// <summary>An app of the same host and builder as ours with one function that answers nothing: what a start is compared with.</summary>
internal static class EmptyApp
{
    /// <summary>Makes the program this app, and nothing else of it is loaded.</summary>
    public const string Argument = "empty-app";

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.Configure<LocalHostOptions>(host => host.FunctionTypes.Add(typeof(EmptyFunctions)));
        await builder.Build().RunAsync();
        return 0;
    }
}

/// <summary>The function of <see cref="EmptyApp"/>.</summary>
public static class EmptyFunctions
{
    [Function("Empty")]
    public static Task Empty([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/jobs")] HttpRequest request) => request.HttpContext.Response.WriteAsync("{}");
}
