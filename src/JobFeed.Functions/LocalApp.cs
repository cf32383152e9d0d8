using JobFeed.LocalHost.Hosting;
using JobFeed.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobFeed.Functions;

/// <summary>The app as it runs without the Azure Functions host: for <c>jobfeed up</c>, tests and this project's own entry point.</summary>
public static class LocalApp
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args, Action<LocalHostOptions>? options = null)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<ProblemMiddleware>();
        builder.UseMiddleware<GateMiddleware>();
        builder.Services.AddJobFeed(builder.Configuration);
        builder.Services.Configure<LocalHostOptions>(host =>
        {
            host.FunctionAssemblies.Add(typeof(LocalApp).Assembly);
            options?.Invoke(host);
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        return builder;
    }
}
